import { flag, oneOf, secureUrl } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'
import { asymmetricAlgs } from './client-signing-algs.ts'

/** The fields of a client that asks people on another device (CIBA Core §4). */
export const backchannel = {
  backchannel_token_delivery_mode: field(oneOf('poll', 'ping', 'push'), {
    doc: 'The way to the tokens of a backchannel request: the client polls, is pinged once the person decided, or is pushed the tokens. Pushed tokens are bound to no key.',
    spec: 'CIBA Core §4',
    initial: 'poll',
    section: 'Grant types',
  }),
  backchannel_client_notification_endpoint: field(secureUrl(), {
    doc: 'The address that is pinged or pushed to. Where the client lists `trusted_hosts`, its host must be among them.',
    spec: 'CIBA Core §4',
    optional: true,
    section: 'Grant types',
  }),
  backchannel_user_code_parameter: field(flag(), {
    doc: 'The client sends the code of the person with each backchannel request, so that nobody can be asked by a stranger.',
    spec: 'CIBA Core §4',
    initial: false,
    section: 'Grant types',
  }),
  backchannel_authentication_request_signing_alg: field(oneOf(...asymmetricAlgs), {
    doc: 'The only algorithm of its signed backchannel requests, which it then must sign. If not set: it may sign them, or not.',
    spec: 'CIBA Core §4',
    optional: true,
    section: 'Grant types',
  }),
} as const
