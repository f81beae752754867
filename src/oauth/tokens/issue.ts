import { findClientAnew } from '#clients/find-client.ts'
import { holdClient } from '#clients/hold.ts'
import type { Context } from '#http/context.ts'
import { invalidClient } from '#http/refusal.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import { type AccessToken, accessToken } from '#model/access-token.ts'
import { type RefreshToken, refreshToken } from '#model/refresh-token.ts'
import { type Batch, Lost } from '#store/store.ts'
import { detailsWithin } from '../details/narrow.ts'
import { tokenTypeOf } from '../proof/possession.ts'
import { onceOnly, spendProof } from '../proof/spend.ts'
import { scopeWithin } from '../protected-apis.ts'
import { mintAccessToken } from './access-token.ts'
import { mintAssertion } from './assertion.ts'
import { nonceBesideToken } from './credential-nonce.ts'
import type { Entitlement, TokenAnswer } from './entitlement.ts'
import { mintIdToken } from './id-token.ts'
import { furtherClaims, type Minting, type Recipient } from './minting.ts'
import { permit } from './permit.ts'
import { mintRefreshToken } from './refresh-token.ts'

/** The tokens minted for an entitlement, with the rows to store. */
interface IssuedTokenRows {
  readonly answer: TokenAnswer
  readonly access?: AccessToken | undefined
  readonly refresh?: RefreshToken | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}
type Writable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Issues tokens for an entitlement. The only issuer: bindings, lifetimes, formats and records are decided here, once, for every grant. The batch that
 * stores the tokens also spends the presented credential and the proof of possession; no token leaves without a record.
 */
export async function issue(entitlement: Entitlement, recipient: Recipient): Promise<TokenAnswer> {
  const { caller, context } = recipient
  const minted = await mint(entitlement, recipient)
  try {
    await store(minted, entitlement, recipient)
  } catch (caught) {
    if (!(caught instanceof Lost)) throw caught
    const { client } = caller
    if (client.origin === 'dynamic' && !(await findClientAnew(context, client.id))) throw invalidClient('this client was removed, because it was not used')
    if (!entitlement.lost) throw caught
    return issue(await entitlement.lost(), recipient)
  }
  if (minted.access) context.tally.happened({ tenant: context.tenant.id, client_id: caller.client.id, what: 'tokens', detail: entitlement.grant_type })
  return minted.answer
}

/** Mints the tokens of an entitlement without writing them, so that they can also be previewed. Until they are stored they are not valid. */
export async function mint(entitled: Entitlement, recipient: Recipient): Promise<IssuedTokenRows> {
  const { caller, context, proof, request } = recipient
  const within = withinAudience(entitled, context)
  const known = within instanceof Promise ? await within : within
  const permitted = permit(known, recipient)
  // Without policies it is there already, and one turn of the microtask queue is saved.
  const entitlement = permitted instanceof Promise ? await permitted : permitted
  const minting: Minting = { entitlement, caller, context, confirmation: proof?.confirmation, further: furtherClaims(entitlement), request, now: context.now() }
  if (entitlement.repeats) return repeat(minting, entitlement.repeats)
  if (entitlement.id_token_alone) return { answer: { id_token: await mintIdToken(minting) }, now: minting.now }
  if (entitlement.of_others) return { answer: entitlement.of_others, now: minting.now }
  if (entitlement.assertion) {
    const { text, expires_in } = await mintAssertion(minting, entitlement.assertion)
    const scope = entitlement.scope.length > 0 ? { scope: entitlement.scope.join(' ') } : {}
    return { answer: { access_token: text, expires_in, ...scope, ...entitlement.answer }, now: minting.now }
  }
  const access = await mintAccessToken(minting)
  const refresh = entitlement.refreshable && mintRefreshToken(minting, entitlement.refreshable)
  const answer: Writable<TokenAnswer> = {
    [entitlement.agent ? 'agent_token' : 'access_token']: access.handle,
    token_type: tokenTypeOf(minting.confirmation),
    expires_in: access.row.expires_at / 1000 - Math.floor(minting.now / 1000),
  }
  if (entitlement.scope.length > 0) answer.scope = entitlement.scope.join(' ')
  const refresh_token = refresh?.handle ?? entitlement.refresh_token
  if (refresh_token !== undefined) answer.refresh_token = refresh_token
  if (entitlement.authorization_details) answer.authorization_details = entitlement.authorization_details
  if (entitlement.launch) answer.launch = entitlement.launch
  if (context.settings.credential_drafts.length > 0) Object.assign(answer, await nonceBesideToken(entitlement, context))
  if (entitlement.answer) Object.assign(answer, entitlement.answer)
  if (entitlement.id_token) answer.id_token = await mintIdToken(minting, answer)
  return { answer, access: access.row, refresh: refresh?.row, now: minting.now }
}

/** Leaves out what belongs to other APIs than those that the token is for. */
const withinAudience = (entitled: Entitlement, context: Context): MaybePromise<Entitlement> =>
  entitled.audience.length === 0 && entitled.authorization_details === undefined ? entitled : reducedTo(entitled, context)

async function reducedTo(entitled: Entitlement, context: Context): Promise<Entitlement> {
  const { audience, scope, authorization_details: details } = entitled
  return {
    ...entitled,
    scope: audience.length === 0 ? scope : await scopeWithin(audience, scope, context),
    authorization_details: details && (await detailsWithin(audience, details, context)),
  }
}

/** The answer that was sent before, with an ID token of the same claims, signed anew. */
async function repeat(minting: Minting, { answer, at }: NonNullable<Entitlement['repeats']>): Promise<IssuedTokenRows> {
  const { now, entitlement } = minting
  if (!entitlement.id_token) return { answer, now }
  return { answer: { ...answer, id_token: await mintIdToken({ ...minting, now: at }, answer) }, now }
}

/** Stores the minted tokens and spends the presented credential, in one transaction. @throws {Lost} when another request spent it first */
async function store(minted: IssuedTokenRows, entitlement: Entitlement, { caller, context, proof }: Recipient): Promise<void> {
  const { answer, access, refresh, now } = minted
  if (!access && !proof && !entitlement.record) return
  const hold = access && holdClient(context, caller.client, now)
  const record = (batch: Batch) => {
    hold?.take(batch)
    // The credential is spent before the proof: a replayed code is theft, whatever the proof.
    entitlement.record?.(batch, answer, now)
    if (proof) spendProof(batch, proof)
    if (access) batch.insert(accessToken, access)
    if (refresh) batch.insert(refreshToken, refresh)
  }
  await (proof ? onceOnly(() => context.db.together(record)) : context.db.together(record))
  hold?.taken()
}
