import { base64url, randomText } from '../../../auth/pkce.ts'
import { issuer } from '../../../auth/place.ts'
import type { ClientRow } from '../client-row.ts'

/** The proof that a tried client authenticates with: pasted, sent to this server only, and kept nowhere. */
export interface Proof {
  readonly secret: string
  /** A private JWK, as text. */
  readonly privateKey: string
}
/** The members that a proof adds to a request, and a form of them to show that gives nothing away. */
interface Proven {
  readonly headers: Readonly<Record<string, string>>
  readonly form: Readonly<Record<string, string>>
}

const bytes = (text: string) => new TextEncoder().encode(text)

const curves: Readonly<Record<string, string>> = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' }
const algOfCurve: Readonly<Record<string, string>> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512', Ed25519: 'EdDSA' }

/** How WebCrypto names a signature algorithm (RFC 7518 §3.1). */
function parametersOf(alg: string) {
  const hash = `SHA-${alg.slice(2)}`
  if (alg.startsWith('HS')) return { name: 'HMAC', hash }
  if (alg.startsWith('RS')) return { name: 'RSASSA-PKCS1-v1_5', hash }
  if (alg.startsWith('PS')) return { name: 'RSA-PSS', hash, saltLength: Number(alg.slice(2)) / 8 }
  if (alg.startsWith('ES')) return { name: 'ECDSA', hash, namedCurve: curves[alg] ?? '' }
  return { name: 'Ed25519' }
}

/** A client assertion (RFC 7523 §3), good for a minute and for this server. */
async function assertionOf(client: ClientRow, { secret, privateKey }: Proof): Promise<string> {
  const jwk = privateKey === '' ? undefined : (JSON.parse(privateKey) as JsonWebKey & { readonly kid?: string })
  const alg = client.token_endpoint_jwt_auth_alg ?? jwk?.alg ?? (jwk ? (algOfCurve[jwk.crv ?? ''] ?? 'RS256') : 'HS256')
  const parameters = parametersOf(alg)
  const key = jwk
    ? await crypto.subtle.importKey('jwk', { ...jwk, key_ops: ['sign'] }, parameters, false, ['sign'])
    : await crypto.subtle.importKey('raw', bytes(secret), parameters, false, ['sign'])
  const now = Math.floor(Date.now() / 1000)
  const header = { alg, ...(jwk?.kid ? { kid: jwk.kid } : {}) }
  const claims = { iss: client.id, sub: client.id, aud: issuer, jti: randomText(), iat: now, exp: now + 60 }
  const signed = [header, claims].map((part) => base64url(bytes(JSON.stringify(part)))).join('.')
  return `${signed}.${base64url(new Uint8Array(await crypto.subtle.sign(parameters, key, bytes(signed))))}`
}

/** The way the client proves itself with what was pasted: the first of its methods that fits. */
function methodFor(client: ClientRow, { secret, privateKey }: Proof): string {
  const fits = (method: string) => (method.startsWith('client_secret') ? secret !== '' : method === 'private_key_jwt' && privateKey !== '')
  return client.token_endpoint_auth_methods.find(fits) ?? (secret === '' ? 'none' : 'client_secret_basic')
}

/** How the client says who it is: by secret, by assertion, or by its id alone (RFC 6749 §2.3). */
export async function prove(client: ClientRow, proof: Proof): Promise<Proven> {
  const method = methodFor(client, proof)
  switch (method) {
    case 'client_secret_basic':
      return { headers: { authorization: `Basic ${btoa(`${encodeURIComponent(client.id)}:${encodeURIComponent(proof.secret)}`)}` }, form: {} }
    case 'client_secret_post':
      return { headers: {}, form: { client_id: client.id, client_secret: proof.secret } }
    case 'none':
      return { headers: {}, form: { client_id: client.id } }
    default:
      return {
        headers: {},
        form: { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: await assertionOf(client, proof) },
      }
  }
}
