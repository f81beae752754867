import type { CredentialClaim } from '#model/credential-claims.ts'

/** The sources of a claim: a value of the person, a fixed value, an object of claims, or a list. */
export const claimSources = ['person', 'fixed', 'object', 'list'] as const
export type ClaimSource = (typeof claimSources)[number]

export const sourceOfClaim = ({ value, claims, items }: CredentialClaim): ClaimSource =>
  claims ? 'object' : items ? 'list' : value === undefined ? 'person' : 'fixed'

/** The claim with its value from another source; what only the former source had is left out. */
export function withSource({ value: _, claims, items, pointer, ...claim }: CredentialClaim, source: ClaimSource): CredentialClaim {
  if (source === 'fixed') return { ...claim, value: '' }
  if (source === 'object') return { ...claim, claims: claims ?? [] }
  const from = pointer === undefined ? {} : { pointer }
  return source === 'list' ? { ...claim, ...from, items: items ?? {} } : { ...claim, ...from }
}

/** The claims below a claim; undefined where it can have none. */
export const claimsBelow = ({ claims, items }: CredentialClaim): readonly CredentialClaim[] | undefined => claims ?? (items && (items.claims ?? []))

/** The claim with other claims below it. */
export function withClaimsBelow({ items, ...claim }: CredentialClaim, below: readonly CredentialClaim[]): CredentialClaim {
  if (!items) return { ...claim, claims: below }
  const { claims: _, ...rest } = items
  return { ...claim, items: below.length > 0 ? { ...rest, claims: below } : rest }
}

/** The value as typed: JSON where it is some, else the text itself. */
export function typedValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The claims of a draft, whatever stands in it. */
export const claimsIn = (value: unknown): readonly CredentialClaim[] =>
  Array.isArray(value) ? value.filter((one): one is CredentialClaim => typeof one === 'object' && one !== null) : []

/** Pointers that are offered while typing. */
export const usualPointers: readonly string[] = [
  'name',
  'given_name',
  'family_name',
  'email',
  'birthdate',
  'phone_number',
  'address.country',
  'address.locality',
  'picture',
  'roles',
  'groups',
  'organizations',
]

/** Namespaces of mdocs that are offered while typing. */
export const usualNamespaces: readonly string[] = ['org.iso.18013.5.1', 'org.iso.18013.5.1.aamva', 'org.iso.23220.1', 'eu.europa.ec.eudi.pid.1']

/** The namespace that a document type usually has: its own name, without the kind of document at the end. */
export const namespaceFor = (doctype: unknown): string => (typeof doctype === 'string' && doctype !== '' ? doctype.replace(/\.mDL$/, '') : 'org.iso.18013.5.1')
