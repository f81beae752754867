import type { JsonSchema } from '#fields/json-schema.ts'
import { conflict } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { refuseWithout } from '#outbound/failure.ts'
import type { LiveToken } from '#outbound/live-token.ts'
import type { Call, Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'

/** Does what needs another server, and tells its failure as the API does. A rehearsal asks nobody: what another server did cannot be undone. @throws {Refusal} 409, 503 */
export async function withProvider<T>({ context }: Call, work: () => Promise<T>): Promise<T> {
  if (context.isRehearsal) throw conflict('nothing is asked of another server in a dry run')
  try {
    return await work()
  } catch (caught) {
    throw refuseWithout(caught)
  }
}

/** The refusals of an operation that needs another server, besides those that follow from its shape. */
export const needsProvider: Pick<Operation, 'refuses'> = { refuses: [503] }

/** A live token as an answer. */
export const tellToken = ({ access_token, token_type, expires_at = undefined }: LiveToken) =>
  json({ data: { access_token, token_type, expires_at: expires_at ?? null } })

/** The schema of that. */
export const liveTokenSchema = (): JsonSchema =>
  dataSchema({
    title: 'live_token',
    type: 'object',
    required: ['token_type', 'expires_at'],
    properties: {
      access_token: { type: 'string', description: 'The token; a rehearsal leaves it out.' },
      token_type: { type: 'string' },
      expires_at: { type: ['integer', 'null'], description: 'In milliseconds since 1970; null when the provider does not say.' },
    },
  })

/** The schema of a request for consent: an address to open, or a code to type there. */
export const consentSchema = (): JsonSchema =>
  dataSchema({
    title: 'consent_order',
    type: 'object',
    required: ['authorize_url'],
    properties: {
      authorize_url: { type: 'string', description: 'The address that the person opens. It works once, in one browser.' },
      user_code: { type: 'string', description: 'The code that the person types there, in the device flow.' },
      expires_at: { type: 'integer', description: 'Until when, in milliseconds since 1970.' },
    },
  })
