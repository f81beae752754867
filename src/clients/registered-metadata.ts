import type { Members } from '#fields/json-object.ts'
import { fieldsOf } from '#fields/resource.ts'
import { mayWrite } from '#fields/write.ts'
import { Refusal } from '#http/refusal.ts'
import { client } from '#model/client.ts'
import { fieldsWith } from '#model/client-traits.ts'
import { registrableMethods } from './metadata-choices.ts'

/** The names of RFC 7591 §2 and OIDC Registration §2 → ours, where they differ. */
const theirs: Readonly<Record<string, string>> = {
  client_name: 'name',
  grant_types: 'supported_grant_types',
  id_token_signed_response_alg: 'id_token_signature_alg',
  token_endpoint_auth_signing_alg: 'token_endpoint_jwt_auth_alg',
}
const ours: ReadonlyMap<string, string> = new Map(Object.entries(theirs).map(([their, our]) => [our, their]))
/** Fields that are written by rules of their own, below. */
const byRules: ReadonlySet<string> = new Set(fieldsWith('registration'))

/** The fields of a client that a registration writes, under our names. */
const written = fieldsOf(client).flatMap(([name, f]) => (mayWrite(f, 'registration', true) && !byRules.has(name) ? [name] : []))

/** Grants that a program may register for without an administrator. The others are weak, or give a program powers of its own. */
const grants: Readonly<Record<string, string>> = {
  authorization_code: 'authorization_code',
  refresh_token: 'refresh_token',
  client_credentials: 'client_credentials',
  'urn:ietf:params:oauth:grant-type:device_code': 'device_code',
}
const grantNames: ReadonlyMap<string, string> = new Map(Object.entries(grants).map(([type, name]) => [name, type]))
/** The response types of the code flow, and those of the implicit and hybrid flows (OIDC Core §3). */
const [codeTypes, frontTypes] = [['code'], ['id_token', 'id_token token', 'code id_token', 'code token', 'code id_token token']]
/** A response type with its parts in one order: `token id_token` is the same as `id_token token`. */
const inOrder = (type: string) => type.split(' ').sort().join(' ')

export const invalidMetadata = (message: string): Refusal => new Refusal('invalid_client_metadata', 400, message)

const listOf = (value: unknown, initial: readonly string[]): readonly string[] =>
  value === undefined ? initial : Array.isArray(value) ? value.map(String) : []

/** The flows that the server lets clients register for, beside the code flow. */
export interface Allowed {
  /** The implicit and hybrid flows are switched on (`implicit_grant`). */
  readonly implicit: boolean
}

function grantsOf(sent: Members, types: readonly string[], { implicit }: Allowed): string[] {
  const wanted = listOf(sent['grant_types'], ['authorization_code'])
  const granted = wanted.flatMap((type) => grants[type] ?? [])
  // OIDC Registration §2: a response type brings the grant that it needs.
  if (implicit && (wanted.includes('implicit') || types.some((type) => type !== 'code'))) granted.push('implicit')
  if (granted.length === 0) throw invalidMetadata(`grant_types: none of these can be registered; expected some of ${Object.keys(grants).join(', ')}`)
  return [...new Set(granted)]
}

/** The response types that are asked for. @throws {Refusal} for one that cannot be registered */
function responseTypesOf(sent: Members, { implicit }: Allowed): readonly string[] {
  const asked = listOf(sent['response_types'], codeTypes)
  const known = implicit ? [...codeTypes, ...frontTypes] : codeTypes
  const others = asked.filter((type) => !known.some((one) => inOrder(one) === inOrder(type)))
  if (others.length > 0) throw invalidMetadata(`response_types: ${others.join(', ').slice(0, 256)} cannot be registered; expected ${known.join(', ')}`)
  return asked
}

/** OIDC Registration §2: a web application with the implicit flow has https addresses, and none of the machine it runs on. @throws {Refusal} */
function refuseLocalWeb(sent: Members): void {
  const local = (uri: string) => !URL.canParse(uri) || new URL(uri).protocol !== 'https:' || new URL(uri).hostname === 'localhost'
  const [wrong] = (sent['application_type'] ?? 'web') === 'web' ? listOf(sent['redirect_uris'], []).filter(local) : []
  if (wrong !== undefined)
    throw new Refusal(
      'invalid_redirect_uri',
      400,
      `redirect_uris: ${wrong.slice(0, 256)} must be https, and not on localhost, for a web application with the implicit flow`,
    )
}

/**
 * The fields of a client that a registration asks for (RFC 7591 §2). Members that are not known here are ignored, as it demands; grants that nobody may
 * register for are left out of the answer. `null` stands for a field that is not sent, so that a replacement clears it.
 * @throws {Refusal} 400 `invalid_client_metadata`
 */
export function fieldsOfMetadata(sent: Members, allowed: Allowed): Members {
  const types = responseTypesOf(sent, allowed)
  const supported_grant_types = grantsOf(sent, types, allowed)
  if (supported_grant_types.includes('implicit')) refuseLocalWeb(sent)
  const method = String(sent['token_endpoint_auth_method'] ?? 'client_secret_basic')
  if (!registrableMethods.some((one) => one === method)) throw invalidMetadata(`token_endpoint_auth_method must be one of ${registrableMethods.join(', ')}`)
  const values = written.map((name) => [name, sent[ours.get(name) ?? name] ?? null])
  return {
    ...Object.fromEntries(values),
    token_endpoint_auth_methods: [method],
    confidential: method !== 'none',
    supported_grant_types,
    application_type: sent['application_type'] ?? 'web',
  }
}

/** The registered metadata of a client, as RFC 7591 §3.2.1 tells it. */
export function metadataOf(row: Members): Members {
  const values = written.flatMap((name) => (row[name] === null || row[name] === undefined ? [] : [[ours.get(name) ?? name, row[name]]]))
  const granted = listOf(row['supported_grant_types'], []).map((name) => grantNames.get(name) ?? name)
  return {
    ...Object.fromEntries(values),
    token_endpoint_auth_method: listOf(row['token_endpoint_auth_methods'], [])[0],
    grant_types: granted,
    response_types: [...(granted.includes('authorization_code') ? codeTypes : []), ...(granted.includes('implicit') ? frontTypes : [])],
    application_type: row['application_type'],
  }
}

/** The error of RFC 7591 §3.2.2 for fields that are not valid, under the names in which they were sent. */
export function asRegistrationError(caught: unknown): unknown {
  if (!(caught instanceof Refusal) || caught.status !== 422) return caught
  const errors = Object.entries(caught.errors ?? {})
  const said = errors.map(([name, messages]) => `${ours.get(name) ?? name}: ${messages.join(', ')}`).join('; ') || caught.message
  const error = errors.some(([name]) => name === 'redirect_uris') ? 'invalid_redirect_uri' : 'invalid_client_metadata'
  return new Refusal(error, 400, said.slice(0, 1000))
}
