import { z } from 'zod'
import { flag, hostName, integer, list, oneOf, sealed, seconds, source, text } from '#fields/kinds.ts'
import { field, type Rule } from '#fields/resource.ts'
import { directoryPresetNames } from './directory-preset-names.ts'
import { attributeClaims, roleRules } from './federation/claim-rules.ts'

/** The name of an attribute (RFC 4512 §2.5), without options. */
const attribute = () => ({ ...text(64), schema: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, 'must be the name of an attribute, such as uid') })
const distinguishedName = () => text(1024)

/** The fields of a backend whose people are in a directory. */
export const ldapBackend = {
  preset: field(oneOf(...directoryPresetNames), {
    doc: 'The kind of directory that fills in what is not sent: `active-directory`, `freeipa` or `openldap`. If not set: nothing is filled in.',
    optional: true,
    writers: 'create',
    section: 'Directory',
  }),
  ldap_host: field(hostName(), {
    doc: 'The name of the directory server. It must have a public address, unless the operator allows its private one.',
    optional: true,
    section: 'Directory',
  }),
  ldap_port: field(integer(1, 65_535), { doc: 'Its port. If not set: 636 with `tls`, else 389.', optional: true, section: 'Directory' }),
  ldap_security: field(oneOf('tls', 'starttls', 'clear'), {
    doc: '`tls`: TLS from the start. `starttls`: StartTLS is demanded. `clear`: without, to a host that the operator allows only.',
    spec: 'RFC 4511 §4.14',
    initial: 'tls',
    section: 'Directory',
  }),
  ldap_authorities: field(source(65_536), {
    doc: 'The authorities that its certificate is checked against, as PEM. If not set: the public ones.',
    optional: true,
    section: 'Directory',
  }),
  ldap_bind_dn: field(distinguishedName(), { doc: 'The account that searches for people.', spec: 'RFC 4513 §5.1.3', optional: true, section: 'Directory' }),
  ldap_bind_password: field(sealed(), { doc: 'Its password, or `{"ref": "name"}` for one in a secret file.', optional: true, section: 'Directory' }),
  ldap_pool_size: field(integer(1, 50), { doc: 'The most connections of one node.', initial: 5, section: 'Directory' }),
  ldap_timeout: field(seconds(1, 60), { doc: 'How long the directory may take for one answer.', initial: 5, section: 'Directory' }),
  ldap_base_dn: field(distinguishedName(), { doc: 'The entry below which people are searched for.', optional: true, section: 'Directory' }),
  ldap_user_attribute: field(attribute(), {
    doc: 'The attribute that holds the name that people type: `uid`, or `sAMAccountName` in Active Directory.',
    initial: 'uid',
    section: 'Directory',
  }),
  ldap_further_attributes: field(list(attribute(), 5), {
    doc: 'Further attributes whose value people may type in its place: `userPrincipalName` or `mail`.',
    initial: [],
    section: 'Directory',
  }),
  ldap_skip_disabled: field(flag(), {
    doc: 'Find no account that Active Directory disabled (`userAccountControl`): not even its right password is tried.',
    initial: false,
    section: 'Directory',
  }),
  ldap_user_class: field(attribute(), { doc: 'The object class of people. If not set: any.', optional: true, section: 'Directory' }),
  ldap_id_attribute: field(attribute(), {
    doc: 'The attribute that names an entry for ever: `entryUUID`, or `objectGUID` in Active Directory. A name that is given to somebody else opens nothing of its former holder.',
    spec: 'RFC 4530',
    initial: 'entryUUID',
    section: 'Directory',
  }),
  ldap_attributes: field(attributeClaims(), {
    doc: 'The attribute of the entry that fills each attribute of a person.',
    initial: { email: 'mail', name: 'cn', given_name: 'givenName', family_name: 'sn', phone_number: 'telephoneNumber' },
    section: 'Directory',
  }),
  ldap_trust_email: field(flag(), { doc: 'Take the addresses of the directory for verified.', initial: true, section: 'Directory' }),
  ldap_groups: field(oneOf('none', 'member_of', 'search', 'active_directory'), {
    doc: 'Where the groups of a person are found: in `memberOf` of the entry; by searching for groups that hold it, and those that hold these; or by the matching rule of Active Directory, nested ones too.',
    initial: 'none',
    section: 'Directory',
  }),
  ldap_group_base_dn: field(distinguishedName(), {
    doc: 'The entry below which groups are searched for. If not set: that of people.',
    optional: true,
    section: 'Directory',
  }),
  ldap_group_attribute: field(attribute(), { doc: 'The attribute of a group that holds its members.', initial: 'member', section: 'Directory' }),
  ldap_role_rules: field(roleRules(), {
    doc: 'Roles by values of attributes; `groups` has the distinguished names of the groups, in lower case. They are given and taken at each sign-in.',
    initial: [],
    section: 'Directory',
  }),
  create_people: field(flag(), {
    doc: 'Make a person of an entry at its first sign-in. Off: only people who were made here before sign in.',
    initial: true,
    section: 'Directory',
  }),
} as const

interface DirectoryDraft {
  readonly type?: string | undefined
  readonly ldap_host?: string | undefined
  readonly ldap_base_dn?: string | undefined
  readonly ldap_bind_dn?: string | undefined
  readonly ldap_bind_password?: unknown
}

/** The rules of a backend whose people are in a directory. */
export const ldapRules: readonly Rule<DirectoryDraft>[] = [
  {
    fields: ['ldap_host', 'ldap_base_dn'],
    holds: (row) => row.type !== 'ldap' || (row.ldap_host !== undefined && row.ldap_base_dn !== undefined),
    message: 'a directory needs its host and the entry below which people are searched for',
  },
  {
    fields: ['ldap_bind_dn', 'ldap_bind_password'],
    holds: (row) => (row.ldap_bind_dn === undefined) === (row.ldap_bind_password === undefined),
    message: 'the searching account and its password go together: give both, or neither',
  },
]
