import type { Context } from '#http/context.ts'
import type { Request } from '#http/request.ts'
import { randomText } from '#kit/random.ts'
import { cookie, readCookie } from '#login/cookies.ts'

/** A browser, identified by a cookie that no page can read. */
export interface Browser {
  /** A digest of the cookie, which identifies the browser in rows. */
  readonly name: string
  /** Headers that set the cookie of a browser without one. */
  readonly headers: Readonly<Record<string, string>>
}

const browserDigest = (value: string, context: Context) => context.vault.digest('browser', value)

/** The browser that a request comes from, when it has our cookie. */
export function findBrowser(request: Request, context: Context): Browser | undefined {
  const known = readCookie(request, context, 'browser')
  return known !== undefined && /^[\w-]{22}$/.test(known) ? { name: browserDigest(known, context), headers: {} } : undefined
}

/** The browser that a request comes from; a new cookie is made when it has none. */
export function meetBrowser(request: Request, context: Context): Browser {
  const made = randomText(16)
  return findBrowser(request, context) ?? { name: browserDigest(made, context), headers: { 'set-cookie': cookie(context, 'browser', { value: made }) } }
}
