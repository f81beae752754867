import { Refusal } from '#http/refusal.ts'
import type { Vault } from '#kit/vault.ts'
import { sameText } from '#kit/vault.ts'
import type { Position } from '#store/store.ts'

const MAC = 16
const macOf = (vault: Vault, list: string, payload: string) => vault.digest('cursor', `${list}\u0000${payload}`).slice(0, MAC)

/** Writes a position so that only this server can have made it, and only for `list`: its path, order and filters. */
export function sealCursor(vault: Vault, list: string, { value, key }: Position): string {
  const payload = Buffer.from(JSON.stringify(value === undefined ? [key] : [key, value])).toString('base64url')
  return payload + macOf(vault, list, payload)
}

/** @throws {Refusal} 400 when the cursor was not made here for this list. */
export function openCursor(vault: Vault, list: string, cursor: string): Position {
  const payload = cursor.slice(0, -MAC)
  // Who could forge a cursor could ask for rows by values that no filter admits.
  if (cursor.length > 4096 || !sameText(cursor.slice(-MAC), macOf(vault, list, payload)))
    throw new Refusal('bad_request', 400, '`after` is not a cursor of this list: use the page.next of an answer with the same filters and order')
  const [key, value] = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as [string, (string | number)?]
  return { key, value }
}
