import { findBackend } from '#clients/sign-in-place.ts'
import { references } from '#fields/kinds.ts'
import { unprocessable } from '#http/refusal.ts'
import { passwordChanged, recordSignedOut } from '#login/change-password.ts'
import { recordOwnOrganization } from '#login/new-person.ts'
import { passwordFault, passwordFaultMessage } from '#login/password-policy.ts'
import { hashPassword } from '#login/passwords.ts'
import { type Backend, backend } from '#model/backend.ts'
import { membership, membershipKey, organization } from '#model/organization.ts'
import { role } from '#model/role.ts'
import { signInName, type User, user } from '#model/user.ts'
import { anyOf, type Batch } from '#store/store.ts'
import type { Edit, Plan } from '../administered.ts'
import { refuseEscalation } from '../escalation.ts'
import type { Call } from '../operation.ts'
import { refuseUnknownScopes } from '../write/known-scopes.ts'
import { refuseSelfBlock, refuseUnlessAsMighty } from './powers.ts'

type UserEdit = Edit<typeof user.fields>
type UserPlan = Plan<typeof user.fields>

/** The organizations that a person is in from the start. */
export const beginnings = references('organization')

/** What is written with a person: their sign-in name, the hash of a password, the memberships they begin with. */
export async function planUser(edit: UserEdit, call: Call): Promise<UserPlan> {
  await checkPowers(edit, call)
  refuseSelfBlock(call, edit.draft)
  const { password, ...draft } = edit.draft
  const fault = password === undefined ? undefined : passwordFault(call.context, password, draft.username)
  if (fault) throw unprocessable({ password: [passwordFaultMessage(call.context, fault)] })
  return edit.was ? planChange({ was: edit.was, draft, password }, call) : planCreation({ draft, password, sent: edit.sent }, call)
}

/** Told before the database does, which knows the name under a field that nobody sees. @throws {Refusal} 422 */
async function refuseTakenName({ id, sign_in_name }: User, { context }: Call): Promise<void> {
  const [holder] = await context.db.table(user).find({ sign_in_name }, { limit: 1 })
  if (holder && holder.id !== id) throw unprocessable({ username: ['is taken by another one'] })
}

/** Roles and scopes must exist, and be the caller's to give. @throws {Refusal} 422, 403 */
async function checkPowers({ was, draft }: UserEdit, call: Call): Promise<void> {
  const scopes = draft.authorized_scopes.filter((name) => !was?.authorized_scopes.includes(name))
  await refuseUnknownScopes(call, 'authorized_scopes', scopes)
  const added = draft.roles.filter((id) => !was?.roles.includes(id))
  const roles = added.length === 0 ? [] : await call.context.db.table(role).find({ id: anyOf(added) }, { limit: added.length })
  const unknown = added.filter((id) => !roles.some((row) => row.id === id))
  if (unknown.length > 0) throw unprocessable({ roles: unknown.map((id) => `there is no role ${id}`) })
  await refuseEscalation(call, [...scopes, ...roles.flatMap((row) => row.scopes)])
}

interface Creation {
  readonly draft: User
  readonly password: string | undefined
  readonly sent: UserEdit['sent']
}

async function planCreation({ draft, password, sent }: Creation, call: Call): Promise<UserPlan> {
  const home = await homeOf(draft, call)
  // What was sent is as it was sent: its kind reads it once more.
  const organizations = beginnings.schema.parse(sent['organizations'] ?? [])
  await refuseUnknownOrganizations(organizations, call)
  const row = { ...draft, backend_id: home.id, sign_in_name: signInName(home.id, draft.username) }
  await refuseTakenName(row, call)
  // Everybody of the backend may hold roles, and whoever sets a password can sign in with it.
  await refuseUnlessAsMighty(call, row)
  return {
    row: password === undefined ? row : { ...row, password_hash: await hashPassword(password) },
    also: (batch) => recordMemberships(batch, row, { home, organizations, now: call.context.now() }),
  }
}

async function homeOf({ backend_id }: User, { context }: Call): Promise<Backend> {
  const home = backend_id === undefined ? await findBackend(context, undefined) : await context.db.table(backend).get(backend_id)
  if (!home) throw unprocessable({ backend_id: [backend_id === undefined ? 'there is no default backend: name one' : `there is no backend ${backend_id}`] })
  return home
}

async function refuseUnknownOrganizations(ids: readonly string[], { context }: Call): Promise<void> {
  const rows = ids.length === 0 ? [] : await context.db.table(organization).find({ id: anyOf(ids) }, { limit: ids.length })
  const unknown = ids.filter((id) => !rows.some((row) => row.id === id))
  if (unknown.length > 0) throw unprocessable({ organizations: unknown.map((id) => `there is no organization ${id}`) })
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
  const takesOver = password !== undefined || draft.username !== was.username || draft.email !== was.email
  if (takesOver || (draft.blocked && !was.blocked)) await refuseUnlessAsMighty(call, was)
  const row = { ...draft, ...swept(was, draft, call), sign_in_name: signInName(draft.backend_id ?? '', draft.username) }
  if (row.sign_in_name !== was.sign_in_name) await refuseTakenName(row, call)
  if (password === undefined) return { row }
  const changed = { ...row, ...(await passwordChanged(call.context, password)) }
  return { row: changed, also: (batch) => recordSignedOut(batch, changed, call.context.now()) }
}

/** What a block ended must not come back when it is lifted: whoever stole a session would find it waiting. */
const swept = (was: User, draft: User, { context }: Call): Partial<User> => (draft.blocked && !was.blocked ? { tokens_revoked_at: context.now() } : {})
