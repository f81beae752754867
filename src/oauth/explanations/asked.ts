import { decodeJwt, decodeProtectedHeader } from 'jose'
import { basicCredentials, type Params, type Request } from '#http/request.ts'
import { parameters } from '../authorize/parameters.ts'
import { readAttested } from '../client-auth/attested-headers.ts'
import { readFederated } from '../client-auth/federated-assertion.ts'

/** A refused request, as far as it can be read, without its secrets. */
export interface ReadRequest {
  /** The client id in the request, unverified. */
  readonly client_id: string | undefined
  readonly auth_method: string | undefined
  readonly params: Readonly<Record<string, string>>
  /** The names of the parameters that are not stored. */
  readonly withheld: readonly string[]
}

const elsewhere = ['grant_type', 'token_type_hint', 'client_assertion_type', 'subject_token_type', 'actor_token_type', 'requested_token_type', 'audience']
/** The parameters without secrets and personal data. Of all others only the name is stored. */
const harmless = new Set([...elsewhere, ...parameters.flatMap(({ name, isHarmless }) => (isHarmless ? [name] : []))])
const [MOST, LONGEST, LONGEST_NAME] = [40, 1024, 64]

/** A text that is safe to store and to show: bounded, and of printable characters. */
export const boundText = (text: string, length = LONGEST): string =>
  text
    .slice(0, length)
    .toWellFormed()
    .replace(/\p{Cc}/gu, '\ufffd')

/**
 * Reads the parameters of a query or form. Malformed requests are exactly the ones to explain, so nothing is refused here: the first value of a name
 * counts.
 */
function readLeniently({ method, query, body }: Request): Params {
  const sent = new URLSearchParams(method === 'POST' ? body?.toString('utf8') : query)
  const params = new Map<string, string>()
  for (const [name, value] of sent) {
    const before = params.get(name)
    if (before === undefined && params.size < MOST) params.set(name, value)
    else if (name === 'resource' || name === 'audience') params.set(name, `${before} ${value}`)
  }
  return Object.fromEntries(params)
}

const orUndefined = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** The authentication method that the client tried, and the client id it sent. */
function readClaimedClient(request: Request, params: Params): Pick<ReadRequest, 'client_id' | 'auth_method'> {
  const basic = orUndefined(() => basicCredentials(request))
  if (basic) return { client_id: basic.id, auth_method: 'client_secret_basic' }
  const attested = orUndefined(() => readAttested(request))
  if (attested) return { client_id: attested.client_id, auth_method: 'attest_jwt_client_auth' }
  const { client_id, client_secret, client_assertion: jwt } = params
  if (jwt === undefined) return { client_id, auth_method: client_secret === undefined ? 'none' : 'client_secret_post' }
  const federated = orUndefined(() => readFederated(params))
  if (federated) return { client_id, auth_method: federated.method }
  const symmetric = orUndefined(() => decodeProtectedHeader(jwt).alg?.startsWith('HS')) === true
  return { client_id: client_id ?? orUndefined(() => decodeJwt(jwt).sub), auth_method: symmetric ? 'client_secret_jwt' : 'private_key_jwt' }
}

const nameable = /^[\x21-\x7e]{1,255}$/

/** Reads a refused request. `known` are the parameters of a pushed or waiting request, which its URL does not hold. */
export function readAsked(request: Request, known?: Params): ReadRequest {
  const params = known ?? readLeniently(request)
  const { client_id, auth_method } = readClaimedClient(request, params)
  const sent = Object.entries(params).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const]))
  return {
    client_id: client_id !== undefined && nameable.test(client_id) ? client_id : undefined,
    auth_method,
    params: Object.fromEntries(sent.flatMap(([name, value]) => (harmless.has(name) ? [[name, boundText(value)]] : []))),
    withheld: sent.flatMap(([name]) => (harmless.has(name) ? [] : [boundText(name, LONGEST_NAME)])),
  }
}
