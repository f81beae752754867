import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import { toDescription } from '#http/render.ts'
import { acceptedAlgs } from '../accepted-algs.ts'

/** The scheme of an access token: Bearer, or DPoP with a proof of possession. */
export type Scheme = 'bearer' | 'dpop'

const BEARER = 'Bearer realm="gatehouse"'
const algsOf = (context: Context) => `algs="${acceptedAlgs(context).asymmetric.join(' ')}"`

/**
 * The challenge to a request without a token: the schemes, the address of the resource metadata (RFC 9728 §5.1), and no error (RFC 6750 §3.1, RFC
 * 9449 §7.2).
 */
export const tokenWanted = (context: Context) => ({
  'www-authenticate': `${BEARER}, resource_metadata="${context.issuer}/.well-known/oauth-protected-resource", DPoP ${algsOf(context)}`,
})

/** The fault of an access token, or of the proof that came with it. */
export interface Fault {
  readonly error: string
  readonly status: number
  readonly message: string
  /** The required scopes. */
  readonly scope?: string
  /** Further parameters of the challenge. */
  readonly more?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A refusal with the challenge of the scheme in which the token was sent, or should have been sent (RFC 6750 §3, RFC 9449 §7.1). */
export function refuseToken(scheme: Scheme, { error, status, message, scope, more = '', headers }: Fault, context: Context): Refusal {
  const said = [`error="${error}"`, `error_description="${toDescription(message)}"`, ...(scope === undefined ? [] : [`scope="${scope}"`])].join(', ') + more
  const challenge = scheme === 'dpop' ? `DPoP ${said}, ${algsOf(context)}` : `${BEARER}, ${said}`
  return new Refusal(error, status, message, { headers: { ...headers, 'www-authenticate': challenge } })
}
