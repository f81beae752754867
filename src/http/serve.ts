import type { FastifyReply, FastifyRequest } from 'fastify'
import { SignerUnavailable } from '#keys/adapter.ts'
import { Unavailable } from '#store/store.ts'
import { readRequestBody } from './body.ts'
import type { CertificateOf } from './client-certificate.ts'
import type { Context } from './context.ts'
import type { Contexts } from './contexts.ts'
import { corsHeaders, type OriginAllowed } from './cors.ts'
import type { Endpoint, Surface } from './endpoint.ts'
import { toIncoming } from './incoming.ts'
import { notFound, Refusal, serverError, temporarilyUnavailable } from './refusal.ts'
import type { Answer } from './render.ts'
import type { Request } from './request.ts'
import type { Send } from './send.ts'
import type { Placed } from './tenant-url.ts'

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

/** A request of a tenant, and how it was refused. */
export interface RefusedRequest {
  readonly refusal: Refusal
  readonly request: Request
  readonly context: Context
  /** The path of the endpoint. */
  readonly endpoint: string
}

/** The dependencies of serving a request. */
export interface ServingParts {
  readonly contexts: Contexts
  readonly certificateOf: CertificateOf
  /** Says a refusal in the words of the surface on which it happened. */
  readonly refuse: (refusal: Refusal, surface: Surface, request: Request, context: Context | undefined) => Answer
  /** Is told of each request of a tenant that was refused, so that it can be explained later. */
  readonly explain: (refused: RefusedRequest) => void
  readonly originAllowed: OriginAllowed
  /** Is told of each answer: for the log and the metrics. */
  readonly observe: (seen: Observation) => void
  /** Is told of what should not have happened. */
  readonly failed: (error: unknown, request: Request) => void
}

/** A request, and the tenant it is for as far as that is known. */
interface Asked {
  readonly request: Request
  readonly context: Context | undefined
}
interface Answered {
  readonly answer: Answer
  readonly context: Context | undefined
  readonly error: string | undefined
}
interface Received {
  readonly started: number
  readonly body: Buffer | undefined
  readonly refusal: Refusal | undefined
}

/** The refusal that an error means: itself, or that something which this server needs is away (the database, or a signer). */
function refusalOf(caught: unknown): Refusal | undefined {
  if (caught instanceof Refusal) return caught
  if (caught instanceof Unavailable) return temporarilyUnavailable(undefined, caught)
  return caught instanceof SignerUnavailable ? temporarilyUnavailable('what signs for this client cannot be reached; try again shortly', caught) : undefined
}

/** The one place where what is thrown becomes an answer. What is no refusal is a bug: told to the log whole, and to the caller not at all. */
function answerThrown(parts: ServingParts, { surface, path }: Endpoint, caught: unknown, { request, context }: Asked): Answered {
  const refusal = refusalOf(caught)
  if (!refusal) parts.failed(caught, request)
  else if (context) parts.explain({ refusal, request, context, endpoint: path })
  const said = refusal ?? serverError('something went wrong on our side; the request id leads to it in the log', caught)
  return { answer: parts.refuse(said, surface, request, context), context, error: said.error }
}

async function answerTo(parts: ServingParts, endpoint: Endpoint, request: Request, slug: string | undefined): Promise<Answered> {
  let context: Context | undefined
  try {
    const found = parts.contexts.find(slug)
    context = found instanceof Promise ? await found : found
    if (!context) throw notFound('there is no such tenant')
    return { answer: await endpoint.handle(request, context), context, error: undefined }
  } catch (caught) {
    return answerThrown(parts, endpoint, caught, { request, context })
  }
}

/** The largest body in bytes that is read where an endpoint says nothing else. */
const BODY_LIMIT = 65_536

/** A handler of the HTTP library for an endpoint, of the default tenant or of the one that the URL named. */
export function answerRequest(parts: ServingParts, send: Send, endpoint: Endpoint) {
  const { method, path: route, bodyLimit = BODY_LIMIT } = endpoint
  async function respond(raw: FastifyRequest, reply: FastifyReply, { started, body, refusal }: Received): Promise<void> {
    const request = toIncoming(raw, body, parts.certificateOf(raw.raw))
    const asked = refusal
      ? answerThrown(parts, endpoint, refusal, { request, context: undefined })
      : await answerTo(parts, endpoint, request, (raw.raw as Placed).tenant)
    const { answer, context, error } = asked
    const cors = request.headers['origin'] === undefined ? undefined : await corsHeaders(endpoint, parts.originAllowed, request, context)
    send(reply, answer, request, cors)
    parts.observe({ method, route, status: answer.status, duration: performance.now() - started, request, tenant: context?.tenant.id, error })
  }
  return (raw: FastifyRequest, reply: FastifyReply): void => {
    const started = performance.now()
    readRequestBody(raw.raw, bodyLimit, (body, refusal) => {
      respond(raw, reply, { started, body, refusal }).catch((error) => {
        parts.failed(error, toIncoming(raw, undefined))
        raw.raw.destroy()
      })
    })
  }
}
