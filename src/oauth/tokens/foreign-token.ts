import { type CompiledClient, findClient } from '#clients/find-client.ts'
import { findBackend } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import { discoveredKeys } from '#keys/discovered.ts'
import { type ForeignClaims, type ForeignParts, readIssuer, verifyForeign } from '#keys/foreign.ts'
import { introspecting } from '#keys/introspected.ts'
import { remoteKeys } from '#keys/remote.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { findPerson } from '#login/people.ts'
import { type TrustedIssuer, trustedIssuer } from '#model/trusted-issuer.ts'
import { signInName, type User, user } from '#model/user.ts'
import { makeRowCache } from '#store/remembered.ts'
import { present } from '#store/store.ts'
import { heldScopes } from '../held-scopes.ts'
import { grantableScope, scopeTable } from '../scopes.ts'

/** The subject and scopes of a token of another issuer: never more than its subject holds, the token names and the issuer is allowed. */
export interface ForeignToken {
  readonly issuer: TrustedIssuer
  readonly user?: User
  readonly client?: CompiledClient
  readonly scope: readonly string[]
}

/** The prefix of our own secrets (oauth/handle.ts): a mistyped one must not be sent to another issuer. */
const ours = /^g[a-z]{2}_/
/** How many issuers are asked about a token that does not say whose it is. */
const MOST_ASKED = 3

const issuers = memoizeWeak((context: Context) => {
  const kept = makeRowCache<TrustedIssuer>(context, {
    resource: trustedIssuer,
    cache: new Lru(500),
    load: async (issuer) => (await context.db.table(trustedIssuer).find({ issuer }, { limit: 1 }))[0],
  })
  // The cache is keyed by issuer, but a change names the row: it is emptied.
  context.store.watch(trustedIssuer, () => kept.drop())
  return kept
})
const verifying = memoizeWeak(({ fetch, now }: Context): ForeignParts => ({ remote: remoteKeys(fetch, now), jwksUriOf: discoveredKeys(fetch, now), now }))
const asking = memoizeWeak(({ fetch, vault, now }: Context) => introspecting(fetch, (token) => vault.digest('foreign_token', token), now))

const isTrusted = (row: TrustedIssuer | undefined): row is TrustedIssuer => row?.active === true && row.purposes.includes('api')
const audiencesOf = ({ audiences }: TrustedIssuer, { issuer }: Context) => (audiences.length > 0 ? audiences : [issuer])

interface Known {
  readonly issuer: TrustedIssuer
  readonly claims: ForeignClaims
}

/**
 * The token of another issuer, when that is trusted for bearer tokens at our API and the token good (RFC 6750, RFC 9068 §4); nothing tells why
 * it is not. One that is bound to a key is none: whoever sends it as a mere bearer may have taken it from somebody (RFC 9449 §7.2).
 */
export async function findForeignToken(context: Context, token: string): Promise<ForeignToken | undefined> {
  const iss = readIssuer(token)
  // Our own tokens are no business of anybody else, those that have died neither.
  if (iss === context.issuer || ours.test(token)) return undefined
  const known = iss === undefined ? await firstThatKnows(context, token) : await knownTo(context, await issuers(context).get(iss), token)
  if (!known) return undefined
  const speaks = known.claims['cnf'] === undefined ? await speaker(context, known) : undefined
  context.log.debug({ trusted_issuer: known.issuer.name, accepted: speaks !== undefined }, 'a token of another issuer')
  return speaks
}

async function knownTo(context: Context, row: TrustedIssuer | undefined, token: string): Promise<Known | undefined> {
  if (!isTrusted(row)) return undefined
  const audiences = audiencesOf(row, context)
  if (row.introspection_endpoint === undefined) {
    const claims = await verifyForeign(token, row, audiences, verifying(context))
    return claims && { issuer: row, claims }
  }
  if (row.introspection_client_secret === undefined) return undefined
  const secret = await context.sealed.open(trustedIssuer, row, 'introspection_client_secret')
  const claims = secret === undefined ? undefined : await asking(context)(token, { issuer: row, secret, audiences })
  return claims && { issuer: row, claims }
}

/** A token that does not say whose it is: the issuers that are asked about theirs may know it. */
async function firstThatKnows(context: Context, token: string): Promise<Known | undefined> {
  const rows = await context.db.table(trustedIssuer).find({ introspection_endpoint: present, active: true }, { limit: 20 })
  for (const row of rows.filter(isTrusted).slice(0, MOST_ASKED)) {
    const known = await knownTo(context, row, token)
    if (known) return known
  }
  return undefined
}

/** Its subject, and the intersection of three limits: the scopes of the token, those of the issuer, those of the subject. */
async function speaker(context: Context, { issuer, claims }: Known): Promise<ForeignToken | undefined> {
  const said = typeof claims['scope'] === 'string' ? claims['scope'].split(' ', 1000) : []
  const { known } = await scopeTable(context)
  const requested = [...new Set(said)].filter((name) => issuer.scopes.includes(name) && known.has(name))
  if (issuer.client_id !== undefined) {
    const client = await findClient(context, issuer.client_id)
    if (!client?.active || isSwept(client.tokens_revoked_at, claims)) return undefined
    return { issuer, client, scope: await grantableScope(context, { client, requested, unheld: 'drop' }) }
  }
  const person = await personOf(context, issuer, claims)
  if (!person || person.blocked || isSwept(person.tokens_revoked_at, claims)) return undefined
  const held = await heldScopes(context, person)
  return { issuer, user: person, scope: requested.filter((name) => known.get(name) === true || held.has(name)) }
}

/** Whether all tokens of its subject were revoked here since it was issued. One that does not say when it was issued counts as before. */
const isSwept = (sweptAt: number | undefined, { iat }: ForeignClaims): boolean => sweptAt !== undefined && !(typeof iat === 'number' && iat * 1000 > sweptAt)

async function personOf(context: Context, issuer: TrustedIssuer, claims: ForeignClaims): Promise<User | undefined> {
  if (issuer.user_id !== undefined) return findPerson(context, issuer.user_id)
  const subject = claims[issuer.subject_claim]
  if (typeof subject !== 'string' || subject === '' || subject.length > 255 || /\p{Cc}/u.test(subject)) return undefined
  if (issuer.subject_is === 'id') return findPerson(context, subject)
  const people = context.db.table(user)
  if (issuer.subject_is === 'username') {
    const backend = await findBackend(context, undefined)
    return backend && (await people.find({ sign_in_name: signInName(backend.id, subject) }, { limit: 1 }))[0]
  }
  // An address that either side merely wrote down proves nothing, and one that two people share names neither.
  if (claims['email_verified'] !== true) return undefined
  const [found, another] = await people.find({ email: subject }, { limit: 2 })
  return found?.email_verified && !another ? found : undefined
}
