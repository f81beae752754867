import { boundFetch } from '../auth/dpop.ts'
import { tenantRoot } from '../auth/place.ts'
import { demandedSignIn, refresh, resume, signIn } from '../auth/sign-in.ts'
import { tokens } from '../auth/tokens.ts'
import { NoNetwork, Problem, type ProblemBody } from './problem.ts'
import { loseServer } from './reach.ts'

export type Query = Readonly<Record<string, string | number | boolean | undefined>>

/** A request to the API. */
export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly query?: Query
  readonly body?: unknown
  /** The version that the caller saw: a stale one is refused with 412 (RFC 9110 §13.1.1). */
  readonly ifMatch?: string
  /** Makes a repeated POST the same POST. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}
export interface Reply<T> {
  readonly body: T
  readonly etag: string | undefined
}

/** The query of an address, with its question mark; empty without values. */
export const queryText = (query: Query = {}): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : ''
}

async function send(path: string, ask: Ask): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (ask.body !== undefined) headers['content-type'] = ask.method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
  if (ask.ifMatch) headers['if-match'] = ask.ifMatch
  if (ask.idempotencyKey) headers['idempotency-key'] = ask.idempotencyKey
  try {
    const init = { method: ask.method ?? 'GET', headers, ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }) }
    return await boundFetch(`${tenantRoot}${path}${queryText(ask.query)}`, { ...init, ...(ask.signal ? { signal: ask.signal } : {}) }, tokens()?.access_token)
  } catch (cause) {
    if (ask.signal?.aborted) throw cause
    loseServer()
    throw new NoNetwork(cause)
  }
}

/**
 * One call of the administration API. A dead access token is refreshed once, or got anew with the session of the browser; when that fails too, the person is
 * taken to sign-in and back to this page, where drafts wait; so it is when a policy demands a stronger or newer sign-in. @throws {Problem} what the API refused; {NoNetwork} when it could not be reached.
 */
export async function call<T>(path: string, ask: Ask = {}): Promise<Reply<T>> {
  let response = await send(path, ask)
  if (response.status === 401) {
    const demanded = demandedSignIn(response.headers.get('www-authenticate'))
    if (demanded) return signIn(location.pathname + location.search, demanded)
    if (!(await refresh()) && !(await resume())) return signIn(location.pathname + location.search)
    response = await send(path, ask)
  }
  const text = await response.text()
  const type = response.headers.get('content-type') ?? ''
  const body: unknown = text !== '' && type.includes('json') ? JSON.parse(text) : text
  if (!response.ok) throw new Problem(response.status, isProblem(body) ? body : {}, response.headers.get('x-request-id'))
  return { body: body as T, etag: response.headers.get('etag') ?? undefined }
}

const isProblem = (body: unknown): body is ProblemBody => typeof body === 'object' && body !== null
