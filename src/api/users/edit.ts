import { findBackend } from '#clients/sign-in-place.ts'
import { references } from '#fields/kinds.ts'
import { unprocessable } from '#http/refusal.ts'
import { passwordChanged, recordSignedOut } from '#login/change-password.ts'
import { recordOwnOrganization } from '#login/new-person.ts'
import { wasUsedBefore } from '#login/password-history.ts'
import { passwordFault, passwordFaultMessages } from '#login/password-policy.ts'
import { hashPassword } from '#login/passwords.ts'
import { orderSignedOut } from '#login/signed-out.ts'
import { sweepInstant } from '#login/sweep.ts'
import { type Backend, backend } from '#model/backend.ts'
import { membership, membershipKey, organization } from '#model/organization.ts'
import { SHORTEST_USER_CODE, signInName, type User, user } from '#model/user.ts'
import { anyOf, type Batch } from '#store/store.ts'
import type { Edit, Plan } from '../administered.ts'
import { changedNames, formerPowersAfter, refuseEscalation } from '../escalation.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'
import { scopesOfChangedRoles, unknownRoles } from '../write/known-roles.ts'
import { unknownScopes } from '../write/known-scopes.ts'
import { administratorGoes } from './administrators.ts'
import { followAttributes } from './attribute-status.ts'
import { guardOfUser, isSelf, refuseUnlessAsMighty } from './powers.ts'
import { refuseUnbelievedProof, withoutStaleProofs } from './proofs.ts'

type UserEdit = Edit<typeof user.fields>
type UserPlan = Plan<typeof user.fields>

/** The organizations of a new person. */
export const beginnings = references('organization')

/** The faults of a person: dangling references, a weak password, a taken name. */
export async function userFaults({ was, draft, sent }: UserEdit, call: Call): Promise<FieldErrors> {
  const { password } = draft
  const weak = password === undefined ? undefined : await passwordFault(call.context, password, draft)
  const found = await Promise.all([
    unknownScopes(call, 'authorized_scopes', addedScopes(was, draft)),
    unknownRoles(call, was, draft),
    was ? {} : unknownOrganizations(organizationsIn(sent), call),
    was ? {} : unknownBackend(draft, call),
    takenUsername(draft, was, call),
  ])
  return mergeErrors(
    ...found,
    weak && { password: passwordFaultMessages(weak) },
    faultIf(draft.blocked && isSelf(draft, call), 'blocked', 'you cannot block yourself'),
    faultIf((draft.user_code?.length ?? SHORTEST_USER_CODE) < SHORTEST_USER_CODE, 'user_code', `must have at least ${SHORTEST_USER_CODE} characters`),
  )
}

const addedScopes = (was: User | undefined, { authorized_scopes }: User) => authorized_scopes.filter((name) => !was?.authorized_scopes.includes(name))
/** The body is not parsed yet, so the kind parses the member again. */
const organizationsIn = (sent: UserEdit['sent']): string[] => beginnings.schema.safeParse(sent['organizations'] ?? []).data ?? []

/** The rows written with a person: the sign-in name, the password hash, the initial memberships. */
export async function planUser(edit: UserEdit, call: Call): Promise<UserPlan> {
  await checkPowers(edit, call)
  const { password, user_code, ...kept } = withoutStaleProofs(edit)
  await refuseUnbelievedProof({ was: edit.was, draft: kept }, call)
  const draft = user_code === undefined ? kept : { ...kept, user_code_hash: await hashPassword(user_code) }
  const { was, sent } = edit
  if (!was) return planCreation({ draft, password, sent }, call)
  const [plan, follow] = [await planChange({ was, draft, password }, call), await followAttributes(was, draft, call)]
  return {
    ...plan,
    also: (batch) => {
      plan.also?.(batch)
      follow(batch)
    },
  }
}

/** Checked before the insert, because the database would name the conflict after a hidden field. */
async function takenUsername({ id, username, backend_id }: User, was: User | undefined, { context }: Call): Promise<FieldErrors> {
  if (username === undefined || (was && username === was.username)) return {}
  const home = backend_id ?? (await findBackend(context, undefined))?.id ?? ''
  const [holder] = await context.db.table(user).find({ sign_in_name: signInName(home, username) }, { limit: 1 })
  return faultIf(holder !== undefined && holder.id !== id, 'username', 'is taken by another one')
}

/** Refuses an edit that gives or takes roles or scopes beyond the caller's powers. @throws {Refusal} 403 */
async function checkPowers({ was, draft }: UserEdit, call: Call): Promise<void> {
  const scopes = changedNames(was?.authorized_scopes ?? [], draft.authorized_scopes)
  await refuseEscalation(call, [...scopes, ...(await scopesOfChangedRoles(call, was?.roles ?? [], draft.roles))])
}

interface UserCreation {
  readonly draft: User
  readonly password: string | undefined
  readonly sent: UserEdit['sent']
}

async function planCreation({ draft, password, sent }: UserCreation, call: Call): Promise<UserPlan> {
  const home = await homeOf(draft, call)
  const row = { ...draft, backend_id: home.id, sign_in_name: signInName(home.id, draft.username) }
  // The person may hold roles by the backend, and the caller who sets a password can sign in with it.
  await refuseUnlessAsMighty(call, row)
  return {
    row: password === undefined ? row : { ...row, password_hash: await hashPassword(password, home.password_hashing) },
    also: (batch) => recordMemberships(batch, row, { home, organizations: organizationsIn(sent), now: call.context.now() }),
  }
}

const findUserBackend = async ({ backend_id }: User, { context }: Call): Promise<Backend | undefined> =>
  backend_id === undefined ? findBackend(context, undefined) : context.db.table(backend).get(backend_id)

async function homeOf(draft: User, call: Call): Promise<Backend> {
  const home = await findUserBackend(draft, call)
  if (!home) throw unprocessable(await unknownBackend(draft, call))
  return home
}

async function unknownBackend(draft: User, call: Call): Promise<FieldErrors> {
  const { backend_id } = draft
  const message = backend_id === undefined ? 'there is no default backend: name one' : `there is no backend ${backend_id}`
  return faultIf((await findUserBackend(draft, call)) === undefined, 'backend_id', message)
}

async function unknownOrganizations(ids: readonly string[], { context }: Call): Promise<FieldErrors> {
  const rows = ids.length === 0 ? [] : await context.db.table(organization).find({ id: anyOf(ids) }, { limit: ids.length })
  const unknown = ids.filter((id) => !rows.some((row) => row.id === id))
  return unknown.length > 0 ? { organizations: unknown.map((id) => `there is no organization ${id}`) } : {}
}

interface Beginnings {
  readonly home: Backend
  readonly organizations: readonly string[]
  readonly now: number
}

function recordMemberships(batch: Batch, person: User, { home, organizations, now }: Beginnings): void {
  for (const organization_id of new Set(organizations))
    batch.insert(membership, {
      id: membershipKey(organization_id, person.id),
      organization_id,
      user_id: person.id,
      role: 'member',
      titles: [],
      roles: [],
      created_at: now,
    })
  if (home.create_default_organization) recordOwnOrganization(batch, person, now)
}

interface UserChange {
  readonly was: User
  readonly draft: User
  readonly password: string | undefined
}

async function planChange({ was, draft, password }: UserChange, call: Call): Promise<UserPlan> {
  const takesOver = password !== undefined || draft.username !== was.username || draft.email !== was.email || (draft.email_verified && !was.email_verified)
  if (takesOver || draft.blocked !== was.blocked) await refuseUnlessAsMighty(call, was)
  const former_powers = formerPowersAfter(was.former_powers, await guardOfUser(call.context, was), await guardOfUser(call.context, draft))
  const row = { ...draft, ...sweepOf(was, draft, call), former_powers, sign_in_name: signInName(draft.backend_id ?? '', draft.username) }
  const leave = await administratorGoes(call, was, row)
  const swept = sweptAt(was, row)
  const also = (batch: Batch) => {
    leave?.(batch)
    if (swept !== undefined) orderSignedOut(batch, { user_id: was.id }, call.context.now())
  }
  if (password === undefined) return { row, also, answerAfter: swept }
  if (await wasUsedBefore(call.context, was, password)) throw unprocessable({ password: ['is one of the last passwords of the person'] })
  const changed = { ...row, ...(await passwordChanged(call.context, was, password)) }
  return {
    row: changed,
    also: (batch) => {
      leave?.(batch)
      recordSignedOut(batch, changed, call.context.now())
    },
    answerAfter: changed.tokens_revoked_at,
  }
}

/** The instant of a revocation of all tokens by an edit. */
const sweptAt = (was: User, row: User): number | undefined => (row.tokens_revoked_at === was.tokens_revoked_at ? undefined : row.tokens_revoked_at)

/** A block ends sessions and grants for good: after it is lifted, a thief must not find a stolen session valid again. */
const sweepOf = (was: User, draft: User, { context }: Call): Partial<User> =>
  draft.blocked && !was.blocked ? { tokens_revoked_at: sweepInstant(context) } : {}
