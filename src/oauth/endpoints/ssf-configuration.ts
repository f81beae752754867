import { endpoint } from '#http/endpoint.ts'
import { withMediaType } from '#http/render.ts'

/** The paths at which receivers manage their streams (SSF 1.0 §7.1). */
export const signalPaths = {
  configuration_endpoint: '/ssf/streams',
  status_endpoint: '/ssf/status',
  add_subject_endpoint: '/ssf/subjects/add',
  remove_subject_endpoint: '/ssf/subjects/remove',
  verification_endpoint: '/ssf/verify',
} as const
/** The path at which a stream is polled, but for its id. */
export const POLL_PATH = '/ssf/poll'

/** The ways of delivery, by their names in the standards. */
export const deliveryMethods = { push: 'urn:ietf:rfc:8935', poll: 'urn:ietf:rfc:8936' } as const

/** The configuration of the shared-signals transmitter (SSF 1.0 §7.1). */
export const ssfConfiguration = endpoint({
  method: 'GET',
  path: '/.well-known/ssf-configuration',
  spec: 'SSF 1.0 §7.1',
  surface: 'oauth',
  cors: 'any',
  handle: (_request, { issuer }) =>
    withMediaType(
      'application/json',
      JSON.stringify({
        spec_version: '1_0',
        issuer,
        jwks_uri: `${issuer}/oauth/jwks`,
        delivery_methods_supported: Object.values(deliveryMethods),
        ...Object.fromEntries(Object.entries(signalPaths).map(([name, path]) => [name, issuer + path])),
        authorization_schemes: [{ spec_urn: 'urn:ietf:rfc:6749' }],
        default_subjects: 'ALL',
      }),
      { 'cache-control': 'public, max-age=300' },
    ),
})
