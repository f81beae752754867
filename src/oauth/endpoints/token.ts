import { GRANT_WITHHELD } from '#clients/withheld-grants.ts'
import type { Context } from '#http/context.ts'
import { invalidRequest, unsupportedGrantType } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import type { Params } from '#http/request.ts'
import { acceptedAssertionAlgs } from '../accepted-algs.ts'
import { clientEndpoint, refuseUnregistered } from '../client-auth/client-endpoint.ts'
import { requiresProof } from '../client-auth/required-proof.ts'
import { type AuthenticatedClient, type ClientAuth, type GrantType, grantName, methodsOn } from '../contracts.ts'
import { askedToken, holdToProfiles, refuseUnfit } from '../profiles.ts'
import { type ProofOfPossession, provePossession } from '../proof/possession.ts'
import { issue } from '../tokens/issue.ts'

/** The dependencies of the token endpoint. */
export interface TokenParts {
  readonly grants: readonly GrantType[]
  readonly ways: readonly ClientAuth[]
  readonly proofs: readonly ProofOfPossession[]
}

const isOn = (grant: GrantType, context: Context) => grant.enabled?.(context) ?? true

/** The grant's parameters, as it declares them. @throws {Refusal} `invalid_request`, with all faults at once */
function parse(grant: GrantType, params: Params): unknown {
  const parsed = grant.params.safeParse(params)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw invalidRequest(faults.join('; ')).because({ check: 'parameters', spec: grant.spec })
}

/**
 * The token endpoint (RFC 6749 §3.2): it authenticates the client, selects the grant type and issues what that decides. It serves the grant types it
 * is given and knows none of them. A request takes seven steps: it is read and its client authenticated (client-auth/client-endpoint.ts), then as
 * below.
 */
export function token({ grants, ways, proofs }: TokenParts) {
  const typesOn = (context: Context) => grants.filter((grant) => isOn(grant, context)).map(({ type }) => type)
  const byType = new Map(grants.map((grant) => [grant.type, grant]))

  /** RFC 6749 §5.2: selects the requested grant type, if the client may use it. */
  function selectGrant(params: Params, caller: Pick<AuthenticatedClient, 'client'>, context: Context): GrantType {
    const type = params['grant_type']
    if (type === undefined) throw invalidRequest('grant_type is missing').because({ check: 'grant_type', spec: 'RFC 6749 §5.2' })
    const grant = byType.get(type)
    if (!grant || !isOn(grant, context)) {
      const facts = { check: 'grant_known', spec: 'RFC 6749 §5.2', expected: typesOn(context), got: type } as const
      throw unsupportedGrantType('this server has no such grant, or it is switched off').because(facts)
    }
    if (caller.client.withheld_grant_types?.includes(grantName(grant))) {
      const facts = { check: 'grant_allowed', spec: 'RFC 6749 §5.2', expected: caller.client.supported_grant_types, got: type } as const
      throw unsupportedGrantType(GRANT_WITHHELD).because(facts)
    }
    refuseUnregistered(caller, [grantName(grant)])
    return grant
  }

  return clientEndpoint(ways, {
    path: '/oauth/token',
    spec: 'RFC 6749 §3.2',
    cors: 'clients',
    metadata: (url, context) => ({
      token_endpoint: url,
      grant_types_supported: typesOn(context),
      ...Object.assign({}, ...grants.map((grant) => (isOn(grant, context) ? grant.metadata : undefined))),
      token_endpoint_auth_methods_supported: methodsOn(ways, context),
      token_endpoint_auth_signing_alg_values_supported: acceptedAssertionAlgs(context),
      ...Object.assign({}, ...proofs.map((proof) => proof.metadata(context))),
    }),
    repeatable: ['resource', 'audience'],
    requires: (params) => byType.get(params['grant_type'] ?? '')?.demandsProof ?? requiresProof.otherwise,
    async recheck({ params }, client, context) {
      const grant = selectGrant(params, { client }, context)
      refuseUnfit(client)
      await grant.recheck?.(params, client, context)
    },
    async handle({ request, params: sent, caller, context }) {
      const grant = selectGrant(sent, caller, context)
      const params = parse(grant, sent)
      refuseUnfit(caller.client)
      const proof = await provePossession(proofs, { client: caller.client, request, context })
      holdToProfiles('token', caller.client, askedToken(sent, request, proof))
      const entitlement = await grant.redeem({ params, caller, request, context, confirmation: proof?.confirmation })
      const answer = await issue(entitlement, { caller, context, proof, request })
      return json(answer, 200, proof?.headers)
    },
  })
}
