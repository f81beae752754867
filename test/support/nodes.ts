import { randomBytes } from 'node:crypto'
import { resources } from '#model/all.ts'
import type { Settings } from '#model/settings.ts'
import { openPostgres } from '#store/postgres/open.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { startPostgres } from './postgres.ts'
import { startServer, type TestServer } from './server.ts'

/** Two nodes of one server, on one database. */
export interface Nodes {
  readonly nodes: readonly [TestServer, TestServer]
  close(): Promise<void>
}

/** Both databases there are. SQLite is one process by design, so its two nodes share the open database. */
export const databases: readonly (readonly [name: string, open: (settings?: Partial<Settings>) => Promise<Nodes>])[] = [
  [
    'SQLite',
    async (settings = {}) => {
      const [store, masterKey] = [await openSqlite(':memory:', resources), randomBytes(32)]
      const nodes = [await startServer({ store, masterKey, settings }), await startServer({ store, masterKey, settings })] as const
      return { nodes, close: () => nodes[0].close() }
    },
  ],
  [
    'PostgreSQL',
    async (settings = {}) => {
      const [database, masterKey] = [await startPostgres(), randomBytes(32)]
      const open = async () => startServer({ store: await openPostgres(database.url, resources), masterKey, settings })
      const nodes = [await open(), await open()] as const
      return {
        nodes,
        close: async () => {
          await Promise.all(nodes.map((node) => node.close()))
          await database.stop()
        },
      }
    },
  ],
]
