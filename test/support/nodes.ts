import { randomBytes } from 'node:crypto'
import { resources } from '#model/all.ts'
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
export const databases: readonly (readonly [name: string, open: () => Promise<Nodes>])[] = [
  [
    'SQLite',
    async () => {
      const [store, masterKey] = [await openSqlite(':memory:', resources), randomBytes(32)]
      const nodes = [await startServer({ store, masterKey }), await startServer({ store, masterKey })] as const
      return { nodes, close: () => nodes[0].close() }
    },
  ],
  [
    'PostgreSQL',
    async () => {
      const [database, masterKey] = [await startPostgres(), randomBytes(32)]
      const open = async () => startServer({ store: await openPostgres(database.url, resources), masterKey })
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
