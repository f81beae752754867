import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, type webcrypto } from 'node:crypto'
import { CompactEncrypt, compactVerify, decodeJwt, decodeProtectedHeader, SignJWT } from 'jose'
import { Disclosable } from '#credentials/conceal.ts'
import { makeSdJwt } from '#credentials/sd-jwt.ts'
import { didJwkOf } from '#keys/did/jwk.ts'
import type { CallAnswer, TestServer } from './server.ts'

type Members = Readonly<Record<string, unknown>>
type JsonWebKey = webcrypto.JsonWebKey
const p256 = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** An issuer of credentials in a test, known by a did:jwk. */
export interface TestIssuer {
  readonly did: string
  readonly key: KeyObject
  /** An SD-JWT VC for the key of a holder: `hidden` claims can be withheld. */
  issue(holder: TestHolder, hidden: Members, open?: Members, header?: Members): Promise<string>
}

export function makeIssuer(): TestIssuer {
  const { publicKey, privateKey } = p256()
  const did = didJwkOf({ ...publicKey.export({ format: 'jwk' }) })
  return {
    did,
    key: privateKey,
    issue(holder, hidden, open = {}, header = {}) {
      const concealed = Object.fromEntries(Object.entries(hidden).map(([name, value]) => [name, new Disclosable(value)]))
      const claims = { iss: did, vct: 'https://credentials.example/member', cnf: { jwk: holder.jwk }, ...concealed, ...open }
      const sign = (payload: Members, typ: string) => new SignJWT({ ...payload }).setProtectedHeader({ alg: 'ES256', typ, ...header }).sign(privateKey)
      return makeSdJwt(claims, 'dc+sd-jwt', sign)
    },
  }
}

/** The proof that a holder makes: for whom, for which request. */
interface Proof {
  readonly aud: string
  readonly nonce: string
  readonly typ?: string
  readonly iat?: number
  /** The names of the claims to disclose; all when absent. */
  readonly keep?: readonly string[]
}

/** The holder of credentials in a test, with one key. */
export interface TestHolder {
  readonly jwk: JsonWebKey
  readonly did: string
  readonly key: KeyObject
  /** A presentation of an SD-JWT with a key binding JWT. */
  present(credential: string, proof: Proof): Promise<string>
}

export const nameOfDisclosure = (text: string): string => JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))[1]

export function makeHolder(): TestHolder {
  const { publicKey, privateKey } = p256()
  const jwk = publicKey.export({ format: 'jwk' })
  return {
    jwk,
    did: didJwkOf({ ...jwk }),
    key: privateKey,
    async present(credential, { aud, nonce, typ = 'kb+jwt', iat = Math.floor(Date.now() / 1000), keep }) {
      const [jwt = '', ...disclosures] = credential.split('~').slice(0, -1)
      const kept = disclosures.filter((text) => keep === undefined || keep.includes(nameOfDisclosure(text)))
      const bound = `${[jwt, ...kept].join('~')}~`
      const sd_hash = createHash('sha256').update(bound).digest('base64url')
      return bound + (await new SignJWT({ aud, nonce, iat, sd_hash }).setProtectedHeader({ alg: 'ES256', typ }).sign(privateKey))
    },
  }
}

/** A request as a wallet read it. */
export interface WalletRequest {
  readonly client_id: string
  readonly nonce: string
  readonly state: string
  readonly response_uri: string
  readonly response_mode: string
  readonly header: Members
  readonly claims: Members
  readonly client_metadata: { readonly jwks: { readonly keys: readonly JsonWebKey[] } }
}

/** Reads a request by the link that opens a wallet, and verifies it with the key of the server's DID document. */
export async function readWalletLink(server: Pick<TestServer, 'call' | 'issuer'>, link: string, wallet_nonce?: string): Promise<WalletRequest> {
  const query = new URL(link).searchParams
  const uri = query.get('request_uri')
  if (uri === null) {
    const claims = Object.fromEntries([...query].map(([name, value]) => [name, /^[[{]/.test(value) ? JSON.parse(value) : value]))
    return { ...claims, header: {}, claims } as unknown as WalletRequest
  }
  const path = uri.slice(server.issuer.length)
  const answer = await (wallet_nonce === undefined ? server.call('GET', path) : server.call('POST', path, { form: { wallet_nonce } }))
  if (answer.status !== 200) throw new Error(answer.text)
  const header = decodeProtectedHeader(answer.text)
  if (String(header.kid).startsWith('did:web:')) {
    const document = (await server.call('GET', '/.well-known/did.json')).json
    const method = document.verificationMethod.find((one: { id: string }) => one.id === header.kid)
    await compactVerify(answer.text, createPublicKey({ key: method.publicKeyJwk, format: 'jwk' }))
  }
  const claims = decodeJwt(answer.text)
  return { ...claims, header, claims } as unknown as WalletRequest
}

/** Encrypts a response to the key in the request. */
export async function encryptResponse({ client_metadata }: WalletRequest, response: Members, enc = 'A128GCM'): Promise<string> {
  const [jwk] = client_metadata.jwks.keys
  return new CompactEncrypt(Buffer.from(JSON.stringify(response)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc, kid: 'response' })
    .encrypt(createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' }))
}

/** Posts a response as the request demands. */
export async function respond(server: Pick<TestServer, 'call' | 'issuer'>, asked: WalletRequest, vp_token: Members, more: Members = {}): Promise<CallAnswer> {
  const response = { vp_token, state: asked.state, ...more }
  const form: Record<string, string> =
    asked.response_mode === 'direct_post.jwt'
      ? { response: await encryptResponse(asked, response) }
      : { vp_token: JSON.stringify(vp_token), state: String(response.state) }
  return server.call('POST', asked.response_uri.slice(server.issuer.length), { form })
}
