import { everyClient, redirected } from '../posture-audience.ts'
import { fapi2Security, fapiAlgs } from './fapi2-security.ts'
import { extending, type Profile } from './profile.ts'

const isSignedMode = (mode: string | undefined) => mode === 'jwt' || (mode?.endsWith('.jwt') ?? false)
const HOUR = 3600

/** FAPI 2.0 Message Signing, its first part: authorization requests are signed. */
export const fapi2SignedRequests: Profile = extending(fapi2Security, {
  name: 'fapi2_signed_requests',
  title: 'FAPI 2.0 Message Signing: requests',
  rules: [
    {
      id: 'signed_requests',
      spec: 'FAPI 2.0 Message Signing §5.3.1',
      concerns: redirected,
      fields: ['require_signed_request_object'],
      sentence: 'authorization requests must be signed',
      isBroken: (c) => !c.require_signed_request_object,
      fix: () => ({ require_signed_request_object: true }),
    },
    {
      id: 'request_signatures',
      spec: 'FAPI 2.0 §5.4.1',
      concerns: redirected,
      fields: ['request_object_signing_alg'],
      sentence: 'request_object_signing_alg must be PS256, ES256 or EdDSA',
      isBroken: (c) => !fapiAlgs.includes(c.request_object_signing_alg),
      fix: () => ({ request_object_signing_alg: 'ES256' }),
    },
    {
      id: 'request_times',
      spec: 'FAPI 2.0 Message Signing §5.3.1',
      concerns: redirected,
      fields: [],
      sentence: 'a signed request must have nbf and exp, at most an hour apart',
      at: { request_object: ({ claims: { nbf, exp } }) => typeof nbf !== 'number' || typeof exp !== 'number' || exp - nbf > HOUR },
    },
  ],
})

/** FAPI 2.0 Message Signing, its second part: authorization responses are signed. */
export const fapi2SignedResponses: Profile = extending(fapi2Security, {
  name: 'fapi2_signed_responses',
  title: 'FAPI 2.0 Message Signing: responses',
  rules: [
    {
      id: 'signed_responses',
      spec: 'FAPI 2.0 Message Signing §5.4.1',
      concerns: redirected,
      fields: [],
      sentence: 'response_mode must be jwt, or one that ends in .jwt',
      at: { authorization: ({ params }) => !isSignedMode(params['response_mode']) },
    },
  ],
})

/** FAPI 2.0 Message Signing, its third part: answers of introspection are signed. */
export const fapi2SignedIntrospection: Profile = {
  name: 'fapi2_signed_introspection',
  title: 'FAPI 2.0 Message Signing: introspection',
  rules: [
    {
      id: 'signed_introspection',
      spec: 'FAPI 2.0 Message Signing §5.5.1',
      concerns: everyClient,
      fields: [],
      sentence: 'introspection must be asked for a signed answer: Accept: application/token-introspection+jwt',
      at: { introspection: ({ accept }) => !accept.includes('application/token-introspection+jwt') },
    },
  ],
}
