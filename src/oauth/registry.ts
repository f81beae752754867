import { z } from 'zod'
import type { GrantDescription } from '#http/registry.ts'
import { BASIC_GRANT } from './client-auth/basic-grant.ts'
import { type GrantType, grantName } from './contracts.ts'

/** Names in `supported_grant_types` that are not token requests. */
export const otherGrantNames = [BASIC_GRANT, 'implicit', 'revoke', 'introspect', 'id_token', 'vp_token']

/** Describes the token request of a grant type: the parameters of its schema (RFC 6749 §4.5). */
export function describeGrant(grant: GrantType): GrantDescription {
  const { properties = {}, required = [] } = z.toJSONSchema(grant.params, { io: 'input', unrepresentable: 'any' })
  return { name: grantName(grant), type: grant.type, spec: grant.spec, parameters: { properties: properties as Record<string, object>, required } }
}
