import { isSignedByIssuer, readContent } from '../cards/content.ts'
import { headerOf, newHolderKey, signJwt } from '../keys/holder-key.ts'
import type { Card, KeptKey, KeyName } from '../vault/kept.ts'
import type { KeyAlgorithmName } from '../vault/seal.ts'
import type { Vault } from '../vault/vault.ts'
import { fault, WalletFault } from '../words/fault.ts'
import type { Conversation, Handed, Offering } from './issuer.ts'
import { issuerName, type OfferedCard, offeredCards } from './offered.ts'

/** The keys that a person chose for the cards of an offer. */
export interface KeyChoice {
  readonly kind: KeyAlgorithmName
  readonly name: KeyName
}

/** So many copies at most: each verifier can be shown another one. */
const MOST_COPIES = 5
/** How long a wallet waits for a card that is not ready, in seconds. */
const PATIENCE = 60

interface Taking {
  readonly vault: Vault
  readonly offering: Offering
  readonly conversation: Conversation
  readonly choice: KeyChoice
  readonly language: string
}

async function proofs({ vault, offering, conversation, choice }: Taking, { kinds, names }: OfferedCard, count: number) {
  const kind = kinds.includes(choice.kind) ? choice.kind : (kinds[0] ?? 'P-256')
  const name = names.includes(choice.name) ? choice.name : (names[0] ?? 'jwk')
  const nonce = await conversation.nonce()
  const keys = await Promise.all(Array.from({ length: count }, () => newHolderKey(vault, kind, name)))
  const iat = Math.floor(Date.now() / 1000)
  const claims = { aud: offering.metadata.credentialIssuer.credential_issuer, iat, ...(nonce === undefined ? {} : { nonce }) }
  // OID4VCI 1.0 §F.1
  const jwts = await Promise.all(keys.map((key) => signJwt(vault, key, { typ: 'openid4vci-proof+jwt', ...headerOf(key) }, claims)))
  return { keys, jwts }
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** Waits a while for a card that is not ready. @throws {WalletFault} */
async function ready(conversation: Conversation, handed: Handed): Promise<Handed> {
  let now = handed
  for (let waited = 0; now.credentials.length === 0 && now.transaction_id !== undefined; waited += 2) {
    if (waited >= PATIENCE) throw fault('notReady')
    await pause(2)
    now = await conversation.fetchDeferred(now.transaction_id)
  }
  return now
}

async function order(taking: Taking, card: OfferedCard, count: number): Promise<{ readonly handed: Handed; readonly keys: readonly KeptKey[] }> {
  const { keys, jwts } = card.bound ? await proofs(taking, card, count) : { keys: [], jwts: [] }
  return { keys, handed: await ready(taking.conversation, await taking.conversation.fetch(card.id, jwts)) }
}

/** Orders as many copies as the issuer gives at once; it says only the most of all its cards, so that fewer may be right for one. */
async function orderCopies(taking: Taking, card: OfferedCard) {
  const most = taking.offering.metadata.credentialIssuer.batch_credential_issuance?.batch_size ?? 1
  const count = Math.min(most, MOST_COPIES)
  if (count <= 1) return order(taking, card, 1)
  return order(taking, card, count).catch((cause) => {
    if (cause instanceof WalletFault) throw cause
    return order(taking, card, 1)
  })
}

async function takeOne(taking: Taking, card: OfferedCard): Promise<Card> {
  const { vault, offering, conversation, language } = taking
  const { handed, keys } = await orderCopies(taking, card)
  const texts = handed.credentials.filter((one) => typeof one === 'string')
  const [first] = texts
  if (first === undefined) throw fault('noCredential')
  try {
    const { issuer } = await readContent(card.format, first)
    const copies = texts.map((credential, at) => ({ credential, ...(keys[at] ? { key_id: keys[at].id } : {}) }))
    const name = issuerName(offering, language)
    const about = { issuer: issuer || offering.offer.credential_issuer, issuer_name: name, display: card.display, labels: card.labels }
    const kept: Card = {
      id: crypto.randomUUID(),
      format: card.format,
      ...about,
      copies,
      received_at: Date.now(),
      verified: await isSignedByIssuer(card.format, first),
    }
    await vault.put([['card', kept], ...keys.map((key) => ['key', key] as const)])
    await conversation.report(handed.notification_id, 'credential_accepted')
    return kept
  } catch (cause) {
    await conversation.report(handed.notification_id, 'credential_failure')
    throw cause
  }
}

/** Fetches the cards of an offer that this wallet can keep, one after the other, and keeps each with the keys that it is bound to. */
export async function takeCards(taking: Taking): Promise<readonly Card[]> {
  const taken: Card[] = []
  for (const card of offeredCards(taking.offering).filter(({ known }) => known)) taken.push(await takeOne(taking, card))
  return taken
}
