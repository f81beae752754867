import type { JsonSchema } from '#fields/json-schema.ts'
import type { Operation } from '../operation.ts'

const docs = {
  ETag: 'The version of the answer: send it as `If-Match` with an edit, or as `If-None-Match` with a read.',
  Location: 'The URL of the new row.',
  Link: 'The URL of the next rows (RFC 8288 §3); absent at the end.',
  'Retry-After': 'The seconds to wait before another attempt.',
  'WWW-Authenticate': 'The fault of the token, or the schemes that are accepted.',
  'DPoP-Nonce': 'A nonce to put into the next proof (RFC 9449 §9).',
  'Idempotency-Replayed': '`true` when this is the stored answer to the first request with the key.',
  'Dry-Run': '`true` when nothing was written: the answer of a rehearsal.',
  'X-Request-Id': 'The id of the request in the log.',
} as const

const isKnown = (name: string): name is keyof typeof docs => name in docs

/** References to headers of an answer, by name. */
export const header = (...names: readonly string[]): JsonSchema => Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

export const headerComponents: JsonSchema = Object.fromEntries(
  Object.keys(docs)
    .filter(isKnown)
    .map((name) => [name, { description: docs[name], schema: { type: name === 'Retry-After' ? 'integer' : 'string' } }]),
)

/** The headers of the success response of an operation. */
export const successHeaders = ({ method, success }: Operation): JsonSchema =>
  header(...(success.headers ?? []), ...(method === 'POST' ? ['Idempotency-Replayed'] : []), ...(method === 'GET' ? [] : ['Dry-Run']), 'X-Request-Id')

const headerParameter = (name: string, description: string, schema: JsonSchema): JsonSchema => ({ name, in: 'header', description, schema })

/** The headers that a request of an operation may carry. */
export const requestHeaders = ({ method, conditional }: Operation): JsonSchema[] => [
  ...(method === 'POST'
    ? [headerParameter('Idempotency-Key', 'A retry with the same key gets the same answer.', { type: 'string', maxLength: 255, pattern: '^[!-~]+$' })]
    : []),
  ...(conditional
    ? [
        method === 'GET'
          ? headerParameter('If-None-Match', 'The known ETag.', { type: 'string' })
          : headerParameter('If-Match', 'The ETag of the row as it was read.', { type: 'string' }),
      ]
    : []),
]
