import { isObject, type Members } from '#fields/json-object.ts'
import { invalidRequest } from '#http/refusal.ts'
import { type Encryption, encrypt, readRecipientKeys, recipientFor } from '#keys/encrypt.ts'
import { type ContentEncryption, contentEncryptions, type KeyManagementAlg, keyManagementAlgs } from '#model/encryption-algs.ts'
import type { Presentation } from '#model/presentation/presentation.ts'

type RequestKey = NonNullable<Presentation['request_key']>

/** Parses an object that a wallet sent. @throws {Refusal} */
function readObject(text: string, name: string): Members {
  try {
    const said: unknown = JSON.parse(text)
    if (isObject(said)) return said
  } catch {}
  throw invalidRequest(`${name} is not a JSON object`)
}

/** The algorithm of a key: the one that it names, else the usual one of its kind. */
const managementAlgOf = ({ alg, kty }: Members): KeyManagementAlg | undefined =>
  alg === undefined ? (kty === 'RSA' ? 'RSA-OAEP-256' : 'ECDH-ES') : keyManagementAlgs.find((one) => one === alg)

function encryptionTo(jwk: Members, enc: ContentEncryption | undefined): Encryption | undefined {
  const alg = managementAlgOf(jwk)
  // A wallet may leave `use` out, as the key is sent for nothing else.
  const to = alg && recipientFor(readRecipientKeys({ keys: [{ use: 'enc', ...jwk }] }), alg)
  return alg && to && enc && { alg, enc, to }
}

/** The first content encryption of a wallet that is known here; A128GCM where it names none. */
const encOf = (named: unknown): ContentEncryption | undefined => (Array.isArray(named) ? contentEncryptions.find((one) => named.includes(one)) : 'A128GCM')

/** The encryption that a wallet asks for with `wallet_metadata` (OID4VP 1.0 §5.10). @throws {Refusal} */
function askedByMetadata(text: string): Encryption | undefined {
  const { jwks, request_object_encryption_enc_values_supported: encs } = readObject(text, 'wallet_metadata')
  const keys: readonly unknown[] = isObject(jwks) && Array.isArray(jwks['keys']) ? jwks['keys'] : []
  if (keys.length === 0) return undefined
  const [found] = keys.slice(0, 20).flatMap((jwk) => (isObject(jwk) ? (encryptionTo(jwk, encOf(encs)) ?? []) : []))
  // The wallet demands it: to send the request in the clear would tell others what it wants kept from them.
  if (!found)
    throw invalidRequest(
      `no key in jwks of wallet_metadata can be encrypted to: send a public key for ${keyManagementAlgs.join(', ')}, and no other encryption than ${contentEncryptions.join(', ')}`,
    )
  return found
}

/**
 * The key that a wallet sends with the request that it begins: `client_encryption_key` and `client_encryption_alg`, as the wallets of drafts do, which
 * fetch their request without metadata. @throws {Refusal} for one that cannot be encrypted to
 */
export function readRequestKey({ client_encryption_key, client_encryption_alg }: Readonly<Record<string, string | undefined>>): RequestKey | undefined {
  if (client_encryption_key === undefined) return undefined
  const said = readObject(client_encryption_key, 'client_encryption_key')
  const { alg = client_encryption_alg, ...rest } = said
  const jwk = { ...rest, ...(alg === undefined ? {} : { alg }) }
  if (encryptionTo(jwk, 'A256GCM') === undefined)
    throw invalidRequest(`client_encryption_key is not a public JWK that can be encrypted to, with ${keyManagementAlgs.join(', ')} as client_encryption_alg`)
  return jwk as RequestKey
}

/** A request object as it is sent: encrypted (RFC 9101 §6.1) where the wallet gave a key for that, now or when it began. @throws {Refusal} */
export async function requestForWallet(
  object: string,
  { request_key }: Pick<Presentation, 'request_key'>,
  wallet_metadata: string | undefined,
): Promise<string> {
  const asked = wallet_metadata === undefined ? undefined : askedByMetadata(wallet_metadata)
  const encryption = asked ?? (request_key && encryptionTo(request_key, 'A256GCM'))
  return encryption ? encrypt(object, encryption, 'JWT') : object
}
