import { type CompiledClient, findClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, json } from '#http/render.ts'
import type { Signing } from '#keys/keys.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { signingAlgs } from '#model/key-pair.ts'
import { type ProtectedApi, protectedApi } from '#model/protected-api.ts'
import { systemScopes } from '#model/system-scopes.ts'
import { acceptedAlgs } from '../accepted-algs.ts'
import { detailTypes } from '../details/types.ts'
import { acceptsCertificates } from '../mutual-tls.ts'
import { ownResource } from '../protected-apis.ts'
import { signingFor } from '../tokens/signing.ts'

const scopes = systemScopes.map(({ name }) => name)

/**
 * Protected resource metadata (RFC 9728 §2) of our own API, the developer's door and userinfo, which are one resource: its identifier in `resource`
 * and `aud`, its authorization server, and the ways to send a token.
 */
export const protectedResource = endpoint({
  method: 'GET',
  path: '/.well-known/oauth-protected-resource',
  spec: 'RFC 9728 §3',
  surface: 'oauth',
  cors: 'any',
  metadata: (_url, context) => ({ protected_resources: [ownResource(context)] }), // RFC 9728 §4
  handle: (_request, context) =>
    json(
      {
        resource: ownResource(context),
        resource_name: context.tenant.name,
        resource_documentation: `${context.issuer}/docs/api`,
        authorization_servers: [context.issuer],
        scopes_supported: scopes,
        // Userinfo takes a form too (RFC 6750 §2.2), the API does not.
        bearer_methods_supported: ['header'],
        dpop_signing_alg_values_supported: acceptedAlgs(context).asymmetric,
        ...(acceptsCertificates(context) && { tls_client_certificate_bound_access_tokens: true }), // RFC 9728 §2
      },
      200,
      { 'cache-control': 'public, max-age=300' },
    ),
})

/** Where the metadata of a registered API is (RFC 9728 §3.1): an API that does not host it itself points there. */
export const apiMetadataUrl = ({ id }: Pick<ProtectedApi, 'id'>, { issuer }: Context): string => `${issuer}/.well-known/oauth-protected-resource/apis/${id}`

/** The members of the metadata of a registered API (RFC 9728 §2). */
async function resourceMetadata(api: ProtectedApi, client: CompiledClient | undefined, context: Context) {
  const types = [...(await detailTypes(context)).values()].filter((one) => one.resource === api.identifier).map(({ type }) => type)
  return {
    resource: api.identifier,
    resource_name: api.name,
    authorization_servers: [context.issuer],
    scopes_supported: api.scopes,
    bearer_methods_supported: ['header'],
    dpop_signing_alg_values_supported: acceptedAlgs(context).asymmetric,
    ...(types.length > 0 && { authorization_details_types_supported: types }), // RFC 9396 §10
    ...(acceptsCertificates(context) && { tls_client_certificate_bound_access_tokens: true }),
    // The keys of the API itself, with which its responses may be signed: those that its client has of its own.
    ...(client?.key_pair_type && { jwks_uri: `${context.issuer}/oauth/jwks/${client.id}` }),
  }
}

/** The same with a JWT that attests it (RFC 9728 §2.2), signed with the key of the API if its client has one, else with that of the tenant. */
async function signedMetadata(api: ProtectedApi, context: Context): Promise<Readonly<Record<string, unknown>>> {
  const client = api.client_id === undefined ? undefined : await findClient(context, api.client_id)
  const members = await resourceMetadata(api, client, context)
  const signing = client ? signingFor(client, client.access_token_signature_alg) : signingOfTenant(context)
  const claims = { ...members, iss: context.issuer, iat: Math.floor(context.now() / 1000) }
  return { ...members, signed_metadata: await context.keys.sign(claims, 'JWT', signing) }
}

const signingOfTenant = ({ settings }: Context): Signing => ({
  alg: signingAlgs.find((name) => name === settings.signing_alg) ?? 'ES256',
  client_id: undefined,
  key_pair_id: undefined,
})

/** In milliseconds. A public document is signed once in a while, so that strangers cannot keep the signing keys busy. */
const KEPT = 300_000
interface KeptAnswer {
  readonly answer: Answer
  readonly until: number
}
const kept = memoizeWeak((_context: Context) => new Lru<string, KeptAnswer>(500))

/** Protected resource metadata (RFC 9728 §2) of a registered API, hosted for it. */
export const apiResource = endpoint({
  method: 'GET',
  path: '/.well-known/oauth-protected-resource/apis/:id',
  spec: 'RFC 9728 §3',
  surface: 'oauth',
  cors: 'any',
  async handle({ params }, context) {
    const { id = '' } = params
    const api = /^[\w-]{1,64}$/.test(id) ? await context.db.table(protectedApi).get(id) : undefined
    if (!api?.active) throw notFound('there is no API here')
    const key = `${api.id} ${api.version}`
    const known = kept(context).get(key)
    if (known && known.until > context.now()) return known.answer
    const answer = json(await signedMetadata(api, context), 200, { 'cache-control': 'public, max-age=300' })
    kept(context).set(key, { answer, until: context.now() + KEPT })
    return answer
  },
})
