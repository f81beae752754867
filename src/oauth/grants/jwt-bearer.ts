import { z } from 'zod'
import { perGrant } from '#clients/per-grant.ts'
import { mayUse } from '#clients/sandbox.ts'
import { record } from '#events/record.ts'
import { invalidGrant, invalidScope, invalidTarget } from '#http/refusal.ts'
import type { NewEvent } from '#model/audit-event.ts'
import { type Grant, grant as grantResource } from '#model/grant.ts'
import type { User } from '#model/user.ts'
import { type AcceptedAssertion, acceptAssertion, JWT_BEARER } from '../assertions/accept.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import { type GrantCall, grantType } from '../contracts.ts'
import { heldScopes } from '../held-scopes.ts'
import { newGrant } from '../new-grant.ts'
import { resolveAudience } from '../resource-indicators.ts'
import { grantableScope, readScope, scopeTable } from '../scopes.ts'
import { entitlementOfGrant } from '../tokens/from-grant.ts'

const params = z.object({ assertion: z.string('send the assertion'), scope: z.string().optional(), resource: z.string().optional() })
type BearerCall = GrantCall<z.infer<typeof params>>

/** The scopes of the token: the requested ones, or else those that the assertion names; never more than the assertion allows. @throws {Refusal} */
async function scopeOf(accepted: AcceptedAssertion, { params: sent, caller: { client }, context }: BearerCall): Promise<readonly string[]> {
  const { known } = await scopeTable(context)
  const most = accepted.scope.filter((name) => known.has(name))
  const requested = readScope(sent.scope)
  const beyond = requested.find((name) => !most.includes(name))
  if (beyond !== undefined)
    throw invalidScope(`the assertion is not good for the scope ${beyond.slice(0, 256)}`).because({
      check: 'scope_held',
      spec: 'RFC 7521 §4.1',
      expected: most,
      got: beyond,
    })
  const wanted = requested.length > 0 ? requested : accepted.namesScope ? most : []
  const { user } = accepted
  return grantableScope(context, { client, requested: wanted, unheld: 'drop', ...(user && { held: await heldScopes(context, user, client) }) })
}

/** The APIs of the token: those that the assertion names, or some of them. @throws {Refusal} `invalid_target` */
async function audienceOf({ resources }: AcceptedAssertion, { params: sent, caller: { client }, context }: BearerCall): Promise<readonly string[]> {
  const asked = sent.resource?.split(' ')
  const beyond = resources.length > 0 ? asked?.find((name) => !resources.includes(name)) : undefined
  if (beyond !== undefined)
    throw invalidTarget(`the assertion does not name ${beyond.slice(0, 2048)}`).because({ check: 'resource', expected: resources, got: beyond })
  const requested = asked ?? (resources.length > 0 ? resources : undefined)
  return resolveAudience(context, { client, grant_type: JWT_BEARER, requested: requested?.join(' ') })
}

const readSeconds = (value: unknown): number | undefined => (typeof value === 'number' && Number.isFinite(value) && value > 0 ? value * 1000 : undefined)

/** The grant of the tokens, which the person sees on the account page and can revoke. */
function assertedGrant(
  { claims }: AcceptedAssertion,
  user: User,
  given: Pick<Grant, 'scope' | 'audience'>,
  { caller: { client }, context }: BearerCall,
): Grant {
  const { acr, amr, auth_time } = claims
  return newGrant(
    {
      ...given,
      client_id: client.id,
      user_id: user.id,
      auth_time: readSeconds(auth_time),
      acr: typeof acr === 'string' && acr.length <= 128 ? acr : undefined,
      amr: Array.isArray(amr) ? amr.filter((one): one is string => typeof one === 'string' && one.length <= 32).slice(0, 10) : [],
      lasts: perGrant(client, JWT_BEARER).access_token_ttl,
    },
    context.now(),
  )
}

const acceptedEvent = ({ caller: { client }, context, request }: BearerCall, { user, issuer }: AcceptedAssertion): NewEvent => ({
  at: context.now(),
  action: 'grant.asserted',
  actor_type: 'client',
  actor_id: client.id,
  client_id: client.id,
  target_type: user ? 'user' : 'client',
  target_id: user?.id ?? client.id,
  changes: { issuer: { after: issuer } },
  address: request.address,
  request_id: request.id,
})

/**
 * The JWT bearer grant (RFC 7523 §2.1): an assertion of a trusted issuer takes the place of a sign-in. Identity assertions
 * (draft-ietf-oauth-identity-assertion-authz-grant §4.4) come by it too. No refresh token goes with it (RFC 7521 §4.1): the client gets a new assertion.
 */
export const jwtBearer = grantType({
  type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  name: JWT_BEARER,
  spec: 'RFC 7523 §2.1',
  params,
  // draft-ietf-oauth-identity-assertion-authz-grant §7
  metadata: { authorization_grant_profiles_supported: ['urn:ietf:params:oauth:grant-profile:id-jag'] },
  demandsProof: requiresProof.jwt_bearer,
  async redeem(call) {
    const { params: sent, caller, context, confirmation } = call
    const { client } = caller
    const accepted = await acceptAssertion({ text: sent.assertion, client, isAuthenticated: caller.method !== 'none', confirmation, context })
    const { user } = accepted
    if (user && !(await mayUse(context, client, user))) throw invalidGrant('the person may not use this application').because({ check: 'person' })
    const [scope, audience] = [await scopeOf(accepted, call), await audienceOf(accepted, call)]
    const event = acceptedEvent(call, accepted)
    if (!user) return { subject: client.id, scope, audience, grant_type: JWT_BEARER, record: (batch) => record(batch, event) }
    const granted = assertedGrant(accepted, user, { scope: [...scope], audience: [...audience] }, call)
    return {
      ...entitlementOfGrant(granted, { client, user, context }),
      scope,
      audience,
      grant_type: JWT_BEARER,
      record: (batch) => {
        batch.insert(grantResource, granted)
        record(batch, event)
      },
    }
  },
})
