import type { Context } from '#http/context.ts'
import { unprocessable } from '#http/refusal.ts'
import type { Fetched } from '#kit/fetch.ts'
import { type OutboundAuthorization, outboundAuthorization } from '#model/outbound/authorization.ts'
import type { OutboundConnection } from '#model/outbound/connection.ts'
import { ofTransport } from '#model/outbound/key-values.ts'
import { OutboundFailure, unreachable } from './failure.ts'
import { type Authorized, authorizeCall } from './header.ts'
import { fillPairs, fillUrl } from './values.ts'

/** The largest answer that is passed on, in bytes, and how long an API may take, in milliseconds. */
const [LARGEST, TIMEOUT] = [5_242_880, 20_000]

/** A call of an API through a connection. */
export interface ConnectionCall {
  readonly method: string
  /** Below the base URL; it begins with a slash. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>> | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | Buffer | undefined
}

/** Headers that a caller may not send along: those of one hop, and those by which the API would take them for somebody else. */
const withheld: ReadonlySet<string> = new Set([
  ...ofTransport,
  'authorization',
  'cookie',
  'dpop',
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
])
/** Headers of an answer that concern the hop, or would set something in the name of another host. */
const unreturned: ReadonlySet<string> = new Set([...ofTransport, 'set-cookie', 'set-cookie2', 'content-encoding', 'strict-transport-security', 'alt-svc'])

/** The address of a call: below the base URL, whatever the path says. @throws {Refusal} 422 */
export function addressBelow(base: string, { path, query = {} }: Pick<ConnectionCall, 'path' | 'query'>): string {
  const root = new URL(base)
  const prefix = root.pathname.replace(/\/$/, '')
  const decoded = safelyDecoded(path)
  if (!path.startsWith('/') || path.startsWith('//') || decoded === undefined || /\\|[\p{Cc}?#]/u.test(decoded) || decoded.split('/').some(leavesFolder))
    throw unprocessable({ path: ['must begin with / and stay below the address of the connection'] })
  const url = new URL(root.origin)
  url.pathname = `${prefix}${path}`
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  // Last, so that it wins: a caller does not replace what the connection fixes, such as an account.
  for (const name of root.searchParams.keys()) url.searchParams.delete(name)
  for (const [name, value] of root.searchParams) url.searchParams.append(name, value)
  return url.href
}

/** Dots, also before parameters (RFC 3986 §3.3), which servers of the other side may take off before they resolve the path. */
const leavesFolder = (part: string): boolean => /^\.\.?(;|$)/.test(part)

/** Twice, because some servers do. */
function safelyDecoded(path: string): string | undefined {
  try {
    return decodeURIComponent(decodeURIComponent(path))
  } catch {
    return undefined
  }
}

const valuesOfConnection = ({ variables }: OutboundConnection) => Object.fromEntries(variables.map(({ key, value }) => [key, value]))

/** The headers of a call: those of the caller, over them those of the connection, over them what authorizes it. @throws {Refusal} 422 */
function headersOf(connection: OutboundConnection, sent: Readonly<Record<string, string>>, authorized: Authorized | undefined): Record<string, string> {
  const names = Object.keys(sent).map((name) => name.toLowerCase())
  const refused = names.filter((name) => withheld.has(name) || !/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name))
  if (refused.length > 0) throw unprocessable({ headers: refused.map((name) => `${name.slice(0, 64)} is not for a caller to send`) })
  const own = fillPairs(connection.headers, { ...valuesOfConnection(connection), ...(connection.injection === 'variable' ? authorized?.values : {}) })
  const lower = (headers: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const all = { ...lower(sent), ...lower(own), ...(connection.injection === 'automatic' ? authorized?.headers : {}) }
  const broken = Object.entries(all).find(([, value]) => /[^\t\x20-\x7e]/.test(value))
  if (broken) throw unprocessable({ headers: [`${broken[0]} holds what no header may`] })
  return all
}

/**
 * Calls an API through a connection: the token goes into the request here, and the caller never sees it. Private addresses are refused, redirects are
 * not followed, and an answer that is too large or too slow is cut off.
 * @throws {Refusal | OutboundFailure}
 */
export async function callThrough(
  context: Context,
  connection: OutboundConnection,
  { authorization_id, ...call }: ConnectionCall & { readonly authorization_id: string | undefined },
): Promise<Fetched> {
  const url = addressBelow(fillUrl(connection.base_url, valuesOfConnection(connection)), call)
  // Refused before a token is asked for.
  headersOf({ ...connection, headers: [] }, call.headers ?? {}, undefined)
  const row = authorization_id === undefined ? undefined : await findAuthorization(context, authorization_id)
  const authorized = row && (await authorizeCall(context, row, { method: call.method, url }))
  const headers = headersOf(connection, call.headers ?? {}, authorized)
  const answer = await context
    .fetch(url, { method: call.method, headers, ...(call.body === undefined ? {} : { body: call.body }), limit: LARGEST, timeout: TIMEOUT })
    .catch((cause) => {
      throw unreachable('the API cannot be called', cause)
    })
  return { ...answer, body: answer.body, headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !unreturned.has(name))) }
}

async function findAuthorization({ db }: Context, id: string): Promise<OutboundAuthorization> {
  const row = await db.table(outboundAuthorization).get(id)
  if (!row) throw new OutboundFailure('not_authorized', 'the authorization of the connection is gone')
  return row
}
