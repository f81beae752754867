import { type JWK, jwtVerify } from 'jose'
import { isObject } from '#fields/json-object.ts'
import { type DcqlQuery, dcqlQuery } from '#model/dcql/query.ts'
import { fetchText } from '../keys/fetched.ts'
import { acceptedAlgs } from '../keys/others.ts'
import { fault, WalletFault } from '../words/fault.ts'
import { newRequestKey } from './request-key.ts'
import { verifierKey } from './verifier-name.ts'

type Members = Readonly<Record<string, unknown>>

/** A request for credentials, or for a self-issued ID token, that was read and checked (OID4VP 1.0 §5). */
export interface AskedFor {
  readonly client_id: string
  /** The name that the verifier gives itself. Nobody vouches for it. */
  readonly name: string | undefined
  /** The host that the answer goes to. */
  readonly host: string
  /** The request is signed by the key of its client id. */
  readonly signed: boolean
  /** The query; without credentials where only an ID token is asked for. */
  readonly dcql: DcqlQuery
  /** A self-issued ID token is asked for (SIOPv2 §9). */
  readonly idToken: boolean
  /** How the subject of such a token is named (SIOPv2 §7.5). */
  readonly subjects: 'did' | 'thumbprint'
  readonly nonce: string
  readonly state: string | undefined
  readonly response_uri: string
  /** The key that the answer is encrypted to, with the content encryption; undefined where it is not encrypted. */
  readonly encryption: { readonly jwk: JWK; readonly enc: string } | undefined
}

const ENCRYPTIONS = ['A128GCM', 'A256GCM']

/** The parameters of an unsigned request, which stand in the link itself; objects as JSON. */
const inLink = (params: URLSearchParams): Members =>
  Object.fromEntries([...params].map(([name, value]) => [name, /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value]))

/**
 * Fetches a request object (RFC 9101 §5.2.3), with a nonce of ours where the verifier takes one (OID4VP 1.0 §5.10), and encrypted to a key of this call
 * where it can: proxies and logs between learn then neither who asks nor for what.
 */
async function fetchRequest(address: string, wallet_nonce: string | undefined): Promise<string> {
  const accept = { accept: 'application/oauth-authz-req+jwt' }
  if (wallet_nonce === undefined) return (await fetchText(address, { headers: accept })).trim()
  const key = await newRequestKey()
  const body = new URLSearchParams({ wallet_nonce, wallet_metadata: JSON.stringify(key.metadata) })
  return key.open((await fetchText(address, { method: 'POST', headers: accept, body })).trim())
}

/** The verified content of a signed request. @throws {WalletFault} */
async function verified(jwt: string, client_id: string, wallet_nonce: string | undefined): Promise<Members> {
  const { payload } = await jwtVerify(jwt, async (header) => verifierKey(client_id, header), {
    algorithms: [...acceptedAlgs],
    typ: 'oauth-authz-req+jwt',
    clockTolerance: 60,
  }).catch((cause) => {
    throw cause instanceof WalletFault ? cause : fault('signature', cause)
  })
  // OID4VP 1.0 §5.10.1: a request that was made for another call is somebody else's.
  if (payload['client_id'] !== client_id || (wallet_nonce !== undefined && payload['wallet_nonce'] !== wallet_nonce)) throw fault('other')
  return payload
}

async function readMembers(params: URLSearchParams): Promise<{ readonly said: Members; readonly signed: boolean }> {
  const client_id = params.get('client_id') ?? ''
  const address = params.get('request_uri')
  const value = params.get('request')
  if (address === null && value === null) return { said: inLink(params), signed: false }
  const wallet_nonce = address !== null && params.get('request_uri_method') === 'post' ? crypto.randomUUID() : undefined
  const jwt = address === null ? (value ?? '') : await fetchRequest(address, wallet_nonce)
  return { said: await verified(jwt, client_id, wallet_nonce), signed: true }
}

/** The encryption of the answer (OID4VP 1.0 §8.3). @throws {WalletFault} where the verifier wants it and names no key */
function encryptionIn({ response_mode, client_metadata }: Members): AskedFor['encryption'] {
  if (response_mode === 'direct_post') return undefined
  if (response_mode !== 'direct_post.jwt') throw fault('mode')
  const { jwks, encrypted_response_enc_values_supported: named } = isObject(client_metadata) ? client_metadata : {}
  const keys = isObject(jwks) && Array.isArray(jwks['keys']) ? jwks['keys'].filter(isObject) : []
  const jwk = keys.find(({ alg, use }) => (alg === undefined || alg === 'ECDH-ES') && (use === undefined || use === 'enc'))
  const enc = ENCRYPTIONS.find((one) => !Array.isArray(named) || named.includes(one))
  if (!jwk || !enc) throw fault('encryption')
  return { jwk: jwk as JWK, enc }
}

/** True for an address that answers may be sent to: with TLS, or on the machine that this wallet runs on. */
const isSafe = (address: string): boolean =>
  URL.canParse(address) && (address.startsWith('https:') || (location.protocol === 'http:' && new URL(address).host === location.host))

const THUMBPRINT = 'urn:ietf:params:oauth:jwk-thumbprint'

/** How a verifier wants subjects to be named: by DIDs, unless it says that it knows thumbprints only. */
function subjectsIn(client_metadata: unknown): AskedFor['subjects'] {
  const types = isObject(client_metadata) ? client_metadata['subject_syntax_types_supported'] : undefined
  const known: readonly unknown[] = Array.isArray(types) ? types : []
  return known.length > 0 && known.every((type) => type === THUMBPRINT) ? 'thumbprint' : 'did'
}

/** The tokens that a request asks for, and its query. @throws {WalletFault} for any other response type */
function wantedBy({ response_type, dcql_query }: Members): Pick<AskedFor, 'dcql' | 'idToken'> {
  const types = typeof response_type === 'string' ? response_type.split(' ') : []
  if (types.length === 0 || types.some((type) => type !== 'vp_token' && type !== 'id_token')) throw fault('unsupported')
  const idToken = types.includes('id_token')
  if (!types.includes('vp_token')) return { dcql: { credentials: [] }, idToken }
  const query = dcqlQuery.safeParse(dcql_query)
  if (!query.success) throw fault('query', query.error)
  return { dcql: query.data, idToken }
}

/** Reads a request and checks whom it is of. @throws {WalletFault} */
export async function readRequest(params: URLSearchParams): Promise<AskedFor> {
  const client_id = params.get('client_id') ?? ''
  const { said, signed } = await readMembers(params)
  const { response_uri, nonce, state, client_metadata, transaction_data } = said
  if (transaction_data !== undefined) throw fault('unsupported')
  if (typeof response_uri !== 'string' || !isSafe(response_uri) || typeof nonce !== 'string') throw fault('malformed')
  // OID4VP 1.0 §5.9.3: unsigned, a verifier is nothing but the address that the answer goes to; signed by a host's certificate, it is that host.
  if (!signed && client_id !== `redirect_uri:${response_uri}`) throw fault('unsigned')
  if (signed && client_id.startsWith('redirect_uri:')) throw fault('signature')
  if (client_id.startsWith('x509_san_dns:') && client_id !== `x509_san_dns:${new URL(response_uri).hostname}`) throw fault('other')
  const wanted = wantedBy(said)
  const name = isObject(client_metadata) ? client_metadata['client_name'] : undefined
  return {
    client_id,
    name: typeof name === 'string' ? name.slice(0, 128) : undefined,
    host: new URL(response_uri).host,
    signed,
    ...wanted,
    subjects: subjectsIn(client_metadata),
    nonce,
    state: typeof state === 'string' ? state : undefined,
    response_uri,
    encryption: encryptionIn(said),
  }
}
