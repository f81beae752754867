import type { LookupAddress } from 'node:dns'
import { Agent as AgentHttp, type IncomingMessage, request as requestHttp } from 'node:http'
import { Agent as AgentHttps, request as requestHttps } from 'node:https'
import { allowanceOf, vetHost } from './vetted-host.ts'

/** An answer from outside: its status, media type and body. */
export interface Fetched {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly bytes: Buffer
  /** The bytes as UTF-8. */
  readonly body: string
}

export interface TlsOptions {
  /** PEM of the certification authorities to trust, in place of those that come with Node. */
  readonly ca?: string
  /** PEM of our certificate, with the chain, and of its private key (RFC 8705 §2). */
  readonly cert?: string
  readonly key?: string
}

export interface FetchOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  /** The authorities to trust and the certificate to present in TLS. */
  readonly tls?: TlsOptions
  /** Keep the connection for the next request to this host: for hosts that are asked again and again. */
  readonly keepAlive?: boolean
  /** The largest body taken, in bytes; 64 KiB unless said. */
  readonly limit?: number
  /** How long it may take in all, in milliseconds; 3 seconds unless said. */
  readonly timeout?: number
}

/**
 * An HTTP request to another host. Every outgoing request of the server is one of these.
 * @throws {Error} when the address is private and not allowed, or the answer is too slow, too large or a redirect.
 */
export type GuardedFetch = (url: string, options?: FetchOptions) => Promise<Fetched>

const SIZE_LIMIT = 65_536
const TIME_LIMIT = 3000

/** @throws {Error} when a URL must not be fetched at all. */
function readUrl(text: string): URL {
  if (!URL.canParse(text)) throw new Error('not a URL')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Error(`${url.protocol} is not fetched, only https`)
  if (url.username !== '' || url.password !== '') throw new Error('a URL that holds credentials is not fetched')
  return url
}

function collectBody(answer: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    answer.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) answer.destroy(new Error(`the answer is larger than ${limit} bytes`))
      else chunks.push(chunk)
    })
    answer.on('end', () => resolve(Buffer.concat(chunks)))
    answer.on('error', reject)
  })
}

const toFetched = (status: number, headers: Fetched['headers'], bytes: Buffer): Fetched => ({
  status,
  headers,
  bytes,
  get body() {
    return bytes.toString('utf8')
  },
})

/** Connections that are kept. Bounded for each host and in all, so that many slow hosts take no more than their share of sockets. */
const pool = { keepAlive: true, maxSockets: 16, maxTotalSockets: 256, maxFreeSockets: 4, timeout: 30_000 } as const
interface Agents {
  readonly 'http:': AgentHttp
  readonly 'https:': AgentHttps
}

interface HttpExchange {
  readonly url: URL
  readonly addresses: readonly LookupAddress[]
  readonly options: FetchOptions
  readonly signal: AbortSignal
  readonly agents: Agents | undefined
}

function sendRequest({ url, addresses, options, signal, agents }: HttpExchange): Promise<Fetched> {
  const isSecure = url.protocol === 'https:'
  const request = isSecure ? requestHttps : requestHttp
  const [first] = addresses
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      ...(isSecure ? options.tls : {}),
      method: options.method ?? 'GET',
      headers: { 'user-agent': 'gatehouse', ...options.headers },
      agent: agents?.[isSecure ? 'https:' : 'http:'] ?? false,
      signal,
      lookup: (_host, { all }, done) => (all ? done(null, [...addresses]) : done(null, first?.address ?? '', first?.family)),
    })
    const fail = (error: Error) => reject(signal.aborted ? new Error('took too long', { cause: error }) : error)
    sent.on('error', fail)
    sent.on('response', (answer) => {
      const status = answer.statusCode ?? 0
      // A redirect names a second address that nobody vetted, with which an attacker could reach a private host (SSRF).
      if (status >= 300 && status < 400) return void sent.destroy(new Error(`answers with a redirect (${status}), which is not followed`))
      const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]))
      collectBody(answer, options.limit ?? SIZE_LIMIT).then((bytes) => resolve(toFetched(status, headers, bytes)), fail)
    })
    sent.end(options.body)
  })
}

/**
 * A fetch that reaches the public Internet over https and nothing else, but for the hosts and networks in `allow`.
 * @throws {Error} when `allow` holds a network that is none.
 */
export function guardedFetch(allow: readonly string[]): GuardedFetch {
  allowanceOf(allow)
  const agents: Agents = { 'http:': new AgentHttp(pool), 'https:': new AgentHttps(pool) }
  return async (text, options = {}) => {
    const url = readUrl(text)
    const signal = AbortSignal.timeout(options.timeout ?? TIME_LIMIT)
    const { addresses } = await vetHost(url.hostname, { allow, port: url.port, isClear: url.protocol === 'http:', signal })
    const asked = { url, addresses, options, signal }
    if (!options.keepAlive) return sendRequest({ ...asked, agents: undefined })
    return sendRequest({ ...asked, agents }).catch((error: unknown) => {
      if (!isSafe(options.method) || !isClosed(error)) throw error
      // The other side closed the kept connection just as it was used again. A request that changes nothing may be repeated (RFC 9110 §9.2.2).
      return sendRequest({ ...asked, agents: undefined })
    })
  }
}

const isSafe = (method = 'GET') => method === 'GET' || method === 'HEAD'
const isClosed = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ECONNRESET'
