import { withMediaType } from '#http/render.ts'
import { group, groupMember } from '#model/group.ts'
import { role } from '#model/role.ts'
import type { User } from '#model/user.ts'
import { anyOf } from '#store/store.ts'
import type { Administered, AnyRow } from '../administered.ts'
import { csvOf } from '../imports/cells.ts'
import { importableFields } from '../imports/columns.ts'
import { exportParameters, ndjsonOf, readExport } from '../list/export.ts'
import type { Call, Operation } from '../operation.ts'
import { users } from '../resources/users.ts'

const MOST = 100_000

/** Secrets are never exported, hashes neither: who holds them can guess passwords for as long as they like. A backup moves a whole server. */
const neverTold = ['password', 'password_hash', 'must_change_password']
/** Values with members, which a cell cannot hold; the other format does. */
const structured = ['metadata', 'address']
const columns = ['id', ...importableFields.filter((name) => ![...neverTold, ...structured].includes(name)), 'last_login_at', 'created_at']

/** The names of the roles and groups of many people, in three queries. */
async function namesHeld(rows: readonly User[], { context: { db } }: Call) {
  const roleIds = [...new Set(rows.flatMap(({ roles }) => roles))]
  const places = rows.length === 0 ? [] : await db.table(groupMember).find({ user_id: anyOf(rows.map(({ id }) => id)) }, { limit: MOST })
  const groupIds = [...new Set(places.map(({ group_id }) => group_id))]
  const [roles, groups] = await Promise.all([
    roleIds.length === 0 ? [] : db.table(role).find({ id: anyOf(roleIds) }, { limit: roleIds.length }),
    groupIds.length === 0 ? [] : db.table(group).find({ id: anyOf(groupIds) }, { limit: groupIds.length }),
  ])
  const [roleNames, groupNames] = [new Map(roles.map(({ id, name }) => [id, name])), new Map(groups.map(({ id, name }) => [id, name]))]
  const held = new Map<string, string[]>()
  for (const { user_id, group_id } of places) held.set(user_id, [...(held.get(user_id) ?? []), groupNames.get(group_id) ?? group_id])
  return rows.map(({ id, roles: ids }) => ({ roles: ids.map((one) => roleNames.get(one) ?? one), groups: held.get(id) ?? [] }))
}

/** A person as a line that an import reads again: roles and groups by name. */
const lineOf = (shown: AnyRow, held: AnyRow): AnyRow => {
  const { version: _, organizations: __, locked: ___, federated_metadata: ____, ...told } = shown
  return { ...told, ...held }
}

function cellsOf(line: AnyRow): string[] {
  return columns.map((name) => {
    const value = line[name]
    return value === undefined || value === null ? '' : Array.isArray(value) ? value.join(';') : String(value)
  })
}

async function peopleIn(call: Call) {
  const { rows, shown, isFirst, headers } = await readExport(users, call)
  const held = await namesHeld(rows as unknown as readonly User[], call)
  return { lines: shown.map((row, at) => lineOf(row, held[at] ?? {})), isFirst, headers }
}
const fileNamed = (name: string) => ({ 'content-disposition': `attachment; filename="${name}"` })

const exporting = {
  method: 'GET',
  scopes: users.doors.read,
  tag: 'user',
  query: exportParameters(users as Administered),
} as const

/** The exports of people, as lines that an import takes, a thousand at a time, without passwords and hashes. */
export const userExports: readonly Operation[] = [
  {
    ...exporting,
    path: `${users.path}/export`,
    summary: 'Export people, one JSON object on each line, as an import takes them; without passwords and hashes',
    success: { status: 200, doc: 'People; Link names the next ones.', type: 'application/x-ndjson', headers: ['Link'] },
    run: async (call) => {
      const { lines, headers } = await peopleIn(call)
      return withMediaType('application/x-ndjson', ndjsonOf(lines), { ...fileNamed('users.ndjson'), ...headers })
    },
  },
  {
    ...exporting,
    path: `${users.path}/export/csv`,
    summary: 'Export people as CSV, as an import takes them; without passwords, hashes and values with members',
    success: { status: 200, doc: 'People, the columns first; Link names the next ones, without columns.', type: 'text/csv', headers: ['Link'] },
    run: async (call) => {
      const { lines, isFirst, headers } = await peopleIn(call)
      const text = csvOf([...(isFirst ? [columns] : []), ...lines.map(cellsOf)])
      return withMediaType('text/csv; charset=utf-8', text, { ...fileNamed('users.csv'), ...headers })
    },
  },
]
