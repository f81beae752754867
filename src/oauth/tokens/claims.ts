import type { Context } from '#http/context.ts'
import type { AskedClaims, ClaimsRequest } from '#model/claims-request.ts'
import { membership, organization } from '#model/organization.ts'
import type { User } from '#model/user.ts'
import { anyOf } from '#store/store.ts'
import { groupPathsOf } from '../groups.ts'
import { backendOf, type HoldingPlace, heldRoles } from '../held-scopes.ts'

type ClaimValue = (user: User, context: Context, client: HoldingPlace) => unknown

/** The claims about a person (OIDC Core §5.1): the claim, the scope that releases it (OIDC Core §5.4), and its value. */
// biome-ignore format: it reads as a table
const table: readonly (readonly [claim: string, scope: string, value: ClaimValue])[] = [
  ['name', 'profile', (user) => user.name],
  ['given_name', 'profile', (user) => user.given_name],
  ['family_name', 'profile', (user) => user.family_name],
  ['middle_name', 'profile', (user) => user.middle_name],
  ['nickname', 'profile', (user) => user.nickname],
  ['preferred_username', 'profile', (user) => user.username],
  ['profile', 'profile', (user) => user.profile],
  ['picture', 'profile', (user) => user.picture],
  ['website', 'profile', (user) => user.website],
  ['gender', 'profile', (user) => user.gender],
  ['birthdate', 'profile', (user) => user.birthdate],
  ['locale', 'profile', (user) => user.locale],
  ['zoneinfo', 'profile', (user) => user.zoneinfo],
  ['updated_at', 'profile', (user) => Math.floor(user.updated_at / 1000)],
  ['groups', 'profile', groupsOf],
  ['roles', 'profile', async (user, context, client) => (await heldRoles(context, user, client)).map((role) => role.name)],
  ['organizations', 'profile', organizationsClaim],
  ['email', 'email', (user) => user.email],
  ['email_verified', 'email', (user) => (user.email === undefined ? undefined : user.email_verified)],
  ['phone_number', 'phone', (user) => user.phone_number],
  ['phone_number_verified', 'phone', (user) => (user.phone_number === undefined ? undefined : user.phone_number_verified)],
  ['address', 'address', (user) => user.address],
]
const scopeOf = new Map(table.map(([claim, scope]) => [claim, scope]))
/** Claims that a scope of their own releases beside that of the table: clients ask for `groups` by this name. */
const ownScopes: Readonly<Record<string, string>> = { groups: 'groups' }
const isAgreed = (claim: string, releasedBy: string, agreed: (scope: string) => boolean) => agreed(releasedBy) || agreed(ownScopes[claim] ?? releasedBy)

/** The supported claims about the person and the sign-in. */
export const supportedClaims: readonly string[] = ['sub', 'auth_time', 'acr', 'amr', 'sid', ...scopeOf.keys()]

async function organizationsClaim(user: User, { db }: Context): Promise<unknown> {
  const memberships = await db.table(membership).find({ user_id: user.id }, { limit: 100 })
  if (memberships.length === 0) return []
  const rows = await db.table(organization).find({ id: anyOf(memberships.map((m) => m.organization_id)) }, { limit: 100 })
  return rows.map(({ id, name, label }) => ({ id, name, label }))
}

/** The words of the person's row, and the names of the groups that they are in, those included that these stand in. */
async function groupsOf(user: User, context: Context): Promise<readonly string[] | undefined> {
  const words = user.group?.split(' ').filter(Boolean)
  const paths = await groupPathsOf(context, user)
  return paths.length === 0 ? words : [...new Set([...(words ?? []), ...paths.flat().map(({ name }) => name)])]
}

const namesOf = (claims: ClaimsRequest | undefined) => [...Object.keys(claims?.userinfo ?? {}), ...Object.keys(claims?.id_token ?? {})]

/** The scopes of individually requested claims: a person must consent to them as to requested scopes. */
export const scopesOfClaims = (claims: ClaimsRequest | undefined): readonly string[] => namesOf(claims).flatMap((name) => scopeOf.get(name) ?? [])

/** The scope that releases a claim about a person; absent for claims that a backend declares. */
export const scopeOfClaim = (name: string): string | undefined => scopeOf.get(name)

/** A username with an @ is personal data like an e-mail address. */
const usesAddress = ({ username }: User): boolean => username.includes('@')
/** True when these scopes release the username: `email` where it is an e-mail address, else `profile`. */
export const mayTellUsername = (user: User, scope: readonly string[]): boolean => scope.includes(usesAddress(user) ? 'email' : 'profile')

/** The part of a claims request that the agreed scopes cover. */
export function releasableClaims(claims: ClaimsRequest, agreed: ReadonlySet<string>): ClaimsRequest {
  const kept = (asked: AskedClaims) =>
    Object.fromEntries(Object.entries(asked).filter(([name]) => !scopeOf.has(name) || isAgreed(name, scopeOf.get(name) ?? '', (scope) => agreed.has(scope))))
  return { userinfo: kept(claims.userinfo ?? {}), id_token: kept(claims.id_token ?? {}) }
}

/** The claims to release about a person: those of the scopes, and individually requested ones. */
export interface Release {
  readonly user: User
  /** The client that is told; absent: roles that an organization gives are left out. */
  readonly client?: HoldingPlace
  /** Absent: only the individually requested claims. */
  readonly scope?: readonly string[]
  readonly asked?: AskedClaims | undefined
}

/** The released claims about a person (OIDC Core §5.3.2). Unknown ones are left out, not null. */
export async function claimsAbout(context: Context, { user, client, scope, asked }: Release): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = scope ? await metadataClaims(context, user, scope) : {}
  const isReleased = (claim: string, releasedBy: string) =>
    isAgreed(claim, releasedBy, (name) => scope?.includes(name) === true) || asked?.[claim] !== undefined
  for (const [claim, releasedBy, value] of table) {
    if (!isReleased(claim, releasedBy)) continue
    // Consent to the profile is not consent to the address.
    if (claim === 'preferred_username' && usesAddress(user) && !isReleased('email', 'email')) continue
    const found = await value(user, context, client)
    // An empty list is sent only where the claim was requested by name.
    const empty = found === undefined || (Array.isArray(found) && found.length === 0 && asked?.[claim] === undefined)
    if (!empty) told[claim] = found
  }
  return told
}

/** Claim names that the protocol defines, which no attribute of a backend may take. */
const taken = new Set([
  'iss',
  'sub',
  'aud',
  'exp',
  'iat',
  'nbf',
  'jti',
  'nonce',
  'auth_time',
  'acr',
  'amr',
  'azp',
  'sid',
  'at_hash',
  'c_hash',
  'cnf',
  'scope',
  'client_id',
])

/** The further attributes that the backend declares, each released when all its scopes were granted. */
async function metadataClaims(context: Context, user: User, scope: readonly string[]): Promise<Record<string, unknown>> {
  const fields = (await backendOf(context, user))?.metadata_fields ?? []
  const told: Record<string, unknown> = {}
  for (const { attribute_name, scopes, default_value } of fields) {
    if (taken.has(attribute_name) || scopeOf.has(attribute_name) || !scopes.every((name) => scope.includes(name))) continue
    const attribute = user.metadata[attribute_name]
    const value = attribute === undefined ? default_value : showAttribute(attribute)
    if (value !== undefined) told[attribute_name] = value
  }
  return told
}

/**
 * The form of an attribute by its `display`: hidden, the bare value, or the listed members. A suspended or revoked attribute is released only
 * together with its status.
 */
function showAttribute({ value, status, display }: User['metadata'][string]): unknown {
  if (display === false) return undefined
  if (status !== 'valid' && !display.includes('status')) return undefined
  return display.length === 0 ? value : { value, ...(display.includes('status') ? { status } : {}) }
}
