import type { Duplex } from 'node:stream'
import { problem, titleOf } from './problem.ts'
import { Refusal } from './refusal.ts'

const faults: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: new Refusal('request_header_fields_too_large', 431, 'URL and headers together are larger than 16 KiB'),
  ERR_HTTP_REQUEST_TIMEOUT: new Refusal('request_timeout', 408, 'the request did not arrive in time'),
}
const malformed = new Refusal('bad_request', 400, 'this is not an HTTP request')

/** Answers bytes that the HTTP parser refused. The surface is unknown, so the answer is a problem document (RFC 9457 §3). */
export function refuseUnparsed(error: Error & { readonly code?: string }, socket: Duplex, request_id: string): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const { status, headers, body } = problem(faults[error.code ?? ''] ?? malformed, request_id)
  const said = { ...headers, 'x-request-id': request_id, 'content-length': Buffer.byteLength(body), connection: 'close' }
  const lines = Object.entries(said).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} ${titleOf(status)}`, ...lines, '', body].join('\r\n'), () => socket.destroy())
}
