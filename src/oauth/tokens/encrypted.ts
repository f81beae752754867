import type { CompiledClient } from '#clients/find-client.ts'
import { keyPlaceOf } from '#clients/outgoing.ts'
import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import { encrypt, type RecipientKey, readRecipientKeys, recipientFor } from '#keys/encrypt.ts'
import { remoteKeys } from '#keys/remote.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type ContentEncryption, contentEncryptions, type Encryptable, type KeyManagementAlg, keyManagementAlgs } from '#model/encryption-algs.ts'

const registered = memoizeWeak(({ jwks }: CompiledClient): readonly RecipientKey[] => readRecipientKeys(jwks))
const remote = memoizeWeak((context: Context) => remoteKeys<RecipientKey>(context.fetch, context.now, readRecipientKeys))

async function recipientKeys(client: CompiledClient, context: Context): Promise<readonly RecipientKey[]> {
  const place = keyPlaceOf(client)
  return place ? remote(context).find(place, undefined) : registered(client)
}

/** The metadata about the encryption of an answer (OIDC Discovery §3, RFC 9701 §7). */
export const encryptionMetadata = (what: Encryptable) => ({
  [`${what}_encryption_alg_values_supported`]: keyManagementAlgs,
  [`${what}_encryption_enc_values_supported`]: contentEncryptions,
})

/** The algorithms that a client has registered for each answer. */
const wanted: Readonly<Record<Encryptable, (client: CompiledClient) => WantedEncryption>> = {
  id_token: (client) => ({ alg: client.id_token_encrypted_response_alg, enc: client.id_token_encrypted_response_enc }),
  userinfo: (client) => ({ alg: client.userinfo_encrypted_response_alg, enc: client.userinfo_encrypted_response_enc }),
  introspection: (client) => ({ alg: client.introspection_encrypted_response_alg, enc: client.introspection_encrypted_response_enc }),
  authorization: (client) => ({ alg: client.authorization_encrypted_response_alg, enc: client.authorization_encrypted_response_enc }),
}
interface WantedEncryption {
  readonly alg: KeyManagementAlg | undefined
  readonly enc: ContentEncryption | undefined
}

/** True when the client has this answer encrypted. */
export const isEncrypted = (client: CompiledClient, what: Encryptable): boolean => wanted[what](client).alg !== undefined

/**
 * Encrypts a text to a key of the client, where it is registered for that (OIDC Core §10.2); otherwise returns it unchanged. A client that demands
 * encryption and has no key for it is refused, so that nothing is sent in the clear.
 * @throws {Refusal} `invalid_client`
 */
export async function encryptedFor(
  client: CompiledClient,
  what: Encryptable,
  { text, cty }: { readonly text: string; readonly cty?: 'JWT' },
  context: Context,
): Promise<string> {
  const { alg, enc = 'A128CBC-HS256' } = wanted[what](client)
  if (alg === undefined) return text
  const to = recipientFor(await recipientKeys(client, context), alg)
  if (!to) throw new Refusal('invalid_client', 400, `${what}_encrypted_response_alg is ${alg}, and the client has no key with use=enc for it`)
  // OIDC Registration §2
  return encrypt(text, { alg, enc, to }, cty)
}
