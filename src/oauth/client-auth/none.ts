import { clientAuth } from '../contracts.ts'
import { isAttested } from './attested-headers.ts'

/** The method of a public client, which only sends its id (RFC 6749 §3.2.1). An operation that demands authentication refuses it. */
export const none = clientAuth({
  methods: ['none'],
  spec: 'RFC 6749 §3.2.1',
  claim(request, params) {
    const { client_id, client_secret, client_assertion, client_assertion_type } = params
    const proves = client_secret ?? client_assertion ?? client_assertion_type ?? request.headers['authorization']
    if (isAttested(request)) return undefined
    // OID4VCI 1.0 §6.1: a pre-authorized code names its client itself; the DID of a wallet says who fetches, and not who issues.
    if (params['pre-authorized_code'] !== undefined && client_id?.startsWith('did:')) return undefined
    return client_id !== undefined && proves === undefined ? { client_id, method: 'none', proof: '' } : undefined
  },
  verify: () => Promise.resolve({}),
})
