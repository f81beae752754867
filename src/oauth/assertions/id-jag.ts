import { invalidRequest, invalidTarget } from '#http/refusal.ts'
import { tokenTypes } from '../exchange/token-types.ts'
import type { Entitlement } from '../tokens/entitlement.ts'
import { entitlementOfGrant } from '../tokens/from-grant.ts'
import { type AssertionCall, describeAssertion, LIFETIME } from './contents.ts'

/** The `typ` of an identity assertion (draft-ietf-oauth-identity-assertion-authz-grant §3). */
export const ID_JAG = 'oauth-id-jag+jwt'
/** The one authorization server that the assertion is for. @throws {Refusal} */
function audienceOf({ audience, context }: AssertionCall): string {
  if (audience === undefined)
    throw invalidRequest('audience is missing: name the issuer of the authorization server that the assertion is for').because({ check: 'parameters' })
  if (audience.includes(' ')) throw invalidTarget('an identity assertion is for one authorization server: send one audience')
  if (audience === context.issuer) throw invalidTarget('an identity assertion is for another authorization server, not this one')
  return audience
}

/**
 * The entitlement to an identity assertion for another authorization server (draft-ietf-oauth-identity-assertion-authz-grant §4.3): the subject
 * signed in to this very client, and a rule allows it. No access token goes with it.
 * @throws {Refusal}
 */
export async function entitleAssertion(call: AssertionCall): Promise<Entitlement> {
  const { client, context, subject } = call
  const { user, grant, issued_to } = subject
  // The assertion states that the person signed in to the client, which an access token does not prove.
  if (!user || !grant || issued_to !== client.id || subject.token_id !== undefined)
    throw invalidRequest('an identity assertion is issued for an ID token or refresh token of this client').because({ check: 'subject_token' })
  const party = audienceOf(call)
  const made = await describeAssertion({ ...call, user, party, told: grant.scope }, 'id_jag')
  return {
    ...entitlementOfGrant(grant, { client, user, context }),
    ...made.entitlement,
    assertion: { typ: ID_JAG, lifetime: LIFETIME, claims: made.claims },
    answer: { token_type: 'N_A', issued_token_type: tokenTypes.id_jag },
  }
}
