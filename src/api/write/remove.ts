import type { AnyResource, Fields } from '#fields/resource.ts'
import { type Answer, noContent } from '#http/render.ts'
import { type Administered, type AnyRow, oneWithArticle } from '../administered.ts'
import type { Call, Operation } from '../operation.ts'
import { shownAs } from '../present.ts'
import { findRow } from '../read.ts'
import { audit } from './audit.ts'
import { writeTogether } from './batch.ts'
import { refuseStale } from './etag.ts'
import { anewWhenLost } from './retry.ts'

/** `DELETE /api/{collection}/{id}`. */
export const remove = (a: Administered): Operation => ({
  method: 'DELETE',
  path: `${a.path}/:id`,
  scopes: a.doors.manage,
  ...(a.central ? { central: true } : {}),
  tag: a.resource.name,
  summary: `Delete ${oneWithArticle(a.resource)}`,
  conditional: true,
  success: { status: 204, doc: 'Gone.' },
  run: (call) => removeRow(a, call),
})

/** Removes the row of the path with its dependents. */
export const removeRow = <F extends Fields>(a: Administered<F>, call: Call): Promise<Answer> => anewWhenLost(() => removeOnce(a, call))

async function removeOnce<F extends Fields>(a: Administered<F>, call: Call): Promise<Answer> {
  const found = await findRow(a, call)
  await refuseStale(call.request, () => shownAs(a as Administered, found, call))
  const removal = await a.removal?.(found, call)
  const [resource, row]: [AnyResource, AnyRow] = [a.resource, found]
  await writeTogether(resource, call, (batch) => {
    batch.remove(resource, { [resource.key]: row[resource.key] })
    removal?.also?.(batch)
    audit(batch, call, { resource, deed: 'deleted', was: row })
  })
  return noContent()
}
