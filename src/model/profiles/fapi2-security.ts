import type { Client } from '../client.ts'
import { codeUsing, everyClient, redirected, refreshing } from '../posture-audience.ts'
import type { Profile, ProfileRule } from './profile.ts'
import { codeOnly, exactRedirectUris, noPasswordGrant, pkceWithS256, securedRedirectUris } from './shared-rules.ts'

const methods: readonly string[] = ['private_key_jwt', 'tls_client_auth', 'self_signed_tls_client_auth']
/** The algorithms of everything that is signed (FAPI 2.0 §5.4.1). */
export const fapiAlgs: readonly unknown[] = ['PS256', 'ES256', 'EdDSA', 'Ed25519']
const [LONGEST_CODE, LONGEST_PUSH] = [60, 599]

const isSenderConstrained = (c: Client) => c.enforce_dpop || c.tls_client_certificate_bound_access_tokens

/** The algorithms that the server signs with for the client, and those that it accepts from it. */
const signsWith = (c: Client) => [
  c.id_token_signature_alg,
  c.userinfo_signed_response_alg,
  c.authorization_signed_response_alg,
  // Not of JWT access tokens alone: a grant or an API may demand these of a client whose own are opaque, and the answers of introspection are signed alike.
  c.access_token_signature_alg,
]
const accepts = (c: Client) => [c.token_endpoint_jwt_auth_alg, c.request_object_signing_alg, c.backchannel_authentication_request_signing_alg]
const isForeign = (alg: unknown) => alg !== undefined && !fapiAlgs.includes(alg)

const clients: readonly ProfileRule[] = [
  noPasswordGrant('FAPI 2.0 §5.3.2.1'),
  {
    id: 'confidential',
    spec: 'FAPI 2.0 §5.3.2.1',
    concerns: everyClient,
    fields: ['confidential', 'public_refresh_token', 'grant_settings'],
    sentence: 'it must be a confidential client, which proves who it is at every request',
    isBroken: (c) => !c.confidential || c.public_refresh_token || Object.values(c.grant_settings).some((own) => own.secret_required === false),
    at: { authentication: ({ method }) => method === 'none' },
  },
  {
    id: 'client_authentication',
    spec: 'FAPI 2.0 §5.3.2.1',
    concerns: everyClient,
    fields: ['token_endpoint_auth_methods'],
    sentence: 'it must authenticate by private_key_jwt or by mutual TLS',
    isBroken: (c) => !c.token_endpoint_auth_methods.every((method) => methods.includes(method)),
    at: { authentication: ({ method }) => method !== 'none' && !methods.includes(method) },
  },
  {
    id: 'sender_constrained',
    spec: 'FAPI 2.0 §5.3.2.1',
    concerns: everyClient,
    fields: ['enforce_dpop'],
    sentence: 'its tokens must be bound to a key, by DPoP or mutual TLS',
    isBroken: (c) => !isSenderConstrained(c),
    fix: () => ({ enforce_dpop: true }),
    at: { token: ({ bound }) => !bound },
  },
  {
    id: 'assertion_audience',
    spec: 'FAPI 2.0 §5.3.2.1',
    concerns: everyClient,
    fields: ['assertion_audience'],
    sentence: 'aud of a client assertion must be the issuer, as a string',
    isBroken: (c) => c.assertion_audience !== 'issuer',
    fix: () => ({ assertion_audience: 'issuer' }),
    at: { authentication: ({ assertion }) => assertion !== undefined && typeof assertion.aud !== 'string' },
  },
  {
    id: 'no_rotation',
    spec: 'FAPI 2.0 §5.3.2.1',
    concerns: refreshing,
    fields: ['refresh_token_rotation'],
    sentence: 'refresh tokens must not be exchanged at each use: they are bound to the client already',
    isBroken: (c) => c.refresh_token_rotation === 'always',
    fix: () => ({ refresh_token_rotation: 'never' }),
  },
  {
    id: 'short_codes',
    spec: 'FAPI 2.0 §5.3.2.1',
    concerns: codeUsing,
    fields: ['authorization_code_ttl'],
    sentence: 'a code must live at most 60 seconds',
    isBroken: (c) => (c.authorization_code_ttl ?? 0) > LONGEST_CODE,
    fix: () => ({ authorization_code_ttl: LONGEST_CODE }),
  },
]

const requests: readonly ProfileRule[] = [
  codeOnly('FAPI 2.0 §5.3.2.2'),
  {
    id: 'pushed',
    spec: 'FAPI 2.0 §5.3.2.2',
    concerns: redirected,
    fields: ['require_pushed_authorization_requests'],
    sentence: 'authorization requests must be pushed',
    isBroken: (c) => !c.require_pushed_authorization_requests,
    fix: () => ({ require_pushed_authorization_requests: true }),
    at: { authorization: ({ pushed }) => !pushed },
  },
  {
    id: 'short_pushed_requests',
    spec: 'FAPI 2.0 §5.3.2.2',
    concerns: redirected,
    fields: ['authorization_request_ttl'],
    sentence: 'a pushed request must expire in less than 600 seconds',
    isBroken: (c) => (c.authorization_request_ttl ?? 0) > LONGEST_PUSH,
    fix: () => ({ authorization_request_ttl: LONGEST_PUSH }),
  },
  pkceWithS256('FAPI 2.0 §5.3.2.2'),
  {
    id: 'redirect_uri_sent',
    spec: 'FAPI 2.0 §5.3.2.2',
    concerns: redirected,
    fields: [],
    sentence: 'redirect_uri must be sent in the pushed request',
    at: { authorization: ({ params }) => params['redirect_uri'] === undefined },
  },
  exactRedirectUris('FAPI 2.0 §5.3.2.2'),
  securedRedirectUris('FAPI 2.0 §5.3.2.2'),
]

/** The FAPI 2.0 Security Profile, final: for money, health and everything that others would pay for. */
export const fapi2Security: Profile = {
  name: 'fapi2_security',
  title: 'FAPI 2.0 Security Profile',
  rules: [
    ...clients,
    ...requests,
    {
      id: 'own_signatures',
      spec: 'FAPI 2.0 §5.4.1',
      concerns: everyClient,
      fields: ['id_token_signature_alg', 'userinfo_signed_response_alg', 'authorization_signed_response_alg', 'access_token_signature_alg'],
      sentence: 'what this server signs for it must be signed with PS256, ES256 or EdDSA',
      isBroken: (c) => signsWith(c).some(isForeign),
      fix: (c) => ({
        id_token_signature_alg: 'ES256',
        ...(isForeign(c.userinfo_signed_response_alg) && { userinfo_signed_response_alg: 'ES256' }),
        ...(isForeign(c.authorization_signed_response_alg) && { authorization_signed_response_alg: 'ES256' }),
        ...(isForeign(c.access_token_signature_alg) && { access_token_signature_alg: 'ES256' }),
      }),
    },
    {
      id: 'client_signatures',
      spec: 'FAPI 2.0 §5.4.1',
      concerns: everyClient,
      fields: ['token_endpoint_jwt_auth_alg', 'request_object_signing_alg', 'backchannel_authentication_request_signing_alg'],
      sentence: 'what it signs must be signed with PS256, ES256 or EdDSA',
      isBroken: (c) => accepts(c).some(isForeign),
      at: {
        authentication: ({ assertion }) => assertion !== undefined && isForeign(assertion.alg),
        token: ({ dpop_alg }) => isForeign(dpop_alg),
        request_object: ({ alg }) => isForeign(alg),
      },
    },
  ],
}
