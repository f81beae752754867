import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidAuthorizationDetails, type Refusal } from '#http/refusal.ts'
import { jsonDepth } from '#kit/json-depth.ts'
import { type AuthorizationDetail, authorizationDetails } from '#model/authorization-detail.ts'
import type { Facts } from '#model/explanation.ts'
import { detailTypes, mayRequest, schemaOf } from './types.ts'

/** The greatest length of the parameter, in characters, and the greatest depth of its JSON. */
export const LONGEST_DETAILS = 8192
const DEEPEST = 12

const refuseDetails = (message: string, facts: Facts = {}): Refusal =>
  invalidAuthorizationDetails(message).because({ check: 'authorization_details', spec: 'RFC 9396 §5', ...facts })

/** Parses the parameter `authorization_details` (RFC 9396 §2). @throws {Refusal} `invalid_authorization_details` */
export function parseDetails(text: string): readonly AuthorizationDetail[] {
  const malformed = () => refuseDetails('authorization_details must be a JSON array of objects, each with a type')
  if (text.length > LONGEST_DETAILS || jsonDepth(text) > DEEPEST)
    throw refuseDetails(`authorization_details is longer than ${LONGEST_DETAILS} characters, or too deep`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw malformed()
  }
  const parsed = authorizationDetails.safeParse(value)
  if (!parsed.success) throw malformed()
  return parsed.data
}

/**
 * The authorization details that a client requests: each of a registered type that the client may request, and as the schema of its type wants it.
 * One that is not understood is refused, because it might restrict what the others allow (RFC 9396 §5).
 * @throws {Refusal} `invalid_authorization_details`
 */
export async function readDetails(text: string, client: CompiledClient, context: Context): Promise<readonly AuthorizationDetail[]> {
  const details = parseDetails(text)
  const types = await detailTypes(context)
  for (const [at, detail] of details.entries()) {
    const type = types.get(detail.type)
    if (!type || !mayRequest(client, type))
      throw refuseDetails(`authorization_details.${at}: ${detail.type} is not a type that this client may request`, {
        expected: client.authorization_details_types,
        got: detail.type,
      })
    const check = await schemaOf(type)
    if (check(detail)) continue
    const [fault] = check.errors ?? []
    const path = `authorization_details.${at}${(fault?.instancePath ?? '').replaceAll('/', '.')}`
    throw refuseDetails(`${path} ${fault?.message ?? 'does not satisfy the schema of its type'}`, { got: path })
  }
  return details
}
