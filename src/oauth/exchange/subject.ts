import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import type { Grant } from '#model/grant.ts'
import type { User } from '#model/user.ts'
import type { Confirmation } from '../proof/possession.ts'

/** The subject of an exchange (RFC 8693 §2.1): the party that a verified token represents, and the limits of the issued token. */
export interface Subject {
  /** The person. Absent: the calling client itself. */
  readonly user?: User | undefined
  /** The most scopes. */
  readonly scope: readonly string[]
  /** The APIs that it is for; an empty list means this server. */
  readonly audience: readonly string[]
  /** Milliseconds since 1970. The issued token may not live longer. */
  readonly not_after: number
  /** The client that it was issued to, where it is a token of ours. */
  readonly issued_to?: string | undefined
  /** The other issuer that it comes from. */
  readonly issuer?: string | undefined
  readonly grant?: Grant | undefined
  /** The row of the token. The issued token ends with it. */
  readonly token_id?: string | undefined
  /** The earlier actors (RFC 8693 §4.1), and the only allowed actor (RFC 8693 §4.4). */
  readonly act?: unknown
  readonly may_act?: unknown
}

/** A subject token as presented in a request. */
export interface PresentedSubject {
  readonly token: string
  readonly client: CompiledClient
  readonly confirmation: Confirmation | undefined
  readonly context: Context
}
