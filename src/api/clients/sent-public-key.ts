import { readPem, thumbprintOf } from '#keys/public-keys.ts'
import type { Client } from '#model/client.ts'
import { keyPair } from '#model/key-pair.ts'
import type { Warning } from '../administered.ts'
import type { Call } from '../operation.ts'

interface Signing {
  readonly patch: Partial<Pick<Client, 'key_pair_id' | 'public_key'>>
  readonly warnings: readonly Warning[]
}

const ignored: Warning = {
  field: 'public_key',
  message: 'is not kept: the server signs for the client with a key whose private half it holds, and this is none that could be used',
}

/**
 * The key that a new client is to be signed for with, where the body names its public half. A key pair of the tenant is found by it; any
 * other key cannot sign here, and whoever sent it is told so.
 */
export async function signingKeyOf({ public_key, key_pair_type, key_pair_id }: Client, { context }: Call): Promise<Signing> {
  if (public_key === undefined) return { patch: {}, warnings: [] }
  const key = readPem(public_key)
  const kid = key && (await thumbprintOf(key))
  const pair = kid === undefined ? undefined : await context.db.table(keyPair).get(kid)
  const fits = pair?.state === 'active' && pair.client_id === undefined && key_pair_type === undefined && (key_pair_id ?? pair.id) === pair.id
  return { patch: { public_key: undefined, ...(fits ? { key_pair_id: pair.id } : {}) }, warnings: fits ? [] : [ignored] }
}
