import { decodeProtectedHeader } from 'jose'
import type { CompiledClient } from '#clients/find-client.ts'
import { fetchFor } from '#clients/outgoing.ts'
import type { Members } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { invalidRequest, invalidRequestObject, invalidRequestUri, type Refusal, requestNotSupported, requestUriNotSupported } from '#http/refusal.ts'
import type { Params } from '#http/request.ts'
import { Lru } from '#kit/lru.ts'
import { mediaTypeOf } from '#kit/media-type.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { Facts } from '#model/explanation.ts'
import { acceptedAlgs } from '../accepted-algs.ts'
import { signedByClient } from '../client-auth/signed-by-client.ts'
import { holdToProfiles } from '../profiles.ts'
import { parameter } from './parameter.ts'

/** The parameters that carry a request object, or say where it is (RFC 9101 §5). */
export const objectParameters = {
  request: parameter('request', { longest: 16_384, withheld: true }),
  request_uri: parameter('request_uri', { longest: 512 }),
}

/** Seconds by which clocks may differ. */
const LEEWAY = 10
const [LARGEST, TIMEOUT] = [65_536, 5000]

/** RFC 9101 §10.8: the type of request objects, and those of clients that do not name it. No other JWT is accepted as one. */
const types = ['oauth-authz-req+jwt', 'jwt']
const isRequestObject = (typ: unknown) => types.includes(mediaTypeOf(typ))

const invalid = (message: string, facts: Facts = {}): Refusal =>
  invalidRequestObject(`the request object ${message}`).because({ check: 'request_object', spec: 'RFC 9101 §6', ...facts })

/** The algorithms accepted in the request objects of a client. */
const algsOf = ({ request_object_signing_alg: only }: CompiledClient, context: Context) =>
  acceptedAlgs(context).asymmetric.filter((alg) => only === undefined || only === alg)

function headerOf(jwt: string) {
  try {
    return decodeProtectedHeader(jwt)
  } catch {
    throw invalid('is not a JWT')
  }
}

/** The claims of a request object, decrypted and verified (RFC 9101 §6.1, §6.2). One that is not signed is refused: anybody could have written it. */
async function verifiedClaims(object: string, client: CompiledClient, context: Context): Promise<{ readonly alg: string; readonly claims: Members }> {
  const isEncrypted = object.split('.').length === 5
  const jwt = isEncrypted ? await context.keys.decrypt(object) : object
  if (jwt === undefined) throw invalid('cannot be decrypted: encrypt it to a key of this server with use=enc')
  const { alg, kid } = headerOf(jwt)
  if (alg === undefined || alg === 'none')
    throw requestNotSupported('a request object must be signed; send the parameters themselves, or push them').because({
      check: 'request_object',
      spec: 'RFC 9101 §4',
    })
  const algorithms = algsOf(client, context)
  const signed = await signedByClient(jwt, client, context, { algorithms, isTyped: isRequestObject })
  if (signed) return { alg, claims: signed.claims }
  const facts = { spec: 'RFC 9101 §6.2', expected: algorithms, got: alg, tried: typeof kid === 'string' ? kid : undefined }
  throw invalid('is not signed by a key of the client, with an algorithm and a type that are accepted', facts)
}

/** Checks whom a request object is from and for, and when (RFC 9101 §4). @throws {Refusal} */
function checkClaims(claims: Members, { id }: CompiledClient, context: Context): void {
  const now = Math.floor(context.now() / 1000)
  const { iss, sub, aud, exp, nbf, client_id } = claims
  if (client_id !== undefined && client_id !== id) throw invalid('names another client_id', { expected: [id], got: String(client_id) })
  if (iss !== undefined && iss !== id) throw invalid('has another iss than the client', { expected: [id], got: String(iss) })
  // RFC 9101 §10.8: a client assertion has this sub; neither may be taken for the other.
  if (sub === id) throw invalid('has the client as its sub, as a client assertion does')
  if (aud !== undefined && ![aud].flat().includes(context.issuer))
    throw invalid(`has another aud than ${context.issuer}`, { expected: [context.issuer], got: [aud].flat().map(String).join(' ') })
  if (exp !== undefined && !(typeof exp === 'number' && exp > now - LEEWAY)) throw invalid('has expired')
  if (nbf !== undefined && !(typeof nbf === 'number' && nbf <= now + LEEWAY)) throw invalid('is not valid yet')
  // RFC 9101 §4: a reference to a reference would never end.
  if ('request' in claims || 'request_uri' in claims) throw invalid('must not hold request or request_uri')
}

/** In seconds: as long as the message signing profile of FAPI 2.0 lets a request live. */
const LONGEST_LIFE = 3600

/**
 * Checks what a client that must sign its requests must say besides: for whom, and until when. A signed request that never expires can be sent
 * again for ever by anybody who saw it (RFC 9101 §10.2).
 */
function checkDemanded({ aud, exp, nbf }: Members, client: CompiledClient, context: Context): void {
  if (!client.require_signed_request_object) return
  const now = Math.floor(context.now() / 1000)
  if (aud === undefined) throw invalid(`must name its aud: ${context.issuer}`)
  if (typeof exp !== 'number') throw invalid('must have an exp')
  const from = typeof nbf === 'number' ? nbf : now
  if (exp - from > LONGEST_LIFE + LEEWAY || now - from > LONGEST_LIFE) throw invalid(`must live at most ${LONGEST_LIFE} seconds`)
}

/** A claim as the parameter that it stands for: JSON where it is an object, and the values of `resource` joined as those of a form are. */
function parameterOf(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  if (name === 'resource' && Array.isArray(value)) return value.map(String).join(' ')
  return JSON.stringify(value) ?? ''
}

/** RFC 9101 §6.3: only the parameters inside it count, whatever stands beside it. */
function paramsOf(claims: Members, client_id: string): Params {
  const members = Object.entries(claims).flatMap(([name, value]): [string, string][] => {
    const text = parameterOf(name, value)
    if (text.includes('\u0000')) throw invalid(`holds a NUL character in ${name.slice(0, 64)}`)
    return value === null || text === '' ? [] : [[name, text]]
  })
  return { ...Object.fromEntries(members), client_id }
}

interface FetchedObject {
  readonly text: string | undefined
  readonly until: number
}
/** For so long, in milliseconds, a published request object is kept, so that a stranger cannot make us ask its server again and again. */
const KEPT = 30_000
const kept = memoizeWeak((_context: Context) => new Lru<string, FetchedObject>(500))

async function fetchText(uri: string, client: CompiledClient, context: Context): Promise<string | undefined> {
  const known = kept(context).get(`${client.id} ${uri}`)
  if (known && known.until > context.now()) return known.text
  const options = { headers: { accept: 'application/oauth-authz-req+jwt, application/jwt' }, limit: LARGEST, timeout: TIMEOUT }
  const answer = await fetchFor(client, context.fetch)(uri, options).catch(() => undefined)
  const text = answer?.status === 200 ? answer.body.trim() : undefined
  kept(context).set(`${client.id} ${uri}`, { text, until: context.now() + KEPT })
  return text
}

/** The request object that a client publishes (RFC 9101 §5.2). Only a registered URL is fetched: any other would let strangers choose whom we ask. */
async function fetchObject(uri: string, client: CompiledClient, context: Context): Promise<string> {
  const facts = { check: 'request_uri', spec: 'RFC 9101 §5.2', expected: client.request_uris, got: uri } as const
  if (client.request_uris.length === 0)
    throw requestUriNotSupported('the client has registered no request_uri; send the request itself, or push it').because(facts)
  if (!client.request_uris.includes(uri))
    throw invalidRequestUri('request_uri is not registered for this client; register it exactly as it is sent').because(facts)
  const text = await fetchText(uri, client, context)
  if (text === undefined) throw invalidRequestUri('there is no request object at request_uri, or it cannot be fetched').because(facts)
  return text
}

/** True when the request refers to a request object. */
export const holdsObject = (params: Params): boolean =>
  objectParameters.request.of(params) !== undefined || objectParameters.request_uri.of(params) !== undefined

/**
 * The parameters of a signed authorization request, by value or by reference (RFC 9101 §5).
 * @throws {Refusal} `invalid_request_object`, `invalid_request_uri`
 */
export async function openRequestObject(params: Params, client: CompiledClient, context: Context): Promise<Params> {
  const [value, uri] = [objectParameters.request.of(params), objectParameters.request_uri.of(params)]
  if (value !== undefined && uri !== undefined)
    throw invalidRequest('send request or request_uri, not both').because({ check: 'request_object', spec: 'RFC 9101 §5' })
  if ((value ?? uri ?? '').length > objectParameters.request.longest) throw invalid(`is longer than ${objectParameters.request.longest} characters`)
  const { alg, claims } = await verifiedClaims(value ?? (await fetchObject(uri ?? '', client, context)), client, context)
  checkClaims(claims, client, context)
  checkDemanded(claims, client, context)
  holdToProfiles('request_object', client, () => ({ alg, claims }))
  return paramsOf(claims, client.id)
}
