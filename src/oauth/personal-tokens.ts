import type { CompiledClient } from '#clients/find-client.ts'
import { record } from '#events/record.ts'
import type { Context } from '#http/context.ts'
import { conflict, forbidden, serverError, unprocessable } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { randomText } from '#kit/random.ts'
import { ownEvent } from '#login/own-event.ts'
import { refuseTestUser } from '#login/test-users.ts'
import { grant } from '#model/grant.ts'
import { type PersonalToken, personalToken } from '#model/personal-token.ts'
import { OWN_ACCOUNT } from '#model/system-scopes.ts'
import { isTestUser } from '#model/test-user.ts'
import type { User } from '#model/user.ts'
import type { Batch } from '#store/store.ts'
import { heldScopes } from './held-scopes.ts'
import { newGrant } from './new-grant.ts'
import { scopeTable } from './scopes.ts'
import { ensureTokenOwner } from './token-owner.ts'
import { issue } from './tokens/issue.ts'

/** The client of all personal access tokens of a tenant. It can get no token by itself. */
const OWNER = 'gatehouse-personal-tokens'
const GRANT_TYPE = 'personal_access_token'
/** The most live ones of a person. */
const MOST = 50
const DAY = 86_400
/** The lives that a person is offered, in days. */
export const offeredDays: readonly number[] = [7, 30, 90, 365]
/** How long a dead one stays in the list, in milliseconds. */
const KEPT = 30 * DAY * 1000

/** The client that the records of personal tokens name. */
const ownerOf = (context: Context): Promise<CompiledClient> =>
  ensureTokenOwner(context, { id: OWNER, name: 'Personal access tokens', description: 'The tokens that people make for scripts of their own.' })

/** The scopes that a person may give to a token: public ones and those that they hold, but not the power over the account itself. A test user none. */
export async function personalScopes(context: Context, person: User): Promise<readonly string[]> {
  if (isTestUser(person)) return []
  const [{ known, public: everybody }, held] = [await scopeTable(context), await heldScopes(context, person)]
  return [...everybody, ...[...held].filter((name) => known.get(name) === false)].filter((name) => name !== OWN_ACCOUNT)
}

/** A personal token that is asked for. */
export interface PersonalWish {
  readonly note: string
  readonly scope: readonly string[]
  /** Seconds. */
  readonly lifetime: number
}

/** The faults of a wish. @throws {Refusal} 422; 403 for a test user, whose token would open the APIs of others for a year */
async function check(context: Context, person: User, { scope, lifetime }: PersonalWish): Promise<void> {
  refuseTestUser(person)
  const longest = context.settings.personal_token_max_ttl
  if (longest === 0) throw forbidden('personal access tokens are switched off here (personal_token_max_ttl)')
  const allowed = await personalScopes(context, person)
  const beyond = scope.filter((name) => !allowed.includes(name))
  const errors = {
    ...(beyond.length > 0 && { scopes: beyond.map((name) => `you cannot give the scope ${name.slice(0, 256)}`) }),
    ...(scope.length === 0 && { scopes: ['name at least one scope'] }),
    ...(lifetime > longest && { expires_in: [`must be at most ${longest} seconds`] }),
  }
  if (Object.keys(errors).length > 0) throw unprocessable(errors)
  const live = (await personalTokensOf(context, person.id)).filter((row) => row.expires_at > context.now())
  if (live.length >= MOST) throw conflict(`you have ${MOST} live tokens: delete one first`)
}

/** A personal token with its text, which is told once. */
export interface MadeToken {
  readonly row: PersonalToken
  readonly token: string
}

/** The request that makes a token, and what else is written with it. */
export interface PersonalMaking {
  readonly request: Request
  readonly also?: (batch: Batch, made: MadeToken) => void
}

/** Makes a personal access token: a bearer token of the person, within what they may, with an end. @throws {Refusal} */
export async function makePersonalToken(context: Context, person: User, wish: PersonalWish, { request, also }: PersonalMaking): Promise<MadeToken> {
  await check(context, person, wish)
  const owner = await ownerOf(context)
  const now = context.now()
  const scope = [...new Set(wish.scope)]
  const given = newGrant({ client_id: owner.id, user_id: person.id, scope, audience: [], amr: [], lasts: wish.lifetime }, now)
  const expires_at = given.expires_at
  const kept_until = expires_at + KEPT
  const row: PersonalToken = {
    id: expiringKey(kept_until, randomText(16)),
    user_id: person.id,
    note: wish.note,
    scope,
    grant_id: given.id,
    created_at: now,
    expires_at,
    kept_until,
  }
  const { access_token } = await issue(
    {
      subject: person.id,
      user_id: person.id,
      scope,
      audience: [],
      grant_type: GRANT_TYPE,
      grant_id: given.id,
      lifetime: wish.lifetime,
      format: 'opaque',
      record: (batch, minted) => {
        batch.insert(grant, given)
        batch.insert(personalToken, row)
        also?.(batch, { row, token: minted.access_token ?? '' })
        record(batch, {
          ...ownEvent(context, { request, person, action: 'personal_token.created' }),
          changes: { note: { after: wish.note }, scope: { after: scope } },
        })
      },
    },
    { caller: { client: owner, method: 'none' }, context },
  )
  if (access_token === undefined) throw serverError('no token was issued')
  return { row, token: access_token }
}

/** The personal tokens of a person, the last to die first. */
export const personalTokensOf = ({ db }: Context, userId: string): Promise<PersonalToken[]> =>
  db.table(personalToken).find({ user_id: userId }, { descending: true, limit: 500 })

/** Deletes a personal token in a batch; one that is alive is dead with it, on every node. */
export function removePersonalToken(batch: Batch, { id, grant_id }: PersonalToken, now: number): void {
  batch.changeAny(grant, { id: grant_id, revoked_at: undefined }, { revoked_at: now })
  batch.remove(personalToken, { id })
}
