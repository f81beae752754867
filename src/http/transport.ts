import { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { batched } from '#kit/tick.ts'
import { Unavailable } from '#store/store.ts'
import type { Context } from './context.ts'
import type { Contexts } from './contexts.ts'
import type { Endpoint } from './endpoint.ts'
import { invalidRequest, notFound, payloadTooLarge, Refusal, serverError, temporarilyUnavailable } from './refusal.ts'
import type { Answer } from './render.ts'
import type { Request } from './request.ts'

/** What the transport is told of the house. */
export interface TransportParts {
  readonly endpoints: readonly Endpoint[]
  readonly contexts: Contexts
  /** Proxies whose X-Forwarded-For counts. */
  readonly trustProxy: readonly string[]
  /** Whether answers carry Strict-Transport-Security (RFC 6797 §6.1). */
  readonly https: boolean
  /** Says a refusal in the words of the surface on which it happened. */
  readonly refuse: (refusal: Refusal, surface: Endpoint['surface'], request: Request, context: Context | undefined) => Answer
  /** Whether the script of a foreign origin may read the answer to this request. */
  readonly originAllowed: (origin: string, request: Request, context: Context) => Promise<boolean>
  /** Is told of each answer: for the log and the metrics. */
  readonly observe: (seen: Observation) => void
  /** Is told of what should not have happened. */
  readonly failed: (error: unknown, request: Request) => void
}

/** One answered request. */
export interface Observation {
  readonly method: string
  /** The pattern of the endpoint, never the path: it has few values. */
  readonly route: string
  readonly status: number
  /** In milliseconds. */
  readonly duration: number
  readonly request: Request
  readonly tenant: string | undefined
  /** The error code, when it was refused. */
  readonly error: string | undefined
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const BODY_LIMIT = 65_536
/** Before every path of a tenant that is not the default one. */
const TENANT_PREFIX = '/t/:tenant'

const boot = Math.random().toString(36).slice(2, 8)
let counted = 0

/** From sockets to plain requests, and from plain answers back: all that the house knows of HTTP. */
export function transport(parts: TransportParts): FastifyInstance {
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    routerOptions: { querystringParser: () => ({}), ignoreTrailingSlash: false, maxParamLength: 2048 },
    trustProxy: parts.trustProxy.length > 0 ? [...parts.trustProxy] : false,
    // A body that trickles in, or headers that never end, are cut off.
    requestTimeout: 30_000,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    genReqId: () => `req_${boot}${(counted++).toString(36)}`,
    logger: false,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, raw, reply) => {
      const request = plain(raw, undefined)
      send(reply, parts.refuse(framework(error), surfaceOf(request), request, undefined), request)
    },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  // Answers of one turn of the loop are written together: the sockets wake their readers once (performance: a third of a small answer).
  const flush = batched<() => void>((answers) => {
    for (const write of answers) write()
  })
  const common: Record<string, string> = {
    'x-content-type-options': 'nosniff',
    ...(parts.https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
  function send(reply: FastifyReply, answer: Answer, request: Request, cors?: Record<string, string>): void {
    reply.hijack()
    const headers: Record<string, string | number | string[]> = { ...common, 'x-request-id': request.id, ...cors }
    for (const name in answer.headers) headers[name] = answer.headers[name] as string | string[]
    if (answer.status !== 204 && answer.status !== 304) headers['content-length'] = Buffer.byteLength(answer.body)
    flush(() => {
      if (reply.raw.destroyed) return
      reply.raw.writeHead(answer.status, headers)
      // A text goes out in one write with its headers.
      reply.raw.end(answer.body)
    })
  }

  async function answerTo(
    endpoint: Endpoint,
    request: Request,
    slug: string | undefined,
  ): Promise<{ answer: Answer; context: Context | undefined; error?: string }> {
    let context: Context | undefined
    try {
      const found = parts.contexts.find(slug)
      context = found instanceof Promise ? await found : found
      if (!context) throw notFound('there is no such tenant')
      return { answer: await endpoint.handle(request, context), context }
    } catch (caught) {
      const refusal = caught instanceof Refusal ? caught : caught instanceof Unavailable ? temporarilyUnavailable(undefined, caught) : undefined
      if (!refusal) parts.failed(caught, request)
      const said = refusal ?? serverError('something went wrong on our side; the request id leads to it in the log', caught)
      return { answer: parts.refuse(said, endpoint.surface, request, context), context, error: said.error }
    }
  }

  function serve(endpoint: Endpoint, prefix: string, suffix: string) {
    const route = endpoint.path
    return async (raw: FastifyRequest, reply: FastifyReply) => {
      const started = performance.now()
      const request = plain(raw, raw.body as Buffer | undefined)
      const slug = prefix || suffix ? (raw.params as Record<string, string>)['tenant'] : undefined
      const { answer, context, error } = await answerTo(endpoint, request, slug)
      const origin = request.headers['origin']
      const cors = origin && endpoint.cors ? await corsHeaders(endpoint, origin, request, context) : undefined
      send(reply, answer, request, cors)
      parts.observe({ method: request.method, route, status: answer.status, duration: performance.now() - started, request, tenant: context?.tenant.id, error })
    }
  }

  async function corsHeaders(endpoint: Endpoint, origin: string, request: Request, context: Context | undefined): Promise<Record<string, string>> {
    if (endpoint.cors === 'any') return { 'access-control-allow-origin': '*' }
    const allowed = context && (await parts.originAllowed(origin, request, context).catch(() => false))
    return allowed
      ? { 'access-control-allow-origin': origin, 'access-control-expose-headers': 'WWW-Authenticate, DPoP-Nonce', vary: 'Origin' }
      : { vary: 'Origin' }
  }

  // A preflight does not say which client asks, so it is answered alike for all: it is the answer proper that a foreign script may read or not.
  const preflight = (endpoint: Endpoint) => async (raw: FastifyRequest, reply: FastifyReply) => {
    const request = plain(raw, undefined)
    const headers: Record<string, string> = { allow: endpoint.method }
    if (endpoint.cors && request.headers['origin']) {
      headers['access-control-allow-origin'] = endpoint.cors === 'any' ? '*' : request.headers['origin']
      headers['access-control-allow-methods'] = 'GET, POST'
      headers['access-control-allow-headers'] = 'authorization, content-type, dpop'
      headers['access-control-max-age'] = '600'
      headers['vary'] = 'Origin'
    }
    send(reply, { status: 204, headers, body: '' }, request)
  }

  for (const [path, sharing] of Map.groupBy(parts.endpoints, (e) => e.path)) {
    for (const [url, prefix, suffix] of places(path)) {
      for (const e of sharing) app.route({ method: e.method, url, bodyLimit: e.bodyLimit ?? BODY_LIMIT, handler: serve(e, prefix, suffix) })
      const [first] = sharing
      if (first) app.route({ method: 'OPTIONS', url, handler: preflight(sharing.find((e) => e.cors) ?? first) })
      const missing = METHODS.filter((method) => !sharing.some((e) => e.method === method))
      const allow = sharing.map((e) => e.method).join(', ')
      const refusal = new Refusal('method_not_allowed', 405, `this URL answers ${allow} only`, { headers: { allow } })
      const refused: Endpoint = { method: 'GET', path, surface: first?.surface ?? 'page', handle: () => Promise.reject(refusal) }
      app.route({ method: [...missing], url, handler: serve(refused, prefix, suffix) })
    }
  }
  app.setNotFoundHandler((raw, reply) => {
    const request = plain(raw, undefined)
    send(reply, parts.refuse(notFound('there is nothing at this URL'), surfaceOf(request), request, undefined), request)
  })
  app.setErrorHandler((error: FastifyError, raw, reply) => {
    const request = plain(raw, undefined)
    const refusal = framework(error)
    if (refusal.status >= 500) parts.failed(error, request)
    send(reply, parts.refuse(refusal, surfaceOf(request), request, undefined), request)
  })
  return app
}

/** Where an endpoint stands: at the root, under each tenant, and with the tenant inserted after a well-known name (RFC 8414 §3.1). */
function places(path: string): [url: string, prefix: string, suffix: string][] {
  const inserted: [string, string, string][] = path.startsWith('/.well-known/') ? [[`${path}${TENANT_PREFIX}`, '', TENANT_PREFIX]] : []
  return [[path, '', ''], [`${TENANT_PREFIX}${path === '/' ? '' : path}`, TENANT_PREFIX, ''], ...inserted]
}

function plain(raw: FastifyRequest, body: Buffer | undefined): Request {
  const url = raw.raw.url ?? '/'
  const mark = url.indexOf('?')
  return {
    method: raw.method,
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers: raw.headers as Request['headers'],
    body,
    params: (raw.params ?? {}) as Request['params'],
    address: raw.ip,
    id: raw.id,
  }
}

const apiPaths = /^(?:\/t\/[^/]+)?\/(?:api|clients|me)(?:\/|$)/
const oauthPaths = /^(?:\/t\/[^/]+)?\/(?:oauth|\.well-known)\//
/** Where nothing answered, the path tells who would have. */
const surfaceOf = ({ path }: Request): Endpoint['surface'] => (apiPaths.test(path) ? 'api' : oauthPaths.test(path) ? 'oauth' : 'page')

/** What the HTTP library refused before any endpoint saw it. */
function framework(error: FastifyError): Refusal {
  if (error.statusCode === 413) return payloadTooLarge('the body is too large')
  if (error.statusCode !== undefined && error.statusCode < 500) return invalidRequest('the request is malformed', error)
  return serverError('something went wrong on our side; the request id leads to it in the log', error)
}
