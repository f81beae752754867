import { Refusal } from '#http/refusal.ts'
import type { Vault } from '#kit/vault.ts'
import { sameText } from '#kit/vault.ts'
import type { Position } from '#store/store.ts'

/** The number of rows of a list: exact, or a lower bound. */
export interface Total {
  readonly total: number
  readonly total_is: 'exact' | 'at_least'
}

/** The position between two pages of a list, with the total counted so far. */
export interface Cursor {
  readonly at: Position
  /** The number of rows on the pages before. */
  readonly seen: number
  /** Counted with the first page, so that the following pages count nothing. */
  readonly counted: Total
}

type Payload = readonly [key: string, value: string | number | null, seen: number, total: number, exact: boolean]

const MAC = 16
const macOf = (vault: Vault, list: string, payload: string) => vault.digest('cursor', `${list}\u0000${payload}`).slice(0, MAC)

/** Writes a cursor with a MAC, so that only this server can make it, and only for `list`: its path, order and filters. */
export function sealCursor(vault: Vault, list: string, { at, seen, counted }: Cursor): string {
  const written: Payload = [at.key, at.value ?? null, seen, counted.total, counted.total_is === 'exact']
  const payload = Buffer.from(JSON.stringify(written)).toString('base64url')
  return payload + macOf(vault, list, payload)
}

/** @throws {Refusal} 400 when the cursor was not made here for this list. */
export function openCursor(vault: Vault, list: string, cursor: string): Cursor {
  const payload = cursor.slice(0, -MAC)
  // An attacker who could forge a cursor could list rows by values that no filter accepts.
  if (cursor.length > 4096 || !sameText(cursor.slice(-MAC), macOf(vault, list, payload)))
    throw new Refusal('bad_request', 400, '`after` is not a cursor of this list: use the page.next of an answer with the same filters and order')
  // A cursor of an older version holds no total.
  const [key, value, seen = 0, total = 0, exact = false] = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Payload
  return { at: { key, value: value ?? undefined }, seen, counted: { total, total_is: exact ? 'exact' : 'at_least' } }
}
