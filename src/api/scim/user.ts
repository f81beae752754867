import { isObject } from '#fields/json-object.ts'
import { scimTexts } from '#model/scim-attributes.ts'
import type { User } from '#model/user.ts'
import type { Json } from './filter.ts'

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User'

const at = (resource: Json, path: string): unknown => path.split('.').reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), resource)

/** A person as a SCIM resource, without its meta. */
export function userResource(person: User): Json {
  const { id, username, name, given_name, family_name, middle_name, email, phone_number } = person
  const names = { formatted: name, givenName: given_name, familyName: family_name, middleName: middle_name }
  const plain = Object.entries(scimTexts).filter(([path]) => !path.includes('.'))
  return {
    schemas: [USER_SCHEMA],
    id,
    userName: username,
    ...(Object.values(names).some((one) => one !== undefined) ? { name: names } : {}),
    ...(name === undefined ? {} : { displayName: name }),
    ...Object.fromEntries(plain.flatMap(([path, field]) => (person[field] === undefined ? [] : [[path, person[field]]]))),
    active: !person.blocked,
    ...(email === undefined ? {} : { emails: [{ value: email, type: 'work', primary: true }] }),
    ...(phone_number === undefined ? {} : { phoneNumbers: [{ value: phone_number, type: 'work' }] }),
  }
}

/** The value that counts of a list: the primary one, else the first. */
function firstOf(list: unknown): unknown {
  const all = Array.isArray(list) ? list.filter(isObject) : []
  return (all.find(({ primary }) => primary === true || primary === 'True') ?? all[0])?.['value']
}

/** `active` of a resource. Some directories send it as text. */
const isActive = ({ active }: Json): boolean => !(active === false || (typeof active === 'string' && active.toLowerCase() === 'false'))

/** The members of our API that a SCIM resource stands for; `null` takes a value away. */
export function userMembers(resource: Json): Record<string, unknown> {
  const said = Object.fromEntries(Object.entries(scimTexts).map(([path, field]) => [field, at(resource, path) ?? null]))
  const password = resource['password']
  return {
    ...said,
    name: said['name'] ?? resource['displayName'] ?? null,
    username: resource['userName'],
    email: firstOf(resource['emails']) ?? null,
    phone_number: firstOf(resource['phoneNumbers']) ?? null,
    blocked: !isActive(resource),
    ...(password === undefined ? {} : { password }),
  }
}
