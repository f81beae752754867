import { IncomingMessage } from 'node:http'
import { payloadTooLarge, type Refusal } from './refusal.ts'
import type { Placed } from './tenant-url.ts'

/** A body, nothing when none was sent, or why it is not read. */
export type Read = (body: Buffer | undefined, refusal?: Refusal) => void

/** Is given the pieces of a body as they arrive, and nothing after the last. */
type Taker = (piece: Buffer | null) => void

/**
 * A request whose body can be taken piece by piece as the parser finds it. A stream hands the same pieces on some turns later, at some
 * microseconds for each request; as nothing here waits for a slow reader, there is nothing that a stream would be good for.
 */
export class BodiedRequest extends IncomingMessage implements Placed {
  #taker: Taker | undefined
  // Here from the beginning: a property that came later would make requests of two shapes.
  tenant: string | undefined = undefined
  originalUrl: string | undefined = undefined

  receive(taker: Taker): void {
    this.#taker = taker
    // Says that somebody reads: what nobody reads, Node reads away after the answer.
    this.read(0)
  }

  override push(piece: Buffer | null): boolean {
    if (!this.#taker) return super.push(piece)
    this.#taker(piece)
    return true
  }
}

const bodiless = new Set(['GET', 'HEAD', 'OPTIONS'])

/** RFC 9112 §6.3: a request has a body when one of these says so. */
const hasBody = ({ method = '', headers }: IncomingMessage): boolean =>
  !bodiless.has(method) && ((headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined)

/** Reads a body of at most `limit` bytes and tells it as soon as its last byte is there. Whoever goes away in the middle is told nothing. */
export function readRequestBody(incoming: IncomingMessage, limit: number, read: Read): void {
  if (!hasBody(incoming)) read(undefined)
  else collectChunks(incoming, limit, read)
}

function receiveBody(incoming: IncomingMessage, taker: Taker): void {
  if (incoming instanceof BodiedRequest) incoming.receive(taker)
  // A request by Fastify's `inject` has no socket and is of another class.
  else incoming.on('data', taker).on('end', () => taker(null))
}

function collectChunks(incoming: IncomingMessage, limit: number, read: Read): void {
  const announced = Number(incoming.headers['content-length'])
  const pieces: Buffer[] = []
  let [length, over] = [0, false]
  const finish = (refusal?: Refusal) => {
    over = true
    read(refusal ? undefined : pieces.length === 1 ? pieces[0] : Buffer.concat(pieces, length), refusal)
  }
  const tooLarge = () => finish(payloadTooLarge(`the body is larger than ${limit} bytes`))
  receiveBody(incoming, (piece) => {
    if (over) return
    if (piece === null) return finish()
    length += piece.length
    if (length > limit) return tooLarge()
    pieces.push(piece)
    if (length === announced) finish()
  })
  if (announced > limit) tooLarge()
}
