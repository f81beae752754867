/** Clients that are installations of one software, as the API tells them. */
export interface Group {
  readonly fingerprint: string
  readonly name: string
  readonly software_id: string | null
  readonly software_version: string | null
  readonly redirect_hosts: readonly string[]
  readonly count: number
  readonly live: number
  readonly spent: number
  readonly networks: readonly { readonly network: string; readonly count: number }[]
  readonly last_registered_at: number
}
export interface Groups {
  readonly unused_for: number
  readonly clients: number
  readonly live: number
  readonly spent: number
  readonly groups: readonly Group[]
  readonly complete: boolean
}

/** The clients that a clean-up would remove, and why. */
export interface Rehearsed {
  readonly clients: readonly {
    readonly client_id: string
    readonly name: string
    readonly why: 'never_used' | 'unused'
    readonly last_used_at: number | null
  }[]
  readonly complete: boolean
}

export const REGISTRATIONS = '/api/registrations'

/** A clean-up that is asked for: of one group, or of all. */
export interface CleanUp {
  readonly unused_for: number
  readonly spent: number
  readonly group?: Group | undefined
}
