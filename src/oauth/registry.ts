import { z } from 'zod'
import type { GrantDescription } from '#http/registry.ts'
import { type GrantType, grantName } from './contracts.ts'

/** A grant type as its token request is described: the parameters from its own shape (RFC 6749 §4.5). */
export function describeGrant(grant: GrantType): GrantDescription {
  const { properties = {}, required = [] } = z.toJSONSchema(grant.params, { io: 'input', unrepresentable: 'any' })
  return { name: grantName(grant), type: grant.type, spec: grant.spec, parameters: { properties: properties as Record<string, object>, required } }
}
