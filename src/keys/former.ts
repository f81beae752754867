import { decodeProtectedHeader } from 'jose'
import { type KeyPair, keyPair } from '#model/key-pair.ts'
import type { TenantTables } from '#store/store.ts'
import type { Alias } from './published.ts'

/** How many keys with one alias are tried. */
const MOST = 10
const thumbprint = /^[\w-]{43}$/

/** True for a key that was withdrawn: it left the set when it was replaced. A key that was only rotated stayed published for a while. */
const isWithdrawn = ({ retires_at, updated_at }: KeyPair) => retires_at !== undefined && retires_at <= updated_at

function kidOf(jwt: string): string {
  try {
    return decodeProtectedHeader(jwt).kid ?? ''
  } catch {
    return ''
  }
}

/** Our keys that may have signed a JWT at any time, published or not. */
export async function formerKeys({ table }: TenantTables, aliases: readonly Alias[], jwt: string): Promise<readonly KeyPair[]> {
  const kid = kidOf(jwt)
  const alias = aliases.find((other) => other.kid === kid)
  const named = thumbprint.test(kid) ? await table(keyPair).get(kid) : undefined
  const page = { order: 'created_at', descending: true, limit: MOST } as const
  const rows = named ? [named] : alias ? await table(keyPair).find({ client_id: alias.client_id }, page) : []
  return rows.filter((row) => !isWithdrawn(row))
}
