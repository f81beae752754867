import { conflict } from '#http/refusal.ts'
import { type Backend, backend } from '#model/backend.ts'
import { ADMINISTRATOR, role } from '#model/role.ts'
import { DEFAULT_TENANT } from '#model/tenant.ts'
import { type User, user } from '#model/user.ts'
import { anyOf, type Batch, contains } from '#store/store.ts'
import type { Call } from '../operation.ts'

/*
 * An administrator of the server is a person of the default tenant who is not blocked and holds the administrator role, directly or by the backend.
 * The last one cannot be removed, because nobody could then administer the server through its console. The transaction that removes one raises a
 * counter of the role (compare and set), so that of two simultaneous removals one fails and checks again.
 */
type AdministratorGuard = (batch: Batch) => void

const givesAdministration = ({ roles }: Pick<Backend, 'roles'>): boolean => roles.includes(ADMINISTRATOR)

async function isAdministrator({ context: { db } }: Call, row: User): Promise<boolean> {
  if (row.blocked) return false
  if (givesAdministration(row)) return true
  const home = row.backend_id === undefined ? undefined : await db.table(backend).get(row.backend_id)
  return home !== undefined && givesAdministration(home)
}

interface Gone {
  readonly user?: string
  /** The backend that no longer gives the role. */
  readonly backend?: string
}

async function leaveAdministration({ context: { db } }: Call, gone: Gone): Promise<AdministratorGuard> {
  // Read before the others are looked for, so that a later departure is noticed.
  const row = await db.table(role).get(ADMINISTRATOR)
  const homes = (await db.table(backend).find({ roles: contains(ADMINISTRATOR) })).map(({ id }) => id).filter((id) => id !== gone.backend)
  const [named, byBackend] = await Promise.all([
    db.table(user).find({ roles: contains(ADMINISTRATOR), blocked: false }, { limit: 2 }),
    homes.length === 0 ? [] : db.table(user).find({ backend_id: anyOf(homes), blocked: false }, { limit: 2 }),
  ])
  if ([...named, ...byBackend].every(({ id }) => id === gone.user))
    throw conflict('nobody else is an administrator of the server: make somebody else one first')
  return (batch) => {
    if (row) batch.change(role, { id: row.id, holders_version: row.holders_version }, { holders_version: row.holders_version + 1 })
  }
}

const isOfServer = ({ context }: Call) => context.tenant.id === DEFAULT_TENANT

/** Plans the departure of an administrator by an edit or a removal. @returns the further writes. @throws {Refusal} 409 for the last one. */
export async function administratorGoes(call: Call, was: User, is: User | undefined): Promise<AdministratorGuard | undefined> {
  if (!isOfServer(call) || !(await isAdministrator(call, was))) return undefined
  return is && (await isAdministrator(call, is)) ? undefined : leaveAdministration(call, { user: was.id })
}

/** Plans the departure of all people of a backend that loses the role. @throws {Refusal} 409 */
export async function administratorsGo(call: Call, was: Backend, is: Backend): Promise<AdministratorGuard | undefined> {
  if (!isOfServer(call) || !givesAdministration(was) || givesAdministration(is)) return undefined
  const anybody = await call.context.db.table(user).find({ backend_id: was.id, blocked: false }, { limit: 1 })
  return anybody.length === 0 ? undefined : leaveAdministration(call, { backend: was.id })
}
