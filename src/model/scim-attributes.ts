import type { Group } from './group.ts'
import type { User } from './user.ts'

/** The attributes of a person that are single texts, with their paths in SCIM (RFC 7643 §4.1). */
export const scimTexts = {
  'name.formatted': 'name',
  'name.givenName': 'given_name',
  'name.familyName': 'family_name',
  'name.middleName': 'middle_name',
  nickName: 'nickname',
  profileUrl: 'profile',
  locale: 'locale',
  timezone: 'zoneinfo',
  externalId: 'external_id',
} as const satisfies Readonly<Record<string, keyof User>>

/** All paths of a person in SCIM, with the fields that they fill. */
export const scimUserPaths = {
  userName: 'username',
  displayName: 'name',
  ...scimTexts,
  'emails[primary].value': 'email',
  'phoneNumbers[primary].value': 'phone_number',
  active: 'blocked',
  password: 'password',
} as const satisfies Readonly<Record<string, keyof User>>

/** The paths of a group in SCIM (RFC 7643 §4.2), with the fields that they fill. */
export const scimGroupPaths = { displayName: 'name', externalId: 'external_id' } as const satisfies Readonly<Record<string, keyof Group>>
