import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'

/** Answers a request of the Fetch standard. */
export type Handler = (request: Request) => Promise<Response> | Response

/**
 * A listener for `node:http` of a handler of the Fetch standard. `origin` is that of the application: what a request says of its host is not believed.
 * `failed` hears of what the handler throws; the browser is told nothing of it.
 */
export function nodeListener(
  origin: string,
  handler: Handler,
  failed: (failure: Error) => void = (failure) => process.emitWarning(failure),
): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  return (incoming, outgoing) => {
    void answer(origin, handler, incoming)
      .catch((failure: Error) => {
        failed(failure)
        return new Response('internal error\n', { status: 500 })
      })
      .then((response) => send(response, outgoing))
      .catch(() => outgoing.destroy())
  }
}

async function answer(origin: string, handler: Handler, incoming: IncomingMessage): Promise<Response> {
  const { method = 'GET', url = '/', headers } = incoming
  const sent = new Headers()
  for (const [name, value] of Object.entries(headers)) for (const one of [value ?? []].flat()) sent.append(name, one)
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const body = hasBody ? (Readable.toWeb(incoming) as unknown as NonNullable<RequestInit['body']>) : null
  // Appended, not resolved: a path that begins with two slashes would name another host.
  return handler(new Request(new URL(origin + (url.startsWith('/') ? url : '/')), { method, headers: sent, body, ...(hasBody ? { duplex: 'half' } : {}) }))
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const cookies = response.headers.getSetCookie()
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) })
  if (response.body !== null) for await (const chunk of Readable.fromWeb(response.body as ReadableStream)) outgoing.write(chunk)
  outgoing.end()
}
