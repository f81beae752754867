import type { Members } from '#fields/json-object.ts'
import type { Names } from '#fields/kinds.ts'
import { type AnyField, fieldsOf } from '#fields/resource.ts'
import { valueSchema } from '#fields/write.ts'
import { client } from '#model/client.ts'

/** The lists that a client may send in place of one value (RP Metadata Choices 1.0 §2), by the member and the field that they are chosen for. */
const choices: readonly (readonly [list: string, member: string, field: string])[] = [
  ['token_endpoint_auth_signing_alg_values_supported', 'token_endpoint_auth_signing_alg', 'token_endpoint_jwt_auth_alg'],
  ['id_token_signing_alg_values_supported', 'id_token_signed_response_alg', 'id_token_signature_alg'],
  ['userinfo_signing_alg_values_supported', 'userinfo_signed_response_alg', 'userinfo_signed_response_alg'],
  ['request_object_signing_alg_values_supported', 'request_object_signing_alg', 'request_object_signing_alg'],
  ['authorization_signing_alg_values_supported', 'authorization_signed_response_alg', 'authorization_signed_response_alg'],
  ['subject_types_supported', 'subject_type', 'subject_type'],
  ...(['id_token', 'userinfo', 'authorization'] as const).flatMap((what) =>
    (['alg', 'enc'] as const).map(
      (part) => [`${what}_encryption_${part}_values_supported`, `${what}_encrypted_response_${part}`, `${what}_encrypted_response_${part}`] as const,
    ),
  ),
]
const fields: ReadonlyMap<string, AnyField> = new Map(fieldsOf(client))

/** The methods of authentication that a program may register, the strongest first. */
export const registrableMethods = ['private_key_jwt', 'client_secret_jwt', 'client_secret_basic', 'client_secret_post', 'none'] as const

const listIfAny = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/**
 * The metadata with one value in place of each list of choices: the first that this server supports, in the order of the client; of methods of
 * authentication the strongest. A member that is sent itself counts, and a list without a supported value leaves the usual one.
 */
export function chooseMetadata(sent: Members, names: Names): Members {
  const chosen: Record<string, unknown> = {}
  for (const [list, member, name] of choices) {
    const field = fields.get(name)
    const value = field && listIfAny(sent[list]).find((one) => valueSchema(field, names).safeParse(one).success)
    if (value !== undefined) chosen[member] = value
  }
  const method = registrableMethods.find((one) => listIfAny(sent['token_endpoint_auth_methods_supported']).includes(one))
  return { ...chosen, ...(method !== undefined && { token_endpoint_auth_method: method }), ...sent }
}
