import type { FastifyRequest } from 'fastify'
import { payloadTooLarge, type Refusal } from './refusal.ts'

type IncomingMessage = FastifyRequest['raw']
/** A body, nothing when none was sent, or why it is not read. */
export type Read = (body: Buffer | undefined, refusal?: Refusal) => void

const bodiless = new Set(['GET', 'HEAD', 'OPTIONS'])

/** RFC 9112 §6.3: a request has a body when one of these says so. */
const sends = ({ method = '', headers }: IncomingMessage): boolean =>
  !bodiless.has(method) && ((headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined)

/**
 * Reads a body of at most `limit` bytes and tells it as soon as its last byte is there. Whoever goes away in the middle is told nothing.
 * The HTTP library would do the same with an asynchronous scope and two copies for each request, which a small token request feels.
 */
export function readBody(incoming: IncomingMessage, limit: number, read: Read): void {
  if (sends(incoming)) collect(incoming, limit, read)
  else read(undefined)
}

function collect(incoming: IncomingMessage, limit: number, read: Read): void {
  const announced = Number(incoming.headers['content-length'])
  const chunks: Buffer[] = []
  let [length, over] = [0, false]
  const finish = (refusal?: Refusal) => {
    if (over) return
    over = true
    read(refusal ? undefined : chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, length), refusal)
  }
  const tooLarge = () => finish(payloadTooLarge(`the body is larger than ${limit} bytes`))
  incoming.on('error', () => {
    over = true
  })
  incoming.on('data', (chunk: Buffer) => {
    if (over) return
    length += chunk.length
    if (length > limit) tooLarge()
    else chunks.push(chunk)
    if (length === announced) finish()
  })
  incoming.on('end', () => finish())
  if (announced > limit) tooLarge()
}
