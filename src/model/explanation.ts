import { z } from 'zod'
import { flag, instant, integer, list, oneOf, paragraph, shape, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { type ExplainedDecision, explainedDecisionSchema } from './explained-decision.ts'

/** The names of all checks on requests. An explanation names the check that failed by one of these. */
// biome-ignore format: it reads as a list
export const checkNames = [
  // the client
  'client_named', 'client_known', 'client_active', 'client_method', 'client_proof', 'client_secret', 'secret_expiry',
  'assertion_signature', 'assertion_subject', 'assertion_audience', 'assertion_time', 'assertion_once', 'client_certificate', 'profile',
  // the authorization request
  'redirect_uri', 'request_object', 'request_uri', 'registration', 'pushed', 'response_type', 'response_type_known', 'implicit_grant', 'dpop_binding',
  'response_mode', 'parameter_length', 'openid_scope', 'nonce', 'pkce', 'pkce_or_nonce', 'pkce_method', 'pkce_challenge', 'prompt', 'max_age', 'claims',
  'dpop_thumbprint', 'id_token_hint', 'launch', 'person',
  // scopes and APIs
  'scope_form', 'scope_known', 'scope_held', 'resource', 'scope_of_resource', 'authorization_details',
  // the token request
  'grant_type', 'grant_known', 'grant_allowed', 'grant_registered', 'parameters', 'dpop_proof', 'code', 'redirect_uri_repeated', 'pkce_verifier', 'dpop_key', 'bound_key', 'refresh_token',
  'subject_token', 'actor_token', 'assertion', 'assertion_rule', 'polling', 'vault',
  // access tokens that are presented to this server
  'token_sent', 'token_live', 'token_scope',
  // policies, at the API and where tokens are issued
  'policy',
  // every check without a name of its own; the message says more
  'other',
] as const
export type CheckName = (typeof checkNames)[number]

/** The details of a refusal that the refusing code knows. None is a secret: no code, token, password or proof. */
export interface Facts {
  readonly check?: CheckName
  /** The specification that demands it. */
  readonly spec?: string
  /** The client of the request, once it is known to exist. */
  readonly client_id?: string
  readonly expected?: readonly string[]
  readonly got?: string | undefined
  /** The id of the credential, or the `kid` of the key, that the client tried. */
  readonly tried?: string | undefined
  /** The decision of policies that refused. */
  readonly decision?: ExplainedDecision
  /** Looks up further details in the database. Runs after the answer, and only for refusals that are kept. */
  readonly later?: () => Promise<Facts>
}

/** Why one request was refused, kept for a week: a sample when refusals come in floods. */
export const explanation = resource(
  {
    name: 'explanation',
    table: 'explanations',
    key: 'id',
    expires: 'expires_at',
    doc: 'Why one request was refused: the checks that it passed, and the one that it failed. Kept for a week.',
    indexes: [['client_id', 'at'], ['request_id']],
  },
  {
    id: field(text(128), { doc: 'Its expiry and the request.', writers: 'server' }),
    request_id: field(text(64), { doc: 'The request, as the answer named it.', writers: 'server' }),
    at: field(instant(), { doc: 'When it was refused.', writers: 'server', find: ['sort'] }),
    client_id: field(text(255), { doc: 'The client id in the request, even of a client that does not exist; `-` when there was none.', writers: 'server' }),
    endpoint: field(text(128), { doc: 'The endpoint that refused.', writers: 'server' }),
    method: field(text(16), { doc: 'The HTTP method.', writers: 'server' }),
    error: field(text(64), { doc: 'The error code of the answer.', writers: 'server' }),
    status: field(integer(100, 599), {
      doc: 'The HTTP status of the refusal, even if it was sent to the application by a redirect.',
      writers: 'server',
    }),
    message: field(paragraph(1024), { doc: 'The description in the response.', writers: 'server' }),
    check: field(oneOf(...checkNames), { doc: 'The check that failed.', writers: 'server' }),
    spec: field(text(128), { doc: 'Where it is demanded.', optional: true, writers: 'server' }),
    passed: field(list(text(64)), { doc: 'The checks that the request passed, in their order.', initial: [], writers: 'server' }),
    expected: field(list(text(1024), 20), { doc: 'The expected value.', initial: [], writers: 'server' }),
    got: field(text(1024), { doc: 'The received value. Never a secret.', optional: true, writers: 'server' }),
    decision: field(shape('decision of policies', explainedDecisionSchema), {
      doc: 'The decision of the policies, when one of them refused: the one that decided, and the answer of each that was asked.',
      optional: true,
      writers: 'server',
    }),
    tried: field(text(255), { doc: 'The credential or key with which the client tried to prove itself.', optional: true, writers: 'server' }),
    auth_method: field(text(64), { doc: 'The client authentication method of the request.', optional: true, writers: 'server' }),
    network: field(text(64), { doc: 'The network it came from: /24 for IPv4, /64 for IPv6.', writers: 'server' }),
    params: field(shape('parameters', z.record(z.string(), z.string())), { doc: 'The parameters that hold no secret.', initial: {}, writers: 'server' }),
    withheld: field(list(text(64)), { doc: 'The names of the parameters that were not kept.', initial: [], writers: 'server' }),
    was_pushed: field(flag(), { doc: 'The request is a pushed authorization request.', initial: false, writers: 'server' }),
    skipped: field(integer(0, Number.MAX_SAFE_INTEGER), {
      doc: 'How many refusals of this client were not kept since the one before, because there were too many.',
      initial: 0,
      writers: 'server',
    }),
    expires_at: field(instant(), { doc: 'When the row is removed.', writers: 'server' }),
  },
)
export type Explanation = Row<typeof explanation.fields>
