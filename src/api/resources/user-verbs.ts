import type { JsonSchema } from '#fields/json-schema.ts'
import { conflict } from '#http/refusal.ts'
import { json, noContent } from '#http/render.ts'
import { findDirectory } from '#login/directories/sign-in.ts'
import { nothingCounted } from '#login/factors/count-code.ts'
import { newGivenLink } from '#login/reset-password.ts'
import { endSession, sessionsOf } from '#login/sessions.ts'
import { mailLink } from '#model/mail-link.ts'
import { user } from '#model/user.ts'
import type { Call, Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { actAsOperation } from '../users/act-as.ts'
import { refuseUnlessAsMighty } from '../users/powers.ts'
import { rowVerb } from '../verb.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { change } from '../write/change.ts'
import { revokeIssued } from '../write/revoke-issued.ts'
import { userFactors } from './user-factors.ts'
import { users } from './users.ts'

const setBlocked = (call: Call, blocked: boolean) =>
  change(users, call, { edit: (was) => ({ draft: { ...was, blocked }, sent: { blocked } }), deed: blocked ? 'blocked' : 'unblocked' })

const linkSchema: JsonSchema = {
  type: 'object',
  required: ['link', 'expires_at'],
  properties: { link: { type: 'string', format: 'uri' }, expires_at: { type: 'integer', description: 'Milliseconds since 1970.' } },
}

/** Lifts the lockout after wrong passwords and codes. */
const unlock = (call: Call) =>
  change(users, call, { edit: (was) => ({ draft: { ...was, failed_sign_ins: 0, locked_until: undefined, ...nothingCounted }, sent: {} }), deed: 'unlocked' })

/** Signs a person out of every browser. Grants for the time they are away (`offline_access`) stay. */
async function endSessions(call: Call) {
  const person = await findRow(users, call)
  await refuseUnlessAsMighty(call, person)
  for (const session of await sessionsOf(call.context, person.id)) await endSession(call.context, session)
  await writeTogether(user, call, (batch) => audit(batch, call, { resource: user, deed: 'sessions_ended', was: person, is: person }))
  return noContent()
}

/** A link to a new password, for an administrator to hand over: whoever has it becomes the person, so it takes what setting the password takes. */
async function givePasswordLink(call: Call) {
  const { context } = call
  const person = await findRow(users, call)
  await refuseUnlessAsMighty(call, person)
  if (person.blocked) throw conflict('the person is blocked: let them in again first')
  if (await findDirectory(context, person.backend_id ?? '')) throw conflict('the password of a person in a directory is not changed here')
  const { path, row } = newGivenLink(context, person)
  await writeTogether(user, call, (batch) => {
    batch.insert(mailLink, row)
    audit(batch, call, { resource: user, deed: 'password_link_given', was: person, is: person })
  })
  return json({ data: { link: `${context.issuer}${path}`, expires_at: row.expires_at } }, 201)
}

async function revokeAll(call: Call) {
  await refuseUnlessAsMighty(call, await findRow(users, call))
  return revokeIssued(users, call)
}

/** Actions on a person beyond editing. */
export const userVerbs: readonly Operation[] = [
  actAsOperation,
  rowVerb(users, 'block', {
    conditional: true,
    summary: 'Block a person: they cannot sign in, and their tokens stop working',
    run: (call) => setBlocked(call, true),
  }),
  rowVerb(users, 'unblock', { conditional: true, summary: 'Let a person in again', run: (call) => setBlocked(call, false) }),
  rowVerb(users, 'unlock', { conditional: true, summary: 'Lift the lockout after too many wrong passwords', run: unlock }),
  rowVerb(users, 'revoke_tokens', { summary: 'Revoke every token of a person and end every session', run: revokeAll }),
  rowVerb(users, 'password_link', {
    summary: 'Make a link by which a person chooses a new password: good once, for fifteen minutes, and told this once',
    success: { status: 201, doc: 'The link, to hand over.', schema: () => dataSchema(linkSchema) },
    run: givePasswordLink,
  }),
  ...userFactors,
  rowVerb(users, 'end_sessions', { summary: 'Sign a person out of every browser', success: { status: 204, doc: 'Signed out.' }, run: endSessions }),
]
