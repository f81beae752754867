import { oneOf } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'
import { contentEncryptions, keyManagementAlgs } from './encryption-algs.ts'

/** The two fields for the encryption of one kind of answer: the key management algorithm and the content encryption. */
const encryptedAs = (what: string, spec: string) =>
  [
    field(oneOf(...keyManagementAlgs), {
      doc: `Encrypt ${what} to a key of its own with this algorithm. There must be a key with \`use\` \`enc\` for it. If not set: not encrypted.`,
      spec,
      optional: true,
      writers: ['portal', 'registration', 'document'],
      section: 'Tokens',
    }),
    field(oneOf(...contentEncryptions), {
      doc: `The content encryption of encrypted ${what}. If not set: A128CBC-HS256.`,
      spec,
      optional: true,
      writers: ['portal', 'registration', 'document'],
      section: 'Tokens',
    }),
  ] as const

const [id_token_encrypted_response_alg, id_token_encrypted_response_enc] = encryptedAs('ID tokens', 'OIDC Registration §2')
const [userinfo_encrypted_response_alg, userinfo_encrypted_response_enc] = encryptedAs('userinfo answers', 'OIDC Registration §2')
const [introspection_encrypted_response_alg, introspection_encrypted_response_enc] = encryptedAs('signed introspection answers', 'RFC 9701 §6')
const [authorization_encrypted_response_alg, authorization_encrypted_response_enc] = encryptedAs('signed authorization responses', 'JARM §3')

/** The fields that have answers encrypted to a key of the client. */
export const encryptedResponses = {
  id_token_encrypted_response_alg,
  id_token_encrypted_response_enc,
  userinfo_encrypted_response_alg,
  userinfo_encrypted_response_enc,
  introspection_encrypted_response_alg,
  introspection_encrypted_response_enc,
  authorization_encrypted_response_alg,
  authorization_encrypted_response_enc,
} as const
