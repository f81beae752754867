import { invalidRequest } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'

/** The request that a proxy received and asks about. */
export interface OriginalRequest {
  readonly method: string
  readonly origin: string
  /** The path with its dot segments resolved (RFC 3986 §5.2.4). */
  readonly path: string
  /** Without `?`. */
  readonly query: string
}

/**
 * A kind of proxy, and how it describes the original request. Only its own headers are read, because an attacker may have sent those of another kind.
 */
export interface FrontProxy {
  readonly name: string
  /** The path below the root of the tenant, with a trailing `*` where the original path follows. */
  readonly path: string
  readonly read: (request: Request) => OriginalRequest
  /** The proxy understands only 401 and 403, and takes every other refusal for a server error. */
  readonly knowsFew?: true
}

const token = /^[A-Z]{1,20}$/
const [hostForm, LONGEST] = [/^[A-Za-z0-9._-]+(?::\d{1,5})?$|^\[[0-9a-f:.]+\](?::\d{1,5})?$/i, 8192]

function requireHeader({ headers }: Request, name: string): string {
  const value = headers[name]
  if (value === undefined || value === '') throw invalidRequest(`the proxy must send ${name}: see the guide of forward authentication`)
  return value
}

function originalOf(method: string, url: string): OriginalRequest {
  if (!token.test(method)) throw invalidRequest('the proxy sent an invalid method')
  if (url.length > LONGEST || !URL.canParse(url)) throw invalidRequest('the proxy sent a URL that is invalid or too long')
  const { protocol, origin, pathname, search, username, password } = new URL(url)
  if (!/^https?:$/.test(protocol) || username || password) throw invalidRequest('the proxy sent a URL that is not an http URL')
  return { method, origin, path: pathname, query: search.slice(1) }
}

interface OriginalPlace {
  readonly scheme: string
  readonly host: string
  readonly uri: string
}
function urlAt({ scheme, host, uri }: OriginalPlace): string {
  if (!/^(?:http|ws)s?$/.test(scheme) || !hostForm.test(host) || !uri.startsWith('/')) throw invalidRequest('the proxy sent an invalid scheme, host or path')
  return `${scheme.replace('ws', 'http')}://${host}${uri}`
}

/** Traefik, Caddy and nginx as in the guide: each sets these four headers itself, whatever the client sent. */
const forwarded: FrontProxy = {
  name: 'forwarded',
  path: '/forward-auth',
  read: (request) =>
    originalOf(
      requireHeader(request, 'x-forwarded-method'),
      urlAt({
        scheme: requireHeader(request, 'x-forwarded-proto'),
        host: requireHeader(request, 'x-forwarded-host'),
        uri: requireHeader(request, 'x-forwarded-uri'),
      }),
    ),
}

/** nginx's `auth_request` with the headers that its own examples and the ingress controller use. */
const nginx: FrontProxy = {
  name: 'nginx',
  path: '/forward-auth/nginx',
  read: (request) => originalOf(requireHeader(request, 'x-original-method'), requireHeader(request, 'x-original-url')),
  knowsFew: true,
}

const afterPrefix = /^(?:\/t\/[^/]+)?\/forward-auth\/envoy(\/.*)$/
/** Envoy's `ext_authz` over HTTP: it sends the request line and the host of the original request, with a prefix before the path. */
const envoy: FrontProxy = {
  name: 'envoy',
  path: '/forward-auth/envoy/*',
  read(request) {
    const [, path = '/'] = afterPrefix.exec(request.path) ?? []
    const uri = request.query === '' ? path : `${path}?${request.query}`
    return originalOf(request.method, urlAt({ scheme: requireHeader(request, 'x-forwarded-proto'), host: requireHeader(request, 'host'), uri }))
  },
}

export const proxies: readonly FrontProxy[] = [forwarded, nginx, envoy]
