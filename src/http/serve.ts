import type { FastifyReply, FastifyRequest } from 'fastify'
import { SignerUnavailable } from '#keys/adapter.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
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
  /** The pattern of the endpoint instead of the path, so that the number of values is bounded. */
  readonly route: string
  readonly status: number
  /** In milliseconds. */
  readonly duration: number
  readonly request: Request
  readonly tenant: string | undefined
  /** The error code of a refusal. */
  readonly error: string | undefined
}

/** A refused request of a tenant. */
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
  /** Renders a refusal in the form of its surface. */
  readonly refuse: (refusal: Refusal, surface: Surface, request: Request, context: Context | undefined) => MaybePromise<Answer>
  /** Called with each refused request of a tenant, for its explanation. */
  readonly explain: (refused: RefusedRequest) => void
  readonly originAllowed: OriginAllowed
  /** Called with each answer, for the log and the metrics. */
  readonly observe: (seen: Observation) => void
  /** Called with each bug. */
  readonly failed: (error: unknown, request: Request) => void
}

/** A request, with its tenant if that is known. */
interface PlacedRequest {
  readonly request: Request
  readonly context: Context | undefined
}
interface AnsweredRequest {
  readonly answer: Answer
  readonly context: Context | undefined
  readonly error: string | undefined
}
interface Received {
  readonly started: number
  readonly body: Buffer | undefined
  readonly refusal: Refusal | undefined
}

/** The refusal of an error: the error itself, or 503 when the database or a signer is unavailable. */
function refusalOf(caught: unknown): Refusal | undefined {
  if (caught instanceof Refusal) return caught
  if (caught instanceof Unavailable) return temporarilyUnavailable(undefined, caught)
  return caught instanceof SignerUnavailable ? temporarilyUnavailable('what signs for this client cannot be reached; try again shortly', caught) : undefined
}

/**
 * The only place where an error becomes an answer. An error that is not a refusal is a bug: it is logged in full, and the caller learns nothing of
 * it.
 */
async function answerThrown(parts: ServingParts, { surface, path }: Endpoint, caught: unknown, { request, context }: PlacedRequest): Promise<AnsweredRequest> {
  const refusal = refusalOf(caught)
  if (!refusal) parts.failed(caught, request)
  else if (context) parts.explain({ refusal, request, context, endpoint: path })
  const said = refusal ?? serverError('something went wrong on our side; the request id leads to it in the log', caught)
  return { answer: await parts.refuse(said, surface, request, context), context, error: said.error }
}

async function answerTo(parts: ServingParts, endpoint: Endpoint, request: Request, slug: string | undefined): Promise<AnsweredRequest> {
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

/** The default limit of a body, in bytes. */
const BODY_LIMIT = 65_536

/** The handler of the HTTP library for an endpoint, for the tenant that the URL named or the default one. */
export function answerRequest(parts: ServingParts, send: Send, endpoint: Endpoint) {
  const { method, path: route, bodyLimit = BODY_LIMIT } = endpoint
  async function respond(raw: FastifyRequest, reply: FastifyReply, { started, body, refusal }: Received): Promise<void> {
    const request = toIncoming(raw, body, parts.certificateOf(raw.raw))
    const asked = refusal
      ? await answerThrown(parts, endpoint, refusal, { request, context: undefined })
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
