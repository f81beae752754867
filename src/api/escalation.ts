import { Refusal } from '#http/refusal.ts'
import { adminScopes, systemScopes } from '#model/system-scopes.ts'
import { user } from '#model/user.ts'
import { findClient } from '#oauth/find-client.ts'
import { heldScopes } from '#oauth/held-scopes.ts'
import type { Call } from './operation.ts'

const powers: ReadonlySet<string> = new Set(systemScopes.filter((scope) => !scope.public).map((scope) => scope.name))
const reading = (name: string) => name.replace(':manage:all', ':read:all')

/** The powers over the server that the caller could get a token for, whatever the token at hand carries. */
async function reachOf({ context, actor }: Call): Promise<ReadonlySet<string>> {
  const held = actor.type === 'user' ? await ofPerson(context, actor.id) : await ofClient(context, actor.id)
  const reach = [...actor.scopes, ...held].filter((name) => powers.has(name))
  return new Set([...reach, ...reach.map(reading)])
}

const ofPerson = async (context: Call['context'], id: string): Promise<Iterable<string>> => {
  const row = await context.room.table(user).get(id)
  return row ? heldScopes(context, row) : []
}
const ofClient = async (context: Call['context'], id: string): Promise<Iterable<string>> => {
  const found = await findClient(context, id)
  return found?.authorize_scope ? found.authorized_scopes.flatMap(({ name }) => name ?? []) : []
}

/**
 * Nobody hands out a power over the server that they cannot have: who may edit clients or roles would otherwise make themselves
 * administrator of everything. Scopes of applications are no such powers.
 * @throws {Refusal} 403
 */
export async function refuseEscalation(call: Call, names: Iterable<string>): Promise<void> {
  const handed = [...names].filter((name) => powers.has(name))
  if (handed.length === 0) return
  const reach = await reachOf(call)
  const beyond = handed.filter((name) => !reach.has(name))
  if (beyond.length > 0) throw new Refusal('forbidden', 403, `you may not hand out what you cannot have yourself: ${beyond.join(', ')}`)
}

/** Who edits what administrators come in through must be able to do all that they can. @throws {Refusal} 403 */
export const refuseUnlessMighty = (call: Call): Promise<void> => refuseEscalation(call, adminScopes)
