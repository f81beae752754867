import { type AccessToken, accessToken } from '#model/access-token.ts'
import { type RefreshToken, refreshToken } from '#model/refresh-token.ts'
import { type Batch, Lost } from '#store/store.ts'
import { tokenTypeOf } from '../proof/possession.ts'
import { onceOnly, spendProof } from '../proof/spend.ts'
import { scopeWithin } from '../protected-apis.ts'
import { mintAccessToken } from './access-token.ts'
import type { Entitlement, TokenAnswer } from './entitlement.ts'
import { mintIdToken } from './id-token.ts'
import { furtherClaims, type Minting, type Recipient } from './minting.ts'
import { permit } from './permit.ts'
import { mintRefreshToken } from './refresh-token.ts'

/** What was minted for an entitlement, and the records that make it good. */
interface Issue {
  readonly answer: TokenAnswer
  readonly access?: AccessToken | undefined
  readonly refresh?: RefreshToken | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}
type Writable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Issues what a client is entitled to. The only issuer: bindings, lifetimes, formats and records are decided here, once, for every grant. What
 * was presented, and the proof of possession, are spent in the batch that records what is minted; nobody gets a token of which there is no record.
 */
export async function issue(entitlement: Entitlement, recipient: Recipient): Promise<TokenAnswer> {
  const { caller, context } = recipient
  const minted = await mint(entitlement, recipient)
  try {
    await store(minted, entitlement, recipient)
  } catch (caught) {
    if (!(caught instanceof Lost && entitlement.lost)) throw caught
    return issue(await entitlement.lost(), recipient)
  }
  if (minted.access) context.tally.happened({ tenant: context.tenant.id, client_id: caller.client.id, what: 'tokens', detail: entitlement.grant_type })
  return minted.answer
}

/** Mints what an entitlement is good for. Nothing is written, so that what would be issued can be looked at: until it is stored, it opens nothing. */
export async function mint(entitled: Entitlement, recipient: Recipient): Promise<Issue> {
  const { caller, context, proof } = recipient
  const { audience } = entitled
  const known = audience.length === 0 ? entitled : { ...entitled, scope: await scopeWithin(audience, entitled.scope, context) }
  const entitlement = context.policies.length === 0 ? known : await permit(known, recipient)
  const minting: Minting = { entitlement, caller, context, confirmation: proof?.confirmation, further: furtherClaims(entitlement), now: context.now() }
  if (entitlement.repeats) return repeat(minting, entitlement.repeats)
  if (entitlement.id_token_alone) return { answer: { id_token: await mintIdToken(minting) }, now: minting.now }
  const access = await mintAccessToken(minting)
  const refresh = entitlement.refreshable && mintRefreshToken(minting, entitlement.refreshable)
  const answer: Writable<TokenAnswer> = {
    access_token: access.handle,
    token_type: tokenTypeOf(minting.confirmation),
    expires_in: access.row.expires_at / 1000 - Math.floor(minting.now / 1000),
  }
  if (entitlement.scope.length > 0) answer.scope = entitlement.scope.join(' ')
  const refresh_token = refresh?.handle ?? entitlement.refresh_token
  if (refresh_token !== undefined) answer.refresh_token = refresh_token
  if (entitlement.authorization_details) answer.authorization_details = entitlement.authorization_details
  if (entitlement.answer) Object.assign(answer, entitlement.answer)
  if (entitlement.id_token) answer.id_token = await mintIdToken(minting, access.handle)
  return { answer, access: access.row, refresh: refresh?.row, now: minting.now }
}

/** The answer that was given before, with an ID token that says what its own said, signed anew. */
async function repeat(minting: Minting, { answer, at }: NonNullable<Entitlement['repeats']>): Promise<Issue> {
  const { now, entitlement } = minting
  if (!entitlement.id_token) return { answer, now }
  return { answer: { ...answer, id_token: await mintIdToken({ ...minting, now: at }, answer.access_token) }, now }
}

/** Records what was minted, and spends what it was minted for: all of it or nothing. @throws {Lost} when another request spent it first */
async function store(minted: Issue, entitlement: Entitlement, { context, proof }: Recipient): Promise<void> {
  const { answer, access, refresh, now } = minted
  if (!access && !proof && !entitlement.record) return
  const record = (batch: Batch) => {
    // What was presented comes before the proof: a code that comes again is theft, whatever came with it.
    entitlement.record?.(batch, answer, now)
    if (proof) spendProof(batch, proof)
    if (access) batch.insert(accessToken, access)
    if (refresh) batch.insert(refreshToken, refresh)
  }
  await (proof ? onceOnly(() => context.db.together(record)) : context.db.together(record))
}
