import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import { invalidRequest, invalidTarget } from '#http/refusal.ts'
import { randomText } from '#kit/random.ts'
import type { Subject } from '../exchange/subject.ts'
import { TOKEN_EXCHANGE, tokenTypes } from '../exchange/token-types.ts'
import { readScope } from '../scopes.ts'
import type { Entitlement } from '../tokens/entitlement.ts'
import { entitlementOfGrant } from '../tokens/from-grant.ts'
import { decideAssertion } from './rules.ts'

/** The `typ` of an identity assertion (draft-ietf-oauth-identity-assertion-authz-grant §3). */
export const ID_JAG = 'oauth-id-jag+jwt'
/** Seconds: it is made to be redeemed at once. */
const LIFETIME = 300
const MOST_RESOURCES = 20

/** The requested assertion, with its client and subject. */
interface AssertionCall {
  readonly client: CompiledClient
  readonly context: Context
  readonly subject: Subject
  readonly resource: string | undefined
  readonly audience: string | undefined
  readonly scope: string | undefined
}

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
  const resources = call.resource?.split(' ', MOST_RESOURCES + 1) ?? []
  if (resources.length > MOST_RESOURCES) throw invalidTarget(`resource is given more than ${MOST_RESOURCES} times`)
  const wanted = readScope(call.scope)
  const { scope, party_client_id } = await decideAssertion(context, { direction: 'issue', client_id: client.id, party, user, resources, scope: wanted })
  const [only] = resources
  const address = grant.scope.includes('email') && user.email !== undefined ? { email: user.email, email_verified: user.email_verified } : {}
  return {
    ...entitlementOfGrant(grant, { client, user, context }),
    scope,
    audience: [party],
    grant_type: TOKEN_EXCHANGE,
    assertion: {
      typ: ID_JAG,
      lifetime: LIFETIME,
      claims: {
        jti: randomText(16),
        client_id: party_client_id,
        ...(only !== undefined && { resource: resources.length === 1 ? only : resources }),
        ...address,
      },
    },
    answer: { token_type: 'N_A', issued_token_type: tokenTypes.id_jag },
  }
}
