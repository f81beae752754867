import { compactDecrypt, exportJWK, generateKeyPair } from 'jose'
import { fault } from '../words/fault.ts'

const [ALG, ENC] = ['ECDH-ES', 'A256GCM']

/** A key that one request is encrypted to: what is recorded of it cannot be read later. */
export interface RequestKey {
  /** The metadata of this wallet that names it (OID4VP 1.0 §5.10, §10). */
  readonly metadata: object
  /** The signed request in an answer. A verifier that cannot encrypt answers with that itself. @throws {WalletFault} */
  open(answer: string): Promise<string>
}

export async function newRequestKey(): Promise<RequestKey> {
  const { publicKey, privateKey } = await generateKeyPair(ALG, { crv: 'P-256' })
  const jwk = { ...(await exportJWK(publicKey)), use: 'enc', alg: ALG, kid: crypto.randomUUID() }
  return {
    metadata: {
      jwks: { keys: [jwk] },
      request_object_encryption_alg_values_supported: [ALG],
      request_object_encryption_enc_values_supported: [ENC],
      vp_formats_supported: { 'dc+sd-jwt': {}, jwt_vc_json: {}, mso_mdoc: {} },
    },
    async open(answer) {
      // RFC 7516 §7.1: five parts; a signed JWT has three.
      if (answer.split('.').length !== 5) return answer
      const opened = await compactDecrypt(answer, privateKey, { keyManagementAlgorithms: [ALG], contentEncryptionAlgorithms: [ENC] }).catch((cause) => {
        throw fault('malformed', cause)
      })
      return new TextDecoder().decode(opened.plaintext)
    },
  }
}
