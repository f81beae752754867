import { clientAuth } from '../contracts.ts'

/** A public client names itself and proves nothing (RFC 6749 §3.2.1). What asks for proof does not let it in. */
export const none = clientAuth({
  methods: ['none'],
  spec: 'RFC 6749 §3.2.1',
  claim(request, params) {
    const { client_id, client_secret, client_assertion, client_assertion_type } = params
    const proves = client_secret ?? client_assertion ?? client_assertion_type ?? request.headers['authorization']
    return client_id !== undefined && proves === undefined ? { client_id, method: 'none', proof: '' } : undefined
  },
  verify: () => Promise.resolve({}),
})
