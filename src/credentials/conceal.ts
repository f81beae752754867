import { isObject } from '#fields/json-object.ts'
import { type Disclosure, makeDisclosure } from './disclosure.ts'

/** A value that its holder may withhold. It may hold further ones. */
export class Disclosable {
  readonly value: unknown
  constructor(value: unknown) {
    this.value = value
  }
}

/** The payload of an SD-JWT with digests in place of what may be withheld, and the disclosures. */
export interface Concealed {
  readonly payload: Readonly<Record<string, unknown>>
  readonly disclosures: readonly Disclosure[]
}

/** Conceals what may be withheld: members of objects and elements of arrays, at any depth (RFC 9901 §4.2). */
export function conceal(claims: Readonly<Record<string, unknown>>): Concealed {
  const disclosures: Disclosure[] = []
  const disclose = (value: unknown, name?: string): string => {
    const made = makeDisclosure(concealed(value), name)
    disclosures.push(made)
    return made.digest
  }
  const object = (members: Readonly<Record<string, unknown>>): Record<string, unknown> => {
    const entries = Object.entries(members)
    const open = entries.flatMap(([name, value]) => (value instanceof Disclosable ? [] : [[name, concealed(value)] as const]))
    const digests = entries.flatMap(([name, value]) => (value instanceof Disclosable ? [disclose(value.value, name)] : []))
    // RFC 9901 §4.2.4.1: sorted, so that the order of the claims tells nothing.
    return Object.fromEntries(digests.length === 0 ? open : [...open, ['_sd', digests.toSorted()]])
  }
  const concealed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((one) => (one instanceof Disclosable ? { '...': disclose(one.value) } : concealed(one)))
    return isObject(value) ? object(value) : value
  }
  return { payload: object(claims), disclosures }
}
