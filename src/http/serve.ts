import type { FastifyReply, FastifyRequest } from 'fastify'
import { Unavailable } from '#store/store.ts'
import type { Context } from './context.ts'
import type { Contexts } from './contexts.ts'
import { corsHeaders, type OriginAllowed } from './cors.ts'
import type { Endpoint, Surface } from './endpoint.ts'
import { plain } from './incoming.ts'
import { notFound, Refusal, serverError, temporarilyUnavailable } from './refusal.ts'
import type { Answer } from './render.ts'
import type { Request } from './request.ts'
import type { Send } from './send.ts'

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

/** What serving needs to know of the house. */
export interface ServingParts {
  readonly contexts: Contexts
  /** Says a refusal in the words of the surface on which it happened. */
  readonly refuse: (refusal: Refusal, surface: Surface, request: Request, context: Context | undefined) => Answer
  readonly originAllowed: OriginAllowed
  /** Is told of each answer: for the log and the metrics. */
  readonly observe: (seen: Observation) => void
  /** Is told of what should not have happened. */
  readonly failed: (error: unknown, request: Request) => void
}

interface Answered {
  readonly answer: Answer
  readonly context: Context | undefined
  readonly error?: string
}

/** The one place where what is thrown becomes an answer. What is no refusal is a bug: told to the log whole, and to the caller not at all. */
async function answerTo(parts: ServingParts, endpoint: Endpoint, request: Request, slug: string | undefined): Promise<Answered> {
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

/** A handler of the HTTP library for an endpoint, of the default tenant or of the one that the path names. */
export const serve = (parts: ServingParts, send: Send, endpoint: Endpoint, tenanted: boolean) => async (raw: FastifyRequest, reply: FastifyReply) => {
  const started = performance.now()
  const request = plain(raw, raw.body as Buffer | undefined)
  const slug = tenanted ? request.params['tenant'] : undefined
  const { answer, context, error } = await answerTo(parts, endpoint, request, slug)
  send(reply, answer, request, await corsHeaders(endpoint, parts.originAllowed, request, context))
  const { method } = request
  parts.observe({ method, route: endpoint.path, status: answer.status, duration: performance.now() - started, request, tenant: context?.tenant.id, error })
}
