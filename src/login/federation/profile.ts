import { type AttributeClaims, type Claims, claimAt, type MappedAttribute, plainAttributes } from '#model/federation/claim-rules.ts'
import { type User, user } from '#model/user.ts'

export type FilledProfile = Partial<Pick<User, (typeof plainAttributes)[number] | 'email' | 'email_verified'>>

/** The value of an attribute in the claims of another directory: of the claim that the map names, else of that of its name. */
const claimFor = (claims: Claims, map: AttributeClaims, attribute: MappedAttribute): unknown => [claimAt(claims, map[attribute] ?? attribute)].flat()[0]

/** The profile that claims make. A value that the field would refuse is left out: a picture that is no URL must not stop a sign-in. */
export function profileOf(claims: Claims, map: AttributeClaims, { trust_email }: { readonly trust_email: boolean }): FilledProfile {
  const valid = (attribute: MappedAttribute): [string, unknown][] => {
    const parsed = user.fields[attribute].kind.schema.safeParse(claimFor(claims, map, attribute))
    return parsed.success && parsed.data !== '' ? [[attribute, parsed.data]] : []
  }
  const email = Object.fromEntries(valid('email'))['email']
  const verified = claimFor(claims, map, 'email_verified')
  return {
    ...Object.fromEntries(plainAttributes.flatMap(valid)),
    ...(typeof email === 'string' ? { email, email_verified: trust_email && (verified === true || verified === 'true') } : {}),
  }
}

/** The username that the map names; none where it names none. */
export function mappedUsername(claims: Claims, map: AttributeClaims): string | undefined {
  if (map.username === undefined) return undefined
  const parsed = user.fields.username.kind.schema.safeParse(claimFor(claims, map, 'username'))
  return parsed.success && parsed.data.trim() !== '' ? parsed.data : undefined
}

/** The roles of a person after a sign-in: those that rules give and take follow the claims, all others stay. */
export const rolesAfter = (held: readonly string[], ruled: readonly string[], given: readonly string[]): string[] => [
  ...new Set([...held.filter((id) => !ruled.includes(id)), ...given]),
]
