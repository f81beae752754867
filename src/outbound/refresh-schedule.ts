import type { Context } from '#http/context.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { ensureStandingJob } from '#work/enqueue.ts'

/** The kind of the job that renews tokens ahead of time. */
export const REFRESH_KIND = 'outbound_refresh'

/** The standing job of a tenant: one run at a time among all nodes, so that a minute in which many tokens end is worked off, not stormed. */
export const refreshJobId = (tenantId: string): string => `outbound-refresh:${tenantId}`

/** Makes the job once for each tenant and process; another node may have made it. */
export const ensureRefreshJob = memoizeWeak(({ store, tenant, now }: Context) =>
  ensureStandingJob(store, refreshJobId(tenant.id), { kind: REFRESH_KIND, tenant_id: tenant.id, now: now() }),
)
