import { isObject, type Members } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { invalidCredentialRequest, invalidEncryptionParameters } from '#http/refusal.ts'
import { type Answer, json, withMediaType } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { type Encryption, encrypt, readRecipientKeys, recipientFor } from '#keys/encrypt.ts'
import { contentEncryptions, keyManagementAlgs } from '#model/encryption-algs.ts'
import { parseBody } from './fetch-permission.ts'

/** The body of a request to a credential endpoint, and how its answer is to be encrypted. */
export interface CredentialBody {
  readonly body: Members
  readonly encryption: Encryption | undefined
}

/** The encryption that a wallet asks for (OID4VCI 1.0 §10). @throws {Refusal} `invalid_encryption_parameters` */
function readEncryption(asked: unknown): Encryption | undefined {
  if (asked === undefined) return undefined
  const { jwk, enc: named, zip } = isObject(asked) ? asked : {}
  const enc = contentEncryptions.find((one) => one === named)
  const alg = isObject(jwk) ? keyManagementAlgs.find((one) => one === jwk['alg']) : undefined
  // A wallet may leave `use` out, as the key is sent for nothing else.
  const to = alg && recipientFor(readRecipientKeys({ keys: [{ use: 'enc', ...(jwk as object) }] }), alg)
  if (!enc || !to || zip !== undefined)
    throw invalidEncryptionParameters(
      `credential_response_encryption needs a public jwk with alg ${keyManagementAlgs.join(', ')}, and enc ${contentEncryptions.join(', ')}; zip is not supported`,
    )
  return { alg: keyManagementAlgs.find((one) => one === alg) ?? 'ECDH-ES', enc, to }
}

const contentTypeOf = ({ headers }: Request): string => headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? ''

/**
 * Reads the body of a request, decrypted where it is encrypted to a key of ours (OID4VCI 1.0 §10). An encrypted answer needs an encrypted request:
 * whoever could change the request in between would otherwise have the answer encrypted to a key of their own.
 * @throws {Refusal}
 */
export async function readCredentialBody(request: Request, context: Context): Promise<CredentialBody> {
  const text = request.body?.toString('utf8') ?? ''
  const isEncrypted = contentTypeOf(request) === 'application/jwt'
  if (!isEncrypted && contentTypeOf(request) !== 'application/json')
    throw invalidCredentialRequest('send the body as application/json, or encrypted as application/jwt')
  const plain = isEncrypted ? await context.keys.decrypt(text) : text
  if (plain === undefined) throw invalidEncryptionParameters('the request is not encrypted to one of the keys in credential_request_encryption of the metadata')
  const body = parseBody(plain)
  const encryption = readEncryption(body['credential_response_encryption'])
  if (encryption && !isEncrypted) throw invalidEncryptionParameters('an encrypted answer needs an encrypted request')
  return { body, encryption }
}

/** Answers a request, encrypted where the wallet asked for that. */
export async function answerWallet(members: Members, { encryption, status = 200, headers = {} }: Answering): Promise<Answer> {
  if (!encryption) return json(members, status, headers)
  return withMediaType('application/jwt', await encrypt(JSON.stringify(members), encryption), headers, status)
}
interface Answering {
  readonly encryption: Encryption | undefined
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** The metadata about encryption (OID4VCI 1.0 §12.2.4); nothing while this server has no key to encrypt requests to. */
export async function encryptionMembers({ keys }: Context): Promise<Members> {
  if ((await keys.decryptionAlgs()).length === 0) return {}
  const forEncryption = (await keys.jwks()).keys.filter(({ use }) => use === 'enc')
  return {
    credential_request_encryption: { jwks: { keys: forEncryption }, enc_values_supported: contentEncryptions, encryption_required: false },
    credential_response_encryption: {
      alg_values_supported: keyManagementAlgs,
      enc_values_supported: contentEncryptions,
      encryption_required: false,
    },
  }
}
