import { z } from 'zod'
import { conflict, unprocessable } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import { invitedPlace, recordDeveloper, rolesOfDeveloper } from '#login/developers.ts'
import { letterOf } from '#login/factors/letter.ts'
import { orderLetter, sendsMail } from '#login/mail/mail-job.ts'
import { type DeveloperRequest, developerRequest, INVITATION_TTL, isOpenInvitation } from '#model/developer-request.ts'
import { DEVELOPER } from '#model/role.ts'
import { user } from '#model/user.ts'
import { declared, type Plan } from '../administered.ts'
import { refuseEscalation } from '../escalation.ts'
import type { Call, Operation } from '../operation.ts'
import { rowVerb } from '../verb.ts'
import { audit } from '../write/audit.ts'
import { readMembers } from '../write/body.ts'
import { change } from '../write/change.ts'
import { scopesOfChangedRoles, unknownRoles } from '../write/known-roles.ts'
import { documentedSchema, parseMembers } from '../write/parsed-body.ts'

type RequestPlan = Plan<typeof developerRequest.fields>

/** Refuses to make developers for somebody who could not give the role by hand. @throws {Refusal} 403, 422 when there is no such role */
async function refuseWithoutRole(call: Call): Promise<void> {
  const faults = await unknownRoles(call, undefined, { roles: [DEVELOPER] })
  if (faults['roles'] !== undefined) throw unprocessable(faults)
  await refuseEscalation(call, await scopesOfChangedRoles(call, [], [DEVELOPER]))
}

/** Invites an address by a letter, where mail is sent. Nothing tells whether anybody has an account with it. */
async function planInvitation(draft: DeveloperRequest, call: Call): Promise<RequestPlan> {
  const { context } = call
  await refuseWithoutRole(call)
  if (context.tenant.developer_sign_up === 'closed') throw conflict('nobody becomes a developer by themselves here: set developer_sign_up of the tenant')
  const place = invitedPlace(draft.email)
  const [known] = await context.db.table(developerRequest).find({ place }, { limit: 1 })
  if (known)
    throw unprocessable({
      email: [isOpenInvitation(known, context.now()) ? 'is invited already' : 'was invited already: delete that invitation to invite it anew'],
    })
  const expires_at = draft.expires_at ?? context.now() + INVITATION_TTL
  if (expires_at <= context.now()) throw unprocessable({ expires_at: ['must lie in the future'] })
  const tells = await sendsMail(context)
  const path = '/developers'
  return {
    row: { ...draft, place, expires_at, state: 'invited' },
    also: (batch) => (tells ? orderLetter(batch, context, { letter: 'developer_invited', to: draft.email, path, values: {} }) : undefined),
  }
}

/** `/api/developer-requests`: a creation is an invitation; people ask on the page `/developers`. */
export const developerRequests = declared(developerRequest, { plan: ({ draft }, call) => planInvitation(draft, call) })

const decision = z
  .strictObject({
    state: z.enum(['approved', 'declined']).describe('The decision.'),
    answer: z.string().trim().min(1).max(1024).optional().describe('Why it is declined; the person reads it.'),
  })
  .refine(({ state, answer }) => state === 'approved' || answer !== undefined, { path: ['answer'], message: 'say why it is declined: the person reads it' })

/** The row after a decision, with the role and the letter of its person. */
async function planDecision(row: DeveloperRequest, call: Call): Promise<RequestPlan> {
  const { context, actor } = call
  const person = row.user_id === undefined ? undefined : await context.db.table(user).get(row.user_id)
  if (!person) throw conflict('the person is gone: delete the request')
  const approves = row.state === 'approved'
  if (approves) await refuseWithoutRole(call)
  const now = context.now()
  const tell = await letterOf(context, person, { letter: approves ? 'developer_approved' : 'developer_declined', path: '/account/developer' })
  return {
    row: { ...row, decided_by: actor.id, decided_at: now },
    also: (batch) => {
      tell(batch)
      if (!approves) return
      recordDeveloper(batch, person, now)
      const is = { ...person, roles: rolesOfDeveloper(person) }
      audit(batch, call, { resource: user, deed: 'updated', was: person, is, reason: `request ${row.id}` })
    },
  }
}

/** `POST /api/developer-requests/{id}/decide`. Of two administrators at once, one decides. */
async function decideDeveloperRequest(call: Call): Promise<Answer> {
  const decided = parseMembers(decision, readMembers(call.request), 'decision')
  return change(developerRequests, call, {
    deed: 'decided',
    edit(was) {
      if (was.state !== 'waiting') throw conflict(`this request does not wait: it is ${was.state}`)
      return { draft: { ...was, ...decided }, sent: {} }
    },
    plan: ({ draft }) => planDecision(draft, call),
  })
}

export const developerRequestVerbs: readonly Operation[] = [
  rowVerb(developerRequests, 'decide', {
    conditional: true,
    summary: 'Make the person who asks a developer, or decline',
    body: documentedSchema(decision),
    run: decideDeveloperRequest,
  }),
]
