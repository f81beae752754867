import { noContent } from '#http/render.ts'
import { nothingCounted } from '#login/factors/count-code.ts'
import { endSession, sessionsOf } from '#login/sessions.ts'
import { user } from '#model/user.ts'
import type { Call, Operation } from '../operation.ts'
import { findRow } from '../read.ts'
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
  ...userFactors,
  rowVerb(users, 'end_sessions', { summary: 'Sign a person out of every browser', success: { status: 204, doc: 'Signed out.' }, run: endSessions }),
]
