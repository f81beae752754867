import type { Context } from '#http/context.ts'
import { invalidRequest } from '#http/refusal.ts'
import type { AuthorizationDetail } from '#model/authorization-detail.ts'
import { type AgentSource, readAgentToken } from '../agents/verify.ts'
import { type Assurance, neededAssurance } from '../assurance.ts'
import { readDetails } from '../details/request.ts'
import { type Launch, readLaunch } from '../launch.ts'
import { holdToProfiles, refuseUnfit } from '../profiles.ts'
import { refuseForeignScopes } from '../protected-apis.ts'
import { resolveAudience } from '../resource-indicators.ts'
import { grantableScope } from '../scopes.ts'
import { subjectOf } from '../tokens/subject.ts'
import { type AuthorizationRequest, hasResponseType, readRequest, requestParameters, withoutUnknownScopes } from './authorization-request.ts'
import { runChecks } from './checks.ts'
import { expectedSubject } from './id-token-hint.ts'
import { refuseLong } from './parameters.ts'
import type { Redirection } from './redirection.ts'
import type { Incoming } from './request.ts'

/** An authorization request that passed every check that does not depend on the person. */
export interface Prepared {
  readonly redirection: Redirection
  readonly demand: AuthorizationRequest
  /** The APIs that the tokens will be for (RFC 8707 §2). */
  readonly audience: readonly string[]
  readonly assurance: Assurance
  /** The requested authorization details (RFC 9396 §2). */
  readonly details: readonly AuthorizationDetail[] | undefined
  /** The agent token that supplies claims, with its bound data. */
  readonly agent: AgentSource | undefined
  /** The launch that the request answers. */
  readonly launch: Launch | undefined
  /** The `sub` that the client expects, from an ID token it had before (OIDC Core §3.1.2.1), or that of the person for whom it was launched. */
  readonly expected: string | undefined
}

/** Performs every check of a request that does not depend on the person. @throws {Refusal} that may be sent back to the client. */
export async function prepare(redirection: Redirection, { params, pushed, signed, fault }: Incoming, context: Context): Promise<Prepared> {
  if (fault) throw fault
  const { client } = redirection
  refuseLong(params)
  const sent = readRequest(client, params)
  runChecks({ ...sent, context, pushed, signed })
  refuseUnfit(client)
  holdToProfiles('authorization', client, () => ({ ...sent, pushed }))
  const demand = await withoutUnknownScopes(sent, context)
  // RFC 6749 §4.1.2.1: a scope that does not exist. Whether the person holds a private one is not known yet.
  await grantableScope(context, { client, requested: demand.scope, unheld: 'drop' })
  const audience = await resolveAudience(context, {
    client,
    grant_type: hasResponseType(demand, 'code') ? 'authorization_code' : 'implicit',
    requested: demand.resource,
  })
  await refuseForeignScopes(audience, demand.scope, context)
  const details = demand.authorization_details === undefined ? undefined : await readDetails(demand.authorization_details, client, context)
  const agentToken = requestParameters.agent_token.of(params)
  const agent = agentToken === undefined ? undefined : await readAgentToken(agentToken, client, context)
  const launched = requestParameters.launch.of(params)
  const launch = launched === undefined ? undefined : readLaunch(launched, client, context)
  const subjectFor = (one: { readonly user_id: string | undefined } | undefined) =>
    one?.user_id === undefined ? undefined : subjectOf(one.user_id, client, context)
  return {
    redirection,
    demand,
    audience,
    assurance: await neededAssurance(demand, audience, context),
    details,
    agent,
    launch,
    expected: onlyOne([await expectedSubject(demand, context), subjectFor(launch), subjectFor(agent)]),
  }
}

/**
 * The one person whom all parts of a request expect. None goes before another: with a hint at themselves, an attacker would else use the agent token of
 * a victim.
 * @throws {Refusal} `invalid_request` where they differ
 */
function onlyOne(expected: readonly (string | undefined)[]): string | undefined {
  const [first, second] = new Set(expected.filter((one) => one !== undefined))
  if (second !== undefined) throw invalidRequest('id_token_hint, claims, launch and agent_token expect different people; leave out those of another person')
  return first
}
