import { noContent } from '#http/render.ts'
import { type Administered, nounOf } from './administered.ts'
import { audit } from './audit.ts'
import { namedVersion } from './etag.ts'
import type { Operation } from './operation.ts'
import { findRow } from './read.ts'
import { writeTogether } from './write-together.ts'

/** `DELETE /api/{collection}/{id}`. */
export const remove = (a: Administered): Operation => ({
  method: 'DELETE',
  path: `${a.path}/:id`,
  scopes: a.doors.manage,
  ...(a.central ? { central: true } : {}),
  tag: a.resource.name,
  summary: `Delete a ${nounOf(a.resource)}`,
  success: { status: 204, doc: 'Gone.' },
  run: async (call) => {
    const row = await findRow(a, call)
    namedVersion(call.request, row)
    const removal = await a.removal?.(row, call)
    await writeTogether(a.resource, call, (batch) => {
      batch.remove(a.resource, { [a.resource.key]: row[a.resource.key] })
      removal?.also?.(batch)
      audit(batch, call, { resource: a.resource, deed: 'deleted', was: row })
    })
    return noContent()
  },
})
