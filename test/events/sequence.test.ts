import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { pino } from 'pino'
import { record } from '#events/record.ts'
import { makeSequencer } from '#events/sequence.ts'
import { auditEvent } from '#model/audit-event.ts'
import { outbox } from '#model/outbox.ts'
import type { Store } from '#store/store.ts'
import { openWork } from '#work/runner.ts'
import { storesOfTwoNodes } from '../work/stores.ts'

const log = pino({ level: 'silent' })

for (const [name, open] of storesOfTwoNodes) {
  describe(`${name}: the sequence of events`, () => {
    let stores: readonly [Store, Store]
    let close: () => Promise<void>
    before(async () => {
      const opened = await open()
      stores = opened.stores
      close = opened.close
    })
    after(() => close())
    const put = (store: Store, tenant: string, target_id: string) =>
      store.in(tenant).together((batch) => record(batch, { action: 'user.updated', actor_type: 'system', target_id, at: Date.now() }))

    it('numbers the events of each tenant without gaps and without doubles, although two nodes write and two number them at once', async () => {
      const kinds = [makeSequencer([])]
      const contextOf = async () => undefined
      const works = stores.map((store, i) => openWork({ store, log, now: () => Date.now() + 60_000, node: `n${i}`, kinds, contextOf }))
      for (const work of works) await work.start()
      for (let from = 0; from < 300; from += 20) {
        const writes = Array.from({ length: 20 }, (_, i) => put(stores[i % 2 === 0 ? 0 : 1], (from + i) % 3 === 0 ? 'a' : 'b', `e${from + i}`))
        await Promise.all([...writes, ...works.map((work) => work.runDue())])
      }
      while ((await stores[0].global.table(outbox).count({})) > 0) await Promise.all(works.map((work) => work.runDue()))
      await Promise.all(works.map((work) => work.stop()))
      for (const [tenant, expected] of [
        ['a', 100],
        ['b', 200],
      ] as const) {
        const events = await stores[0].in(tenant).table(auditEvent).find({}, { order: 'sequence', limit: 1000 })
        assert.deepEqual(
          events.map(({ sequence }) => sequence),
          Array.from({ length: expected }, (_, i) => i + 1),
        )
      }
    })

    it('an event of a batch that fails is neither recorded nor numbered', async () => {
      await assert.rejects(
        stores[0].in('c').together((batch) => {
          record(batch, { action: 'user.updated', actor_type: 'system', at: Date.now() })
          batch.change(auditEvent, { id: 'nothing' }, { action: 'x' })
        }),
      )
      assert.deepEqual(await stores[0].in('c').table(auditEvent).find({}), [])
      assert.equal(await stores[0].global.table(outbox).count({}), 0)
    })
  })
}
