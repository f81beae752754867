import { forbidden } from '#http/refusal.ts'
import { noContent } from '#http/render.ts'
import { clientCredential } from '#model/client-credential.ts'
import type { Call, Operation } from '../operation.ts'
import { credentialsOf } from '../resources/credentials.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { findOwn, ownDoors } from './developer.ts'

const path = '/clients/:client_id/credentials'

/** `/clients/{client_id}/credentials`: the secrets of one's own application. */
export const applicationCredentials = credentialsOf({ path, doors: ownDoors, author: 'portal', find: findOwn })

/** Deletes every secret of an application at once, for use after a leak. */
async function removeAll(call: Call) {
  const { id, protected: isOurs } = await findOwn(call)
  if (isOurs) throw forbidden('this client belongs to the server itself')
  const rows = await call.context.db.table(clientCredential).find({ client_id: id }, { limit: 1000 })
  await writeTogether(clientCredential, call, (batch) => {
    for (const was of rows) {
      batch.remove(clientCredential, { id: was.id })
      audit(batch, call, { resource: clientCredential, deed: 'deleted', was })
    }
  })
  return noContent()
}

export const credentialsRemoval: Operation = {
  method: 'DELETE',
  path,
  scopes: ownDoors.manage,
  tag: 'credential',
  summary: 'Delete every secret of an application',
  success: { status: 204, doc: 'Gone.' },
  run: removeAll,
}
