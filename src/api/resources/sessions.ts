import { noContent } from '#http/render.ts'
import { isOver } from '#login/session-lifetimes.ts'
import { endSession } from '#login/sessions.ts'
import { session } from '#model/session.ts'
import { user } from '#model/user.ts'
import { anyOf } from '#store/store.ts'
import { declared } from '../administered.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'

const ending: Operation = {
  method: 'DELETE',
  path: '/api/sessions/:id',
  scopes: doorsOf('users').manage,
  tag: 'session',
  summary: 'Sign a person out of one browser; the record stays until the session would have ended',
  success: { status: 204, doc: 'Signed out.' },
  run: endById,
}

/** `/api/sessions`: the sessions of people, the last to expire first. */
export const sessions = declared(session, {
  extras: {
    active: { type: 'boolean', description: 'The session is valid now.' },
    username: { type: ['string', 'null'] },
  },
  async present(rows, { context }) {
    const people =
      rows.length === 0 ? [] : await context.db.table(user).find({ id: anyOf([...new Set(rows.map(({ user_id }) => user_id))]) }, { limit: rows.length })
    return rows.map((row) => {
      const person = people.find(({ id }) => id === row.user_id)
      const active = !isOver(context, row) && person !== undefined && !person.blocked && (person.tokens_revoked_at ?? 0) <= row.created_at
      return { active, username: person?.username ?? null }
    })
  },
  operations: [ending],
})

async function endById(call: Call) {
  const row = await findRow(sessions, call)
  await endSession(call.context, row)
  const is = { ...row, ended_at: row.ended_at ?? call.context.now() }
  await writeTogether(session, call, (batch) => audit(batch, call, { resource: session, deed: 'ended', was: row, is }))
  return noContent()
}
