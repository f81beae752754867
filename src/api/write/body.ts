import { isObject, type Members } from '#fields/json-object.ts'
import { Refusal, unsupportedMediaType } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { parseJson } from './json-text.ts'

const badRequest = (message: string) => new Refusal('bad_request', 400, message)

/**
 * The JSON object of a request's body. It may be wrapped by the name of the resource, `{"client": {…}}`; members beside the wrapper count as if they
 * stood inside.
 */
export function readMembers(request: Request, wrapper?: string): Members {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  if (!request.body?.length) throw badRequest('the body is empty: send a JSON object')
  // RFC 7396 §4 names a type of its own for merge patches; plain JSON is what people send.
  if (type !== 'application/json' && type !== 'application/merge-patch+json') throw unsupportedMediaType('send the body as application/json')
  const value = parseJson(request.body.toString('utf8'))
  if (!isObject(value)) throw badRequest('the body must be a JSON object')
  if (wrapper === undefined || !(wrapper in value)) return value
  const { [wrapper]: inside, ...beside } = value
  if (!isObject(inside)) throw badRequest(`${wrapper} must be a JSON object`)
  return { ...beside, ...inside }
}

/** The body of a request that may come without one. */
export const readOptionalBody = (request: Request, wrapper?: string): Members => (request.body?.length ? readMembers(request, wrapper) : {})
