import { openSqlite } from '#store/sqlite.ts'
import { contract } from './contract.ts'
import { declared } from './declarations.ts'

contract('SQLite in memory', async () => {
  const store = await openSqlite(':memory:', declared)
  return { store, close: () => store.close() }
})
