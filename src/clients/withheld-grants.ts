import { grantsBarredBy } from '#model/allowed-grants.ts'
import type { Client } from '#model/client.ts'
import { organization } from '#model/organization.ts'
import type { TenantTables } from '#store/store.ts'

/** A client without the grants that its organization does not allow, and these grants. */
export interface Restrained {
  readonly row: Client
  readonly withheld: readonly string[]
}

/** The refusal of a grant that a client is registered for, and that its organization does not allow. */
export const GRANT_WITHHELD = 'the organization of the client does not allow this grant'

/**
 * Takes the grants that the organization of a client does not allow out of it. It is done where clients are found, so that no endpoint, and none that
 * is yet to come, can forget it.
 */
export async function withholdGrants(db: TenantTables, row: Client): Promise<Restrained> {
  const owner = row.organization_id === undefined ? undefined : await db.table(organization).get(row.organization_id)
  const withheld = owner ? grantsBarredBy(owner, row.supported_grant_types) : []
  if (withheld.length === 0) return { row, withheld }
  return { row: { ...row, supported_grant_types: row.supported_grant_types.filter((name) => !withheld.includes(name)) }, withheld }
}
