import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import { per } from '#kit/per.ts'
import { findPerson, isAlone } from '#login/people.ts'
import { client as clientResource } from '#model/client.ts'
import { type Grant, grant } from '#model/grant.ts'
import type { User } from '#model/user.ts'
import { remembered } from '#store/remembered.ts'
import { type CompiledClient, findClient } from '../find-client.ts'

/** What a token hangs from. */
export interface Roots {
  readonly client_id: string
  readonly user_id?: string | undefined
  readonly grant_id?: string | undefined
  readonly issued_at: number
}
/** The same, read and found alive. */
export interface Standing {
  readonly client: CompiledClient
  readonly user: User | undefined
  readonly grant: Grant | undefined
}

const LIMIT = 20_000
const grants = per((context: Context) => remembered(context, { resource: grant, cache: new Lru(LIMIT), load: (id) => context.room.table(grant).get(id) }))

async function atHand(context: Context, client: CompiledClient, { user_id, grant_id }: Roots) {
  const person = user_id === undefined ? undefined : await findPerson(context, user_id)
  const given = grant_id === undefined ? undefined : await grants(context).get(grant_id)
  return { state: client, person, given }
}

async function readAnew(context: Context, client: CompiledClient, { user_id, grant_id }: Roots) {
  const { room } = context
  const [state, person, given] = await Promise.all([
    room.table(clientResource).get(client.id),
    user_id === undefined ? undefined : findPerson(context, user_id),
    grant_id === undefined ? undefined : room.table(grant).get(grant_id),
  ])
  return { state, person, given }
}

/** Whether everything before this instant was revoked. What was issued in the very millisecond counts as before. */
const isSwept = (sweptAt: number | undefined, issuedAt: number) => sweptAt !== undefined && issuedAt <= sweptAt

/**
 * Whether what a token hangs from still stands: its client is active, its person not blocked, its grant not revoked, and none of them swept
 * since it was issued. Nothing when one has fallen, or is gone.
 */
export async function standing(context: Context, roots: Roots): Promise<Standing | undefined> {
  const client = await findClient(context, roots.client_id)
  if (!client) return undefined
  const { state, person, given } = isAlone(context) ? await atHand(context, client, roots) : await readAnew(context, client, roots)
  if (!state?.active || isSwept(state.tokens_revoked_at, roots.issued_at)) return undefined
  if (roots.user_id !== undefined && (!person || person.blocked || isSwept(person.tokens_revoked_at, roots.issued_at))) return undefined
  if (roots.grant_id !== undefined && (!given || given.revoked_at !== undefined)) return undefined
  return { client, user: person, grant: given }
}
