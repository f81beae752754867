import { findClient } from '#clients/find-client.ts'
import { mayUse } from '#clients/sandbox.ts'
import { record } from '#events/record.ts'
import { forbidden, unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import type { AccessToken } from '#model/access-token.ts'
import type { NewEvent } from '#model/audit-event.ts'
import { ACT_AS, USE_CONNECTIONS } from '#model/system-scopes.ts'
import type { User } from '#model/user.ts'
import type { AuthenticatedClient } from '#oauth/contracts.ts'
import { unexchanged } from '#oauth/exchange/targets.ts'
import { heldScopes } from '#oauth/held-scopes.ts'
import { resolveAudience } from '#oauth/resource-indicators.ts'
import { grantableScope, readScope } from '#oauth/scopes.ts'
import type { Entitlement } from '#oauth/tokens/entitlement.ts'
import { issue } from '#oauth/tokens/issue.ts'
import { subjectOf } from '#oauth/tokens/subject.ts'
import type { Call, Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { users } from '../resources/users.ts'
import { dataSchema } from '../schemas.ts'
import { readMembers } from '../write/body.ts'
import { strayMembers } from '../write/stray-members.ts'

/** The name of this way to a token in records and in `grant.type` of policies. */
const GRANT_TYPE = 'act_as'
/** In seconds: long enough to look at one thing, and asked for again with a reason of its own. */
const LIFETIME = 900

/** The wish to act as a person. */
interface ActAsWish {
  readonly reason: string
  readonly scope: string | undefined
  readonly resource: string | undefined
}

/** @throws {Refusal} 422 with all faults */
function readWish(call: Call): ActAsWish {
  const sent = readMembers(call.request)
  const { reason, scope, resource } = sent
  const errors = strayMembers(sent, ['reason', 'scope', 'resource'])
  if (typeof reason !== 'string' || reason.trim() === '' || reason.length > 512) errors['reason'] = ['say why, in at most 512 characters: the person reads it']
  for (const [name, value] of Object.entries({ scope, resource }))
    if (value !== undefined && (typeof value !== 'string' || value.length > 8192)) errors[name] = ['expected a text: names joined by spaces']
  if (Object.keys(errors).length > 0) throw unprocessable(errors)
  return { reason, scope, resource } as ActAsWish
}

/** The token of the caller. Who acts as somebody already may not go on from there, and neither may a secret or a token of others, which no record ends. */
function tokenOf({ token }: Call): AccessToken {
  if (!token) throw forbidden('to act as somebody takes an access token of this server')
  if (token.claims?.['act'] !== undefined) throw forbidden('who acts as somebody cannot act as a third person')
  return token
}

/** The person, whom the application of the caller may know. @throws {Refusal} */
async function findActedFor(call: Call, { client }: AuthenticatedClient): Promise<User> {
  const person = await findRow(users, call)
  if (person.blocked) throw forbidden('this person is blocked, and nobody acts as them')
  if (call.actor.type === 'user' && call.actor.id === person.id) throw forbidden('this is yourself')
  if (!(await mayUse(call.context, client, person))) throw forbidden('the application is not open to this person')
  return person
}

/**
 * The scopes: those that the caller's own token carries and the person may have through this client. Powers over this server and over accounts are
 * never among them, so that no deed here is recorded as the person's.
 */
async function scopeOf(
  { context, actor }: Call,
  person: User,
  { client, wanted }: { readonly client: AuthenticatedClient['client']; readonly wanted: string | undefined },
) {
  const mayPass = (name: string) => actor.scopes.has(name) && !unexchanged.has(name) && name !== USE_CONNECTIONS && name !== 'offline_access'
  const requested = readScope(wanted)
  const beyond = requested.find((name) => !mayPass(name))
  if (beyond !== undefined) throw forbidden(`the scope ${beyond.slice(0, 256)} is not one that your own token carries and hands on`)
  const asked = requested.length > 0 ? requested : [...actor.scopes].filter(mayPass)
  return grantableScope(context, {
    client,
    requested: asked,
    unheld: requested.length > 0 ? 'refuse' : 'drop',
    held: await heldScopes(context, person, client),
  })
}

function actedEvent(
  { context, actor, request }: Call,
  person: User,
  { reason, scope }: { readonly reason: string; readonly scope: readonly string[] },
): NewEvent {
  return {
    at: context.now(),
    action: 'user.acted_as',
    actor_type: actor.type,
    actor_id: actor.id,
    client_id: actor.client_id,
    target_type: 'user',
    target_id: person.id,
    target_name: person.username,
    changes: { scope: { after: [...scope] } },
    reason,
    address: request.address,
    request_id: request.id,
  }
}

async function actAs(call: Call) {
  const wish = readWish(call)
  const { context, actor, request } = call
  const own = tokenOf(call)
  const client = await findClient(context, actor.client_id)
  if (!client) throw forbidden('the client of the token is gone')
  const caller: AuthenticatedClient = { client, method: 'none' }
  const person = await findActedFor(call, caller)
  const scope = await scopeOf(call, person, { client, wanted: wish.scope })
  const audience = await resolveAudience(context, { client, grant_type: GRANT_TYPE, requested: wish.resource })
  const entitlement: Entitlement = {
    ...{ scope, audience, grant_type: GRANT_TYPE },
    subject: subjectOf(person.id, client, context),
    user_id: person.id,
    subject_token_id: own.id,
    not_after: own.expires_at,
    longest: LIFETIME,
    // RFC 8693 §4.1: the person is the subject, and the caller is named as who acts.
    claims: { act: { sub: actor.type === 'user' ? subjectOf(actor.id, client, context) : actor.id } },
    record: (batch) => record(batch, actedEvent(call, person, { reason: wish.reason, scope })),
  }
  // The proof that came with the caller's token was spent by the guard; what is issued is bound to the same key.
  const proof = own.confirmation && { confirmation: own.confirmation, once: [], headers: {} }
  const answer = await issue(entitlement, { caller, context, proof, request })
  return json({ data: { ...answer, user_id: person.id } }, 201, { 'cache-control': 'no-store' })
}

/**
 * `POST /api/users/{id}/act_as`: a short-lived token with which an administrator, or a client, acts as a person at the APIs of others. It is off until a
 * policy that is linked to it allows it, adds nothing to the scopes that the caller shows, names the caller in `act`, ends with the caller's token, and
 * is shown to the person.
 */
export const actAsOperation: Operation = {
  method: 'POST',
  path: '/api/users/:id/act_as',
  scopes: [ACT_AS],
  off: true,
  tag: 'user',
  summary: 'Get a token to act as a person, which says who acts; off until a policy that is linked to this operation allows it',
  body: () => ({
    type: 'object',
    required: ['reason'],
    additionalProperties: false,
    properties: {
      reason: { type: 'string', minLength: 1, maxLength: 512, description: 'Why. The person reads it.' },
      scope: { type: 'string', description: 'Scopes joined by spaces. Absent: those of the own token that the person may have too.' },
      resource: { type: 'string', description: 'The APIs that it is for, joined by spaces.' },
    },
  }),
  success: {
    status: 201,
    doc: 'The token.',
    schema: () =>
      dataSchema({
        title: 'acting_token',
        type: 'object',
        required: ['token_type', 'expires_in', 'user_id'],
        properties: {
          access_token: { type: 'string', description: 'The token; a rehearsal leaves it out.' },
          token_type: { enum: ['Bearer', 'DPoP'] },
          expires_in: { type: 'integer', description: 'In seconds.' },
          scope: { type: 'string' },
          user_id: { type: 'string' },
        },
      }),
  },
  refuses: [404],
  run: actAs,
}
