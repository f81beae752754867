import { type Client, client } from '#model/client.ts'
import { registeredClient, registeredKey } from '#model/registered-client.ts'
import type { Batch } from '#store/store.ts'
import type { Edit } from '../administered.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'

type ClientNames = Pick<Client, 'id' | 'registered_name'>

/** The faults of a registered name that another client of the server has, or of an id that is registered for another tenant. The database has the last word. */
export async function registrationFaults({ was, draft }: Edit<typeof client.fields>, { context }: Call): Promise<FieldErrors> {
  const { id, registered_name, slug } = draft
  const [sameSlug] = slug === undefined || slug === was?.slug ? [] : await context.db.table(client).find({ slug }, { limit: 1 })
  if (registered_name === undefined || registered_name === was?.registered_name) return faultIf(sameSlug !== undefined, 'slug', 'another client has this slug')
  const table = context.store.global.table(registeredClient)
  const [sameName, [sameId]] = await Promise.all([table.get(registeredKey(registered_name)), table.find({ client_id: id }, { limit: 1 })])
  const isAnother = (entry: typeof sameName) => entry !== undefined && !(entry.client_id === id && entry.tenant_id === context.tenant.id)
  return mergeErrors(
    faultIf(sameSlug !== undefined, 'slug', 'another client has this slug'),
    faultIf(isAnother(sameName), 'registered_name', 'another client of this server is registered under this name'),
    faultIf(isAnother(sameId), 'registered_name', 'a client of another tenant is registered with this client_id: make one with a generated id'),
  )
}

/** Makes a client known to other tenants by its registered name, or to its own tenant only. */
export function register(batch: Batch, { id, registered_name }: ClientNames, call: Call): void {
  unregister(batch, { id }, call)
  if (registered_name !== undefined) batch.insert(registeredClient, { name: registeredKey(registered_name), client_id: id, tenant_id: call.context.tenant.id })
}

/** Lets only its own tenant know a client. */
export const unregister = (batch: Batch, { id }: Pick<Client, 'id'>, { context: { tenant } }: Call): void =>
  void batch.remove(registeredClient, { client_id: id, tenant_id: tenant.id })
