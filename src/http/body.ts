import { IncomingMessage } from 'node:http'
import { payloadTooLarge, type Refusal } from './refusal.ts'
import type { Placed } from './tenant-url.ts'

/** Receives the body (undefined without one), or the refusal. */
export type Read = (body: Buffer | undefined, refusal?: Refusal) => void

/** Receives the pieces of a body as they arrive, then `null`. */
type Taker = (piece: Buffer | null) => void

/**
 * A request whose body is read piece by piece directly from the parser. A stream would deliver the same pieces some turns later and cost microseconds
 * per request; backpressure, its purpose, is not needed here.
 */
export class BodiedRequest extends IncomingMessage implements Placed {
  #taker: Taker | undefined
  // Declared in the constructor, so that all requests have one hidden class.
  tenant: string | undefined = undefined
  originalUrl: string | undefined = undefined

  receive(taker: Taker): void {
    this.#taker = taker
    // Marks the request as read; otherwise Node would discard its body after the answer.
    this.read(0)
  }

  override push(piece: Buffer | null): boolean {
    if (!this.#taker) return super.push(piece)
    this.#taker(piece)
    return true
  }
}

const bodiless = new Set(['GET', 'HEAD', 'OPTIONS'])

/** RFC 9112 §6.3: a request has a body when one of these headers is present. */
const hasBody = ({ method = '', headers }: IncomingMessage): boolean =>
  !bodiless.has(method) && ((headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined)

/** Reads a body of at most `limit` bytes. `read` is not called when the client disconnects in between. */
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
