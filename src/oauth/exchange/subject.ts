import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import type { Grant } from '#model/grant.ts'
import type { User } from '#model/user.ts'
import type { Confirmation } from '../proof/possession.ts'

/** The subject of an exchange (RFC 8693 §2.1): whom a verified token speaks for, and the most that may come of it. */
export interface Subject {
  /** The person. Absent: the calling client, of itself. */
  readonly user?: User | undefined
  /** The most scopes. */
  readonly scope: readonly string[]
  /** The APIs that it is for; none is us. */
  readonly audience: readonly string[]
  /** Milliseconds since 1970: nothing that comes of it may live longer. */
  readonly not_after: number
  /** The client that it was issued to, where it is a token of ours. */
  readonly issued_to?: string | undefined
  /** The other issuer that it comes from. */
  readonly issuer?: string | undefined
  readonly grant?: Grant | undefined
  /** Its record, with which what comes of it dies. */
  readonly token_id?: string | undefined
  /** Who acted before (RFC 8693 §4.1), and who alone may act (RFC 8693 §4.4). */
  readonly act?: unknown
  readonly may_act?: unknown
}

/** A subject token as a request shows it. */
export interface PresentedSubject {
  readonly token: string
  readonly client: CompiledClient
  readonly confirmation: Confirmation | undefined
  readonly context: Context
}
