import type { Backend } from './backend.ts'
import type { directoryPresetNames } from './directory-preset-names.ts'

/** A kind of directory: the attributes that name its people, and where their groups are. */
export interface DirectoryPreset {
  readonly id: (typeof directoryPresetNames)[number]
  readonly name: string
  readonly documentation_uri: string
  readonly values: Partial<Backend>
}

const person = { given_name: 'givenName', family_name: 'sn', email: 'mail', phone_number: 'telephoneNumber' }

/** The directories that are ready to be used, by name. */
export const directoryPresets: readonly DirectoryPreset[] = [
  {
    id: 'active-directory',
    name: 'Active Directory',
    documentation_uri: 'https://learn.microsoft.com/windows/win32/adsi/search-filter-syntax',
    values: {
      type: 'ldap',
      ldap_user_attribute: 'sAMAccountName',
      ldap_further_attributes: ['userPrincipalName'],
      ldap_user_class: 'user',
      ldap_id_attribute: 'objectGUID',
      ldap_attributes: { ...person, name: 'displayName' },
      ldap_groups: 'active_directory',
      ldap_skip_disabled: true,
    },
  },
  {
    id: 'freeipa',
    name: 'FreeIPA',
    documentation_uri: 'https://www.freeipa.org/page/HowTo/LDAP',
    // `memberOf` holds the groups of groups too.
    values: {
      type: 'ldap',
      ldap_user_attribute: 'uid',
      ldap_user_class: 'inetOrgPerson',
      ldap_id_attribute: 'ipaUniqueID',
      ldap_attributes: { ...person, name: 'cn' },
      ldap_groups: 'member_of',
    },
  },
  {
    id: 'openldap',
    name: 'OpenLDAP',
    documentation_uri: 'https://www.openldap.org/doc/admin26/',
    values: {
      type: 'ldap',
      ldap_user_attribute: 'uid',
      ldap_user_class: 'inetOrgPerson',
      ldap_id_attribute: 'entryUUID',
      ldap_attributes: { ...person, name: 'cn' },
      ldap_groups: 'search',
    },
  },
]

export const directoryPresetOf = (id: string | undefined): DirectoryPreset | undefined => directoryPresets.find((preset) => preset.id === id)
