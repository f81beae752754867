import { CompactEncrypt, importJWK } from 'jose'
import { isObject } from '#fields/json-object.ts'
import type { CredentialQuery } from '#model/dcql/query.ts'
import { selectedPaths } from '#model/dcql/seen.ts'
import { discloseOnly, isMdoc, isSdJwt, readContent } from '../cards/content.ts'
import { bindSdJwt } from '../cards/sd-jwt.ts'
import { signJwt } from '../keys/holder-key.ts'
import type { Card, Copy, KeptKey } from '../vault/kept.ts'
import type { Vault } from '../vault/vault.ts'
import { fault } from '../words/fault.ts'
import type { Match } from './choice.ts'
import { didFor, nextCopy, selfIssuedToken } from './identity.ts'
import type { AskedFor } from './request.ts'

/** A card that the person agreed to show, for a query. */
export interface Showing {
  readonly query: string
  readonly asked: CredentialQuery
  readonly bound: boolean
  readonly match: Match
}

const copyOf = (card: Card): Copy => nextCopy(card) as Copy
/** The key that a copy is bound to. @throws {WalletFault} */
async function keyOf(vault: Vault, { key_id }: Copy): Promise<KeptKey> {
  const key = (await vault.all('key')).find(({ id }) => id === key_id)
  if (!key) throw fault('noKey')
  return key
}

/** The credential as it is sent: with the claims that were asked for, and those that it always tells. */
const disclosed = ({ card, claims }: Match): Promise<string> =>
  discloseOnly(
    card.format,
    copyOf(card).credential,
    claims.map(({ place }) => place),
  )

/** The claims that showing a card tells, read from the very thing that is sent. */
export const toldBy = async (match: Match): Promise<Readonly<Record<string, unknown>>> => (await readContent(match.card.format, await disclosed(match))).claims

/** A presentation in a W3C format: signed by the DID that the credential is of (OID4VP 1.0 §B.1.3.1). */
function presentJwt(credential: string, key: KeptKey, vault: Vault, { client_id, nonce }: AskedFor): Promise<string> {
  const { did, kid } = didFor(key)
  const iat = Math.floor(Date.now() / 1000)
  const vp = { '@context': ['https://www.w3.org/2018/credentials/v1'], type: ['VerifiablePresentation'], verifiableCredential: [credential] }
  return signJwt(vault, key, { typ: 'JWT', kid }, { iss: did, aud: client_id, nonce, iat, nbf: iat, exp: iat + 300, vp })
}

async function present(vault: Vault, asked: AskedFor, { match, bound }: Showing): Promise<string> {
  const { format } = match.card
  // An mdoc is always signed by its device: without that it is no DeviceResponse.
  const key = bound || isMdoc(format) ? await keyOf(vault, copyOf(match.card)) : undefined
  const text = await disclosed(match)
  if (!key) return text
  if (isMdoc(format)) return (await import('./device-response.ts')).respondAsDevice(text, key, vault, asked)
  return isSdJwt(format) ? bindSdJwt(text, key, vault, { aud: asked.client_id, nonce: asked.nonce }) : presentJwt(text, key, vault, asked)
}

/** A verifier that refused an answer, in its own words. */
export class AnswerRefused extends Error {}

/** Posts an answer (OID4VP 1.0 §8.2). @returns the address that the browser goes on to, if any. @throws {AnswerRefused} */
async function post({ response_uri }: AskedFor, form: Readonly<Record<string, string>>): Promise<string | undefined> {
  const answer = await fetch(response_uri, { method: 'POST', body: new URLSearchParams(form), credentials: 'omit', redirect: 'error' })
  const said: unknown = await answer.json().catch(() => undefined)
  const { redirect_uri, error, error_description } = isObject(said) ? said : {}
  if (!answer.ok) throw new AnswerRefused(String(error_description ?? error ?? answer.status))
  // A verifier says where the browser goes on; only to a page, never to a script.
  return typeof redirect_uri === 'string' && /^https?:/.test(redirect_uri) ? redirect_uri : undefined
}

/** The tokens of an answer. */
interface Tokens {
  readonly vp_token?: object
  readonly id_token?: string
}

async function encrypted({ encryption, state }: AskedFor, { vp_token, id_token }: Tokens): Promise<Readonly<Record<string, string>>> {
  const stated = { ...(id_token === undefined ? {} : { id_token }), ...(state === undefined ? {} : { state }) }
  if (!encryption) return { ...(vp_token && { vp_token: JSON.stringify(vp_token) }), ...stated }
  const { jwk, enc } = encryption
  const plain = new TextEncoder().encode(JSON.stringify({ ...(vp_token && { vp_token }), ...stated }))
  const header = { alg: 'ECDH-ES', enc, ...(jwk.kid === undefined ? {} : { kid: jwk.kid }) }
  return { response: await new CompactEncrypt(plain).setProtectedHeader(header).encrypt(await importJWK(jwk, 'ECDH-ES')) }
}

/** The cards with their shown copies marked. */
const marked = (showings: readonly Showing[]): readonly Card[] =>
  showings.map(({ match: { card } }) => ({ ...card, copies: card.copies.map((one) => (one === copyOf(card) ? { ...one, shown: true } : one)) }))

/** The cards that the person agreed to show, and the key to sign in by where an ID token is asked for and no shown card has one. */
export interface Agreed {
  readonly showings: readonly Showing[]
  readonly identity: KeptKey | undefined
}

/** The key of the ID token: that of the first card that is shown, because one key has to prove both; else the one that the person chose. */
async function signingKey(vault: Vault, { showings, identity }: Agreed): Promise<KeptKey> {
  const bound = showings.find((one) => one.bound)
  if (bound) return keyOf(vault, copyOf(bound.match.card))
  if (!identity) throw fault('noKey')
  return identity
}

/** Sends what the person agreed to, and notes what was shown to whom. @returns where the browser goes on */
export async function show(vault: Vault, asked: AskedFor, agreed: Agreed, nameOf: (card: Card) => string): Promise<string | undefined> {
  const { showings } = agreed
  const vp_token: Record<string, string[]> = {}
  for (const one of showings) vp_token[one.query] = [...(vp_token[one.query] ?? []), await present(vault, asked, one)]
  const told = await Promise.all(
    showings.map(async ({ match }) => ({ card_id: match.card.id, name: nameOf(match.card), claims: selectedPaths(await toldBy(match)) })),
  )
  const key = asked.idToken ? await signingKey(vault, agreed) : undefined
  const tokens = { ...(asked.dcql.credentials.length > 0 && { vp_token }), ...(key && { id_token: await selfIssuedToken(vault, asked, key) }) }
  const onwards = await post(asked, await encrypted(asked, tokens))
  const about = { verifier: asked.name ?? asked.host, client_id: asked.client_id, ...(key && { subject: didFor(key).did }) }
  const shown = { id: crypto.randomUUID(), at: Date.now(), ...about, cards: told }
  const kept = key?.verifier === undefined ? [] : [['key', key] as const]
  await vault.put([['shown', shown], ...kept, ...marked(showings).map((card) => ['card', card] as const)])
  return onwards
}

/** Tells a verifier that the person declined (OID4VP 1.0 §8.5). */
export const decline = (asked: AskedFor): Promise<string | undefined> =>
  post(asked, { error: 'access_denied', ...(asked.state === undefined ? {} : { state: asked.state }) }).catch(() => undefined)
