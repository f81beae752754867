import { isObject } from '#fields/json-object.ts'
import { type AnyResource, isInherited } from '#fields/resource.ts'
import { grantsNotYetServed, notYetObeyed, notYetObeyedElsewhere, partlyObeyed } from '#model/not-yet-obeyed.ts'
import type { AnyRow, Warning } from './administered.ts'

const namesOf = ({ name }: AnyResource): readonly string[] =>
  name === 'client' ? notYetObeyed : ((notYetObeyedElsewhere as Readonly<Record<string, readonly string[]>>)[name] ?? [])

/** The unobeyed parts of a value: members of an object, or the field itself. */
const saidBy = (field: string, value: unknown): string[] => (isObject(value) ? Object.keys(value).map((member) => `${field}.${member}`) : [field])

/** Warnings about values that no code obeys yet, so that nobody relies on a protection that does not exist. */
export function unobeyedWarnings(r: AnyResource, row: AnyRow): Warning[] {
  const fields = namesOf(r).flatMap((name) => {
    const f = r.fields[name]
    const value = row[name]
    const initial = isInherited(f?.initial) ? undefined : f?.initial
    if (!f || f.writers === 'server' || value === undefined) return []
    return initial !== undefined && f.kind.same(value as never, initial as never) ? [] : saidBy(name, value).map((said) => warning(name, said))
  })
  const grants =
    r.name === 'client' ? grantsNotYetServed.filter((grant) => (row['supported_grant_types'] as readonly string[] | undefined)?.includes(grant)) : []
  const members = partlyObeyed
    .filter(({ resource }) => resource === r.name)
    .flatMap(({ field, members }) => members.flatMap((member) => (Object.hasOwn(row[field] ?? {}, member) ? [warning(field, `${field}.${member}`)] : [])))
  return [...fields, ...members, ...grants.map((grant) => warning('supported_grant_types', grant))]
}

const warning = (field: string, said: string): Warning => ({ field, message: `${said} is stored, but this server does not obey it yet` })
