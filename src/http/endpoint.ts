import type { Context, Replay } from './context.ts'
import type { Answer } from './render.ts'
import type { Request } from './request.ts'

/** The form of refusals: OAuth JSON, problem+json (RFC 9457), or a page for people. */
export type Surface = 'oauth' | 'api' | 'page'

/** The algorithms that the published keys of a tenant are for: for signatures, and for encryption to them. */
export interface PublishedAlgs {
  readonly algs: readonly string[]
  readonly decryptionAlgs: readonly string[]
}

/** One endpoint: its path, its metadata in discovery and its handler. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** The path below the root of the tenant; a parameter is `:name`. */
  readonly path: string
  readonly spec?: string
  readonly surface: Surface
  /**
   * The web origins that may read the answer: `any` for public documents, `clients` for those in the allowed_origins of an active client. Absent:
   * only our own.
   */
  readonly cors?: 'any' | 'clients'
  /** The largest body in bytes; 64 KiB by default. */
  readonly bodyLimit?: number
  /** The members that it adds to the metadata document (RFC 8414 §2), given its own URL and the algorithms of the tenant's keys. */
  readonly metadata?: (url: string, context: Context, known: PublishedAlgs) => Readonly<Record<string, unknown>>
  /** The GET has an effect, so a HEAD request (by a link scanner) is refused. */
  readonly refusesHead?: true
  readonly replay?: Replay
  readonly handle: (request: Request, context: Context) => Promise<Answer> | Answer
}
export const endpoint = <E extends Endpoint>(e: E): E => e
