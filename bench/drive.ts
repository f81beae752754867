import { connect, type Socket } from 'node:net'

/** One answer, as far as a load generator cares. */
export interface Reply {
  readonly status: number
  readonly headers: string
  readonly body: string
}

/** A keep-alive connection that sends one request at a time and reads answers by their Content-Length or chunks. */
export class Connection {
  readonly #socket: Socket
  #received: Buffer = Buffer.alloc(0)
  #waiting: ((reply: Reply) => void) | undefined
  #failed: ((error: Error) => void) | undefined

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('data', (chunk) => this.#read(Buffer.from(chunk)))
    this.#socket.on('error', (error) => this.#failed?.(error))
    this.#socket.on('close', () => this.#failed?.(new Error('the server closed the connection')))
  }

  send(request: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#waiting = resolve
      this.#failed = reject
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#failed = undefined
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    const end = this.#received.indexOf('\r\n\r\n')
    if (end < 0) return
    const headers = this.#received.toString('latin1', 0, end)
    const body = bodyOf(headers, this.#received.subarray(end + 4))
    if (body === undefined) return
    this.#received = Buffer.alloc(0)
    this.#waiting?.({ status: Number(headers.slice(9, 12)), headers, body })
  }
}

function bodyOf(headers: string, rest: Buffer): string | undefined {
  const length = /\r\ncontent-length: (\d+)/i.exec(headers)?.[1]
  if (length !== undefined) return rest.length < Number(length) ? undefined : rest.toString('utf8', 0, Number(length))
  if (!/\r\ntransfer-encoding: chunked/i.test(headers)) return ''
  if (!rest.toString('latin1').endsWith('0\r\n\r\n')) return undefined
  return rest.toString('utf8').replaceAll(/(?:^|\r\n)[0-9a-f]+\r\n/gi, '')
}

/** The text of a request. */
export function request(method: string, path: string, headers: Readonly<Record<string, string>> = {}, body = ''): string {
  const lines = Object.entries({ host: 'localhost', ...headers, ...(body || method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {}) })
  return `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${body}`
}

const formType = 'application/x-www-form-urlencoded'
export const post = (path: string, form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): string =>
  request('POST', path, { 'content-type': formType, ...headers }, new URLSearchParams(form).toString())

/** The figures of one run of load. */
export interface Load {
  readonly requests: number
  readonly seconds: number
  /** In milliseconds, sorted. */
  readonly latencies: readonly number[]
}

/** One worker of a load: does its operation once and says how many requests that was. */
export type Operation = () => Promise<number>

/** Runs the operations, each in a loop of its own, until the time is over. */
export async function load(operations: readonly Operation[], seconds: number): Promise<Load> {
  const until = performance.now() + seconds * 1000
  const started = performance.now()
  const latencies: number[] = []
  let requests = 0
  await Promise.all(
    operations.map(async (operation) => {
      while (performance.now() < until) {
        const before = performance.now()
        const done = await operation()
        requests += done
        latencies.push(performance.now() - before)
      }
    }),
  )
  return { requests, seconds: (performance.now() - started) / 1000, latencies: latencies.sort((a, b) => a - b) }
}

export const percentile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
