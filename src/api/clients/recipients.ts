import { readRecipientKeys, recipientFor } from '#keys/encrypt.ts'
import type { Client } from '#model/client.ts'
import { encryptable } from '#model/encryption-algs.ts'
import type { FieldErrors } from '../write/faults.ts'

/** Encrypted answers that the client has no key for. Keys at a `jwks_uri` are not checked here, because they may change at any time. */
export function missingRecipients(client: Client): FieldErrors {
  if (client.jwks_uri !== undefined) return {}
  const keys = readRecipientKeys(client.jwks)
  const missing = encryptable.flatMap((what) => {
    const alg = client[`${what}_encrypted_response_alg`]
    return alg === undefined || recipientFor(keys, alg)
      ? []
      : [[`${what}_encrypted_response_alg`, [`the client has no public key with use=enc for ${alg} in its jwks`]]]
  })
  return Object.fromEntries(missing)
}
