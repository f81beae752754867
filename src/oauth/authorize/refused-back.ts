import { maySendTo } from '#clients/sandbox.ts'
import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import { type Answer, toDescription } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { explain } from '../explanations/explain.ts'
import { withAdvice } from '../quirk-advice.ts'
import { pageParameters } from './page-parameters.ts'
import type { Redirection } from './redirection.ts'
import type { Incoming } from './request.ts'
import { sendBack } from './send-response.ts'

/** Refusals that are shown on a page: a client that received them would retry at once. */
const hereToo = [404, 429]

/** The browser that brought a request, and the redirect URI for its response. */
export interface Arrival {
  readonly redirection: Redirection
  readonly request: Request
  readonly context: Context
  readonly asked: Incoming
}

/** Sends an error response to the client (RFC 6749 §4.1.2.1); possible only with a matched redirect URI. */
export function refusedBack({ redirection, request, context, asked }: Arrival, refusal: Refusal): Promise<Answer> {
  explain({ refusal: refusal.because({ client_id: redirection.client.id }), request, context, endpoint: '/oauth/authorize' }, asked)
  const reader = { request, uiLocales: pageParameters.ui_locales.of(asked.params) }
  return sendBack(redirection, { error: refusal.error, error_description: toDescription(refusal.message), request_id: request.id }, { context, reader })
}

/**
 * Runs `work` and sends its refusal to the client by a redirect. Errors of our own, of the database and of rate limits are shown on our page instead.
 * So is every refusal of an application that is not live, unless one of its makers is signed in: otherwise its redirect URI would make us an open
 * redirector.
 */
export async function orRefusedBack(arrival: Arrival, work: () => Promise<Answer>): Promise<Answer> {
  const { redirection, request, context } = arrival
  try {
    return await work()
  } catch (thrown) {
    const caught = thrown instanceof Refusal ? await withAdvice(thrown.because({ client_id: redirection.client.id }), context) : thrown
    const isTold = caught instanceof Refusal && caught.status < 500 && !hereToo.includes(caught.status)
    if (isTold && (await maySendTo(redirection.client, request, context))) return await refusedBack(arrival, caught)
    throw caught
  }
}
