import type { FastifyReply } from 'fastify'
import { batchPerTick } from '#kit/batch-per-tick.ts'
import type { Answer } from './render.ts'
import type { Request } from './request.ts'

/** Sends an answer, and the headers that allow another origin to read it. */
export type Send = (reply: FastifyReply, answer: Answer, request: Request, cors?: Readonly<Record<string, string>>) => void

type TellFailure = (error: unknown, request: Request) => void

/** Answers of one turn of the event loop are written together, which saves a third of the cost of a small answer. */
export function sender({ https, failed }: { readonly https: boolean; readonly failed: TellFailure }): Send {
  const flush = batchPerTick<() => void>((answers) => {
    for (const write of answers) write()
  })
  const common = ['x-content-type-options', 'nosniff', ...(https ? ['strict-transport-security', 'max-age=31536000; includeSubDomains'] : [])]
  return (reply, answer, request, cors) => {
    reply.hijack()
    // A flat list of names and values: an object with names that differ between answers would be slow to build.
    const headers: (string | number | string[])[] = [...common]
    if (answer.headers['x-request-id'] === undefined) headers.push('x-request-id', request.id)
    for (const name in cors) headers.push(name, cors[name] as string)
    for (const name in answer.headers) headers.push(name, answer.headers[name] as string | string[])
    if (answer.status !== 204 && answer.status !== 304) headers.push('content-length', Buffer.byteLength(answer.body))
    flush(() => {
      if (reply.raw.destroyed) return
      try {
        reply.raw.writeHead(answer.status, headers)
        // A text is sent in one write with its headers.
        reply.raw.end(answer.body)
      } catch (error) {
        // A header value is not valid in HTTP. Thrown from here, the error would end the process with all the answers of this turn.
        failed(error, request)
        if (reply.raw.headersSent) reply.raw.destroy()
        else reply.raw.writeHead(500, { 'x-request-id': request.id, 'content-length': 0 }).end()
      }
    })
  }
}
