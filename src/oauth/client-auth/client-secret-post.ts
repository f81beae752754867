import { invalidRequest } from '#http/refusal.ts'
import { clientAuth } from '../contracts.ts'
import { verifySecret, whyNoSecret } from './secret.ts'

/** A shared secret in the body (RFC 6749 §2.3.1). */
export const clientSecretPost = clientAuth({
  methods: ['client_secret_post'],
  spec: 'RFC 6749 §2.3.1',
  claim(request, { client_id, client_secret }) {
    if (client_secret === undefined) return undefined
    if (client_id === undefined) throw invalidRequest('client_secret comes without client_id: send both in the body')
    return { client_id, method: 'client_secret_post', proof: client_secret, address: request.address }
  },
  why: whyNoSecret,
  verify: verifySecret,
})
