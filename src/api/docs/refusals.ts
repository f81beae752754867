import type { JsonSchema } from '#fields/json-schema.ts'
import { titleOf } from '#http/problem.ts'
import type { Operation } from '../operation.ts'
import { writes } from '../write/dry-run.ts'
import { header } from './headers.ts'

/** A status of refusals, and the operations that use it. */
interface RefusalKind {
  readonly status: number
  readonly doc: string
  readonly headers?: readonly string[]
  readonly applies: (operation: Operation) => boolean
}

const hasBody = ({ body }: Operation) => body !== undefined
const isRetried = ({ method }: Operation) => method === 'POST'

/** The statuses follow from the shape of an operation. A test fails for a status that is answered and not listed. */
const kinds: readonly RefusalKind[] = [
  { status: 400, doc: 'The request is malformed, or a query parameter is unknown.', applies: () => true },
  {
    status: 401,
    doc: "The access token, or the client's id and secret, is missing or not valid here: the challenge names the fault (RFC 6750 §3, RFC 9449 §7.1).",
    headers: ['WWW-Authenticate', 'DPoP-Nonce'],
    applies: () => true,
  },
  { status: 403, doc: 'The token or client lacks the scope, or the caller may not do this with this row.', headers: ['WWW-Authenticate'], applies: () => true },
  { status: 404, doc: 'The row does not exist, or is not visible to the caller.', applies: ({ path }) => path.includes(':') },
  {
    status: 409,
    doc: 'The state of the row, or a simultaneous request, does not allow it. `referrers` names the rows that still refer to the row.',
    headers: ['Retry-After'],
    applies: writes,
  },
  { status: 412, doc: 'The row was changed since the version in `If-Match`.', headers: ['ETag'], applies: (o) => writes(o) && o.conditional === true },
  { status: 413, doc: 'The body is too large.', applies: writes },
  { status: 415, doc: 'The body is not JSON.', applies: hasBody },
  {
    status: 422,
    doc: 'Fields are not valid: `errors` names each. Or the `Idempotency-Key` was used for another request.',
    applies: (o) => hasBody(o) || isRetried(o) || (o.query ?? []).length > 0,
  },
  {
    status: 429,
    doc: 'Too many wrong secrets came from the network of the caller.',
    headers: ['Retry-After'],
    applies: () => true,
  },
  { status: 502, doc: 'Another server failed; `message` holds its answer.', applies: () => false },
  { status: 503, doc: 'Another server cannot be reached now; try again later.', headers: ['Retry-After'], applies: () => false },
]

const kindsOf = (operation: Operation) => kinds.filter(({ status, applies }) => applies(operation) || operation.refuses?.includes(status))
const responseName = (status: number) => titleOf(status).replaceAll(' ', '')
const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

/** The other answers of an operation: refusals, and 304 for an unchanged row. */
export const refusalsOf = (operation: Operation): JsonSchema => ({
  ...(operation.conditional && !writes(operation) ? { 304: { $ref: '#/components/responses/NotModified' } } : {}),
  ...Object.fromEntries(kindsOf(operation).map(({ status }) => [status, { $ref: `#/components/responses/${responseName(status)}` }])),
  default: { $ref: '#/components/responses/Problem' },
})

/** The refusals that occur, as components. */
export const refusalComponents = (operations: readonly Operation[]): JsonSchema => ({
  NotModified: { description: 'The row is unchanged; no body is sent.', headers: header('ETag') },
  ...Object.fromEntries(
    kinds
      .filter((kind) => operations.some((o) => kindsOf(o).includes(kind)))
      .map(({ status, doc, headers = [] }) => [responseName(status), { description: doc, headers: header(...headers, 'X-Request-Id'), content }]),
  ),
  Problem: { description: 'Refused; `code` and `message` say why.', headers: header('X-Request-Id'), content },
})

export const problemSchema: JsonSchema = {
  type: 'object',
  description: 'RFC 9457 §3, with the members that clients of this API know.',
  required: ['type', 'title', 'status', 'detail', 'code', 'message', 'request_id'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'The error code, for programs: `UNAUTHORIZED`, `UNPROCESSABLE_ENTITY`, …' },
    message: { type: 'string', description: 'The fault and how to fix it, for people.' },
    errors: { type: 'object', description: 'Field → messages.', additionalProperties: { type: 'array', items: { type: 'string' } } },
    referrers: {
      type: 'array',
      description: 'The rows that still refer to the row to be deleted.',
      items: {
        type: 'object',
        title: 'referrer',
        required: ['resource', 'id', 'name', 'field'],
        properties: { resource: { type: 'string' }, id: { type: 'string' }, name: { type: ['string', 'null'] }, field: { type: 'string' } },
      },
    },
    provider_error: { type: 'string', description: 'The error in the words of a provider, where one refused.' },
    provider_error_description: { type: 'string', description: 'More about it, in the words of the provider.' },
    request_id: { type: 'string', description: 'Leads to the request in the log.' },
  },
}
