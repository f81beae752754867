import type { Context } from '#http/context.ts'
import type { TrustedIssuer } from '#model/trusted-issuer.ts'
import { heldScopes } from '../held-scopes.ts'
import { grantableScope, scopeTable } from '../scopes.ts'
import { type Speaker, scopesNamed, speakerOf, type TrustedToken, verifyTrusted } from './trusted-token.ts'

/** The subject and scopes of a token of another issuer: never more than its subject holds, the token names and the issuer is allowed. */
export interface ForeignToken extends Speaker {
  readonly issuer: TrustedIssuer
  readonly scope: readonly string[]
}

/**
 * The token of another issuer, when that is trusted for bearer tokens at our API and the token good (RFC 6750, RFC 9068 §4); nothing tells why
 * it is not. One that is bound to a key is none: whoever sends it as a mere bearer may have taken it from somebody (RFC 9449 §7.2).
 */
export async function findForeignToken(context: Context, token: string): Promise<ForeignToken | undefined> {
  const known = await verifyTrusted(context, token, { purpose: 'api' })
  if (!known) return undefined
  const speaks = known.claims['cnf'] === undefined ? await foreignTokenOf(context, known) : undefined
  context.log.debug({ trusted_issuer: known.issuer.name, accepted: speaks !== undefined }, 'a token of another issuer')
  return speaks
}

/** Its subject, and the intersection of three limits: the scopes of the token, those of the issuer, those of the subject. */
async function foreignTokenOf(context: Context, trusted: TrustedToken): Promise<ForeignToken | undefined> {
  const { issuer } = trusted
  const { known } = await scopeTable(context)
  const requested = scopesNamed(trusted).filter((name) => known.has(name))
  const { client, user } = (await speakerOf(context, trusted)) ?? {}
  if (client) return { issuer, client, scope: await grantableScope(context, { client, requested, unheld: 'drop' }) }
  if (!user) return undefined
  const held = await heldScopes(context, user)
  return { issuer, user, scope: requested.filter((name) => known.get(name) === true || held.has(name)) }
}
