import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { canonicalAddress, isPublicAddress, type Networks, parseNetworks } from './address.ts'

/** The body of an answer from outside, and what was said of it. */
export interface Fetched {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly bytes: Buffer
  /** The bytes as UTF-8. */
  readonly body: string
}

export interface FetchOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** The largest body taken, in bytes; 64 KiB unless said. */
  readonly limit?: number
  /** How long it may take in all, in milliseconds; 3 seconds unless said. */
  readonly timeout?: number
}

/**
 * The only way out of the house.
 * @throws {Error} when the address is private and not allowed, or the answer is too slow, too large or a redirect.
 */
export type GuardedFetch = (url: string, options?: FetchOptions) => Promise<Fetched>

const SIZE_LIMIT = 65_536
const TIME_LIMIT = 3000

/** Whom the operator lets us reach although they are private. */
interface Allowance {
  readonly hosts: ReadonlySet<string>
  readonly networks: Networks
}

function allowanceOf(allow: readonly string[]): Allowance {
  const isNetwork = (text: string) => canonicalAddress(text.split('/', 1)[0] ?? '') !== undefined
  return { hosts: new Set(allow.filter((text) => !isNetwork(text)).map((text) => text.toLowerCase())), networks: parseNetworks(allow.filter(isNetwork)) }
}

/** @throws {Error} when a URL should not be asked at all. */
function readUrl(text: string): URL {
  if (!URL.canParse(text)) throw new Error('not a URL')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Error(`${url.protocol} is not fetched, only https`)
  if (url.username !== '' || url.password !== '') throw new Error('a URL that holds credentials is not fetched')
  return url
}

const untilDeadline = <T>(signal: AbortSignal, promise: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('took too long')), { once: true })
    promise.then(resolve, reject)
  })

/**
 * The addresses of a host, each of which may be reached. They are looked up once and the connection is made to them and no other: a name that
 * is public when checked and private when used (DNS rebinding) gains nothing.
 */
async function vettedAddresses(url: URL, allowance: Allowance, signal: AbortSignal): Promise<LookupAddress[]> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const literal = isIP(host)
  const found = literal ? [{ address: host, family: literal }] : await untilDeadline(signal, lookup(host, { all: true }))
  const allowed = allowance.hosts.has(host) || allowance.hosts.has(url.host) || found.every(({ address }) => allowance.networks.has(address))
  if (allowed) return found
  if (url.protocol !== 'https:') throw new Error(`${host} is asked over https only`)
  const private_ = found.find(({ address }) => !isPublicAddress(address) && !allowance.networks.has(address))
  if (private_) throw new Error(`${host} is at ${private_.address}, which is not a public address; see the setting allow_private_fetch`)
  return found
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

function sendRequest(url: URL, addresses: readonly LookupAddress[], options: FetchOptions, signal: AbortSignal): Promise<Fetched> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const [first] = addresses
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: options.method ?? 'GET',
      headers: { 'user-agent': 'gatehouse', ...options.headers },
      agent: false,
      signal,
      lookup: (_host, { all }, done) => (all ? done(null, [...addresses]) : done(null, first?.address ?? '', first?.family)),
    })
    const fail = (error: Error) => reject(signal.aborted ? new Error('took too long', { cause: error }) : error)
    sent.on('error', fail)
    sent.on('response', (answer) => {
      const status = answer.statusCode ?? 0
      // A redirect would be a second address that nobody vetted; what we fetch has no need of one.
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
  const allowance = allowanceOf(allow)
  return async (text, options = {}) => {
    const url = readUrl(text)
    const signal = AbortSignal.timeout(options.timeout ?? TIME_LIMIT)
    return sendRequest(url, await vettedAddresses(url, allowance, signal), options, signal)
  }
}
