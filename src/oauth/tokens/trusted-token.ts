import { type CompiledClient, findClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { discoveredKeys } from '#keys/discovered.ts'
import { type Audiences, type ForeignClaims, type ForeignParts, readIssuer, verifyForeign, verifyShared } from '#keys/foreign.ts'
import { introspecting } from '#keys/introspected.ts'
import { remoteKeys } from '#keys/remote.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { isInUse } from '#model/desk/answered-for.ts'
import { isWalletPurpose, type TrustedIssuer, type TrustPurpose, trustedIssuer } from '#model/trusted-issuer.ts'
import type { User } from '#model/user.ts'
import { makeRowCache } from '#store/remembered.ts'
import { present } from '#store/store.ts'
import { isSwept } from './standing.ts'
import { findTrustedPerson } from './trusted-person.ts'

/** A verified token of an issuer that is trusted for this use. */
export interface TrustedToken {
  readonly issuer: TrustedIssuer
  readonly claims: ForeignClaims
}

/** The use of a foreign token, and the demands of the use that replace those of the issuer's row. */
export interface TrustedUse {
  readonly purpose: TrustPurpose
  /** The `typ` that it must carry. */
  readonly token_types?: string[]
  /** The accepted values of `aud`. */
  readonly audiences?: readonly string[]
  /** Such a token names no audience: another JWT that goes with it does. */
  readonly unaddressed?: true
}

/** The prefix of our own secrets (oauth/handle.ts): a mistyped one must not be sent to another issuer. */
const ours = /^g[a-z]{2}_/
/** How many issuers are asked about a token without `iss`. */
const MOST_ASKED = 3

const issuers = memoizeWeak((context: Context) => {
  const kept = makeRowCache<TrustedIssuer>(context, {
    resource: trustedIssuer,
    cache: new Lru(500),
    load: async (issuer) => (await context.db.table(trustedIssuer).find({ issuer }, { limit: 1 }))[0],
  })
  // The cache is keyed by issuer, but a change names only the row id, so the cache is emptied.
  context.store.watch(trustedIssuer, () => kept.drop())
  return kept
})
const verifying = memoizeWeak(({ fetch, now }: Context): ForeignParts => ({ remote: remoteKeys(fetch, now), jwksUriOf: discoveredKeys(fetch, now), now }))
const asking = memoizeWeak(({ fetch, vault, now }: Context) => introspecting(fetch, (token) => vault.digest('foreign_token', token), now))

/** True for an issuer that is trusted for a purpose; a wallet provider must be approved too, where the tenant demands that. */
function isTrusted(row: TrustedIssuer | undefined, purpose: TrustPurpose, { settings }: Pick<Context, 'settings'>): row is TrustedIssuer {
  if (!row?.purposes.includes(purpose)) return false
  return isWalletPurpose(purpose) ? isInUse(row, settings) : row.active
}

/** Verifies a token of an issuer that is trusted for the use (RFC 7519 §7.2); undefined, without a reason, when it is not valid. */
export async function verifyTrusted(context: Context, token: string, use: TrustedUse): Promise<TrustedToken | undefined> {
  const iss = readIssuer(token)
  // Our own tokens, live or expired, are not shown to other issuers.
  if (iss === context.issuer || ours.test(token)) return undefined
  return iss === undefined ? firstThatKnows(context, token, use) : knownTo(context, await issuers(context).get(iss), [token, use])
}

type ShownToTrust = readonly [token: string, use: TrustedUse]

async function knownTo(context: Context, row: TrustedIssuer | undefined, [token, use]: ShownToTrust): Promise<TrustedToken | undefined> {
  if (!isTrusted(row, use.purpose, context)) return undefined
  const known = await verifiedBy(context, row, [token, use])
  if (isWalletPurpose(use.purpose)) context.tally.used({ tenant: context.tenant.id, kind: known ? 'desk_use' : 'desk_refusal', id: row.id, address: '' })
  return known
}

async function verifiedBy(context: Context, row: TrustedIssuer, [token, use]: ShownToTrust): Promise<TrustedToken | undefined> {
  const audiences = use.audiences ?? (row.audiences.length > 0 ? row.audiences : [context.issuer])
  if (use.unaddressed && (row.introspection_endpoint !== undefined || row.hmac_secret !== undefined)) return undefined
  if (row.introspection_endpoint === undefined) {
    const claims = await verifyJwt(context, token, {
      row: { ...row, token_types: use.token_types ?? row.token_types },
      audiences: use.unaddressed ? 'any' : audiences,
    })
    return claims && { issuer: row, claims }
  }
  if (row.introspection_client_secret === undefined) return undefined
  const secret = await context.sealed.open(trustedIssuer, row, 'introspection_client_secret')
  const claims = secret === undefined ? undefined : await asking(context)(token, { issuer: row, secret, audiences })
  return claims && { issuer: row, claims }
}

async function verifyJwt(
  context: Context,
  token: string,
  { row, audiences }: { readonly row: TrustedIssuer; readonly audiences: Audiences },
): Promise<ForeignClaims | undefined> {
  if (row.hmac_secret === undefined) return verifyForeign(token, row, audiences, verifying(context))
  const secret = await context.sealed.open(trustedIssuer, row, 'hmac_secret')
  return secret === undefined ? undefined : verifyShared(token, { ...row, secret }, audiences, context.now())
}

/** A token without `iss`: the issuers with an introspection endpoint are asked. */
async function firstThatKnows(context: Context, token: string, use: TrustedUse): Promise<TrustedToken | undefined> {
  const rows = await context.db.table(trustedIssuer).find({ introspection_endpoint: present, active: true }, { limit: 20 })
  for (const row of rows.filter((one) => isTrusted(one, use.purpose, context)).slice(0, MOST_ASKED)) {
    const known = await knownTo(context, row, [token, use])
    if (known) return known
  }
  return undefined
}

/** The person or client of ours that a token represents. */
export interface Speaker {
  readonly user?: User
  readonly client?: CompiledClient
}

/** Finds the subject of a trusted token here, or creates them where the issuer may: active, and without a revocation of all tokens since the token was issued. */
export async function speakerOf(context: Context, { issuer, claims }: TrustedToken): Promise<Speaker | undefined> {
  if (issuer.client_id !== undefined) {
    const client = await findClient(context, issuer.client_id)
    return client?.active && !isSweptForeign(client.tokens_revoked_at, claims) ? { client } : undefined
  }
  const person = await findTrustedPerson(context, issuer, claims)
  return person && !person.blocked && !isSweptForeign(person.tokens_revoked_at, claims) ? { user: person } : undefined
}

/** True when all tokens of the subject were revoked here after this one was issued. A token without `iat` counts as issued before. */
const isSweptForeign = (sweptAt: number | undefined, { iat }: ForeignClaims): boolean =>
  sweptAt !== undefined && (typeof iat !== 'number' || isSwept(sweptAt, iat * 1000))

/** The scopes of a trusted token that the row of its issuer lists. */
export const scopesNamed = ({ issuer, claims }: TrustedToken): readonly string[] => {
  const said = typeof claims['scope'] === 'string' ? claims['scope'].split(' ', 1000) : []
  return [...new Set(said)].filter((name) => issuer.scopes.includes(name))
}
