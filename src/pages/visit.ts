import type { Context } from '#http/context.ts'
import { type Params, type Request, readQuery } from '#http/request.ts'
import { type FormToken, formToken } from '#login/csrf.ts'
import { type Language, languageFor, languages } from './language.ts'
import type { Words } from './words/en.ts'

/** A request for one of our pages, with the values that every page needs. */
export interface Visit {
  readonly request: Request
  readonly context: Context
  readonly query: Params
  readonly language: Language
  readonly words: Words
  readonly form: FormToken
  /** The path before every page: empty, or that of the tenant or proxy. */
  readonly base: string
  /** The page within it, e.g. `/login`. */
  readonly path: string
}

export const baseOf = (context: Context): string => new URL(context.issuer).pathname.replace(/\/$/, '')

/** The path without the tenant. */
const pathOf = ({ path }: Request): string => path.replace(/^\/t\/[^/]+(?=\/)/, '')

/** `uiLocales` is that of the waiting request; the person's choice on the page takes precedence. */
export function visit(request: Request, context: Context, uiLocales?: string): Visit {
  const query = readQuery(request)
  const language = languageFor(query['ui_locales'] ?? uiLocales, request.headers['accept-language'])
  return { request, context, query, language, words: languages[language], form: formToken(request, context), base: baseOf(context), path: pathOf(request) }
}

/** The page that a person goes on to who signed in without an application waiting: the one for a device's code, where they came with one. */
export const afterSignIn = (v: Visit): string => pageAt(v, v.query['user_code'] === undefined ? '/account' : '/device')

/** The parameters that a person goes on with from page to page: the waiting request, the chosen language, the code of a device, the account to link. */
const kept = ['request', 'ui_locales', 'user_code', 'link'] as const

/** The query of a page that somebody comes back to from elsewhere. */
export const queryToKeep = (query: Params): string =>
  new URLSearchParams(kept.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]] as [string, string]]))).toString()

/** The address of one of our pages, with what the person goes on with in its query. */
export function pageAt(v: Visit, path: string, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(queryToKeep(v.query))
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  return `${v.base}${path}${query.size > 0 ? `?${query}` : ''}`
}
