/** An event that is counted for a client. `call` is an API call with its id and secret, without a token. */
export interface Happening {
  readonly tenant: string
  /** `-` when the client is not known. */
  readonly client_id: string
  readonly what: 'tokens' | 'sign_ins' | 'introspections' | 'calls' | 'refusals'
  /** The OAuth error of a refusal, or the grant type of a token. */
  readonly detail?: string
  /** A refusal that tells of a fault of the client. */
  readonly fault?: boolean
}

/** A use of a credential, of a key of ours, of a key or a redirect URI of a client; or a use or refusal of a row on the desk. */
export interface Use {
  readonly tenant: string
  readonly kind: 'credential' | 'key' | 'client_key' | 'redirect_uri' | 'desk_use' | 'desk_refusal'
  /** The key of its row. */
  readonly id: string
  readonly address: string
  /** The `kid` that the client uses. */
  readonly kid?: string | undefined
}

/** Counts in memory, off the path of requests. Counts show in metrics at once, and are written in batches within two seconds. */
export interface Tally {
  happened(happening: Happening): void
  used(use: Use): void
}
