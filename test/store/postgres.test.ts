import { openPostgres } from '#store/postgres.ts'
import { startPostgres } from '../support/postgres.ts'
import { contract } from './contract.ts'
import { declared } from './declarations.ts'

contract('PostgreSQL', async () => {
  const database = await startPostgres()
  const store = await openPostgres(database.url, declared)
  return {
    store,
    async close() {
      await store.close()
      await database.stop()
    },
  }
})
