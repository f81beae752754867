import { outboundShare } from '#model/outbound/share.ts'
import type { Sharing } from '#model/outbound/sharing.ts'
import { DEFAULT_TENANT } from '#model/tenant.ts'
import type { Batch } from '#store/store.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'

interface Shareable {
  readonly id: string
  readonly sharing: Sharing
}

/** Why a record cannot be shared as it says. All tenants see what everybody shares, so that only the operator may put something before them. */
export const sharingFaults = ({ sharing }: Shareable, { context: { tenant } }: Call): FieldErrors =>
  mergeErrors(
    faultIf(sharing === 'everyone' && tenant.id !== DEFAULT_TENANT, 'sharing', 'only the default tenant shares with every tenant'),
    faultIf(sharing === 'owner' && tenant.owner === undefined, 'sharing', 'this tenant has no owner: an administrator of the default tenant says whose it is'),
  )

/** Tells other tenants of a record, or no more, in the batch that writes it. */
export function shareRecord(batch: Batch, kind: string, { id, sharing }: Shareable, { context: { tenant } }: Call): void {
  batch.remove(outboundShare, { id })
  if (sharing === 'tenant') return
  batch.insert(outboundShare, {
    id,
    kind,
    tenant_id: tenant.id,
    level: sharing,
    ...(sharing === 'owner' && tenant.owner !== undefined ? { owner: tenant.owner } : {}),
  })
}
