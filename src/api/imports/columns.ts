import type { Members } from '#fields/json-object.ts'
import type { AnyField } from '#fields/resource.ts'
import { mayWrite } from '#fields/write.ts'
import { user } from '#model/user.ts'

/** Fields that one import decides for all its people, or that nobody brings along. */
const notImported = ['backend_id', 'user_code']
const ownFields = Object.entries(user.fields as Readonly<Record<string, AnyField>>)
  .filter(([name, f]) => mayWrite(f, 'admin', true) && !notImported.includes(name))
  .map(([name]) => name)

/** The fields that a column may become. Roles and groups are given by name. */
export const importableFields: readonly string[] = [...ownFields, 'groups', 'password_hash']
const nested = /^(metadata|address)\..{1,128}$/s

/** True for a field, an attribute or a part of the address that a column may become. */
export const isImportable = (name: string): boolean => importableFields.includes(name) || nested.test(name)

/** Names of the fields in other systems, without regard to case, spaces and signs. */
const otherNames: Readonly<Record<string, string>> = {
  mail: 'email',
  emailaddress: 'email',
  login: 'username',
  userid: 'username',
  user: 'username',
  fullname: 'name',
  displayname: 'name',
  firstname: 'given_name',
  lastname: 'family_name',
  surname: 'family_name',
  phone: 'phone_number',
  mobile: 'phone_number',
  language: 'locale',
  timezone: 'zoneinfo',
  passwordhash: 'password_hash',
  hash: 'password_hash',
  emailconfirmed: 'email_verified',
  role: 'roles',
  scopes: 'authorized_scopes',
  disabled: 'blocked',
}
const squeeze = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')
const bySqueezed = new Map([...Object.entries(otherNames), ...importableFields.map((name) => [squeeze(name), name] as const)])

/** The field that a column becomes by its name; null where none is meant. */
export const fieldNamed = (column: string): string | null => (nested.test(column) ? column : (bySqueezed.get(squeeze(column)) ?? null))

/** Column → field, for each column of a file: as chosen, or by its name. */
export const columnsOf = (found: readonly string[], chosen: Readonly<Record<string, string | null>>): Record<string, string | null> =>
  Object.fromEntries(found.map((column) => [column, chosen[column] === undefined ? fieldNamed(column) : chosen[column]]))

const secrets: readonly (string | null)[] = ['password', 'password_hash']

type Columned = Readonly<Record<string, string | null>>

/** The columns that these choices read as passwords or hashes. */
export const secretColumnsIn = (chosen: Columned): string[] => Object.keys(chosen).filter((column) => secrets.includes(chosen[column] ?? null))

/** The columns of secrets that become something else by these choices, and would be told as that. */
export const laidBare = (secret: readonly string[], chosen: Columned): string[] =>
  secret.filter((column) => ![...secrets, null].includes(columnsOf([column], chosen)[column] ?? null))

const yes = ['true', '1', 'yes', 'y', 'x', 'oui', 'ja']
const no = ['false', '0', 'no', 'n', 'non', 'nein']

/** A cell of an export that was marked as text, so that no spreadsheet computes it, as it was before. */
const withoutMark = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

/** The value of a cell for a field. Lists are separated by `;`. What cannot be read stays a text, which the field refuses with its reason. */
function cellValue(name: string, cell: string): unknown {
  const text = withoutMark(cell)
  const column = (user.fields as Readonly<Record<string, AnyField>>)[name]?.kind.column
  if (column === 'flag') {
    const word = text.trim().toLowerCase()
    return yes.includes(word) || (no.includes(word) ? false : text)
  }
  if (name !== 'groups' && column !== 'json') return text
  return text
    .split(name === 'authorized_scopes' ? /[;\s]+/ : ';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function placeValue(row: Record<string, unknown>, target: string, value: unknown): void {
  const [, whole, member = ''] = /^(metadata|address)\.(.+)$/s.exec(target) ?? []
  if (whole === undefined) row[target] = value
  else row[whole] = { ...(row[whole] as Members | undefined), [member]: whole === 'metadata' ? { value } : value }
}

/** The members of a person in one line. A person without a username is called by the address. */
export function membersOf(line: Members, columns: Readonly<Record<string, string | null>>): Members {
  const row: Record<string, unknown> = {}
  for (const [column, value] of Object.entries(line)) {
    const target = columns[column]
    if (!target || value === '' || value === null || value === undefined) continue
    placeValue(row, target, typeof value === 'string' ? cellValue(target, value) : value)
  }
  if (row['username'] === undefined && typeof row['email'] === 'string') row['username'] = row['email']
  return row
}
