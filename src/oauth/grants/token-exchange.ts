import { z } from 'zod'
import { perGrant } from '#clients/per-grant.ts'
import { mayUse } from '#clients/sandbox.ts'
import { record } from '#events/record.ts'
import { invalidRequest } from '#http/refusal.ts'
import type { NewEvent } from '#model/audit-event.ts'
import type { Batch } from '#store/store.ts'
import { chainedServer, entitleAuthorizationGrant } from '../assertions/authorization-grant.ts'
import { entitleAssertion } from '../assertions/id-jag.ts'
import { type GrantCall, grantType } from '../contracts.ts'
import { type ActingParty, chainOf, readActor, refuseUnnamed } from '../exchange/actor.ts'
import { readSubject, refuseSubject } from '../exchange/read-subject.ts'
import type { PresentedSubject, Subject } from '../exchange/subject.ts'
import { exchangedScope, targetsOf } from '../exchange/targets.ts'
import { TOKEN_EXCHANGE, tokenTypeNamed, tokenTypes } from '../exchange/token-types.ts'
import { entitleFromVault, namesConnection } from '../exchange/vault.ts'
import type { Entitlement } from '../tokens/entitlement.ts'
import { entitlementOfGrant } from '../tokens/from-grant.ts'
import { subjectOf } from '../tokens/subject.ts'

const params = z.object({
  subject_token: z.string('send the token to exchange'),
  subject_token_type: z.string('send the type of the token'),
  actor_token: z.string().optional(),
  actor_token_type: z.string().optional(),
  requested_token_type: z.string().optional(),
  resource: z.string().optional(),
  audience: z.string().optional(),
  scope: z.string().optional(),
})
type ExchangeCall = GrantCall<z.infer<typeof params>>

/** The form of the issued token (RFC 8693 §2.1): an access token as ever, or one that is a JWT. @throws {Refusal} `invalid_request` */
function formOf(requested: string | undefined): Pick<Entitlement, 'format' | 'answer'> {
  const kind = requested === undefined ? 'access_token' : tokenTypeNamed(requested)
  if (kind === 'access_token') return { answer: { issued_token_type: tokenTypes.access_token } }
  if (kind === 'jwt') return { format: 'jwt', answer: { issued_token_type: tokenTypes.jwt } }
  const expected = [tokenTypes.access_token, tokenTypes.jwt, tokenTypes.id_jag]
  throw invalidRequest(`requested_token_type must be one of ${expected.join(', ')}`).because({
    check: 'parameters',
    spec: 'RFC 8693 §3',
    expected,
    got: requested,
  })
}

/** The part of the entitlement that follows from the subject: the person, and the rows that the token depends on. */
function lineageOf(subject: Subject, { caller: { client }, context }: ExchangeCall) {
  const { user, grant, token_id, not_after } = subject
  if (!user) return { subject: client.id, subject_token_id: token_id, not_after }
  const whom = { subject: subjectOf(user.id, client, context), user_id: user.id }
  return {
    ...whom,
    ...(grant && entitlementOfGrant(grant, { client, user, context })),
    subject_token_id: token_id,
    not_after: Math.min(not_after, grant?.expires_at ?? not_after),
  }
}

/** The audit event of an exchange: the token, its subject, the client and the actor. */
const exchangedEvent = (
  { caller: { client }, context, request }: ExchangeCall,
  { user, issued_to, issuer, token_id }: Subject,
  actor: ActingParty,
): NewEvent => ({
  at: context.now(),
  action: 'token.exchanged',
  actor_type: 'client',
  actor_id: client.id,
  client_id: client.id,
  target_type: user ? 'user' : 'client',
  target_id: user?.id ?? client.id,
  changes: { subject_token: { after: token_id ?? issuer ?? issued_to ?? null }, issued_to: { after: issued_to ?? null }, actor: { after: actor.sub } },
  address: request.address,
  request_id: request.id,
})

/** Tokens of other servers and identity assertions are issued to the client alone, where `may_act` lets it act (RFC 8693 §4.4). @throws {Refusal} */
function refuseActors({ params: sent, caller, context }: ExchangeCall, subject: Subject): void {
  if (sent.actor_token !== undefined || sent.actor_token_type !== undefined) throw invalidRequest('no actor_token goes with this requested token: leave it out')
  refuseUnnamed(subject, { sub: caller.client.id }, context)
}

/**
 * The token exchange grant (RFC 8693 §2): a client turns a token that it holds into another, for less scope or another API, in its own name
 * (delegation) or without a trace of it (impersonation). The settings of the client list the allowed tokens, APIs and actors. The issued token never
 * carries more or lives longer than the presented one, and ends with it.
 */
export const tokenExchange = grantType({
  type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  name: TOKEN_EXCHANGE,
  spec: 'RFC 8693 §2',
  params,
  // draft-ietf-oauth-identity-chaining §3, draft-ietf-oauth-identity-assertion-authz-grant §7
  metadata: { identity_chaining_requested_token_types_supported: [tokenTypes.jwt, tokenTypes.id_jag] },
  // RFC 8693 §5: without client authentication, a thief of a token could get one for another API.
  demandsProof: () => true,
  async redeem(call) {
    const { params: sent, caller, context, confirmation } = call
    const { client } = caller
    const shown: PresentedSubject = { token: sent.subject_token, client, confirmation, context }
    const wantsAssertion = sent.requested_token_type === tokenTypes.id_jag
    const form: ReturnType<typeof formOf> = wantsAssertion ? {} : formOf(sent.requested_token_type)
    const subject = await readSubject(sent.subject_token_type, shown)
    if (subject.user && !(await mayUse(context, client, subject.user))) throw refuseSubject()
    const connection = !wantsAssertion && namesConnection(sent.audience) ? sent.audience : undefined
    if (wantsAssertion || connection !== undefined) refuseActors(call, subject)
    if (connection !== undefined) return entitleFromVault({ presented: shown, subject, audience: connection, request: call.request })
    const wanted = { client, context, subject, resource: sent.resource, audience: sent.audience, scope: sent.scope }
    if (wantsAssertion) return { ...(await entitleAssertion(wanted)), record: (batch) => record(batch, exchangedEvent(call, subject, { sub: client.id })) }
    const policy = perGrant(client, TOKEN_EXCHANGE).exchange
    const actor = await readActor({ token: sent.actor_token, type: sent.actor_token_type }, policy, shown)
    const act = chainOf(subject, actor, shown, policy.impersonation)
    const party = form.answer?.issued_token_type === tokenTypes.jwt || sent.requested_token_type === undefined ? await chainedServer(wanted) : undefined
    const written = (batch: Batch) => record(batch, exchangedEvent(call, subject, actor))
    if (party !== undefined) return { ...lineageOf(subject, call), ...(await entitleAuthorizationGrant(wanted, party, act)), record: written }
    const audience = await targetsOf(wanted)
    const scope = await exchangedScope(wanted, audience)
    return {
      ...lineageOf(subject, call),
      ...form,
      scope,
      audience,
      grant_type: TOKEN_EXCHANGE,
      claims: { ...(act && { act }), ...(subject.may_act !== undefined && { may_act: subject.may_act }) },
      record: written,
    }
  },
})
