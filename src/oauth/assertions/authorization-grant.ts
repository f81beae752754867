import { invalidRequest } from '#http/refusal.ts'
import { assertionRule } from '#model/assertion-rule.ts'
import { tokenTypes } from '../exchange/token-types.ts'
import { findApi } from '../protected-apis.ts'
import type { Entitlement } from '../tokens/entitlement.ts'
import { type AssertionCall, describeAssertion, LIFETIME } from './contents.ts'

/** The `typ` of a JWT that is an authorization grant (draft-ietf-oauth-rfc7523bis): it is no access token, and nobody can mistake it for one. */
const AUTHORIZATION_GRANT = 'authorization-grant+jwt'

/**
 * The other authorization server that an exchange names by `audience`, or by `resource` alone (draft-ietf-oauth-identity-chaining §2.3); undefined
 * where it names an API of ours, or no rule of the client is about it.
 */
export async function chainedServer({ client, context, audience, resource }: AssertionCall): Promise<string | undefined> {
  const party = audience ?? resource
  if (party === undefined || party.includes(' ') || (await findApi(context, party))) return undefined
  const about = { client_id: client.id, party, direction: 'issue', assertion_type: 'jwt', active: true } as const
  const [rule] = await context.db.table(assertionRule).find(about, { limit: 1 })
  return rule && party
}

/**
 * The part of an entitlement that makes it an authorization grant for another server (draft-ietf-oauth-identity-chaining §2.3): about the person of
 * the subject token, for that server alone, and within the rules. The client redeems it there (RFC 7523 §2.1).
 * @throws {Refusal}
 */
export async function entitleAuthorizationGrant(call: AssertionCall, party: string, act: unknown): Promise<Omit<Entitlement, 'subject'>> {
  const { user, scope } = call.subject
  if (!user)
    throw invalidRequest('an authorization grant for another server is about a person: the subject token speaks for none').because({ check: 'subject_token' })
  const resource = call.audience === undefined ? undefined : call.resource
  const made = await describeAssertion({ ...call, resource, user, party, told: scope }, 'jwt')
  return {
    ...made.entitlement,
    assertion: { typ: AUTHORIZATION_GRANT, lifetime: LIFETIME, claims: { ...made.claims, ...(act !== undefined && { act }) } },
    answer: { token_type: 'N_A', issued_token_type: tokenTypes.jwt },
  }
}
