import { findClient } from '#clients/find-client.ts'
import type { Call } from '../operation.ts'

/**
 * True when the application that asks is first-party. Some decisions of a person reach beyond the application that asks: they are made on our own
 * pages or in a first-party application. Another application with access to the account cannot make them for the person.
 */
export const isFirstParty = async ({ context, actor }: Call): Promise<boolean> => (await findClient(context, actor.client_id))?.first_party === true
