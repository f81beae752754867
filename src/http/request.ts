import type { Certificate } from '#kit/certificate.ts'
import { invalidRequest, unsupportedMediaType } from './refusal.ts'

/** Protocol parameters: each given once, none empty. */
export type Params = Readonly<Record<string, string | undefined>>

/** A request, as plain data. Nothing here knows the HTTP library. */
export interface Request {
  readonly method: string
  /** The path as sent, without query. */
  readonly path: string
  /** The query as sent, without `?`. */
  readonly query: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Buffer | undefined
  /** Named parts of the path, percent-decoded. */
  readonly params: Readonly<Record<string, string>>
  /** The peer's address, or the one that a trusted proxy forwards. */
  readonly address: string
  readonly id: string
  /** The certificate that the client showed at the TLS layer, to us or to a trusted proxy. Nothing says yet that it is any good. */
  readonly certificate: Certificate | undefined
}

const escaped = /[%+]/
function decode(text: string): string {
  if (!escaped.test(text)) return text
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch (cause) {
    throw invalidRequest('a parameter is not valid percent-encoded UTF-8', cause)
  }
}

/**
 * An object without a prototype, so that a parameter may be called `__proto__`. The engine optimizes objects made with `new`; `Object.create(null)`
 * makes slow ones.
 */
const Bare = function bare() {} as unknown as new () => Record<string, string | undefined>
Bare.prototype = Object.create(null)

const MOST = 200

/**
 * The parameters of a query or a form. A duplicate is refused (RFC 6749 §3.1), an empty one counts as absent. `repeatable` names those that may be
 * repeated (RFC 8707 §2 `resource`): their values are joined by a space, which no absolute URI holds.
 */
export function parseForm(text: string, repeatable: readonly string[] = []): Params {
  const params = new Bare()
  const empty: string[] = []
  let pairs = 0
  for (let [start, end] = [0, 0]; start < text.length; start = end + 1) {
    end = text.indexOf('&', start)
    if (end < 0) end = text.length
    if (end === start) continue
    if (++pairs > MOST) throw invalidRequest(`more than ${MOST} parameters`)
    const equals = text.indexOf('=', start)
    const split = equals < 0 || equals > end ? end : equals
    const name = decode(text.slice(start, split))
    const value = decode(text.slice(split + 1, end))
    if (value.includes('\u0000')) throw invalidRequest(`${name.slice(0, 64)} holds a NUL character`)
    const before = params[name]
    if ((before !== undefined || empty.includes(name)) && !repeatable.includes(name)) throw invalidRequest(`${name.slice(0, 64)} is given twice; send it once`)
    if (value === '') empty.push(name)
    params[name] = value === '' || before === undefined ? value || before : `${before} ${value}`
  }
  return params
}

const formType = 'application/x-www-form-urlencoded'

/** A form body. @throws {Refusal} 415 when it is something else. */
export function readForm(request: Request, repeatable?: readonly string[]): Params {
  const type = request.headers['content-type']
  if (type !== formType && type?.split(';', 1)[0]?.trim().toLowerCase() !== formType) throw unsupportedMediaType(`send the parameters as ${formType}`)
  return parseForm(request.body?.toString('utf8') ?? '', repeatable)
}

export const readQuery = (request: Request, repeatable?: readonly string[]): Params => parseForm(request.query, repeatable)

/** HTTP Basic credentials, form-decoded (RFC 6749 §2.3.1); absent when the header is absent or of another scheme. */
export function basicCredentials(request: Request): { readonly id: string; readonly secret: string } | undefined {
  const header = request.headers['authorization']
  if (header === undefined || !/^basic( |$)/i.test(header)) return undefined
  const pair = Buffer.from(header.slice(6).trim(), 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  if (colon < 0) throw invalidRequest('the Authorization header is malformed: expected Basic base64(client_id:client_secret)')
  return { id: decode(pair.slice(0, colon)), secret: decode(pair.slice(colon + 1)) }
}

/** The cookies of the request; of several with one name the first counts. */
export function readCookies(request: Request): Readonly<Record<string, string | undefined>> {
  const cookies: Record<string, string> = Object.create(null)
  for (const part of (request.headers['cookie'] ?? '').split(';', 100)) {
    const equals = part.indexOf('=')
    if (equals < 0) continue
    const name = part.slice(0, equals).trim()
    cookies[name] ??= part.slice(equals + 1).trim()
  }
  return cookies
}
