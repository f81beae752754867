import { type Answer, json } from '#http/render.ts'
import { orderSignedOut } from '#login/signed-out.ts'
import { sweepInstant, untilPast } from '#login/sweep.ts'
import { user } from '#model/user.ts'
import type { Administered } from '../administered.ts'
import type { Call } from '../operation.ts'
import { presentOne } from '../present.ts'
import { findRow } from '../read.ts'
import { audit } from './audit.ts'
import { writeTogether } from './batch.ts'
import { etagOf } from './etag.ts'

/** Revokes everything issued so far to the client, or for the person, of the path, by one mark in its row. */
export async function revokeIssued(a: Administered, call: Call): Promise<Answer> {
  const { resource } = a
  const was = await findRow(a, call)
  const mark = { tokens_revoked_at: sweepInstant(call.context) }
  const row = { ...was, ...mark }
  const shown = await presentOne(a, row, call)
  const answer = json(shown, 200, { etag: etagOf(shown.data) })
  await writeTogether(resource, call, (batch) => {
    batch.changeAny(resource, { [resource.key]: was[resource.key] }, mark)
    if (resource.name === user.name) orderSignedOut(batch, { user_id: String(was[user.key]) }, call.context.now())
    audit(batch, call, { resource, deed: 'tokens_revoked', was, is: row })
    call.settle(batch, answer)
  })
  await untilPast(call.context, mark.tokens_revoked_at)
  return answer
}
