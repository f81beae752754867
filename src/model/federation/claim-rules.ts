import { z } from 'zod'
import { type Kind, shape } from '#fields/kinds.ts'

/** The attributes of a person that claims fill as they are. */
export const plainAttributes = [
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'profile',
  'picture',
  'website',
  'gender',
  'birthdate',
  'locale',
  'zoneinfo',
  'phone_number',
] as const
/** The attributes of a person that claims of another server may fill. The username and the proof of the address are decided separately. */
const mappedAttributes = ['username', 'email', 'email_verified', ...plainAttributes] as const
export type MappedAttribute = (typeof mappedAttributes)[number]
export type AttributeClaims = Partial<Record<MappedAttribute, string>>

/** The name of a claim, or a path to a member of it. */
const claimPath = z.string().min(1).max(256)

/** The claims that fill the attributes of people. */
export const attributeClaims = (): Kind<AttributeClaims> => shape('claims of attributes', z.partialRecord(z.enum(mappedAttributes), claimPath))

const roleRule = z.strictObject({ claim: claimPath, value: z.string().min(1).max(1024), role_id: z.string().min(1).max(64) })
export type RoleRule = z.infer<typeof roleRule>

/** Roles that follow from values of claims. */
export const roleRules = (): Kind<RoleRule[]> => shape('roles by claims', z.array(roleRule).max(500))

/** Further documents about a person, each read with the access token and kept as the claim of its name. */
export const claimDocuments = (): Kind<{ claim: string; url: string }[]> =>
  shape('further claims', z.array(z.strictObject({ claim: z.string().regex(/^\w{1,64}$/), url: z.url({ protocol: /^https?$/ }).max(2048) })).max(5))

export type Claims = Readonly<Record<string, unknown>>

/** The value of a claim by its name, or by a path of members and places in lists, such as `emails.0.value`. */
export function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path]
  let at: unknown = claims
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
    at = (at as Claims)[step]
  }
  return at
}

/** The role ids that follow from claims. A claim that is a list has each of its values. */
export function rolesByClaims(rules: readonly RoleRule[], claims: Claims): string[] {
  const holds = ({ claim, value }: RoleRule) => [claimAt(claims, claim)].flat().some((one) => String(one) === value)
  return [...new Set(rules.filter(holds).map(({ role_id }) => role_id))]
}
