import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { session } from '#model/session.ts'
import { unfinishedSignIn } from '#model/unfinished-sign-in.ts'
import { user } from '#model/user.ts'
import { type App, codeOf, signInAs, withApp } from '../support/factors.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import type { TestServer } from '../support/server.ts'
import { type Stop, type Visitor, visitorOf } from '../support/visitor.ts'

for (const [name, open] of databases)
  suite(`the second factor on ${name}`, () => {
    let both: Nodes
    let one: TestServer
    let other: TestServer
    before(async () => {
      both = await open()
      ;[one, other] = both.nodes
    })
    after(() => both.close())

    /** The same browser, at the other node. */
    const at = (node: TestServer, visitor: Visitor): Visitor => {
      const same = visitorOf(node)
      for (const [cookie, value] of visitor.cookies) same.cookies.set(cookie, value)
      return same
    }
    /** The clocks of both nodes move together. */
    const next = (app: App) => {
      const code = app.next()
      other.clock.skew = one.clock.skew
      return code
    }
    const waitingFor = async (username: string): Promise<{ readonly visitor: Visitor; readonly page: Stop }> => {
      const visitor = visitorOf(one)
      return { visitor, page: await signInAs(visitor, username) }
    }
    const isIn = (stop: Stop) => stop.url.pathname === '/account'

    test('RFC 6238 §5.2 one code sent by ten browsers at two nodes at once lets one in', async () => {
      const person = await makePerson(one)
      const { app } = await withApp(one, person.username)
      const all = await Promise.all(Array.from({ length: 9 }, () => waitingFor(person.username)))
      const code = next(app)
      const ends = await Promise.all(all.map(({ visitor, page }, i) => at(i % 2 ? one : other, visitor).fill(page, { code })))
      assert.equal(ends.filter(isIn).length, 1)
    })

    test('one recovery code sent by several browsers at once lets one in', async () => {
      const person = await makePerson(one)
      const { app } = await withApp(one, person.username)
      const all = await Promise.all(Array.from({ length: 8 }, () => waitingFor(person.username)))
      const ends = await Promise.all(all.map(({ visitor, page }, i) => at(i % 2 ? one : other, visitor).fill(page, { code: app.recoveryCodes[0] ?? '' })))
      assert.equal(ends.filter(isIn).length, 1)
    })

    test('one unfinished sign-in becomes one session, also with two right codes at once', async () => {
      const person = await makePerson(one)
      const { app } = await withApp(one, person.username)
      const { visitor, page } = await waitingFor(person.username)
      const before_ = await one.context.db.table(session).count({ user_id: person.id })
      await Promise.all([
        at(one, visitor).fill(page, { code: app.recoveryCodes[0] ?? '' }),
        at(other, visitor).fill(page, { code: app.recoveryCodes[1] ?? '' }),
      ])
      assert.equal(await one.context.db.table(session).count({ user_id: person.id }), before_ + 1)
    })

    test('RFC 4226 §7.3 forty codes guessed at two nodes are ten, the right password does not give new ones, and the next lockout is longer', async () => {
      const person = await makePerson(one)
      const { app } = await withApp(one, person.username)
      const { visitor, page } = await waitingFor(person.username)
      const there = at(other, visitor)
      await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? visitor : there).fill(page, { code: String(100_000 + i) })))
      const locked = await other.context.db.table(user).get(person.id)
      assert.equal(locked?.failed_factors, 10)
      const again = await waitingFor(person.username)
      assert.equal((await again.visitor.fill(again.page, { code: next(app) })).status, 403, 'even the right code')
      const until = locked?.factors_locked_until ?? 0
      one.clock.skew += 301_000
      other.clock.skew = one.clock.skew
      const later = await waitingFor(person.username)
      await Promise.all(
        Array.from({ length: 20 }, (_, i) => (i % 2 ? later.visitor : at(other, later.visitor)).fill(later.page, { code: String(200_000 + i) })),
      )
      const twice = await one.context.db.table(user).get(person.id)
      assert.equal(twice?.failed_factors, 20)
      assert.ok((twice?.factors_locked_until ?? 0) - until > 590_000, 'the second lockout lasts twice as long')
    })

    test('between the factors nothing is open, by whatever address', async () => {
      const person = await makePerson(one)
      await withApp(one, person.username)
      const { visitor } = await waitingFor(person.username)
      for (const path of ['/account', '/account/factors', '/account/factors/app', '/account/tokens', '/account/password', '/second-factor', '/account/confirm'])
        assert.equal((await visitor.go(path)).url.pathname, '/login', path)
      assert.equal(await one.context.db.table(session).count({ user_id: person.id, ended_at: undefined }), 1, 'the session in which the app was added')
    })

    test('an unfinished sign-in is over once the password was changed, the person was blocked, or ten minutes have passed', async () => {
      const deeds: readonly ((id: string) => Promise<unknown>)[] = [
        async (id) => one.call('PATCH', `/api/users/${id}`, { bearer: await one.adminToken(), json: { password: 'quite another password' } }),
        async (id) => one.call('POST', `/api/users/${id}/block`, { bearer: await one.adminToken() }),
        async () => {
          one.clock.skew += 600_001
          other.clock.skew = one.clock.skew
        },
      ]
      for (const deed of deeds) {
        const person = await makePerson(one)
        const { app } = await withApp(one, person.username)
        const { visitor, page } = await waitingFor(person.username)
        await deed(person.id)
        assert.equal((await at(other, visitor).fill(page, { code: next(app) })).url.pathname, '/login')
      }
    })

    test('a code of one person is nothing for another, and a planted cookie of an unfinished sign-in becomes the session of a stranger only', async () => {
      const [victim, attacker] = [await makePerson(one), await makePerson(one)]
      await withApp(one, victim.username)
      const { app } = await withApp(one, attacker.username)
      const { visitor, page } = await waitingFor(victim.username)
      assert.equal((await visitor.fill(page, { code: next(app) })).status, 403)
      assert.equal((await visitor.fill(page, { code: app.recoveryCodes[0] ?? '' })).status, 403)
      const rows = await one.context.db.table(unfinishedSignIn).find({ user_id: victim.id })
      for (const [cookie, value] of visitor.cookies)
        if (cookie.includes('sign-in')) assert(!JSON.stringify(rows).includes(value.slice(13)), 'the row holds no cookie')
    })

    test('BOR-43 a key that an attacker offers from their own session is not added in that of another (factor fixation)', async () => {
      const [victim, attacker] = [await makePerson(one), await makePerson(one)]
      const [theirs, own] = [visitorOf(one), visitorOf(one)]
      await signInAs(theirs, victim.username, PASSWORD)
      await signInAs(own, attacker.username, PASSWORD)
      const offered = await own.go('/account/factors/app')
      const sealed = /name="sealed" value="([^"]+)"/.exec(offered.text)?.[1] ?? ''
      const secret = /id="app-key">([A-Z2-7 ]+)</.exec(offered.text)?.[1]?.replaceAll(' ', '') ?? ''
      const page = await theirs.go('/account/factors/app')
      const stop = await theirs.fill(page, { sealed, name: 'mine', code: codeOf(secret, one.context.now()) })
      assert.match(stop.text, /id="app-key"/)
      assert.match((await theirs.go('/account/factors')).text, /You have none yet/)
    })
  })
