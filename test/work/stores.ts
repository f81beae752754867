import { resources } from '#model/all.ts'
import { openPostgres } from '#store/postgres/open.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import type { Store } from '#store/store.ts'
import { startPostgres } from '../support/postgres.ts'

/** Two nodes on each database there is. SQLite is one process by design, so its two nodes share the open database. */
export const storesOfTwoNodes: readonly (readonly [name: string, open: () => Promise<{ stores: readonly [Store, Store]; close(): Promise<void> }>])[] = [
  [
    'SQLite',
    async () => {
      const store = await openSqlite(':memory:', resources)
      return { stores: [store, store], close: () => store.close() }
    },
  ],
  [
    'PostgreSQL',
    async () => {
      const database = await startPostgres()
      const stores = [await openPostgres(database.url, resources), await openPostgres(database.url, resources)] as const
      return {
        stores,
        close: async () => {
          await Promise.all(stores.map((store) => store.close()))
          await database.stop()
        },
      }
    },
  ],
]
