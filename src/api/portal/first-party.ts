import { findClient } from '#clients/find-client.ts'
import { forbidden } from '#http/refusal.ts'
import type { Call } from '../operation.ts'

/**
 * Some decisions of a person reach beyond the application that asks: they are made on our own pages, or in a first-party application. Another
 * application with access to the account cannot make them for the person.
 * @throws {Refusal} 403, with the page
 */
export async function refuseThirdParty({ context, actor }: Call, sentence: string, page: string): Promise<void> {
  if (!(await findClient(context, actor.client_id))?.first_party) throw forbidden(`${sentence} at ${context.issuer}${page}`)
}
