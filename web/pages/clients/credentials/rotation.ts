import type { ClientCredential } from '#model/client-credential.ts'

/** A secret as the API shows it. */
export interface Credential extends ClientCredential {
  readonly reminded_by_name?: string
}

/** Where a secret stands on its way out: the states of a rotation, in order. */
export const stages = ['created', 'both', 'silent', 'safe', 'retired'] as const
export type Stage = (typeof stages)[number]

export interface Rotation {
  readonly older: ClientCredential
  readonly newer: ClientCredential
  readonly stage: Stage
  /** Since when the older one is silent. */
  readonly silentSince?: number
}

const HOUR = 3_600_000
/** An older secret not used for so long after the newer one came into use is taken to be out of use. */
const SILENT = HOUR
const SAFE = 24 * HOUR

export const isLive = (c: ClientCredential, now = Date.now()): boolean => c.expires_at === undefined || c.expires_at > now

function stageOf(older: ClientCredential, newer: ClientCredential, now: number): Stage {
  if (!isLive(older, now)) return 'retired'
  if (!newer.first_used_at) return 'created'
  const lastUse = older.last_used_at ?? 0
  const silence = now - Math.max(lastUse, newer.first_used_at)
  if (lastUse > newer.first_used_at && now - lastUse < SILENT) return 'both'
  if (silence >= SAFE) return 'safe'
  return silence >= SILENT || lastUse < newer.first_used_at ? 'silent' : 'both'
}

/** The rotation under way: the two newest secrets, unless there is but one. */
export function rotationOf(credentials: readonly ClientCredential[], now = Date.now()): Rotation | undefined {
  const [newer, older] = [...credentials].sort((a, b) => b.created_at - a.created_at)
  if (!newer || !older || !isLive(newer, now)) return undefined
  const stage = stageOf(older, newer, now)
  const silentSince = older.last_used_at ?? older.created_at
  return { older, newer, stage, ...(stage === 'silent' || stage === 'safe' ? { silentSince } : {}) }
}
