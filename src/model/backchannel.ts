import { oneOf, secureUrl } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

/** The fields of a client that asks people on another device (CIBA Core §4). */
export const backchannel = {
  backchannel_token_delivery_mode: field(oneOf('poll', 'ping'), {
    doc: 'The way to the tokens of a backchannel request: the client polls, or is pinged once the person decided.',
    spec: 'CIBA Core §4',
    initial: 'poll',
    section: 'Grant types',
  }),
  backchannel_client_notification_endpoint: field(secureUrl(), {
    doc: 'The address that is pinged. Its host must stand in `trusted_hosts`.',
    spec: 'CIBA Core §4',
    optional: true,
    section: 'Grant types',
  }),
} as const
