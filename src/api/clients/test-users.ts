import { planPersonGone } from '#login/person-gone.ts'
import { MOST_TEST_USERS } from '#model/test-user.ts'
import { user } from '#model/user.ts'
import type { Batch } from '#store/store.ts'
import type { Call } from '../operation.ts'
import { audit } from '../write/audit.ts'

/** Plans the removal of the test users of an application, which must not outlive it, nor its time as a sandbox. */
export async function planTestUsersGone(clientId: string, call: Call): Promise<(batch: Batch) => void> {
  const rows = await call.context.db.table(user).find({ test_client_id: clientId }, { limit: MOST_TEST_USERS })
  const goings = await Promise.all(rows.map(({ id }) => planPersonGone(call.context, id)))
  return (batch) => {
    // Also one that was made a moment ago.
    batch.remove(user, { test_client_id: clientId })
    for (const [at, was] of rows.entries()) {
      goings[at]?.(batch)
      audit(batch, call, { resource: user, deed: 'deleted', was })
    }
  }
}
