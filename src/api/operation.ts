import type { JsonSchema } from '#fields/json-schema.ts'
import type { Names } from '#fields/kinds.ts'
import type { Context } from '#http/context.ts'
import type { Endpoint } from '#http/endpoint.ts'
import type { Answer } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import type { AccessToken } from '#model/access-token.ts'
import type { FieldAliases } from '#model/client-aliases.ts'
import { type Area, adminScopes } from '#model/system-scopes.ts'
import type { Batch } from '#store/store.ts'

/** The caller: a person through a client, or a client for itself. Read from the token, never from the body. */
export interface Actor {
  readonly type: 'user' | 'client'
  readonly id: string
  /** The client that the token was issued to, or the trusted issuer of a foreign token. */
  readonly client_id: string
  readonly scopes: ReadonlySet<string>
}

/** The input of an operation. */
export interface Call {
  readonly request: Request
  readonly context: Context
  readonly actor: Actor
  /** The reason that the caller gives for a write. */
  readonly reason?: string | undefined
  /** The access token that was shown, where it is one of this tenant. */
  readonly token?: AccessToken | undefined
  /**
   * Stores the answer in the batch that does the work, so that the work is done once and a retry with the same Idempotency-Key gets the same answer.
   * Without such a key it does nothing.
   */
  readonly settle: (batch: Batch, answer: Answer) => void
  /** Asks the policies whether the caller may do another operation, for one that does several. Absent: the operator calls. @throws {Refusal} 403 */
  readonly permit?: (operation: Operation, call: Call) => MaybePromise<void>
}

/** A parameter of the query string, as described. */
export interface Parameter {
  readonly name: string
  readonly doc: string
  readonly schema: JsonSchema
}

/** The success response of an operation. */
export interface Success {
  readonly status: number
  readonly doc: string
  /** Absent: no body. */
  readonly schema?: (names: Names) => JsonSchema
  /** `application/json` unless said. */
  readonly type?: string
  /** Headers that the answer carries besides those of every answer. */
  readonly headers?: readonly AnswerHeader[]
}
export type AnswerHeader = 'ETag' | 'Location' | 'Link'

/** One operation of the API: its path, scopes, schemas and handler. Routes, guards and OpenAPI are derived from it. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** The path below the root of the tenant; a parameter is `:name`. */
  readonly path: string
  /** Any one of these scopes opens it. An operation that names none is open to nobody. */
  readonly scopes: readonly string[]
  /** It is off until an enforced policy that is linked to it allows it. */
  readonly off?: true
  /** Served by the default tenant only: it concerns the whole installation. */
  readonly central?: true
  readonly tag: string
  readonly summary: string
  readonly query?: readonly Parameter[]
  readonly body?: (names: Names) => JsonSchema
  /** The body may be absent. */
  readonly bodyOptional?: true
  /** The name under which the body may be wrapped. */
  readonly wrapper?: string
  /** Other names that the body may give to its members. */
  readonly aliases?: FieldAliases
  /** It obeys `If-Match`, or `If-None-Match` where it only reads (RFC 9110 §13.1). */
  readonly conditional?: true
  readonly success: Success
  /** Further statuses of its refusals, besides those that follow from its shape (docs/refusals.ts). */
  readonly refuses?: readonly number[]
  readonly bodyLimit?: number
  /** The members that it adds to the metadata document (RFC 8414 §2). */
  readonly metadata?: Endpoint['metadata']
  readonly run: (call: Call) => Promise<Answer> | Answer
}

/** The scopes that open an area of the API for reading and for managing. */
export interface Doors {
  readonly read: readonly string[]
  readonly manage: readonly string[]
}
export const doorsOf = (area: Area): Doors => ({ read: keepExisting(`${area}:read:all`, `${area}:manage:all`), manage: keepExisting(`${area}:manage:all`) })
/** Drops scopes that do not exist: logs, for example, can only be read. */
const keepExisting = (...names: readonly string[]): string[] => names.filter((name) => adminScopes.includes(name))

/** The name of an operation in the API document and in policies: `GET /api/clients/:id/versions` → `get_api_clients_id_versions`. */
export const operationId = ({ method, path }: Pick<Operation, 'method' | 'path'>): string => `${method.toLowerCase()}${path.replace(/[/:-]+/g, '_')}`
