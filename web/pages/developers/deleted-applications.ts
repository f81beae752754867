import { call } from '../../api/call.ts'
import { queries, someOf } from '../../api/rows.ts'
import { holdFreshSecret } from '../../parts/fresh-secrets.ts'
import { APPLICATIONS } from './stages.ts'

/** An application that its developer deleted. */
export interface DeletedApplication {
  readonly client_id: string
  readonly name?: string
  readonly deleted_at: number
  readonly restorable_until: number
}

const DELETED = '/me/deleted_applications'
export const deletedApplications = someOf<DeletedApplication>(DELETED)

/** Brings an application back. Its secrets died with it: it gets a new one, which its page shows once. */
export async function restoreApplication(id: string): Promise<void> {
  const { body } = await call<{ readonly data: { readonly secret?: string } }>(`${DELETED}/${encodeURIComponent(id)}/restore`, { method: 'POST' })
  if (body.data.secret) holdFreshSecret(id, body.data.secret)
  await Promise.all([APPLICATIONS, DELETED].map((changed) => queries.invalidateQueries({ queryKey: [changed] })))
}

/** Deletes an application of one's own. */
export async function removeApplication(id: string): Promise<void> {
  await call(`${APPLICATIONS}/${encodeURIComponent(id)}`, { method: 'DELETE' })
  queries.removeQueries({ queryKey: [APPLICATIONS, 'one', id] })
  await Promise.all([APPLICATIONS, DELETED].map((changed) => queries.invalidateQueries({ queryKey: [changed] })))
}
