import { findBackend } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import { type Backend, backend } from '#model/backend.ts'
import { client } from '#model/client.ts'
import { user } from '#model/user.ts'
import type { UserImport } from '#model/user-import.ts'
import { refuseEscalation } from '../escalation.ts'
import type { Call } from '../operation.ts'
import { scopesOfChangedRoles } from '../write/known-roles.ts'

/** The caller who begins an import, as it is kept with the import: the job has no request of its own. */
export const importerOf = ({ actor, request }: Call): NonNullable<UserImport['importer']> => ({
  type: actor.type,
  id: actor.id,
  client_id: actor.client_id,
  scopes: [...actor.scopes],
  address: request.address,
  request_id: request.id,
})

async function isStillThere({ db }: Context, { type, id }: NonNullable<UserImport['importer']>): Promise<boolean> {
  if (type === 'user') return (await db.table(user).get(id))?.blocked === false
  return (await db.table(client).get(id))?.active !== false
}

/** The call on whose behalf an import is checked and written; undefined once the importer is gone or blocked. */
export async function callOfImporter(context: Context, { importer, id }: UserImport): Promise<Call | undefined> {
  if (!importer || !(await isStillThere(context, importer))) return undefined
  const request = {
    method: 'POST',
    path: `/api/user-imports/${id}/run`,
    query: '',
    headers: {},
    body: undefined,
    params: {},
    address: importer.address,
    id: importer.request_id,
    certificate: undefined,
  }
  const actor = { type: importer.type, id: importer.id, client_id: importer.client_id, scopes: new Set(importer.scopes) }
  return { context, request, actor, settle: () => {} }
}

/** The backend that the people are put into. */
export const homeOfImport = async (context: Context, { backend_id }: Pick<UserImport, 'backend_id'>): Promise<Backend | undefined> =>
  backend_id === undefined ? findBackend(context, undefined) : context.db.table(backend).get(backend_id)

/** Its people hold roles by the backend, and who chooses their passwords can sign in as them. @throws {Refusal} 403 */
export async function refuseMightierHome(call: Call, home: Backend): Promise<void> {
  await refuseEscalation(call, [...(await scopesOfChangedRoles(call, [], home.roles)), ...home.former_powers])
}
