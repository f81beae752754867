import type { Context } from '#http/context.ts'
import { endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { type ProtectedApi, protectedApi } from '#model/protected-api.ts'
import { systemScopes } from '#model/system-scopes.ts'
import { acceptedAlgs } from '../accepted-algs.ts'
import { detailTypes } from '../details/types.ts'
import { acceptsCertificates } from '../mutual-tls.ts'
import { ownResource } from '../protected-apis.ts'

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
    const types = [...(await detailTypes(context)).values()].filter((one) => one.resource === api.identifier).map(({ type }) => type)
    return json(
      {
        resource: api.identifier,
        resource_name: api.name,
        authorization_servers: [context.issuer],
        scopes_supported: api.scopes,
        ...(types.length > 0 && { authorization_details_types_supported: types }), // RFC 9396 §10
        ...(acceptsCertificates(context) && { tls_client_certificate_bound_access_tokens: true }),
        bearer_methods_supported: ['header'],
        dpop_signing_alg_values_supported: acceptedAlgs(context).asymmetric,
      },
      200,
      { 'cache-control': 'public, max-age=300' },
    )
  },
})
