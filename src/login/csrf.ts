import type { Context } from '#http/context.ts'
import { forbidden } from '#http/refusal.ts'
import type { Params, Request } from '#http/request.ts'
import { randomText } from '#kit/random.ts'
import { sameText } from '#kit/vault.ts'
import { cookie, readCookie } from './cookies.ts'

/** The CSRF token of a form: it proves that the form was served by us to this browser. */
export interface FormToken {
  readonly token: string
  /** The `Set-Cookie` value for a browser without one. */
  readonly cookie?: string
}

const tokenOf = (context: Context, browser: string) => context.vault.digest('csrf', browser)

/** The token for the forms of a page: a keyed digest of a cookie that only this browser has, before sign-in as after. */
export function formToken(request: Request, context: Context): FormToken {
  const known = readCookie(request, context, 'browser')
  if (known !== undefined && /^[\w-]{22}$/.test(known)) return { token: tokenOf(context, known) }
  const made = randomText(16)
  return { token: tokenOf(context, made), cookie: cookie(context, 'browser', { value: made }) }
}

const originOf = (issuer: string) => new URL(issuer).origin

/** Browsers send the origin of a form. It outweighs the token: a token can leak, but a page cannot forge its origin. */
function comesFromElsewhere(request: Request, context: Context): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers['origin']
  return origin !== undefined && origin !== originOf(context.issuer)
}

/**
 * Refuses a form that another site made the browser send. This includes the sign-in form: an attacker could sign people in to the attacker's account
 * and then read what they do there (login CSRF).
 * @throws {Refusal} 403
 */
export function checkFormToken(request: Request, context: Context, form: Params): void {
  const browser = readCookie(request, context, 'browser')
  const given = form['csrf']
  if (comesFromElsewhere(request, context) || browser === undefined || given === undefined || !sameText(given, tokenOf(context, browser)))
    throw forbidden('this form is too old or did not come from this page; go back, reload and send it again')
}
