import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { guess } from '#model/guess.ts'
import { makeClient } from '../support/clients.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import type { TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

/** The guesses that one node counts by itself, and those that all nodes count together beyond that. */
const [OWN, SHARED] = [20, 80]

for (const [name, open] of databases)
  suite(`guesses from one network, with two nodes on ${name}`, () => {
    let both: Nodes
    before(async () => {
      both = await open()
    })
    after(() => both.close())

    const nodeOf = (turn: number): TestServer => both.nodes[turn % 2] as TestServer
    const guesses = () => nodeOf(0).context.db.table(guess).count({})
    const token = async (node: TestServer, basic: readonly [string, string]) =>
      (await node.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic })).status
    /** A client with a secret of somebody's choice, which both nodes have seen, so that a wrong one costs them nothing. */
    const chosen = async () => {
      const app = await makeClient(nodeOf(0), { secret: 'a secret of their own choice' })
      for (const node of both.nodes) assert.equal(await token(node, app.basic), 200)
      return app
    }
    const refusedIn = (statuses: readonly number[]) => statuses.filter((status) => status === 429).length
    const forget = async () => {
      for (const node of both.nodes) node.clock.skew += 61_000
      assert.equal(await token(nodeOf(0), (await chosen()).basic), 200)
    }

    test('RFC 6749 §10.10 the first wrong secrets of a minute are written nowhere', async () => {
      const app = await chosen()
      for (let turn = 0; turn < 2 * OWN - 2; turn++) assert.equal(await token(nodeOf(turn), [app.id, `guess ${turn}`]), 401)
      assert.equal(await guesses(), 0)
      await forget()
    })

    test('RFC 6749 §10.10 wrong secrets are counted by all nodes together, one after another and at once', async () => {
      const app = await chosen()
      const one: number[] = []
      for (let turn = 0; turn < 200; turn++) one.push(await token(nodeOf(turn), [app.id, `guess ${turn}`]))
      assert.equal(refusedIn(one), 200 - 2 * OWN - SHARED)
      const people = await makePerson(nodeOf(0))
      const visitor = visitorOf(nodeOf(0))
      const stop = await visitor.fill(await visitor.go('/login'), { username: people.username, password: PASSWORD })
      assert.equal(stop.url.pathname, '/account', 'people at the same address sign in')
      await forget()
      const other = await chosen()
      const all = await Promise.all(Array.from({ length: 240 }, (_, turn) => token(nodeOf(turn), [other.id, `guess ${turn}`])))
      assert.ok(refusedIn(all) >= 240 - 2 * OWN - SHARED, `${refusedIn(all)} refused`)
      await forget()
    })

    test('a guess that was right is taken back', async () => {
      const before = await guesses()
      const apps = await Promise.all(Array.from({ length: OWN + 5 }, (_, i) => makeClient(nodeOf(0), { secret: `a secret of their own choice, ${i}` })))
      assert.deepEqual(new Set(await Promise.all(apps.map((app) => token(nodeOf(0), app.basic)))), new Set([200]))
      for (let tries = 0; tries < 50 && (await guesses()) > before; tries++) await new Promise((resolve) => setTimeout(resolve, 20))
      // Guesses of before may have run out meanwhile; none of these was added.
      const left = await guesses()
      assert.ok(left <= before, `${left} of ${before}`)
    })

    test('wrong passwords are counted by all nodes together', async () => {
      const visitors = both.nodes.map((node) => visitorOf(node))
      const pages = await Promise.all(visitors.map((visitor) => visitor.go('/login')))
      const statuses: number[] = []
      for (let turn = 0; turn < 130; turn += 10)
        statuses.push(
          ...(await Promise.all(
            Array.from({ length: 10 }, async (_, i) => {
              const [visitor, page] = [visitors[i % 2], pages[i % 2]]
              assert.ok(visitor && page)
              return (await visitor.fill(page, { username: `nobody-${turn + i}@example.com`, password: 'x' })).status
            }),
          )),
        )
      assert.equal(refusedIn(statuses), 130 - 2 * OWN - SHARED)
    })
  })
