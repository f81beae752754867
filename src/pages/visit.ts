import { findSignInPlace } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import { type Params, type Request, readQuery } from '#http/request.ts'
import { type FormToken, formToken } from '#login/csrf.ts'
import { translationsOf } from '#login/translations/translations.ts'
import type { ColourScheme } from '#model/palette.ts'
import { destinationOf } from './destination.ts'
import { type Speech, speak, wantedLanguages } from './language.ts'
import { bareSite, type Site, siteOf } from './site.ts'

/** A request for one of our pages, with the values that every page needs. */
export interface Visit extends Speech {
  readonly request: Request
  readonly context: Context
  readonly query: Params
  readonly form: FormToken
  readonly site: Site
  /** The page is drawn as a sample, in these colours. */
  readonly sample?: ColourScheme
  /** The path before every page: empty, or that of the tenant or proxy. */
  readonly base: string
  /** The page within it, e.g. `/login`. */
  readonly path: string
}

export const baseOf = (context: Context): string => new URL(context.issuer).pathname.replace(/\/$/, '')

/** The path without the tenant. */
const pathInTenant = ({ path }: Request): string => path.replace(/^\/t\/[^/]+(?=\/)/, '')

/** The site of a page that no application waits for: that of the default identity provider, where there is one. */
async function defaultSite(context: Context): Promise<Site> {
  try {
    return await siteOf(context, (await findSignInPlace(context, {})).provider)
  } catch (caught) {
    if (caught instanceof Refusal) return bareSite
    throw caught
  }
}

/** The circumstances of a visit: the `ui_locales` of the waiting request, before which the person's choice on the page goes, and whose pages they are. */
interface Circumstances {
  readonly uiLocales?: string | undefined
  readonly site?: Site
}

export async function visit(request: Request, context: Context, { uiLocales, site }: Circumstances = {}): Promise<Visit> {
  const query = readQuery(request)
  const own = site ?? (await defaultSite(context))
  const wanted = wantedLanguages(query['ui_locales'] ?? uiLocales, request.headers['accept-language'])
  const speech = speak(await translationsOf(context), wanted, own.provider?.texts)
  return { ...speech, request, context, query, form: formToken(request, context), base: baseOf(context), path: pathInTenant(request), site: own }
}

/**
 * The page that a person goes on to who signed in without an application waiting: the one that asked for a new proof of them, or that for a device's code,
 * where they came with one.
 */
export const afterSignIn = (v: Visit): string => pageAt(v, v.query['user_code'] === undefined ? (destinationOf(v) ?? ownPage(v)) : '/device')

const ownPage = ({ query }: Visit): string => (query['developer'] === undefined ? '/account' : '/account/developer')

/**
 * The parameters that a person goes on with from page to page: the waiting request, the chosen language, the code of a device, the account to link, the wish
 * to become a developer.
 */
const kept = ['request', 'ui_locales', 'user_code', 'link', 'developer'] as const

/** The query of a page that somebody comes back to from elsewhere. */
export const queryToKeep = (query: Params): string =>
  new URLSearchParams(kept.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]] as [string, string]]))).toString()

/** The address of one of our pages, with what the person goes on with in its query. */
export function pageAt(v: Visit, path: string, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(queryToKeep(v.query))
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  return `${v.base}${path}${query.size > 0 ? `?${query}` : ''}`
}
