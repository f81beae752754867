import { noContent } from '#http/render.ts'
import { grant } from '#model/grant.ts'
import { declared } from '../administered.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { namesOfPair, pairNames } from '../users/pair-names.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'

const revocation: Operation = {
  method: 'DELETE',
  path: '/api/grants/:id',
  scopes: doorsOf('users').manage,
  tag: 'grant',
  summary: 'Revoke a grant, and with it its code and tokens; the record stays until all its tokens have expired',
  success: { status: 204, doc: 'Revoked.' },
  run: revokeGivenGrant,
}

/** `/api/grants`: single authorizations, each the root of a code, its tokens and their refreshes; the last to expire first. */
export const grants = declared(grant, {
  extras: pairNames,
  present: (rows, call) => namesOfPair(rows, call),
  operations: [revocation],
})

async function revokeGivenGrant(call: Call) {
  const was = await findRow(grants, call)
  const revoked_at = was.revoked_at ?? call.context.now()
  await writeTogether(grant, call, (batch) => {
    batch.changeAny(grant, { id: was.id, revoked_at: undefined }, { revoked_at })
    audit(batch, call, { resource: grant, deed: 'revoked', was, is: { ...was, revoked_at } })
  })
  return noContent()
}
