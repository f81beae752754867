import { z } from 'zod'
import { issuedCredential } from '#model/issued-credential.ts'
import type { Settings } from '#model/settings.ts'
import { tenant } from '#model/tenant.ts'
import { before, type Store } from '#store/store.ts'
import { jobKind } from '#work/job-kind.ts'

const PAGE = 500

interface Forgetting {
  readonly store: Store
  readonly tenantId: string
  /** The credentials that expired before are forgotten. */
  readonly until: number
  readonly signal: AbortSignal
}

/** Removes the records of a tenant page by page, so that no commit keeps requests waiting. */
async function forgetIn({ store, tenantId, until, signal }: Forgetting): Promise<void> {
  const db = store.in(tenantId)
  while (!signal.aborted) {
    const rows = await db.table(issuedCredential).find({ expires_at: before(until) }, { order: 'expires_at', limit: PAGE })
    if (rows.length > 0)
      await db.together((batch) => {
        for (const { id } of rows) batch.remove(issuedCredential, { id })
      })
    if (rows.length < PAGE) return
  }
}

/**
 * The schedule that removes records of credentials that expired long ago. Until its expiry a credential needs its status, so nothing younger goes. The
 * audit log tells of it afterwards.
 */
export const forgetExpiredCredentials = ({ expired_credential_ttl }: Pick<Settings, 'expired_credential_ttl'>) =>
  jobKind({
    kind: 'forget_expired_credentials',
    doc: 'Removes the records of credentials that expired long ago.',
    payload: z.object({}),
    every: 3_600_000,
    run: async (_payload, { store, now, signal }) => {
      const until = now() - expired_credential_ttl * 1000
      const tenants = store.global.table(tenant)
      for (let key: string | undefined; !signal.aborted; ) {
        const page = await tenants.find({}, { limit: PAGE, ...(key === undefined ? {} : { after: { key } }) })
        for (const { id } of page) await forgetIn({ store, tenantId: id, until, signal })
        key = page.at(-1)?.id
        if (page.length < PAGE) break
      }
      return undefined
    },
  })
