import type { Fields, Resource, Row } from '#fields/resource.ts'
import type { Context } from '#http/context.ts'
import { type SealedFields, sealedFields } from '#keys/sealed.ts'
import { outboundShare } from '#model/outbound/share.ts'
import { type Tenant, tenant } from '#model/tenant.ts'
import type { TenantTables } from '#store/store.ts'

/** Where a record lives: the tables and the sealed secrets of its tenant. */
export interface Home {
  readonly db: TenantTables
  readonly sealed: SealedFields
}
export interface Housed<T> {
  readonly row: T
  readonly home: Home
}

type Sharer = Pick<Tenant, 'id' | 'owner'>
/** True when a tenant may use a record that another shares: while that other is active, and has the same owner where only its owner's tenants may. */
const reaches = (level: string, sharer: Tenant | undefined, { owner }: Sharer): boolean =>
  sharer?.active === true && (level === 'everyone' || (level === 'owner' && owner !== undefined && owner === sharer.owner))

/** Secret files of the operator are for the tenants that `references.yaml` names, whoever shares the row that names them. */
const noFiles = { read: async () => undefined }

/** A provider or client by its key: of this tenant, or of one that shares it with this one. */
export async function findShared<F extends Fields>(context: Context, resource: Resource<F>, id: string): Promise<Housed<Row<F>> | undefined> {
  const own = await context.db.table(resource).get(id)
  if (own) return { row: own, home: context }
  const share = await context.store.global.table(outboundShare).get(id)
  if (!share) return undefined
  // The tenant as it is now: a share that was written earlier knows neither a change of its owner nor its end.
  const sharer = await context.store.global.table(tenant).get(share.tenant_id)
  if (!reaches(share.level, sharer, context.tenant)) return undefined
  const db = context.store.in(share.tenant_id)
  const row = await db.table(resource).get(id)
  return row && { row, home: { db, sealed: sealedFields({ tenant: { id: share.tenant_id, slug: '' }, vault: context.vault, files: noFiles }) } }
}

/** Everything of a kind that other tenants share with this one. */
export async function sharedWith(context: Context, kind: string): Promise<readonly { readonly id: string; readonly tenant_id: string }[]> {
  const { owner } = context.tenant
  const shares = context.store.global.table(outboundShare)
  const [everyone, ofOwner] = await Promise.all([
    shares.find({ kind, level: 'everyone' }, { limit: 200 }),
    owner === undefined ? [] : shares.find({ kind, level: 'owner', owner }, { limit: 200 }),
  ])
  return [...everyone, ...ofOwner].filter(({ tenant_id }) => tenant_id !== context.tenant.id)
}
