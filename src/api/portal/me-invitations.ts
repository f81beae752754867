import type { JsonSchema } from '#fields/json-schema.ts'
import { forbidden, notFound } from '#http/refusal.ts'
import { json, noContent } from '#http/render.ts'
import { answerInvitation, invitedTo } from '#login/invitations.ts'
import { invitation } from '#model/invitation.ts'
import type { Call, Operation } from '../operation.ts'
import { keyIn } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { audit } from '../write/audit.ts'
import { findMyself } from './developer.ts'
import { isFirstParty } from './first-party.ts'

const scopes = ['account:manage:own']

async function listMine(call: Call) {
  const invited = await invitedTo(call.context, await findMyself(call))
  return json({
    data: invited.map(({ invitation: { id, role, created_at, expires_at }, organization: { id: organization_id, name, label = null } }) => ({
      id,
      organization: { id: organization_id, name, label },
      role,
      created_at,
      expires_at,
    })),
  })
}

const replyWith = (accept: boolean) => async (call: Call) => {
  // Joining shows the person's name and username to others.
  if (accept && !(await isFirstParty(call))) throw forbidden(`invitations are accepted at ${call.context.issuer}/account`)
  const person = await findMyself(call)
  const found = (await invitedTo(call.context, person)).find((one) => one.invitation.id === keyIn(call))
  const deed = accept ? 'accepted' : 'declined'
  const answer = noContent()
  const isDone =
    found &&
    (await answerInvitation(call.context, found.invitation, {
      person,
      accept,
      record: (batch) => {
        audit(batch, call, { resource: invitation, deed, is: { id: found.invitation.id, organization_id: found.organization.id } })
        call.settle(batch, answer)
      },
    }))
  if (!isDone) throw notFound('no such invitation waits for you')
  return answer
}

const text: JsonSchema = { type: 'string' }
const instant: JsonSchema = { type: 'integer', description: 'In milliseconds since 1970.' }
const invitedSchema: JsonSchema = {
  type: 'object',
  required: ['id', 'organization', 'role', 'created_at', 'expires_at'],
  properties: {
    id: text,
    organization: { type: 'object', required: ['id', 'name', 'label'], properties: { id: text, name: text, label: { type: ['string', 'null'] } } },
    role: { enum: ['member', 'admin'] },
    created_at: instant,
    expires_at: instant,
  },
}

/** `/me/invitations`: the invitations of a person, and their answers. */
export const invitationsToMe: readonly Operation[] = [
  {
    method: 'GET',
    path: '/me/invitations',
    scopes,
    tag: 'me',
    summary: 'List my invitations',
    success: { status: 200, doc: 'The invitations without an answer.', schema: () => dataSchema({ type: 'array', items: invitedSchema }) },
    run: listMine,
  },
  {
    method: 'POST',
    path: '/me/invitations/:id/accept',
    scopes,
    tag: 'me',
    summary: 'Join the organization; its administrators see my name and username from then on',
    success: { status: 204, doc: 'Joined.' },
    run: replyWith(true),
  },
  {
    method: 'POST',
    path: '/me/invitations/:id/decline',
    scopes,
    tag: 'me',
    summary: 'Decline; nobody is told',
    success: { status: 204, doc: 'Declined.' },
    run: replyWith(false),
  },
]
