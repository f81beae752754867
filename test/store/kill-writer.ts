import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { openPostgres } from '#store/postgres/open.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { aThing, declared, thing } from './declarations.ts'

/*
 * A process that is to be killed: eight writers, each writing as fast as it is answered, and a line on standard output for everything that
 * was acknowledged.
 */
const [target = ''] = process.argv.slice(2)
const store = await (target.startsWith('postgres:') ? openPostgres(target, declared) : openSqlite(target, declared))
const db = store.in('t')
const table = db.table(thing)
const acknowledged = (fact: object) => writeSync(1, `${JSON.stringify(fact)}\n`)

async function write(): Promise<never> {
  for (let rank = 0; ; rank = (rank + 1) % 1000) {
    const [a, b] = [randomUUID(), randomUUID()]
    await table.insert(aThing({ id: a, name: `Thing ${a}` }))
    acknowledged({ there: a })
    await table.change({ id: a }, { rank })
    acknowledged({ there: a, rank })
    await db.together((batch) => {
      batch.insert(thing, aThing({ id: b, name: `Thing ${b}` }))
      batch.change(thing, { id: a }, { on: true, group: b })
    })
    acknowledged({ there: b })
    acknowledged({ there: a, on: true, group: b })
    if (rank % 3 === 0) {
      acknowledged({ leaving: b })
      await table.remove({ id: b })
      acknowledged({ gone: b })
    }
  }
}
await Promise.all(Array.from({ length: 8 }, write))
