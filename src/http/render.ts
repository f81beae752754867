import type { Refusal } from './refusal.ts'

/** The response of a handler, as a value: the transport sends the responses of one turn together. */
export interface Answer {
  readonly status: number
  /** Lower-case names; several cookies are a list. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: string | Buffer
}

const noStore = { 'content-type': 'application/json', 'cache-control': 'no-store' } as const

/** A JSON answer that must not be cached (RFC 6749 §5.1). */
export const json = (body: unknown, status = 200, headers?: Answer['headers']): Answer => ({
  status,
  headers: headers ? { ...noStore, ...headers } : noStore,
  body: JSON.stringify(body),
})

/** A body of a stated type. */
export const withMediaType = (type: string, body: string | Buffer, headers?: Answer['headers'], status = 200): Answer => ({
  status,
  headers: { 'content-type': type, 'cache-control': 'no-store', ...headers },
  body,
})

export const noContent = (headers: Answer['headers'] = {}): Answer => ({ status: 204, headers, body: '' })

/** A redirect that changes the method to GET, so that a form body is not sent on to the client (RFC 9700 §4.12). */
export const seeOther = (location: string, headers: Answer['headers'] = {}): Answer => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', ...headers },
  body: '',
})

/** Reduces a text to the characters of an error_description (RFC 6749 §4.1.2.1, RFC 6750 §3): printable ASCII without quotes and backslashes. */
export const toDescription = (message: string): string => message.replace(/["\\]/g, "'").replace(/[^\x20-\x7e]/g, '?')

/** Renders a refusal of the OAuth endpoints (RFC 6749 §5.2). By the request id the client's owner finds the explanation. */
export const refusedAsJson = (r: Refusal, request_id: string): Answer =>
  json({ error: r.error, error_description: r.message, request_id, ...r.members }, r.status, {
    ...(r.status === 401 && r.error === 'invalid_client' ? { 'www-authenticate': 'Basic realm="gatehouse", charset="UTF-8"' } : {}),
    ...r.headers,
  })
