import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { session } from '#model/session.ts'
import { user } from '#model/user.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import type { TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { type Visitor, visitorOf } from '../support/visitor.ts'

for (const [name, open] of databases)
  suite(`people at two nodes on ${name}`, () => {
    let both: Nodes
    let one: TestServer
    let other: TestServer
    let bearer: string
    before(async () => {
      both = await open()
      ;[one, other] = both.nodes
      bearer = await one.adminToken()
    })
    after(() => both.close())

    /** The same browser, at the other node. */
    const at = (node: TestServer, visitor: Visitor): Visitor => {
      const same = visitorOf(node)
      for (const [cookie, value] of visitor.cookies) same.cookies.set(cookie, value)
      return same
    }
    const signIn = async (username: string): Promise<Visitor> => {
      const visitor = visitorOf(one)
      await visitor.fill(await visitor.go('/login'), { username, password: PASSWORD })
      return visitor
    }
    const isIn = async (visitor: Visitor) => (await visitor.go('/account')).url.pathname === '/account'

    test('forty guesses at two nodes are ten guesses', async () => {
      const person = await makePerson(one)
      const visitor = visitorOf(one)
      const page = await visitor.go('/login')
      const there = at(other, visitor)
      await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? visitor : there).fill(page, { username: person.username, password: `guess ${i}` })))
      const locked = await other.context.db.table(user).get(person.id)
      assert.deepEqual([locked?.failed_sign_ins, locked?.locked_until !== undefined], [10, true])
      for (const browser of [visitor, there]) assert.equal((await browser.fill(page, { username: person.username, password: PASSWORD })).status, 403)
    })

    test('a session that ends at one is over at the other at once', async () => {
      const deeds: readonly ((visitor: Visitor, id: string) => Promise<{ readonly status: number }>)[] = [
        async (visitor) => visitor.fill(await visitor.go('/logout'), {}),
        (_visitor, id) => one.call('POST', `/api/users/${id}/block`, { bearer }),
        (_visitor, id) => one.call('POST', `/api/users/${id}/revoke_tokens`, { bearer }),
        async (_visitor, id) => one.call('DELETE', `/api/sessions/${(await one.context.db.table(session).find({ user_id: id }))[0]?.id}`, { bearer }),
      ]
      for (const deed of deeds) {
        const person = await makePerson(one)
        const visitor = await signIn(person.username)
        const there = at(other, visitor)
        assert.equal(await isIn(there), true)
        const [begun] = await one.context.db.table(session).find({ user_id: person.id })
        // The clock of a virtual machine may be set back a little: the session lies in the past by it before it ends.
        await until(() => Date.now() > (begun?.created_at ?? 0), 'the session lies in the past')
        const { status } = await deed(visitor, person.id)
        assert.ok(status < 400, `the deed was refused by ${status}`)
        const stayed = await isIn(there)
        const marks = [begun?.created_at, (await one.context.db.table(user).get(person.id))?.tokens_revoked_at]
        assert.equal(stayed, false, `${deed.toString()}: begun and revoked at ${marks.join(', ')}`)
      }
    })

    test('of two administrators who step down at two nodes at once, one stays', async () => {
      const api = (node: TestServer, method: string, path: string, json?: unknown) =>
        node.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
      // They leave, step down, or are deleted.
      const leave = (round: number, path: string, id: string): [method: string, path: string, json?: unknown] =>
        round % 3 === 0 ? ['DELETE', path] : round % 3 === 1 ? ['PATCH', path, { role: 'member' }] : ['DELETE', `/api/users/${id}`]
      for (let round = 0; round < 12; round++) {
        const members = `/api/organizations/${(await api(one, 'POST', '/api/organizations', { organization: { name: `Round ${round}` } })).json.data.id}/members`
        const pair = [(await makePerson(one)).id, (await makePerson(one)).id]
        for (const user_id of pair) await api(one, 'POST', members, { user_id, role: 'admin' })
        const began = performance.now()
        const answers = await Promise.all(pair.map((id, i) => api(i ? one : other, ...leave(round, `${members}/${id}`, id))))
        // PostgreSQL looks for deadlocks after a second.
        assert.ok(performance.now() - began < 900, 'neither waited for the other')
        const said = answers.map(({ status, text }) => (status < 300 ? 'gone' : `${status} ${/only administrator/.test(text)}`)).toSorted()
        assert.deepEqual(said, ['409 true', 'gone'], answers.map(({ text }) => text).join())
        const left = (await api(one, 'GET', members)).json.data
        assert.equal(left.filter(({ role }: { role: string }) => role === 'admin').length, 1)
      }
    })
  })
