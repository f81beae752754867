import type { Context } from '#http/context.ts'
import type { LdapCondition, LdapConnection } from '#kit/ldap.ts'
import { type Backend, backend } from '#model/backend.ts'
import type { Claims } from '#model/federation/claim-rules.ts'
import { withDirectory } from './pool.ts'

/** A person in a directory, whose password was right. */
export interface DirectoryEntry {
  /** The entry, by the attribute that never changes. */
  readonly id: string
  /** Its name, as the directory spells it. */
  readonly username: string
  readonly claims: Claims
}

interface FoundEntry {
  readonly dn: string
  readonly attributes: Claims
}

/** Matches the members of a group and of the groups in it (Active Directory, LDAP_MATCHING_RULE_IN_CHAIN). */
const IN_CHAIN = '1.2.840.113556.1.4.1941'
/** Holds where all bits of the value are set (Active Directory, LDAP_MATCHING_RULE_BIT_AND). */
const BITS_SET = '1.2.840.113556.1.4.803'
/** The bit of `userAccountControl` that marks an account as disabled (Active Directory, ACCOUNTDISABLE). */
const DISABLED = '2'
/** How deep groups in groups are followed, and how many a person may be in. */
const [DEEPEST, MOST_GROUPS] = [8, 500]

/** Attributes that are not text are named by their bytes: `objectGUID`, say. */
const plain = (value: unknown): unknown => (Buffer.isBuffer(value) ? value.toString('hex') : Array.isArray(value) ? value.map(plain) : value)
const first = (value: unknown): string | undefined => {
  const [one] = [plain(value)].flat()
  return typeof one === 'string' && one !== '' ? one : undefined
}

const wantedOf = ({ ldap_id_attribute, ldap_user_attribute, ldap_attributes, ldap_role_rules }: Backend): string[] => [
  ...new Set([ldap_id_attribute, ldap_user_attribute, 'memberOf', ...Object.values(ldap_attributes), ...ldap_role_rules.map(({ claim }) => claim)]),
]

function conditionsOf({ ldap_user_attribute, ldap_further_attributes, ldap_user_class, ldap_skip_disabled }: Backend, value: string): LdapCondition[] {
  return [
    { anyOf: [ldap_user_attribute, ...ldap_further_attributes].map((attribute) => ({ attribute, value })) },
    ...(ldap_user_class === undefined ? [] : [{ attribute: 'objectClass', value: ldap_user_class }]),
    ...(ldap_skip_disabled ? [{ not: { attribute: 'userAccountControl', value: DISABLED, rule: BITS_SET } }] : []),
  ]
}

async function findEntry(connection: LdapConnection, row: Backend, username: string): Promise<FoundEntry | undefined> {
  const { ldap_base_dn: base = '' } = row
  const found = await connection.search({ base, where: conditionsOf(row, username), attributes: wantedOf(row), limit: 2 })
  const [one] = found
  // Two people of one name are nobody: the password of one must not open the account of the other.
  if (!one || found.length > 1) return undefined
  return { dn: one.dn, attributes: Object.fromEntries(Object.entries(one).map(([name, value]) => [name, plain(value)])) }
}

async function searchGroups(connection: LdapConnection, row: Backend, dn: string): Promise<string[]> {
  const { ldap_group_base_dn, ldap_base_dn = '', ldap_group_attribute: attribute, ldap_groups } = row
  const base = ldap_group_base_dn ?? ldap_base_dn
  const groupsOf = async (member: string, rule?: string) => {
    const where = [{ attribute, value: member, ...(rule === undefined ? {} : { rule }) }]
    return (await connection.search({ base, where, attributes: ['cn'], limit: MOST_GROUPS })).map((entry) => entry.dn)
  }
  if (ldap_groups === 'active_directory') return groupsOf(dn, IN_CHAIN)
  const known = new Set<string>()
  for (let [level, depth] = [[dn], 0]; level.length > 0 && depth < DEEPEST && known.size < MOST_GROUPS; depth++) {
    const found: string[] = []
    for (const member of level) found.push(...(await groupsOf(member)))
    level = [...new Set(found)].filter((group) => !known.has(group))
    for (const group of level) known.add(group)
  }
  return [...known]
}

async function groupsOf(connection: LdapConnection, row: Backend, { dn, attributes }: FoundEntry): Promise<string[]> {
  const { ldap_groups } = row
  if (ldap_groups === 'none') return []
  const names = ldap_groups === 'member_of' ? [attributes['memberOf']].flat().filter((one) => typeof one === 'string') : await searchGroups(connection, row, dn)
  return names.map((name) => name.toLowerCase())
}

/** Binds the account that searches. Without one the directory is searched anonymously. */
async function bindSearcher(context: Context, connection: LdapConnection, row: Backend): Promise<void> {
  if (row.ldap_bind_dn === undefined) return
  const password = await context.sealed.open(backend, row, 'ldap_bind_password')
  if (!(await connection.bind(row.ldap_bind_dn, password ?? ''))) throw new Error('the directory refuses the account that searches')
}

export interface DirectoryGuess {
  readonly username: string
  readonly password: string
  /** Says if the password may be tried for the entry of this name, which is not the typed one where people may type several. */
  readonly mayTry: (name: string) => Promise<boolean>
}

/**
 * Searches for the entry of a name and binds as it: the directory itself checks the password. An empty password is refused before the directory is
 * asked, because directories take it for an anonymous bind, which succeeds (RFC 4513 §5.1.2).
 * @throws {Refusal} 503 when the directory cannot be asked.
 */
export async function verifyInDirectory(context: Context, row: Backend, { username, password, mayTry }: DirectoryGuess): Promise<DirectoryEntry | undefined> {
  if (password === '' || username.trim() === '') return undefined
  return withDirectory(context, row, async (connection) => {
    await bindSearcher(context, connection, row)
    const found = await findEntry(connection, row, username.trim())
    const name = found && (first(found.attributes[row.ldap_user_attribute]) ?? username.trim())
    if (!found || !name || !(await mayTry(name)) || !(await connection.bind(found.dn, password))) return undefined
    await bindSearcher(context, connection, row)
    const id = first(found.attributes[row.ldap_id_attribute])
    if (id === undefined) throw new Error(`the entry has no ${row.ldap_id_attribute}`)
    return { id, username: name, claims: { ...found.attributes, groups: await groupsOf(connection, row, found) } }
  })
}
