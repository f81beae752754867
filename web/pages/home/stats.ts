import type { Activity } from '#model/activity.ts'

export type Hour = Pick<Activity, 'hour_at' | 'tokens' | 'sign_ins' | 'introspections' | 'refusals'>
interface Named {
  readonly id: string
  readonly name?: string | null
}

/** What the server tells of itself, for the first page. */
export interface Stats {
  readonly issuer?: string
  readonly version?: string
  readonly database?: string
  readonly healthy?: boolean
  readonly counts?: Readonly<Record<string, number>>
  readonly hours?: readonly Hour[]
  readonly failing?: readonly (Named & { readonly refusals: number; readonly reason?: string | null })[]
  readonly expiring?: readonly (Named & { readonly kind: 'credential' | 'key_pair'; readonly client_id?: string | null; readonly expires_at: number })[]
}
