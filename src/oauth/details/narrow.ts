import { isObject } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { invalidAuthorizationDetails } from '#http/refusal.ts'
import type { AuthorizationDetail } from '#model/authorization-detail.ts'
import { withIdentifiers } from './openid-credential.ts'
import { parseDetails } from './request.ts'
import { detailTypes } from './types.ts'

/**
 * True when one value allows no more than another: the same text, number or flag; an array with some of its elements; an object with the same
 * members, each of which allows no more. A member that is left out could be what restricts, so none may be.
 */
function isContained(asked: unknown, granted: unknown): boolean {
  if (Array.isArray(asked)) return Array.isArray(granted) && asked.every((one) => granted.some((other) => isContained(one, other) && isContained(other, one)))
  if (!isObject(asked)) return asked === granted
  if (!isObject(granted) || Object.keys(asked).length !== Object.keys(granted).length) return false
  return Object.entries(asked).every(([name, value]) => Object.hasOwn(granted, name) && isContained(value, granted[name]))
}

/**
 * The details of a token: those that were granted, or the part of them that the token request asks for (RFC 9396 §6).
 * @throws {Refusal} `invalid_authorization_details` for what was not granted
 */
export function narrowDetails(granted: readonly AuthorizationDetail[] | undefined, requested: string | undefined): readonly AuthorizationDetail[] | undefined {
  if (requested === undefined) return granted
  const asked = parseDetails(requested)
  const beyond = asked.find((one) => !granted?.some((other) => isContained(one, other)))
  if (beyond)
    throw invalidAuthorizationDetails(`a detail of type ${beyond.type} goes beyond what was granted`).because({
      check: 'authorization_details',
      spec: 'RFC 9396 §6',
      expected: (granted ?? []).map(({ type }) => type),
      got: beyond.type,
    })
  return asked
}

/**
 * The details that a token for these APIs carries: only those whose type is active and belongs to one of them, so that no other API learns of them
 * (RFC 9396 §9).
 */
export async function detailsWithin(
  audience: readonly string[],
  details: readonly AuthorizationDetail[],
  context: Context,
): Promise<readonly AuthorizationDetail[]> {
  const types = await detailTypes(context)
  const isFor = ({ type }: AuthorizationDetail) => {
    const known = types.get(type)
    return known !== undefined && (known.resource === undefined || audience.length === 0 || audience.includes(known.resource))
  }
  return details.filter(isFor).map(withIdentifiers)
}
