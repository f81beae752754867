import { isObject } from '#fields/json-object.ts'
import { fetchText } from '../keys/fetched.ts'
import type { Card } from '../vault/kept.ts'
import { bytesOf } from '../vault/seal.ts'
import { fault } from '../words/fault.ts'
import { contentOf, verifyByIssuer } from './content.ts'

/** Where a card stands: `unknown` where its issuer does not tell, or was not reached. */
export type Standing = 'valid' | 'expired' | 'revoked' | 'suspended' | 'unknown'

/** The longest list that is unpacked: a few kilobytes can hold gigabytes of zeros. */
const LARGEST = 4_194_304
const PACKED = 'deflate'
const names: readonly Standing[] = ['valid', 'revoked', 'suspended']

async function inflate(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream(PACKED)).getReader()
  const [parts, sizes]: [Uint8Array[], number[]] = [[], []]
  for (let size = 0; ; ) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > LARGEST) throw fault('tooLarge')
    sizes.push(size - value.length)
    parts.push(value)
  }
  const whole = new Uint8Array((sizes.at(-1) ?? 0) + (parts.at(-1)?.length ?? 0))
  for (const [at, part] of parts.entries()) whole.set(part, sizes[at])
  return whole
}

/** The place of a credential in a status list (draft-ietf-oauth-status-list §6.2). */
function placeOf(status: unknown): { readonly idx: number; readonly uri: string } | undefined {
  const { idx, uri } = isObject(status) && isObject(status['status_list']) ? status['status_list'] : {}
  return typeof idx === 'number' && typeof uri === 'string' ? { idx, uri } : undefined
}

async function listed({ idx, uri }: { readonly idx: number; readonly uri: string }): Promise<Standing> {
  const { sub, status_list } = await verifyByIssuer((await fetchText(uri, { headers: { accept: 'application/statuslist+jwt' } })).trim())
  const { bits, lst } = isObject(status_list) ? status_list : {}
  if (sub !== uri || typeof lst !== 'string' || ![1, 2, 4, 8].includes(Number(bits))) return 'unknown'
  const size = Number(bits)
  const byte = (await inflate(bytesOf(lst)))[Math.floor((idx * size) / 8)]
  return byte === undefined ? 'unknown' : (names[(byte >> ((idx * size) % 8)) & (2 ** size - 1)] ?? 'unknown')
}

/** Where a card stands now: by its own end, and by the status list of its issuer. */
export async function standingOf(card: Card): Promise<Standing> {
  const { expires_at, status } = await contentOf(card)
  if (expires_at !== undefined && expires_at <= Date.now()) return 'expired'
  const place = placeOf(status)
  return place ? listed(place).catch(() => 'unknown' as const) : 'valid'
}
