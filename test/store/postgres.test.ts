import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { openPostgres } from '#store/postgres/open.ts'
import { pendingPostgres } from '#store/postgres/schema.ts'
import { type Changed, type Store, Unavailable } from '#store/store.ts'
import { startPostgres, startPostgresAlone, type TestDatabase } from '../support/postgres.ts'
import { contract } from './contract.ts'
import { aThing, declared, thing, ticket } from './declarations.ts'
import { agreesWithModel } from './model.ts'
import { upgrades } from './upgrade.ts'

async function open() {
  const database = await startPostgres()
  const store = await openPostgres(database.url, declared)
  return {
    store,
    async close() {
      await store.close()
      await database.stop()
    },
  }
}

contract('PostgreSQL', open)
agreesWithModel('PostgreSQL', open, 60)

upgrades('PostgreSQL', async () => {
  const { url, stop } = await startPostgres()
  return {
    open: (resources, options) => openPostgres(url, resources, options),
    pending: (resources, options) => pendingPostgres(url, resources, options),
    discard: stop,
  }
})

const until = async (holds: () => boolean, milliseconds: number) => {
  const end = Date.now() + milliseconds
  while (!holds() && Date.now() < end) await wait(10)
  return holds()
}

describe('PostgreSQL: several nodes', () => {
  let database: TestDatabase
  let nodes: Store[]
  before(async () => {
    database = await startPostgres()
    nodes = [await openPostgres(database.url, declared), await openPostgres(database.url, declared)]
  })
  after(async () => {
    await Promise.all(nodes.map((node) => node.close()))
    await database.stop()
  })

  it('a change on one is told on the other within a second, and so is a removal, a batch and a new row', async () => {
    const [one, other] = nodes as [Store, Store]
    for (const node of nodes) for (const r of [thing, ticket]) node.watch(r, () => {})
    const told: Changed[] = []
    other.watch(thing, (change) => void told.push(change))
    const row = aThing({ id: `it's "odd" \\ ü` })
    const table = one.in('t').table(thing)
    for (const write of [
      () => table.insert(row),
      () => table.change({ id: row.id }, { rank: 1 }),
      () => one.in('t').together((batch) => batch.change(thing, { id: row.id, rank: 1 }, { rank: 2 })),
      () => table.remove({ rank: 2 }),
    ]) {
      await wait(50)
      told.length = 0
      await write()
      assert.ok(await until(() => told.length > 0, 1000))
      assert.deepEqual(told[0], { table: 'things', tenant: 't', key: row.id })
    }
  })

  it('a program that watches nothing tells those that do', async () => {
    const command = await openPostgres(database.url, declared)
    const told: Changed[] = []
    nodes[0]?.watch(thing, (change) => void told.push(change))
    await command
      .in('t')
      .table(thing)
      .insert(aThing({ id: 'by command' }))
    assert.ok(await until(() => told.some(({ key }) => key === 'by command'), 1000))
    await command.close()
  })

  it('of ten racers on two nodes, one wins', async () => {
    const databases = nodes.map((node) => node.in('race'))
    for (let round = 0; round < 10; round++) {
      const id = `zzzzzzzzz${round}`
      await databases[0]?.table(ticket).insert({ id, expires_at: 8e12 })
      const won = await Promise.all(
        Array.from({ length: 10 }, (_, i) => databases[i % 2]?.table(ticket).change({ id, used_at: undefined }, { used_at: i + 1 })),
      )
      assert.equal(won.filter(Boolean).length, 1)
    }
    const inserted = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => databases[i % 2]?.table(ticket).insert({ id: 'zzzzzzzzz-same', expires_at: 8e12 })),
    )
    assert.equal(inserted.filter(({ status }) => status === 'fulfilled').length, 1)
  })
})

describe('PostgreSQL: a new index', () => {
  it('is one of which the database knows what it holds, or it would walk all rows rather than use it', async () => {
    const database = await startPostgres()
    const before = { ...thing, indexes: [] }
    const old = await openPostgres(database.url, [before])
    await Promise.all(
      Array.from({ length: 50 }, () =>
        old
          .in('t')
          .table(before)
          .insert(aThing({ home: { id: 'usual' }, tags: ['usual'] })),
      ),
    )
    await old.close()
    await (await openPostgres(database.url, [thing])).close()
    const client = new Client({ connectionString: database.url })
    await client.connect()
    const { rows } = await client.query<{ index: string }>(`select distinct tablename as index from pg_stats where tablename like 'things_holding%' order by 1`)
    assert.deepEqual(
      rows.map(({ index }) => index),
      ['things_holding_home', 'things_holding_places', 'things_holding_tags'],
    )
    await client.end()
    await database.stop()
  })
})

describe('PostgreSQL: outage', () => {
  it('while it is gone everything is unavailable at once; when it is back everything works, and watchers have forgotten all', async () => {
    const database = await startPostgresAlone()
    const store = await openPostgres(database.url, declared)
    const table = store.in('t').table(thing)
    const told: Changed[] = []
    store.watch(thing, (change) => void told.push(change))
    await table.insert(aThing({ id: 'before' }))
    await wait(100)
    told.length = 0
    const underWay = Promise.allSettled(Array.from({ length: 20 }, () => table.insert(aThing())))
    await database.kill()
    const began = Date.now()
    for (const attempt of [
      () => table.get('before'),
      () => table.find({}),
      () => table.insert(aThing()),
      () => table.change({ id: 'before' }, { rank: 1 }),
      () => store.in('t').together((batch) => batch.insert(thing, aThing())),
      () => store.ping(),
    ])
      await assert.rejects(attempt(), Unavailable)
    assert.ok(Date.now() - began < 3000)
    await underWay
    await assert.rejects(openPostgres(database.url, declared), Unavailable)
    await database.restart()
    assert.ok(await until(() => told.some(({ key }) => key === undefined), 2000))
    assert.ok(await table.get('before'))
    await table.insert(aThing({ id: 'afterwards' }))
    assert.ok(await table.get('afterwards'))
    await store.close()
    await database.stop()
  })

  it('a database that is there and says nothing is unavailable within seconds, and works again when it speaks', async () => {
    const database = await startPostgres()
    const way = await wayTo(database.url)
    const store = await openPostgres(way.url, declared)
    const table = store.in('t').table(thing)
    await table.insert(aThing({ id: 'before' }))
    way.block(true)
    const began = Date.now()
    await Promise.all([
      assert.rejects(table.get('before'), Unavailable),
      assert.rejects(table.insert(aThing()), Unavailable),
      assert.rejects(
        store.in('t').together((batch) => {
          batch.insert(thing, aThing())
          batch.change(thing, { id: 'before' }, { rank: 1 })
        }),
        Unavailable,
      ),
    ])
    assert.ok(Date.now() - began < 5000, `unavailable after ${Date.now() - began} ms`)
    way.block(false)
    assert.ok(await table.get('before'))
    await store.close()
    way.close()
    await database.stop()
  })
})

/** A way to a database that can be blocked: what is sent then is neither refused nor delivered. */
async function wayTo(url: string) {
  const { searchParams, pathname } = new URL(url)
  const sockets = new Set<Socket>()
  let blocked = false
  const server = createServer((near) => {
    const far = connect(`${searchParams.get('host')}/.s.PGSQL.5432`)
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) {
      sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)))
      if (blocked) socket.pause()
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `postgres://postgres@127.0.0.1:${port}${pathname}`,
    block(now: boolean) {
      blocked = now
      for (const socket of sockets) now ? socket.pause() : socket.resume()
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
