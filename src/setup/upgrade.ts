import { WALLET_CLIENT } from '#clients/sources/wallet.ts'
import { client } from '#model/client.ts'
import { scope } from '#model/scope.ts'
import { systemScopes } from '#model/system-scopes.ts'
import { DEFAULT_TENANT, tenant } from '#model/tenant.ts'
import { anyOf, type Store, type TenantTables } from '#store/store.ts'
import { addNewScopes, findAdminClient } from './admin-client.ts'
import { CONSOLE, callbackOf, ensureConsoleClient } from './console-client.ts'
import { insertFurniture, tenantScopes } from './furniture.ts'
import { ensureWalletClient } from './wallet-client.ts'

interface Upgrading {
  readonly store: Store
  readonly issuer: string
  readonly adminClientId: string
  readonly now: () => number
}

const PAGE = 500

/** True when the initial rows of a tenant are those of an older program or another issuer. */
async function needsUpgrade(db: TenantTables, issuer: string): Promise<boolean> {
  const names = systemScopes.map(({ name }) => name)
  const [known, console, wallets] = await Promise.all([
    db.table(scope).count({ name: anyOf(names) }),
    db.table(client).get(CONSOLE),
    db.table(client).get(WALLET_CLIENT),
  ])
  return known < names.length || console?.redirect_uris[0] !== callbackOf(issuer) || wallets?.public_client_id !== issuer
}

/**
 * Adds to every other tenant the rows that a newer program needs, or updates its console to another issuer. The default tenant follows last, because
 * its state shows whether an upgrade is needed: an interrupted upgrade is repeated.
 */
export async function upgradeTenants({ store, issuer, adminClientId, now }: Upgrading): Promise<void> {
  if (!(await needsUpgrade(store.in(DEFAULT_TENANT), issuer))) return
  const tenants = store.global.table(tenant)
  for (let after: { key: string } | undefined; ; ) {
    const rows = await tenants.find({}, { limit: PAGE, ...(after ? { after } : {}) })
    for (const { id, slug } of rows) {
      if (id === DEFAULT_TENANT) continue
      const db = store.in(id)
      await ensureConsoleClient(db, `${issuer}/t/${slug}`, now())
      await ensureWalletClient(db, `${issuer}/t/${slug}`, now())
      const administration = await findAdminClient(db, adminClientId)
      if (administration) await addNewScopes(db, administration, tenantScopes)
      await insertFurniture(db, now())
    }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = { key: last.id }
  }
}
