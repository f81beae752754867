import { findClient } from '#clients/find-client.ts'
import type { Naming } from '#oauth/signals/subjects.ts'
import type { Call } from '../operation.ts'

/** The caller as a party that names people: by its client, which may know them under pairwise subjects. */
export async function namingBy({ actor, context }: Call): Promise<Naming> {
  return { context, client: await findClient(context, actor.type === 'client' ? actor.id : actor.client_id) }
}
