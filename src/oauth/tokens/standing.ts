import { type CompiledClient, findClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { AdmissionCache } from '#kit/admission-cache.ts'
import { andThen, type MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { findPerson, isAlone } from '#login/people.ts'
import { type Client, client as clientResource } from '#model/client.ts'
import { type Grant, grant } from '#model/grant.ts'
import type { User } from '#model/user.ts'
import { makeRowCache } from '#store/remembered.ts'

/** The references of a token: its client, person and grant. */
export interface Roots {
  readonly client_id: string
  readonly user_id?: string | undefined
  readonly grant_id?: string | undefined
  readonly issued_at: number
}
/** The client, person and grant of a token, all of them valid. */
export interface Standing {
  readonly client: CompiledClient
  readonly user: User | undefined
  readonly grant: Grant | undefined
}

const LIMIT = 8192
const grants = memoizeWeak((context: Context) =>
  makeRowCache(context, { resource: grant, cache: new AdmissionCache(LIMIT), load: (id) => context.db.table(grant).get(id) }),
)

/** The client, person and grant of a token, as they are now. */
interface FoundRoots {
  readonly state: Pick<Client, 'active' | 'tokens_revoked_at'> | undefined
  readonly person: User | undefined
  readonly given: Grant | undefined
}

function rootsAtHand(context: Context, client: CompiledClient, { user_id, grant_id }: Roots): MaybePromise<FoundRoots> {
  const person = user_id === undefined ? undefined : findPerson(context, user_id)
  const given = grant_id === undefined ? undefined : grants(context).get(grant_id)
  return andThen(person, (who) => andThen(given, (what) => ({ state: client, person: who, given: what })))
}

async function readAnew(context: Context, client: CompiledClient, { user_id, grant_id }: Roots): Promise<FoundRoots> {
  const { db } = context
  const [state, person, given] = await Promise.all([
    db.table(clientResource).get(client.id),
    user_id === undefined ? undefined : findPerson(context, user_id),
    grant_id === undefined ? undefined : db.table(grant).get(grant_id),
  ])
  return { state, person, given }
}

/** True when a token was issued before all tokens were revoked. One issued in the same millisecond counts as before. */
export const isSwept = (sweptAt: number | undefined, issuedAt: number): boolean => sweptAt !== undefined && issuedAt <= sweptAt

/**
 * Checks the roots of a token: its client is active, its person not blocked, its grant not revoked, and none had all tokens revoked since it was
 * issued. Undefined when one of these fails, or a row is gone.
 */
export function findStanding(context: Context, roots: Roots): MaybePromise<Standing | undefined> {
  return andThen(findClient(context, roots.client_id), (client) => {
    if (!client) return undefined
    const found = isAlone(context) ? rootsAtHand(context, client, roots) : readAnew(context, client, roots)
    return andThen(found, (now) => (isAlive(now, roots) ? { client, user: now.person, grant: now.given } : undefined))
  })
}

function isAlive({ state, person, given }: FoundRoots, roots: Roots): boolean {
  if (!state?.active || isSwept(state.tokens_revoked_at, roots.issued_at)) return false
  if (roots.user_id !== undefined && (!person || person.blocked || isSwept(person.tokens_revoked_at, roots.issued_at))) return false
  return roots.grant_id === undefined || (given !== undefined && given.revoked_at === undefined)
}
