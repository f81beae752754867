import type { Duplex } from 'node:stream'
import { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { andThen } from '#kit/maybe-promise.ts'
import { BodiedRequest } from './body.ts'
import { formatAllow, methodsOf, optionsHeaders } from './cors.ts'
import type { Endpoint } from './endpoint.ts'
import { surfaceOf, toIncoming } from './incoming.ts'
import { invalidRequest, notFound, Refusal, serverError } from './refusal.ts'
import { type Send, sender } from './send.ts'
import { answerRequest, type ServingParts } from './serve.ts'
import { stripTenant } from './tenant-url.ts'
import { refuseUnparsed } from './unparsed.ts'

/** The dependencies of the transport. */
export interface TransportParts extends ServingParts {
  readonly endpoints: readonly Endpoint[]
  /** Proxies whose X-Forwarded-For counts. */
  readonly trustProxy: readonly string[]
  /** The issuer is https, so answers carry Strict-Transport-Security (RFC 6797 §6.1). */
  readonly https: boolean
  /** How long a request may take to arrive, in seconds. */
  readonly requestTimeout: number
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

// Distinguishes the request ids of this process from those of others.
const boot = Math.random().toString(36).slice(2, 8)
let counted = 0
const nextId = () => `req_${boot}${(counted++).toString(36)}`

/** Answers a connection whose request is no HTTP. */
export const refuseMalformed = (error: Error, socket: Duplex): void => refuseUnparsed(error, socket, nextId())

/** The HTTP transport: turns requests of the HTTP library into plain data, and answers back. */
export function transport(parts: TransportParts): FastifyInstance {
  const send = sender(parts)
  const refuse = (error: FastifyError, raw: FastifyRequest, reply: FastifyReply) => {
    const [request, refusal] = [toIncoming(raw, undefined), framework(error)]
    if (refusal.status >= 500) parts.failed(error, request)
    void andThen(parts.refuse(refusal, surfaceOf(request), request, undefined), (answer) => send(reply, answer, request))
  }
  const app = fastify({
    http: { IncomingMessage: BodiedRequest, ...deadlines(parts.requestTimeout * 1000) },
    rewriteUrl: stripTenant,
    routerOptions: { querystringParser: () => ({}), ignoreTrailingSlash: false, maxParamLength: 2048 },
    trustProxy: parts.trustProxy.length > 0 ? [...parts.trustProxy] : false,
    requestTimeout: parts.requestTimeout * 1000,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    genReqId: nextId,
    clientErrorHandler: refuseMalformed,
    logger: false,
    forceCloseConnections: 'idle',
    frameworkErrors: refuse,
  })
  // Bodies are read in serve.ts.
  for (const method of METHODS) app.addHttpMethod(method, { hasBody: false, overrideExisting: true })
  for (const [url, sharing] of Map.groupBy(parts.endpoints, (e) => e.path)) route(app, { parts, send, url, sharing })
  app.setNotFoundHandler((raw, reply) => {
    const request = toIncoming(raw, undefined)
    const refused = parts.refuse(notFound('there is nothing at this URL'), surfaceOf(request), request, undefined)
    void andThen(refused, (answer) => send(reply, answer, request))
  })
  app.setErrorHandler(refuse)
  return app
}

/** Node checks the deadlines so many times within one deadline; its default interval of 30 s would double the deadline. */
const LOOKS = 10
/** Deadlines for headers and bodies against Slowloris, an attack that holds sockets by sending a byte now and then. */
export const deadlines = (ms: number) => ({ requestTimeout: ms, headersTimeout: ms, connectionsCheckingInterval: Math.max(50, Math.floor(ms / LOOKS)) })

interface Routing {
  readonly url: string
  readonly parts: TransportParts
  readonly send: Send
  /** The endpoints of one path. */
  readonly sharing: readonly Endpoint[]
}
function route(app: FastifyInstance, { parts, send, sharing, url }: Routing): void {
  const [first] = sharing
  if (!first) return
  for (const e of sharing) app.route({ method: e.method, url, exposeHeadRoute: !e.refusesHead, handler: answerRequest(parts, send, e) })
  app.route({
    method: 'OPTIONS',
    url,
    handler: (raw, reply) => {
      const request = toIncoming(raw, undefined)
      send(reply, { status: 204, headers: optionsHeaders(sharing, request), body: '' }, request)
    },
  })
  const answered = methodsOf(sharing)
  const missing = ['HEAD', ...METHODS].filter((method) => !answered.includes(method))
  const allow = formatAllow(sharing)
  const refused: Endpoint = {
    ...first,
    handle: () => {
      throw new Refusal('method_not_allowed', 405, `this URL answers ${answered.join(', ')} only`, { headers: { allow } })
    },
  }
  app.route({ method: missing, url, handler: answerRequest(parts, send, refused) })
}

/** Answers a request that the HTTP library refused before routing. */
function framework(error: FastifyError): Refusal {
  if (error.statusCode !== undefined && error.statusCode < 500) return invalidRequest('the request is malformed', error)
  return serverError('something went wrong on our side; the request id leads to it in the log', error)
}
