import { Refusal } from '#http/refusal.ts'
import { group } from '#model/group.ts'
import { role } from '#model/role.ts'
import { scope } from '#model/scope.ts'
import { refuseEscalation } from '../escalation.ts'
import type { Call } from '../operation.ts'
import { chainFrom, powersOfGroups } from '../resources/groups.ts'

/** The key that a name stands for, or why it cannot be given. */
interface GivenKey {
  readonly id?: string
  readonly fault?: string
  readonly missing?: true
}

async function faultOfPowers(call: Call, powers: Iterable<string>): Promise<string | undefined> {
  try {
    await refuseEscalation(call, powers)
    return undefined
  } catch (caught) {
    if (caught instanceof Refusal) return caught.message
    throw caught
  }
}

async function givenRole(name: string, call: Call): Promise<GivenKey> {
  const { table } = call.context.db
  const row = (await table(role).find({ name }, { limit: 1 }))[0] ?? (await table(role).get(name))
  if (!row) return { missing: true }
  const fault = await faultOfPowers(call, [...row.scopes, ...row.former_powers])
  return fault === undefined ? { id: row.id } : { fault: `${row.name}: ${fault}` }
}

async function givenGroup(name: string, call: Call): Promise<GivenKey> {
  const [row] = await call.context.db.table(group).find({ name }, { limit: 1 })
  if (!row) return { missing: true }
  const fault = await faultOfPowers(call, await powersOfGroups(await chainFrom(call, row.id), call))
  return fault === undefined ? { id: row.id } : { fault: `${name}: ${fault}` }
}

async function givenScope(name: string, call: Call): Promise<GivenKey> {
  const [row] = await call.context.db.table(scope).find({ name }, { limit: 1 })
  if (!row) return { missing: true }
  const fault = await faultOfPowers(call, [name])
  return fault === undefined ? { id: name } : { fault }
}

/** Told by its place, and never by the cell: a column of passwords that is taken for one of roles must not be listed in the faults. */
const missingFault = {
  roles: (place: number) => `there is no such role: the name ${place} of the cell`,
  groups: (place: number) => `there is no such group: the name ${place} of the cell`,
  authorized_scopes: (place: number) => `there is no such scope: the name ${place} of the cell`,
}

const kinds = { roles: givenRole, groups: givenGroup, authorized_scopes: givenScope } as const
export type GivenKind = keyof typeof kinds
export const givenKinds = Object.keys(kinds) as readonly GivenKind[]

export interface GivenNames {
  readonly ids: readonly string[]
  readonly faults: readonly string[]
}

/**
 * Looks up the names in a file, and whether the importer may give what they stand for: a power that may not be given to one person may not be given to
 * many. Each name is looked up once in a slice.
 */
export function namesGiven(call: Call): (kind: GivenKind, names: unknown) => Promise<GivenNames> {
  const known = new Map<string, Promise<GivenKey>>()
  const find = (kind: GivenKind, name: string) => {
    const key = `${kind} ${name}`
    const found = known.get(key) ?? kinds[kind](name, call)
    known.set(key, found)
    return found
  }
  return async (kind, names) => {
    if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) return { ids: [], faults: ['expected a list of names'] }
    const given = await Promise.all(names.map((name: string) => find(kind, name.slice(0, 256))))
    const faults = given.flatMap(({ fault, missing }, at) => (missing ? missingFault[kind](at + 1) : (fault ?? [])))
    return { ids: [...new Set(given.flatMap(({ id }) => id ?? []))], faults: [...new Set(faults)] }
  }
}
