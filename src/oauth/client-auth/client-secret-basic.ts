import { basicCredentials } from '#http/request.ts'
import { clientAuth } from '../contracts.ts'
import { verifySecret, whyNoSecret } from './secret.ts'

/** A shared secret in the header, form-encoded before it is put into base64 (RFC 6749 §2.3.1). */
export const clientSecretBasic = clientAuth({
  methods: ['client_secret_basic'],
  spec: 'RFC 6749 §2.3.1',
  claim(request) {
    const basic = basicCredentials(request)
    return basic && { client_id: basic.id, method: 'client_secret_basic', proof: basic.secret, address: request.address }
  },
  why: whyNoSecret,
  verify: verifySecret,
})
