import { isObject } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import type { User } from '#model/user.ts'
import type { PresentedContent } from '#oauth/presented-content.ts'
import { claimsAbout, supportedClaims } from '#oauth/tokens/claims.ts'
import { PRESENTED } from './presented.ts'

/** The values of a person that credentials may tell, and where an attribute stands that is not in force. */
export interface PersonValues {
  /** The value at a pointer: a standard claim, an attribute below `metadata`, or a claim below `presented`. */
  at(pointer: string): unknown
  /** The attribute that a pointer leads into. */
  attributeOf(pointer: string): string | undefined
  /** The state of that attribute when it is not valid. */
  barOf(pointer: string): 'suspended' | 'revoked' | undefined
}

const all = Object.fromEntries(supportedClaims.map((name) => [name, null]))
const METADATA = 'metadata'

/** The value below an object by a path of names. */
export function valueAt(from: unknown, path: readonly string[]): unknown {
  let at = from
  for (const name of path) at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined
  return at
}

/** The value below an object by a path in whose names dots may stand, as in the namespaces of an mdoc: the shortest names are tried first. */
function valueBelow(from: unknown, path: readonly string[]): unknown {
  if (path.length === 0 || !isObject(from)) return path.length === 0 ? from : undefined
  const lengths = path.map((_, at) => at + 1).filter((length) => Object.hasOwn(from, path.slice(0, length).join('.')))
  return lengths.map((length) => valueBelow(from[path.slice(0, length).join('.')], path.slice(length))).find((value) => value !== undefined)
}

/** The claim that was presented at a path: the id of a credential query, and the steps to the claim. */
const presentedAt = (presented: PresentedContent | undefined, [, query = '', ...path]: readonly string[]): unknown =>
  presented && Object.hasOwn(presented.claims, query) ? valueBelow(presented.claims[query]?.[0], path) : undefined

/**
 * Gathers the values of a person once for all claims of a credential: their own, and those that they presented. An attribute that is suspended or
 * revoked is not told.
 */
export async function personValues(user: User, context: Context, presented?: PresentedContent): Promise<PersonValues> {
  const { email, ...known } = await claimsAbout(context, { user, asked: all })
  // A credential proves what it tells: an address that nobody proved would become one that everybody believes.
  const claims = user.email_verified ? { ...known, email } : known
  const attributeOf = (pointer: string) => {
    const [first, name] = pointer.split('.')
    return first === METADATA ? name : undefined
  }
  const barOf = (pointer: string) => {
    const status = user.metadata[attributeOf(pointer) ?? '']?.status
    return status === 'valid' ? undefined : status
  }
  return {
    attributeOf,
    barOf,
    at(pointer) {
      const [first, name = '', ...rest] = pointer.split('.')
      if (first === PRESENTED) return presentedAt(presented, pointer.split('.'))
      if (attributeOf(pointer) === undefined) return valueAt(claims, pointer.split('.'))
      return barOf(pointer) === undefined && Object.hasOwn(user.metadata, name) ? valueAt(user.metadata[name]?.value, rest) : undefined
    },
  }
}
