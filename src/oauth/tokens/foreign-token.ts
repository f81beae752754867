import type { Context } from '#http/context.ts'
import type { TrustedIssuer } from '#model/trusted-issuer.ts'
import { heldScopes } from '../held-scopes.ts'
import { grantableScope, scopeTable } from '../scopes.ts'
import { type Speaker, scopesNamed, speakerOf, type TrustedToken, verifyTrusted } from './trusted-token.ts'

/**
 * The subject and scopes of a token of another issuer. The scopes are the intersection of those of the token, of its subject and of the issuer's row.
 */
export interface ForeignToken extends Speaker {
  readonly issuer: TrustedIssuer
  readonly scope: readonly string[]
}

/**
 * Verifies a bearer token of a trusted issuer for our API (RFC 6750, RFC 9068 §4); undefined, without a reason, when it is not valid. A token that is
 * bound to a key is refused, because a thief could send it as a bearer token (RFC 9449 §7.2).
 */
export async function findForeignToken(context: Context, token: string): Promise<ForeignToken | undefined> {
  const known = await verifyTrusted(context, token, { purpose: 'api' })
  if (!known) return undefined
  const speaks = known.claims['cnf'] === undefined ? await foreignTokenOf(context, known) : undefined
  context.log.debug({ trusted_issuer: known.issuer.name, accepted: speaks !== undefined }, 'a token of another issuer')
  return speaks
}

/** The subject of a token, and the intersection of the scopes of the token, the issuer's row and the subject. */
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
