import { perGrant } from '#clients/per-grant.ts'
import { heldScopes } from '../held-scopes.ts'
import { scopeTable } from '../scopes.ts'
import { scopesNamed, speakerOf, type TrustedToken, verifyTrusted } from '../tokens/trusted-token.ts'
import type { PresentedSubject, Subject } from './subject.ts'
import { TOKEN_EXCHANGE } from './token-types.ts'

/**
 * The subject of a token of another issuer, which is trusted for token exchange and listed in the settings of the client. A token that is bound to a
 * key is refused, because a thief could present it.
 */
export async function subjectFromTrusted({ token, client, context }: PresentedSubject): Promise<Subject | undefined> {
  const trusted = await verifyTrusted(context, token, { purpose: 'token_exchange' })
  if (!trusted || trusted.claims['cnf'] !== undefined) return undefined
  if (!perGrant(client, TOKEN_EXCHANGE).exchange.subject_issuers.includes(trusted.issuer.issuer)) return undefined
  const { user } = (await speakerOf(context, trusted)) ?? {}
  if (!user) return undefined
  const { known } = await scopeTable(context)
  const held = await heldScopes(context, user, client)
  const { issuer, claims } = trusted
  return {
    user,
    scope: mostOf(trusted).filter((name) => known.get(name) === true || (known.has(name) && held.has(name))),
    audience: [],
    not_after: Number(claims['exp']) * 1000,
    issuer: issuer.issuer,
    act: claims['act'],
    may_act: claims['may_act'],
  }
}

/** The scopes of a token without `scope`, such as an ID token, are those of its issuer's row. */
const mostOf = (trusted: TrustedToken): readonly string[] => (trusted.claims['scope'] === undefined ? trusted.issuer.scopes : scopesNamed(trusted))
