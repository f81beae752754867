import { isObject, type Members } from '#fields/json-object.ts'
import type { Disclosure } from './disclosure.ts'
import { demand } from './fault.ts'

/** The place of a claim: names of members and indexes of elements, from the root. */
export type ClaimPath = readonly (string | number)[]

/** The claims of an SD-JWT with its disclosures in their places, and the paths of what was disclosed. */
export interface Revealed {
  readonly claims: Members
  readonly disclosed: readonly ClaimPath[]
}

const texts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string')

/**
 * Puts disclosures into their places (RFC 9901 §7.1 step 3). One that belongs nowhere, or in two places, or that replaces a claim is refused: a holder
 * could otherwise slip in what the issuer never said.
 * @throws {CredentialFault}
 */
export function reveal(payload: Members, disclosures: readonly Disclosure[]): Revealed {
  const known = new Map(disclosures.map((one) => [one.digest, one]))
  demand(known.size === disclosures.length, 'a disclosure is sent twice')
  const [met, used, disclosed] = [new Set<string>(), new Set<string>(), [] as ClaimPath[]]
  /** The disclosure of a digest; undefined for one that is withheld, or a decoy. */
  const find = (digest: string, path: ClaimPath): Disclosure | undefined => {
    demand(!met.has(digest), 'a digest stands in two places')
    met.add(digest)
    const found = known.get(digest)
    if (found) {
      used.add(digest)
      disclosed.push(found.name === undefined ? path : [...path, found.name])
    }
    return found
  }
  const object = (members: Members, path: ClaimPath): Record<string, unknown> => {
    const { _sd: digests = [], ...rest } = members
    demand(texts(digests), '_sd is not an array of digests')
    demand(!Object.hasOwn(rest, '...'), 'a claim is named "..."')
    const names = new Set(Object.keys(rest))
    const added = digests.flatMap((digest) => {
      const found = find(digest, path)
      if (!found) return []
      const { name, value } = found
      demand(name !== undefined, 'the disclosure of an array element stands where a claim belongs')
      demand(!names.has(name), `the claim ${name.slice(0, 64)} is there twice`)
      names.add(name)
      return [[name, plain(value, [...path, name])] as const]
    })
    return Object.fromEntries([...Object.entries(rest).map(([name, value]) => [name, plain(value, [...path, name])] as const), ...added])
  }
  const element = (value: unknown, path: ClaimPath): readonly unknown[] => {
    if (!isObject(value) || !Object.hasOwn(value, '...')) return [plain(value, path)]
    const digest = value['...']
    demand(typeof digest === 'string' && Object.keys(value).length === 1, 'an array holds "..." that is no digest')
    const found = find(digest, path)
    demand(found?.name === undefined, 'the disclosure of a claim stands where an array element belongs')
    return found ? [plain(found.value, path)] : []
  }
  const plain = (value: unknown, path: ClaimPath): unknown => {
    if (!Array.isArray(value)) return isObject(value) ? object(value, path) : value
    const elements: unknown[] = []
    for (const one of value) elements.push(...element(one, [...path, elements.length]))
    return elements
  }
  const { _sd_alg, ...members } = payload
  const claims = object(members, [])
  demand(used.size === disclosures.length, 'a disclosure belongs to no digest of the credential')
  return { claims, disclosed }
}
