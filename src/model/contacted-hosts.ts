import { hostName, list, source } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

/** The fields of a client about the hosts that the server contacts on its behalf. */
export const contactedHosts = {
  trusted_hosts: field(list(hostName()), { doc: 'The hosts that the server may contact on behalf of the client.', initial: [], section: 'Security' }),
  trusted_authorities: field(source(), {
    doc: 'PEM certificates of the only certification authorities that are trusted for these hosts. If not set: the usual public ones.',
    initial: '',
    section: 'Security',
  }),
} as const
