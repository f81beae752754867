import { codeUsing, everyClient, redirected } from '../posture-audience.ts'
import type { Profile } from './profile.ts'
import { codeOnly, exactRedirectUris, pkceWithS256 } from './shared-rules.ts'

const SPEC = 'HAIP 1.0 §4'

/** The High Assurance Interoperability Profile, as far as it is about OAuth: a wallet that fetches credentials. */
export const haip: Profile = {
  name: 'haip',
  title: 'High Assurance Interoperability Profile (wallets)',
  rules: [
    codeOnly(SPEC),
    pkceWithS256(SPEC),
    exactRedirectUris(SPEC),
    {
      id: 'client_authentication',
      spec: 'HAIP 1.0 §4.4.1',
      concerns: everyClient,
      fields: ['token_endpoint_auth_methods', 'confidential', 'public_refresh_token'],
      sentence: 'it must prove who it is at every request, as a wallet by attestation of its installations (attest_jwt_client_auth)',
      isBroken: (c) => !c.confidential || c.public_refresh_token || c.token_endpoint_auth_methods.includes('none'),
      at: { authentication: ({ method }) => method === 'none' },
    },
    {
      id: 'pushed',
      spec: SPEC,
      concerns: redirected,
      fields: ['require_pushed_authorization_requests'],
      sentence: 'authorization requests must be pushed',
      isBroken: (c) => !c.require_pushed_authorization_requests,
      fix: () => ({ require_pushed_authorization_requests: true }),
      at: { authorization: ({ pushed }) => !pushed },
    },
    {
      id: 'dpop',
      spec: SPEC,
      concerns: everyClient,
      fields: ['enforce_dpop'],
      sentence: 'its tokens must be bound to a key by DPoP, with ES256',
      isBroken: (c) => !c.enforce_dpop,
      fix: () => ({ enforce_dpop: true }),
      at: { token: ({ dpop_alg }) => dpop_alg !== 'ES256' },
    },
    {
      id: 'id_token_es256',
      spec: 'HAIP 1.0 §7',
      concerns: codeUsing,
      fields: ['id_token_signature_alg'],
      sentence: 'ID tokens must be signed with ES256',
      isBroken: (c) => c.id_token_signature_alg !== 'ES256',
      fix: () => ({ id_token_signature_alg: 'ES256' }),
    },
  ],
}
