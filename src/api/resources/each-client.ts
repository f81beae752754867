import { Refusal } from '#http/refusal.ts'
import type { Call } from '../operation.ts'

/** The most clients of one request. */
export const MOST_AT_ONCE = 500

/** How many clients are written at once: their writes share commits, and other requests are served in between. */
const ABREAST = 25

/** Why nothing was done for one of many clients. */
export interface ClientFault {
  readonly code: string
  readonly message: string
  readonly errors?: Refusal['errors']
}

const UNAVAILABLE = 'TEMPORARILY_UNAVAILABLE'
const unavailable = (message: string): ClientFault => ({ code: UNAVAILABLE, message })

/**
 * Performs a deed for one of many clients, like a single request. An error of ours is an outcome, too: the answer holds the only copy of the secrets
 * that were made before it.
 */
async function outcomeOf<T>(deed: () => Promise<T>, call: Call): Promise<T | ClientFault> {
  try {
    return await deed()
  } catch (caught) {
    if (!(caught instanceof Refusal)) {
      call.context.log.error({ err: caught }, 'One of many clients failed')
      return unavailable('the server failed; nothing is known to have changed: look at the client, and try again')
    }
    return { code: caught.error.toUpperCase(), message: caught.message, ...(caught.errors ? { errors: caught.errors } : {}) }
  }
}

export const isRefused = (outcome: object): outcome is ClientFault => 'code' in outcome

/**
 * The outcomes of a deed for many clients, each by itself: a refusal for one does not stop the others. Where the server itself fails, no further ones are
 * begun.
 */
export async function forEachClient<E, T extends object>(entries: readonly E[], call: Call, deed: (entry: E) => Promise<T>): Promise<(T | ClientFault)[]> {
  const outcomes: (T | ClientFault)[] = []
  for (let at = 0; at < entries.length; at += ABREAST) {
    const slice = entries.slice(at, at + ABREAST)
    const isBroken = outcomes.some((outcome) => isRefused(outcome) && outcome.code === UNAVAILABLE)
    const done = isBroken
      ? slice.map(() => unavailable('not begun, because the server failed before'))
      : await Promise.all(slice.map((entry) => outcomeOf(() => deed(entry), call)))
    outcomes.push(...done)
  }
  return outcomes
}

/** The members of the outcome for one client that was refused. */
export const faultProperties = {
  code: { type: 'string' },
  message: { type: 'string' },
  errors: { type: 'object', description: 'Field → its faults.', additionalProperties: { type: 'array', items: { type: 'string' } } },
} as const
