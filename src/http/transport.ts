import { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { BodiedRequest } from './body.ts'
import { preflightHeaders } from './cors.ts'
import type { Endpoint } from './endpoint.ts'
import { plain, surfaceOf } from './incoming.ts'
import { invalidRequest, notFound, Refusal, serverError } from './refusal.ts'
import { type Send, sender } from './send.ts'
import { type ServingParts, serve } from './serve.ts'

/** What the transport is told of the house. */
export interface TransportParts extends ServingParts {
  readonly endpoints: readonly Endpoint[]
  /** Proxies whose X-Forwarded-For counts. */
  readonly trustProxy: readonly string[]
  /** Whether answers carry Strict-Transport-Security (RFC 6797 §6.1). */
  readonly https: boolean
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const BODY_LIMIT = 65_536
/** Before every path of a tenant that is not the default one. */
const TENANT_PREFIX = '/t/:tenant'

// Tells the requests of this process from those of another.
const boot = Math.random().toString(36).slice(2, 8)
let counted = 0

/** From sockets to plain requests, and from plain answers back: all that the house knows of HTTP. */
export function transport(parts: TransportParts): FastifyInstance {
  const send = sender(parts)
  const refuse = (error: FastifyError, raw: FastifyRequest, reply: FastifyReply) => {
    const [request, refusal] = [plain(raw, undefined), framework(error)]
    if (refusal.status >= 500) parts.failed(error, request)
    send(reply, parts.refuse(refusal, surfaceOf(request), request, undefined), request)
  }
  const app = fastify({
    http: { IncomingMessage: BodiedRequest },
    routerOptions: { querystringParser: () => ({}), ignoreTrailingSlash: false, maxParamLength: 2048 },
    trustProxy: parts.trustProxy.length > 0 ? [...parts.trustProxy] : false,
    // A body that trickles in, or headers that never end, are cut off.
    requestTimeout: 30_000,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    genReqId: () => `req_${boot}${(counted++).toString(36)}`,
    logger: false,
    forceCloseConnections: 'idle',
    frameworkErrors: refuse,
  })
  // Bodies are read in serve.ts.
  for (const method of METHODS) app.addHttpMethod(method, { hasBody: false, overrideExisting: true })
  for (const [path, sharing] of Map.groupBy(parts.endpoints, (e) => e.path)) for (const place of places(path)) route(app, { parts, send, sharing, ...place })
  app.setNotFoundHandler((raw, reply) => {
    const request = plain(raw, undefined)
    send(reply, parts.refuse(notFound('there is nothing at this URL'), surfaceOf(request), request, undefined), request)
  })
  app.setErrorHandler(refuse)
  return app
}

interface Url {
  readonly url: string
  readonly tenanted: boolean
}
/** Where an endpoint stands: at the root, under each tenant, and with the tenant inserted after a well-known name (RFC 8414 §3.1). */
function places(path: string): Url[] {
  const under = [
    { url: path, tenanted: false },
    { url: `${TENANT_PREFIX}${path === '/' ? '' : path}`, tenanted: true },
  ]
  return path.startsWith('/.well-known/') ? [...under, { url: `${path}${TENANT_PREFIX}`, tenanted: true }] : under
}

interface Routing extends Url {
  readonly parts: TransportParts
  readonly send: Send
  /** The endpoints of one path. */
  readonly sharing: readonly Endpoint[]
}
function route(app: FastifyInstance, { parts, send, sharing, url, tenanted }: Routing): void {
  const [first] = sharing
  if (!first) return
  const place = (e: Endpoint) => ({ tenanted, bodyLimit: e.bodyLimit ?? BODY_LIMIT })
  for (const e of sharing) app.route({ method: e.method, url, handler: serve(parts, send, e, place(e)) })
  const shared = sharing.find((e) => e.cors) ?? first
  app.route({
    method: 'OPTIONS',
    url,
    handler: (raw, reply) => {
      const request = plain(raw, undefined)
      send(reply, { status: 204, headers: preflightHeaders(shared, request), body: '' }, request)
    },
  })
  const missing = METHODS.filter((method) => !sharing.some((e) => e.method === method))
  const allow = sharing.map((e) => e.method).join(', ')
  const refused: Endpoint = {
    ...first,
    handle: () => {
      throw new Refusal('method_not_allowed', 405, `this URL answers ${allow} only`, { headers: { allow } })
    },
  }
  app.route({ method: missing, url, handler: serve(parts, send, refused, place(refused)) })
}

/** What the HTTP library refused before any endpoint saw it. */
function framework(error: FastifyError): Refusal {
  if (error.statusCode !== undefined && error.statusCode < 500) return invalidRequest('the request is malformed', error)
  return serverError('something went wrong on our side; the request id leads to it in the log', error)
}
