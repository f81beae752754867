import type { Refusal } from './refusal.ts'
import type { Answer } from './render.ts'

/** Renders a refusal of the administration API: a problem document (RFC 9457 §3) that also carries `code`, `message` and field errors. */
export const problem = (r: Refusal, request_id: string): Answer => ({
  status: r.status,
  headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...r.headers },
  body: JSON.stringify({
    type: 'about:blank',
    title: titleOf(r.status),
    status: r.status,
    detail: r.message,
    code: r.error.toUpperCase(),
    message: r.message,
    ...(r.errors ? { errors: r.errors } : {}),
    ...r.members,
    request_id,
  }),
})

/** The reason phrase of a status (RFC 9110 §15). */
export const titleOf = (status: number): string => titles.get(status) ?? 'Error'

const titles = new Map([
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [408, 'Request Timeout'],
  [409, 'Conflict'],
  [412, 'Precondition Failed'],
  [413, 'Content Too Large'],
  [415, 'Unsupported Media Type'],
  [422, 'Unprocessable Content'],
  [429, 'Too Many Requests'],
  [431, 'Request Header Fields Too Large'],
  [500, 'Internal Server Error'],
  [503, 'Service Unavailable'],
])
