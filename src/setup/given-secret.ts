import { makeCredential } from '#clients/secrets.ts'
import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import type { Vault } from '#kit/vault.ts'
import { clientCredential } from '#model/client-credential.ts'
import type { TenantTables } from '#store/store.ts'
import { insertRecorded } from './insert-recorded.ts'

/** The name of the administration client's secrets that come from the settings. */
const GIVEN = 'from the settings'

/** A given secret has the same id on every node and at every start, so that it is kept once. */
export const givenSecret = (vault: Vault, secret: string) => ({ secret, name: GIVEN, id: `cred_${vault.digest('given_secret', secret).slice(0, 22)}` })

interface GivenSecret {
  readonly vault: Vault
  readonly client_id: string
  readonly given: string
  readonly now: number
}

/** Makes the secret in the settings valid, and deletes former ones from the settings. */
export async function ensureGivenSecret(db: TenantTables, { vault, client_id, given, now: at }: GivenSecret): Promise<void> {
  const credentials = db.table(clientCredential)
  const { id, name } = givenSecret(vault, given)
  const known = await credentials.find({ client_id }, { limit: 100 })
  const kept = known.find((credential) => credential.id === id)
  if (kept?.expires_at !== undefined) await credentials.change({ id }, { expires_at: undefined })
  if (!kept) {
    const { row } = await makeCredential(vault, { client_id, id, name, secret: given, seal: false, created_by: 'bootstrap', now: at })
    await insertRecorded(db, clientCredential, { row, reason: 'admin.client_secret', at })
  }
  const former = known.filter((credential) => credential.name === GIVEN && credential.id !== id)
  await db.together((batch) => {
    for (const is of former) {
      batch.remove(clientCredential, { id: is.id })
      record(batch, systemEvent({ resource: clientCredential, deed: 'deleted', was: is, is, reason: 'admin.client_secret is another', at }))
    }
  })
}
