import { deciding } from '../posture-audience.ts'
import { fapi2Security, fapiAlgs } from './fapi2-security.ts'
import { extending, type Profile } from './profile.ts'

const SPEC = 'FAPI CIBA §5.2.2'

/**
 * The FAPI CIBA profile: a client that asks people on another device, in the name of nobody's browser. It builds on the FAPI profile of its day; here on
 * the FAPI 2.0 Security Profile, which replaced that one. The hour that a signed request may live is the same for every client.
 */
export const fapiCiba: Profile = extending(fapi2Security, {
  name: 'fapi_ciba',
  title: 'FAPI CIBA Profile',
  rules: [
    {
      id: 'no_pushed_tokens',
      spec: SPEC,
      concerns: deciding,
      fields: ['backchannel_token_delivery_mode'],
      sentence: 'backchannel_token_delivery_mode must be poll or ping: tokens are fetched, not pushed',
      isBroken: (c) => c.backchannel_token_delivery_mode === 'push',
      fix: () => ({ backchannel_token_delivery_mode: 'poll' }),
    },
    {
      id: 'signed_backchannel_requests',
      spec: SPEC,
      concerns: deciding,
      fields: ['backchannel_authentication_request_signing_alg'],
      sentence: 'backchannel requests must be signed: backchannel_authentication_request_signing_alg must be PS256, ES256 or EdDSA',
      isBroken: (c) => !fapiAlgs.includes(c.backchannel_authentication_request_signing_alg),
      fix: () => ({ backchannel_authentication_request_signing_alg: 'ES256' }),
    },
    {
      // A thief who starts a request of their own at the same moment has the person allow the wrong one, unless the two look different (FAPI CIBA §7.3).
      id: 'recognisable',
      spec: SPEC,
      concerns: deciding,
      fields: [],
      sentence: 'binding_message or authorization_details must be sent, so that the person can tell one request from another',
      at: { backchannel: ({ params }) => params['binding_message'] === undefined && params['authorization_details'] === undefined },
    },
  ],
})
