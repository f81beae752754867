import { base64url, randomText } from './pkce.ts'

/** Signs proofs (RFC 9449 §4.2) with a key that no script can read. */
interface Prover {
  readonly key: CryptoKey
  /** The header of every proof, encoded. */
  readonly header: string
}

const bytes = (text: string) => new TextEncoder().encode(text)
const encoded = (value: unknown) => base64url(bytes(JSON.stringify(value)))

async function makeProver(): Promise<Prover> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  return { key: privateKey, header: encoded({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } }) }
}

/** Made when it is first needed, and gone with the page, like the tokens that are bound to it. */
let prover: Promise<Prover> | undefined
/** The nonce that the server told last. */
let nonce: string | undefined

async function proof(url: URL, method: string, token: string | undefined): Promise<string> {
  prover ??= makeProver()
  const { key, header } = await prover
  const ath = token === undefined ? {} : { ath: base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes(token)))) }
  const claims = { jti: randomText(), htm: method, htu: url.origin + url.pathname, iat: Math.floor(Date.now() / 1000), ...ath, ...(nonce ? { nonce } : {}) }
  const signed = `${header}.${encoded(claims)}`
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(signed))
  return `${signed}.${base64url(new Uint8Array(signature))}`
}

/** The options of `fetch` for a request that may be sent twice. */
interface Sent extends Omit<RequestInit, 'headers' | 'body'> {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | URLSearchParams
}

/**
 * Sends a request with a proof, and with the access token that is bound to the key. A server that refuses it with a nonce wants that nonce in the
 * proof, or finds our clock wrong (RFC 9449 §8): the request is sent once more.
 */
export async function boundFetch(path: string, init: Sent = {}, token?: string): Promise<Response> {
  const url = new URL(path, location.href)
  const { headers, method = 'GET' } = init
  const send = async () => {
    const shown = token === undefined ? {} : { authorization: `DPoP ${token}` }
    return fetch(url, { ...init, headers: { ...headers, ...shown, dpop: await proof(url, method, token) } })
  }
  const known = nonce
  const answer = await send()
  nonce = answer.headers.get('dpop-nonce') ?? nonce
  return !answer.ok && answer.headers.has('dpop-nonce') && nonce !== known ? send() : answer
}
