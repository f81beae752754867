import { readPem, thumbprintOf } from '#keys/public-keys.ts'
import type { Client } from '#model/client.ts'
import { keyPair } from '#model/key-pair.ts'
import type { Warning } from '../administered.ts'
import type { Call } from '../operation.ts'

interface SentSigning {
  readonly patch: Partial<Pick<Client, 'key_pair_id' | 'public_key'>>
  readonly warnings: readonly Warning[]
}

const ignored: Warning = {
  field: 'public_key',
  message: 'is not accepted: the server signs for the client with a key pair of its own, and has no private key for this one',
}

/**
 * Finds the key pair of the tenant whose public key the body of a new client names, so that it signs for the client. Any other key is refused,
 * because the server has no private key for it.
 */
export async function signingKeyOf({ public_key, key_pair_type, key_pair_id }: Client, { context }: Call): Promise<SentSigning> {
  if (public_key === undefined) return { patch: {}, warnings: [] }
  const key = readPem(public_key)
  const kid = key && (await thumbprintOf(key))
  const pair = kid === undefined ? undefined : await context.db.table(keyPair).get(kid)
  const fits = pair?.state === 'active' && pair.client_id === undefined && key_pair_type === undefined && (key_pair_id ?? pair.id) === pair.id
  return { patch: { public_key: undefined, ...(fits ? { key_pair_id: pair.id } : {}) }, warnings: fits ? [] : [ignored] }
}
