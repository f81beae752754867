import type { Context, Replay } from './context.ts'
import type { Answer } from './render.ts'
import type { Request } from './request.ts'

/** How a refusal is said: OAuth JSON, problem+json (RFC 9457), or a page for people. */
export type Surface = 'oauth' | 'api' | 'page'

/** One endpoint: where it is, what it says of itself in discovery, what it does. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Under the tenant's root; a named part is `:name`. */
  readonly path: string
  readonly spec?: string
  readonly surface: Surface
  /**
   * Which web origins may read the answer: `any` for public documents, `clients` for the origins that an active client lists in allowed_origins.
   * Absent: none but our own.
   */
  readonly cors?: 'any' | 'clients'
  /** Largest body in bytes; 64 KiB unless said. */
  readonly bodyLimit?: number
  /** The members that it adds to the metadata document (RFC 8414 §2), given its own URL and the tenant's signing algorithms. */
  readonly metadata?: (url: string, context: Context, signing: { readonly algs: readonly string[] }) => Readonly<Record<string, unknown>>
  /** A GET that begins something: a HEAD, which looks ahead, would begin it too. */
  readonly refusesHead?: true
  readonly replay?: Replay
  readonly handle: (request: Request, context: Context) => Promise<Answer> | Answer
}
export const endpoint = <E extends Endpoint>(e: E): E => e
