import { deflateSync, inflateSync } from 'node:zlib'
import { demand } from './fault.ts'

/** How many bits tell a state (draft-ietf-oauth-status-list §4). */
export type BitsPerState = 1 | 2 | 4 | 8

/** A state in a list: its place, and its value where that is not 0 (draft-ietf-oauth-status-list §7.1). */
export interface PlacedState {
  readonly index: number
  readonly value: number
}

/** The compressed list of states as it stands in a status list token (draft-ietf-oauth-status-list §4.1): all are 0 that are not named. */
export function packStates(states: readonly PlacedState[], { size, bits }: { readonly size: number; readonly bits: BitsPerState }): string {
  const perByte = 8 / bits
  const bytes = Buffer.alloc(Math.ceil(size / perByte))
  for (const { index, value } of states) {
    const at = Math.floor(index / perByte)
    bytes[at] = (bytes[at] ?? 0) | (value << ((index % perByte) * bits))
  }
  return deflateSync(bytes, { level: 9 }).toString('base64url')
}

/** The largest list that is unpacked, in bytes: four million credentials by two bits. */
const LARGEST = 2 ** 20

/** The state at a place of a packed list. A list that grows beyond a mebibyte is refused while it is unpacked (zip bomb). @throws {CredentialFault} */
export function stateAt(lst: string, index: number, bits: number): number {
  demand(bits === 1 || bits === 2 || bits === 4 || bits === 8, 'the status list has a number of bits that does not exist: expected 1, 2, 4 or 8')
  demand(/^[\w-]+$/.test(lst), 'the status list is not base64url')
  const bytes = inflateList(lst)
  demand(bytes !== undefined, `the status list cannot be unpacked, or is larger than ${LARGEST} bytes`)
  const perByte = 8 / bits
  const byte = bytes[Math.floor(index / perByte)]
  demand(Number.isInteger(index) && index >= 0 && byte !== undefined, 'the status list has no such place')
  return (byte >> ((index % perByte) * bits)) & ((1 << bits) - 1)
}

function inflateList(lst: string): Buffer | undefined {
  try {
    return inflateSync(Buffer.from(lst, 'base64url'), { maxOutputLength: LARGEST })
  } catch {
    return undefined
  }
}
