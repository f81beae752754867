import type { KeyObject } from 'node:crypto'
import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose'
import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidClient, invalidRequest } from '#http/refusal.ts'
import type { Params } from '#http/request.ts'
import { isMeantFor } from '#keys/verify.ts'
import { mediaTypeOf } from '#kit/media-type.ts'
import type { CheckName, Facts } from '#model/explanation.ts'
import { spendOnce } from '../spend-once.ts'
import { readFederated } from './federated-assertion.ts'

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const MAX_LENGTH = 8192
/** Clocks differ: so many seconds are forgiven. */
const LEEWAY = 10
const TYPES: readonly string[] = ['jwt', 'client-authentication+jwt']
const isType = (typ: unknown) => TYPES.includes(mediaTypeOf(typ))

/** Reads the client and algorithm that an assertion names (RFC 7521 §4.2), unverified; undefined when the request holds none. */
export function readAssertion(params: Params): { readonly client_id: string; readonly proof: string; readonly symmetric: boolean } | undefined {
  const { client_assertion: proof, client_assertion_type: type } = params
  if (readFederated(params) || (proof === undefined && type === undefined)) return undefined
  if (proof === undefined) throw invalidRequest('client_assertion is missing')
  if (type !== TYPE) throw invalidRequest(`client_assertion_type must be ${TYPE}`)
  if (proof.length > MAX_LENGTH) throw invalidClient(`client_assertion is longer than ${MAX_LENGTH} characters`)
  return { proof, ...readUnverified(proof) }
}

function readUnverified(jwt: string): { readonly client_id: string; readonly symmetric: boolean } {
  try {
    return { client_id: String(decodeJwt(jwt).sub), symmetric: String(decodeProtectedHeader(jwt).alg).startsWith('HS') }
  } catch (cause) {
    throw invalidClient('client_assertion is not a signed JWT', cause)
  }
}

/** A claim as a text; it may be of any type. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'))

/** The details of an assertion that no key verified: the key and algorithm of its header, and those that the client is registered for. */
export function whyUnsigned(jwt: string, algorithms: readonly string[]): Facts {
  const { alg, kid } = decodeProtectedHeader(jwt)
  return { check: 'assertion_signature', spec: 'RFC 7523 §3', expected: algorithms, got: textOf(alg), tried: typeof kid === 'string' ? kid : undefined }
}

/** A key that an assertion may be signed with. */
export interface AssertionKey {
  readonly key: KeyObject | Uint8Array
  /** The only algorithm that the key may be used with, if it names one (RFC 7517 §4.4). */
  readonly alg?: string | undefined
  readonly credential_id?: string
}

/** The JWTs of a client that are accepted for one purpose. */
export interface Accepting {
  readonly algorithms: readonly string[]
  /** True for the `typ` of such a JWT; one without `typ` is accepted. Absent: assertions. */
  readonly isTyped?: (typ: unknown) => boolean
}
/** A verified JWT, and the key that signed it. */
export interface Signed<K> {
  readonly claims: Readonly<Record<string, unknown>>
  readonly by: K
}

/** Finds the key that signed a JWT, with an accepted algorithm. The algorithm in the header is not trusted. */
export async function signedBy<K extends AssertionKey>(
  jwt: string,
  keys: readonly K[],
  { algorithms, isTyped = isType }: Accepting,
): Promise<Signed<K> | undefined> {
  const { typ, crit } = decodeProtectedHeader(jwt)
  // RFC 7515 §4.1.11: no extension is understood here, so none may be critical.
  if (crit !== undefined) return undefined
  // RFC 8725 §3.11: an ID token, or another JWT that the client signs, must not be accepted for another purpose.
  if (typ !== undefined && !isTyped(typ)) return undefined
  for (const by of keys) {
    // `jwk`, `jku` and `x5u` of the header are never looked at.
    const allowed = algorithms.filter((name) => isMeantFor(by.alg, name))
    const checked = await compactVerify(jwt, by.key, { algorithms: allowed }).catch(() => undefined)
    if (checked) return { claims: decodeJwt(jwt), by }
  }
  return undefined
}

/**
 * Checks the claims of a verified assertion (RFC 7523 §3), and spends its `jti`. The refusal may name the fault, because its sender holds the
 * client's key.
 * @throws {Refusal} `invalid_client`
 */
export async function spendAssertion(claims: Readonly<Record<string, unknown>>, client: CompiledClient, context: Context): Promise<void> {
  const now = Math.floor(context.now() / 1000)
  const { iss, sub, aud, exp, iat, nbf, jti } = claims
  // An assertion is made for one request, and a thief of a longer one has more time.
  const { id: client_id, assertion_ttl: longest } = client
  const refused = (check: CheckName, message: string, facts: Facts = {}) => invalidClient(message).because({ check, spec: 'RFC 7523 §3', client_id, ...facts })
  if (iss !== client.id || sub !== client.id)
    throw refused('assertion_subject', 'client_assertion: iss and sub must both be the client_id', {
      expected: [client_id],
      got: `iss ${textOf(iss)}, sub ${textOf(sub)}`,
    })
  if (!isOwnAudience(aud, client, context)) {
    const facts = { expected: [context.issuer], got: [aud].flat().map(textOf).join(' ') }
    throw refused('assertion_audience', `client_assertion: aud must be ${context.issuer} and nothing else`, facts)
  }
  if (typeof exp !== 'number' || !Number.isFinite(exp)) throw refused('assertion_time', 'client_assertion: exp is missing')
  if (exp <= now - LEEWAY) throw refused('assertion_time', 'client_assertion has expired')
  if (exp > now + longest + LEEWAY)
    throw refused('assertion_time', `client_assertion: exp must be at most ${longest} seconds ahead; an administrator can raise assertion_ttl`)
  for (const [name, value] of Object.entries({ iat, nbf }))
    if (value !== undefined && !(typeof value === 'number' && value <= now + LEEWAY))
      throw refused('assertion_time', `client_assertion: ${name} must be a time that has come`)
  if (typeof jti !== 'string' || jti === '' || jti.length > 512) throw refused('assertion_once', 'client_assertion: jti is missing or too long')
  const expires_at = Math.ceil(exp + LEEWAY) * 1000
  if (!(await spendOnce({ issuer: client.id, jti, expires_at }, context))) throw refused('assertion_once', 'client_assertion: this jti was used before')
}

/**
 * draft-ietf-oauth-rfc7523bis §3: `aud` must be our issuer, alone. A dishonest server that is named as well could replay the assertion here; and a
 * dishonest server can make a client believe that our token endpoint is its own.
 */
function isOwnAudience(aud: unknown, client: CompiledClient, { issuer }: Context): boolean {
  const [only, ...others] = Array.isArray(aud) ? aud : [aud]
  if (others.length > 0) return false
  return only === issuer || (client.assertion_audience === 'issuer_or_token_endpoint' && only === `${issuer}/oauth/token`)
}
