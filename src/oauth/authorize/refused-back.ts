import { maySendTo } from '#clients/sandbox.ts'
import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import { type Answer, describable } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import type { Redirection } from './redirection.ts'
import { sendBack } from './response-modes.ts'

/** What a client that asked without a page hears when its person would have had something to do (OIDC Core §3.1.2.6): an answer like any other. */
const ordinary: ReadonlySet<string> = new Set(['login_required', 'consent_required', 'interaction_required', 'account_selection_required'])
/** What is not sent back: the client would come again at once. */
const hereToo = [404, 429]

/** An error response to the client (RFC 6749 §4.1.2.1), possible only once it is known where the client is. */
export function refusedBack(to: Redirection, refusal: Refusal, context: Context): Answer {
  if (!ordinary.has(refusal.error)) context.tally.happened({ tenant: context.tenant.id, client_id: to.client.id, what: 'refusals', detail: refusal.error })
  return sendBack(to, { error: refusal.error, error_description: describable(refusal.message) })
}

/** Who came with a request, and where its answer may go. */
interface Arrival {
  readonly redirection: Redirection
  readonly request: Request
  readonly context: Context
}

/**
 * Does the work, and sends a refusal of it back to the client. What is our own fault, or the database's, or that of a crowd, is shown here
 * instead, and so is everything to a stranger whom the maker of a draft would like to have sent elsewhere.
 */
export async function orRefusedBack({ redirection, request, context }: Arrival, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (caught) {
    const isTold = caught instanceof Refusal && caught.status < 500 && !hereToo.includes(caught.status)
    if (isTold && (await maySendTo(redirection.client, request, context))) return refusedBack(redirection, caught, context)
    throw caught
  }
}
