import { Disclosable } from '#credentials/conceal.ts'
import { isObject } from '#fields/json-object.ts'
import { credentialRequestDenied } from '#http/refusal.ts'
import type { CredentialClaim } from '#model/credential-claims.ts'
import type { PersonValues } from './person-values.ts'
import { valueAt } from './person-values.ts'

/** The claims of a credential about one person. */
export interface CredentialSubject {
  /** The parts that the holder may withhold are `Disclosable`. */
  readonly claims: Readonly<Record<string, unknown>>
  /** The attributes of the person that it tells. */
  readonly attributes: readonly string[]
  /** The seconds until the first claim with an end of its own is out of date. */
  readonly expires_in: number | undefined
}

type FindValue = (claim: CredentialClaim, path: readonly string[]) => unknown

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (Array.isArray(value) ? value.length === 0 : isObject(value) && !(value instanceof Disclosable) && Object.keys(value).length === 0)

/** How a tree is walked: `find` looks a value up; `met` hears of each claim that has one. */
interface ClaimWalk {
  readonly find: FindValue
  readonly met: (claim: CredentialClaim, path: readonly string[]) => void
  readonly path: readonly string[]
}

/** The claims of a tree, with their values. */
function gather(claims: readonly CredentialClaim[], { find, met, path }: ClaimWalk): Record<string, unknown> {
  const entries = claims.flatMap((claim) => {
    const here = [...path, claim.name]
    const value = foundFor(claim, { find, met, path: here })
    if (isEmpty(value)) {
      if (claim.mandatory) throw credentialRequestDenied(`the credential demands ${here.join('.')}, and the person has no valid value for it`)
      return []
    }
    met(claim, here)
    return [[claim.name, claim.disclosable ? new Disclosable(value) : value] as const]
  })
  return Object.fromEntries(entries)
}

function foundFor(claim: CredentialClaim, { find, met, path }: ClaimWalk): unknown {
  if (claim.value !== undefined) return claim.value
  if (claim.claims) return gather(claim.claims, { find, met, path })
  const value = find(claim, path)
  if (!claim.items) return value
  const { claims, disclosable } = claim.items
  const elements = (Array.isArray(value) ? value : []).map((item: unknown) =>
    // Within an item a pointer begins at the item.
    claims ? gather(claims, { find: (inner) => valueAt(item, (inner.pointer ?? inner.name).split('.')), met: () => {}, path }) : item,
  )
  return elements.filter((one) => !isEmpty(one)).map((one) => (disclosable ? new Disclosable(one) : one))
}

/**
 * The claims of a credential about a person: only those that the configuration names, and none whose attribute is suspended or revoked. `namespaced`:
 * the first step of a path is a namespace, which is no name of a value.
 * @throws {Refusal} `credential_request_denied` when a mandatory one has no value
 */
export function subjectWith(claims: readonly CredentialClaim[], values: PersonValues, namespaced: boolean): CredentialSubject {
  const attributes = new Set<string>()
  let expires_in: number | undefined
  const pointerOf = (claim: CredentialClaim, path: readonly string[]) => claim.pointer ?? path.slice(namespaced ? 1 : 0).join('.')
  const met = (claim: CredentialClaim, path: readonly string[]) => {
    if (claim.expires_in !== undefined) expires_in = Math.min(expires_in ?? claim.expires_in, claim.expires_in)
    const attribute = claim.value === undefined && !claim.claims ? values.attributeOf(pointerOf(claim, path)) : undefined
    if (attribute !== undefined) attributes.add(attribute)
  }
  const told = gather(claims, { find: (claim, path) => values.at(pointerOf(claim, path)), met, path: [] })
  return { claims: told, attributes: [...attributes], expires_in }
}

/** A value with everything in it that could be withheld, for formats in which nothing can be. */
export function discloseAll(value: unknown): unknown {
  if (value instanceof Disclosable) return discloseAll(value.value)
  if (Array.isArray(value)) return value.map(discloseAll)
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, discloseAll(one)])) : value
}
