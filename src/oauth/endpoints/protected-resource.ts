import { endpoint } from '#http/endpoint.ts'
import { json } from '#http/render.ts'
import { systemScopes } from '#model/system-scopes.ts'
import { acceptedAlgs } from '../accepted-algs.ts'
import { ownResource } from '../protected-apis.ts'

const scopes = systemScopes.map(({ name }) => name)

/**
 * Protected resource metadata (RFC 9728 §2) of our own API, the developer's door and userinfo, which are one resource: what they are called
 * in `resource` and `aud`, and how a token for them is got and sent.
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
      },
      200,
      { 'cache-control': 'public, max-age=300' },
    ),
})
