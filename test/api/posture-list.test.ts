import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { measurePostures } from '#clients/posture.ts'
import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { resources } from '#model/all.ts'
import { client } from '#model/client.ts'
import { job as jobs } from '#model/job.ts'
import { postureScore } from '#model/posture-score.ts'
import { openPostgres } from '#store/postgres/open.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import type { Store } from '#store/store.ts'
import { wakeJob } from '#work/enqueue.ts'
import type { Run } from '#work/job-kind.ts'
import { scheduleId } from '#work/runner.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { startPostgres } from '../support/postgres.ts'

const stores: readonly (readonly [string, (t: TestContext) => Promise<Store>])[] = [
  ['SQLite', () => openSqlite(':memory:', resources)],
  [
    'PostgreSQL',
    async (t) => {
      const database = await startPostgres()
      t.after(() => database.stop())
      return openPostgres(database.url, resources)
    },
  ],
]

interface Listed {
  readonly id: string
  readonly name: string
  readonly score: number
  readonly mend: readonly string[]
}

/** Every page of the list, one after another, without the clients that the first start makes. */
async function listed({ api }: DescribedServer, limit = 200): Promise<Listed[]> {
  const rows: Listed[] = []
  let after = ''
  do {
    const { status, json, text } = await api('GET', `/api/posture?limit=${limit}${after}`)
    assert.equal(status, 200, text)
    rows.push(...json.data)
    after = json.page.next ? `&after=${json.page.next}` : ''
  } while (after)
  return rows.filter(({ id }) => !id.startsWith('gatehouse-'))
}
const placesOf = (rows: readonly Listed[]) => rows.map(({ id, score }) => [id, score])

const SCHEDULE = scheduleId('posture')

/** A store whose reader of clients is overtaken by `edit`. */
const afterReadingClients = (store: Store, edit: () => Promise<void>): Store => ({
  ...store,
  in: (tenant) => {
    const db = store.in(tenant)
    const table: typeof db.table = (resource) => {
      const rows = db.table(resource)
      if (resource.name !== client.name) return rows
      return {
        ...rows,
        find: async (match, page) => {
          const found = await rows.find(match, page)
          await edit()
          return found
        },
      }
    }
    return { ...db, table }
  },
})
const runOn = (store: Store, { log, now }: Context): Run<Context> => ({
  ...{ job_id: SCHEDULE, attempt: 1, store, log, now },
  signal: new AbortController().signal,
  context: async () => undefined,
  remark: () => {},
})

/** Runs the schedule, and waits until it has run. */
async function measure({ store, context }: DescribedServer): Promise<void> {
  const from = context.now()
  const job = () => store.global.table(jobs).get(SCHEDULE)
  await store.global.together((batch) => wakeJob(batch, SCHEDULE, from))
  for (let tries = 0; tries < 200; tries++) {
    const row = await job()
    if (row?.state === 'waiting' && row.due_at > from + 60_000) return
    await setTimeout(50)
  }
  assert.fail(`the schedule did not run: ${JSON.stringify(await job())}`)
}

for (const [database, open] of stores) {
  test(`${database}: all clients are listed, the worst first, page after page; an edit moves a client at once`, async (t) => {
    const server = await describedServer({ store: await open(t) })
    t.after(() => server.close())
    const make = async (id: string, fields: Readonly<Record<string, unknown>>) =>
      assert.equal((await server.api('POST', '/api/clients', { client: { id, name: id, ...fields } })).status, 201)
    await make('fine', {})
    await make('awful', { supported_grant_types: ['password', 'authorization_code'], pkce: false, nonce: 'optional' })
    await make('lax', { access_token_ttl: 7200 })
    await make('also-fine', {})
    assert.deepEqual(placesOf(await listed(server, 1)), [
      ['awful', 40],
      ['lax', 94],
      ['also-fine', 100],
      ['fine', 100],
    ])
    assert.deepEqual((await listed(server))[0]?.mend, ['password_grant', 'neither_pkce_nor_nonce'])

    await server.api('PATCH', '/api/clients/awful', { supported_grant_types: ['authorization_code'], pkce: true })
    await server.api('PATCH', '/api/clients/fine', { public_refresh_token: true })
    await server.api('DELETE', '/api/clients/lax')
    assert.deepEqual(placesOf(await listed(server, 2)), [
      ['fine', 85],
      ['also-fine', 100],
      ['awful', 100],
    ])
  })

  test(`${database}: a score that was measured of a client before an edit does not replace the score of the edit`, async (t) => {
    const server = await describedServer({ store: await open(t) })
    t.after(() => server.close())
    const { context, store, work } = server
    await work.stop()
    await server.api('POST', '/api/clients', { client: { id: 'edited' } })
    const scores = context.db.table(postureScore)
    await scores.change({ id: 'edited' }, { measured_by: 1 })
    const edit = async () => assert.equal((await server.api('PATCH', '/api/clients/edited', { public_refresh_token: true })).status, 200)
    await measurePostures(context.settings).run({}, runOn(afterReadingClients(store, edit), context))
    assert.equal((await scores.get('edited'))?.score, 85)
  })
}

test('the schedule measures what the server itself made, and every client anew once a setting that it inherits is another', async (t) => {
  const store = await openSqlite(':memory:', resources)
  const masterKey = Buffer.alloc(32, 1)
  const before = await describedServer({ store, masterKey })
  await before.api('POST', '/api/clients', { client: { id: 'inherits' } })
  await before.api('POST', '/api/clients', { client: { id: 'says-so', access_token_ttl: 600 } })
  await measure(before)
  const scores = async () => Object.fromEntries((await before.context.db.table(postureScore).find({})).map(({ id, score }) => [id, score]))
  assert.deepEqual(await scores(), { 'gatehouse-admin': 100, 'gatehouse-console': 100, 'gatehouse-wallet': 100, inherits: 100, 'says-so': 100 })

  await before.work.stop()
  const now = await describedServer({ store, masterKey, settings: { access_token_ttl: 43_200 } })
  t.after(() => now.close())
  await measure(now)
  assert.deepEqual(await scores(), { 'gatehouse-admin': 94, 'gatehouse-console': 94, 'gatehouse-wallet': 94, inherits: 94, 'says-so': 100 })
})

test('more clients than a slice are measured in one run, and the score of a client that is gone is dropped', async (t) => {
  const server = await describedServer()
  t.after(() => server.close())
  const many = Array.from({ length: 303 }, (_, n) => `many-${n}`)
  await server.context.db.together((batch) => {
    for (const id of many) {
      batch.insert(client, newRow(client, { id, public_revoke: true, created_at: 1, updated_at: 1 }))
      batch.insert(postureScore, newRow(postureScore, { id }))
    }
    batch.insert(postureScore, newRow(postureScore, { id: 'gone' }))
  })
  await measure(server)
  const table = server.context.db.table(postureScore)
  assert.equal(await table.count({ score: 96 }), many.length)
  assert.equal(await table.get('gone'), undefined)
})
