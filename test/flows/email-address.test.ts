import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { mailLink } from '#model/mail-link.ts'
import { user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { CALLBACK, codeFlow, webClient } from '../support/code-flow.ts'
import { signInAs } from '../support/factors.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import type { TestServer } from '../support/server.ts'
import { type SmtpSink, smtpSink } from '../support/smtp.ts'
import { until } from '../support/until.ts'
import { type Visitor, visitorOf } from '../support/visitor.ts'

for (const [name, open] of databases)
  suite(`e-mail addresses on ${name}`, () => {
    let sink: SmtpSink
    let both: Nodes
    let one: TestServer
    let other: TestServer
    before(async () => {
      sink = await smtpSink({ tls: 'none' })
      both = await open({ 'smtp.url': `smtp+plain://127.0.0.1:${sink.port}`, 'smtp.from': 'no-reply@id.example', password_grant: true })
      ;[one, other] = both.nodes
      await set({ user_editable: true, registrable: true })
    })
    after(async () => {
      await both.close()
      await sink.close()
    })
    const set = async (json: object) => one.call('PATCH', '/api/identity-providers/idp_default', { bearer: await one.adminToken(), json })
    const textOf = (data: string) => data.replace(/=\r\n/g, '').replace(/=3D/g, '=')
    const lettersTo = (address: string) => sink.received.filter(({ to }) => to.some((line) => line.includes(address))).map(({ data }) => textOf(data))
    const linkIn = async (address: string, path: string) => {
      await until(() => lettersTo(address).some((letter) => letter.includes(path)), `the letter to ${address}`)
      return new RegExp(`(${path}\\?link=gml_\\w[\\w-]+)`).exec(lettersTo(address).findLast((letter) => letter.includes(path)) ?? '')?.[1] ?? ''
    }
    const at = (node: TestServer, visitor: Visitor): Visitor => {
      const same = visitorOf(node)
      for (const [cookie, value] of visitor.cookies) same.cookies.set(cookie, value)
      return same
    }
    let made = 0
    const fresh = () => `new-${++made}-${name.toLowerCase()}@example.com`
    const asking = async (address: string) => {
      const person = await makePerson(one)
      const visitor = visitorOf(one)
      await signInAs(visitor, person.username)
      const page = await visitor.fill(await visitor.go('/account/email'), { email: address })
      return { person, visitor, page }
    }

    test('NIN-27 a change is confirmed at the new address, whose owner then signs in by it; the old address is told of both', async () => {
      const address = fresh()
      const { person, visitor } = await asking(address)
      const path = await linkIn(address, '/account/email/confirm')
      assert.equal((await one.context.db.table(user).get(person.id))?.email, person.email, 'nothing changed yet')
      for (let n = 0; n < 2; n++) await visitor.go(path)
      await visitor.fill(await visitor.go(path), {})
      const changed = await one.context.db.table(user).get(person.id)
      assert.deepEqual([changed?.email, changed?.email_verified, changed?.username], [address, true, address])
      assert.equal((await signInAs(visitorOf(one), address)).url.pathname, '/account')
      await until(() => lettersTo(person.username).length === 2, 'both letters to the old address')
      assert.equal((await visitor.go(path)).status, 404)
    })

    test('a link is good once, also at two nodes at once, and in the session of its person only', async () => {
      const address = fresh()
      const { person, visitor } = await asking(address)
      const path = await linkIn(address, '/account/email/confirm')
      const stranger = visitorOf(one)
      await signInAs(stranger, (await makePerson(one)).username)
      assert.equal((await stranger.go(path)).status, 404)
      const page = await visitor.go(path)
      const ends = await Promise.all(Array.from({ length: 6 }, (_, i) => at(i % 2 ? one : other, visitor).fill(page, {})))
      assert.equal(ends.filter(({ url }) => url.pathname === '/account').length, 1)
      assert.deepEqual(await one.context.db.table(mailLink).find({ user_id: person.id }), [])
    })

    test('the answer does not tell whether an address is taken, and the change to a taken name is refused to its owner only', async () => {
      const holder = await makePerson(one)
      const [taken, free] = [await asking(holder.username), await asking(fresh())]
      const bare = (text: string) => text.replace(/name="csrf" value="[^"]*"/, '')
      assert.equal(bare(taken.page.text), bare(free.page.text))
      const path = await linkIn(holder.username, '/account/email/confirm')
      assert.equal((await taken.visitor.fill(await taken.visitor.go(path), {})).status, 409)
      assert.equal((await one.context.db.table(user).get(taken.person.id))?.username, taken.person.username)
    })

    test('an address is changed only after a fresh proof', async () => {
      const { visitor } = await asking(fresh())
      one.clock.skew += 601_000
      other.clock.skew = one.clock.skew
      assert.equal((await visitor.go('/account/email')).url.pathname, '/account/confirm')
    })

    test('BOR-38 where addresses are confirmed, nobody comes in by page or password grant before they opened the link', async () => {
      await set({ confirmable: true })
      const address = fresh()
      const visitor = visitorOf(one)
      await visitor.fill(await visitor.go('/register'), { username: address, password: PASSWORD, password_again: PASSWORD })
      const held = await signInAs(visitor, address)
      assert.deepEqual([held.status, /id="email-sent"/.test(held.text)], [403, true])
      assert.equal((await visitor.go('/account')).url.pathname, '/login')
      const client = await makeClient(one, { supported_grant_types: ['password'] })
      const ask = () => one.call('POST', '/oauth/token', { basic: client.basic, form: { grant_type: 'password', username: address, password: PASSWORD } })
      assert.equal((await ask()).status, 400)
      const path = await linkIn(address, '/confirm-email')
      assert.equal((await one.call('GET', path)).status, 200)
      const elsewhere = visitorOf(other)
      const page = await elsewhere.go(path)
      assert.equal((await elsewhere.fill(page, {})).status, 403)
      assert.equal((await elsewhere.fill(page, { current_password: 'a wrong one' })).status, 403)
      assert.equal((await one.context.db.table(user).find({ username: address }))[0]?.confirmed_at, undefined, 'a letter alone proves no account of others')
      const shown = { current_password: PASSWORD }
      const ends = await Promise.all([elsewhere.fill(page, shown), at(one, elsewhere).fill(page, shown)])
      assert.equal(ends.filter(({ url }) => url.pathname === '/login').length, 1)
      assert.equal((await signInAs(visitor, address)).url.pathname, '/account')
      assert.equal((await ask()).status, 200)
      await set({ confirmable: false })
    })

    test('the browser in which the person signed in confirms by the link alone', async () => {
      await set({ confirmable: true })
      const address = fresh()
      await makePerson(one, { username: address, email: address, email_verified: false })
      const visitor = visitorOf(one)
      await signInAs(visitor, address)
      const page = await visitor.go(await linkIn(address, '/confirm-email'))
      assert.doesNotMatch(page.text, /current_password/)
      assert.match((await visitor.fill(page, {})).text, /Your address is confirmed/)
      await set({ confirmable: false })
    })

    test('a session from before, of somebody whose address is not proved, opens no client and no device whose provider demands the proof', async () => {
      await set({ confirmable: false })
      const flow = await codeFlow({ server: one })
      const client = await makeClient(one, { ...webClient, redirect_uris: [CALLBACK], supported_grant_types: ['device_code'] })
      const [person] = await one.context.db.table(user).find({ username: flow.habits.username })
      await flow.tokens()
      await one.context.db.table(user).change({ id: person?.id ?? '' }, { email_verified: false })
      const { user_code } = (await one.call('POST', '/oauth/device_authorization', { form: { scope: 'openid' }, basic: client.basic })).json
      const go = (more: Record<string, string> = {}) => flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request(more).params)}`)
      assert.ok((await go()).params.has('code'))
      await set({ confirmable: true })
      const held = await go()
      assert.equal(held.url.pathname, '/login')
      assert.match((await flow.visitor.complete(held, flow.habits)).text, /id="email-sent"/)
      assert.equal((await go({ prompt: 'none' })).params.get('error'), 'interaction_required')
      const device = await flow.visitor.go(`/device?user_code=${user_code}`)
      assert.deepEqual([device.status, /id="email-sent"/.test(device.text)], [403, true])
      await set({ confirmable: false })
      assert.match((await flow.visitor.go(`/device?user_code=${user_code}`)).text, /id="device-allow"/)
    })
  })
