import { findClient } from '#clients/find-client.ts'
import type { Call } from '../operation.ts'

/** The ids of whoever is behind a call: the caller, and the owner of a client that calls for itself. One person could else be two by an application of their own. */
export async function peopleBehind({ actor, context }: Pick<Call, 'actor' | 'context'>): Promise<readonly string[]> {
  if (actor.type !== 'client') return [actor.id]
  const owner = (await findClient(context, actor.id))?.owner
  return owner === undefined ? [actor.id] : [actor.id, owner]
}
