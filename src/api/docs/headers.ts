import type { JsonSchema } from '#fields/json-schema.ts'
import type { Operation } from '../operation.ts'

const docs = {
  ETag: 'The version of what is told: send it as `If-Match` with an edit, or as `If-None-Match` with a read.',
  Location: 'Where the new row is.',
  Link: 'Where the next rows are (RFC 8288 §3); absent at the end.',
  'Retry-After': 'After how many seconds to try again, where that helps.',
  'WWW-Authenticate': 'What is wrong with the token, or which is wanted.',
  'DPoP-Nonce': 'A nonce to put into the next proof (RFC 9449 §9).',
  'Idempotency-Replayed': '`true` when this is what the first request with the key was told.',
  'Dry-Run': '`true` when this is what would have been, and nothing was written.',
  'X-Request-Id': 'Leads to the request in the log.',
} as const

const isKnown = (name: string): name is keyof typeof docs => name in docs

/** References to headers of an answer, by name. */
export const header = (...names: readonly string[]): JsonSchema => Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

export const headerComponents: JsonSchema = Object.fromEntries(
  Object.keys(docs)
    .filter(isKnown)
    .map((name) => [name, { description: docs[name], schema: { type: name === 'Retry-After' ? 'integer' : 'string' } }]),
)

/** The headers that an operation answers with when it did what was asked. */
export const successHeaders = ({ method, success }: Operation): JsonSchema =>
  header(...(success.headers ?? []), ...(method === 'POST' ? ['Idempotency-Replayed'] : []), ...(method === 'GET' ? [] : ['Dry-Run']), 'X-Request-Id')

const parameter = (name: string, description: string, schema: JsonSchema): JsonSchema => ({ name, in: 'header', description, schema })

/** The headers that a request of an operation may carry. */
export const requestHeaders = ({ method, conditional }: Operation): JsonSchema[] => [
  ...(method === 'POST'
    ? [parameter('Idempotency-Key', 'A retry with the same key is told the same again.', { type: 'string', maxLength: 255, pattern: '^[!-~]+$' })]
    : []),
  ...(conditional
    ? [
        method === 'GET'
          ? parameter('If-None-Match', 'The ETag that is known.', { type: 'string' })
          : parameter('If-Match', 'The ETag that was read.', { type: 'string' }),
      ]
    : []),
]
