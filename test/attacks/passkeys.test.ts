import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { factor } from '#model/factor.ts'
import { session } from '#model/session.ts'
import { authenticator } from '../support/authenticator.ts'
import { addPasskey, challengeOf, sendPasskey, signInAs } from '../support/factors.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import type { TestServer } from '../support/server.ts'
import { type Stop, type Visitor, visitorOf } from '../support/visitor.ts'

for (const [name, open] of databases)
  suite(`passkeys on ${name}`, () => {
    let both: Nodes
    let one: TestServer
    let other: TestServer
    before(async () => {
      both = await open()
      ;[one, other] = both.nodes
    })
    after(() => both.close())

    const at = (node: TestServer, visitor: Visitor): Visitor => {
      const same = visitorOf(node)
      for (const [cookie, value] of visitor.cookies) same.cookies.set(cookie, value)
      return same
    }
    const withPasskey = async () => {
      const person = await makePerson(one)
      const visitor = visitorOf(one)
      await signInAs(visitor, person.username)
      return { person, visitor, key: await addPasskey(one, visitor) }
    }
    const isIn = (stop: Stop) => stop.url.pathname === '/account'

    test('WebAuthn §7.2 a passkey that verified its person signs in without name and password, as two factors', async () => {
      const { person, key } = await withPasskey()
      const visitor = visitorOf(other)
      const page = await visitor.go('/login')
      assert.match(page.text, /autocomplete="username webauthn"/)
      assert.ok(isIn(await sendPasskey(visitor, page, key.show(challengeOf(page), { userHandle: Buffer.from(person.id).toString('base64url') }))))
      const [latest] = (await one.context.db.table(session).find({ user_id: person.id })).toSorted((a, b) => b.created_at - a.created_at)
      assert.deepEqual([latest?.acr, latest?.amr], ['2', ['hwk', 'user', 'mfa']])
    })

    test('WebAuthn §7.2 after the password it is the second factor; without verification it signs nobody in alone', async () => {
      const { person, key } = await withPasskey()
      const visitor = visitorOf(one)
      const step = await signInAs(visitor, person.username)
      assert.equal(step.url.pathname, '/login/second-factor')
      assert.ok(isIn(await sendPasskey(visitor, step, key.show(challengeOf(step), { verified: false }))))
      const alone = visitorOf(one)
      const page = await alone.go('/login')
      assert.equal((await sendPasskey(alone, page, key.show(challengeOf(page), { verified: false }))).status, 403)
    })

    test('WebAuthn §13.4.3 an answer is good once: of ten at once at two nodes one comes in', async () => {
      const { key } = await withPasskey()
      const visitor = visitorOf(one)
      const page = await visitor.go('/login')
      const answer = key.show(challengeOf(page))
      const ends = await Promise.all(Array.from({ length: 10 }, (_, i) => sendPasskey(at(i % 2 ? one : other, visitor), page, answer)))
      assert.equal(ends.filter(isIn).length, 1)
      assert.equal((await sendPasskey(visitorWith(visitor), page, answer)).status, 403)
    })
    const visitorWith = (visitor: Visitor) => at(one, visitor)

    test('WebAuthn §13.4.3 a challenge of another browser, another use or an hour ago is refused', async () => {
      const { person, key } = await withPasskey()
      const [theirs, own] = [visitorOf(one), visitorOf(one)]
      const [page, ownPage] = [await theirs.go('/login'), await own.go('/login')]
      assert.equal((await sendPasskey(own, ownPage, key.show(challengeOf(page)))).status, 403, 'another browser')
      const step = await signInAs(own, person.username)
      assert.equal((await sendPasskey(own, step, key.show(challengeOf(ownPage)))).status, 403, 'another use')
      const late = await own.go('/login')
      one.clock.skew += 900_001
      other.clock.skew = one.clock.skew
      assert.equal((await sendPasskey(own, late, key.show(challengeOf(late)))).status, 403, 'too old')
    })

    test('WebAuthn §7.2 an answer for another origin, another relying party or another key, and one that names another person, are refused', async () => {
      const { key } = await withPasskey()
      const { person: somebody } = await withPasskey()
      const stranger = authenticator(one)
      const wrong: readonly ((challenge: string) => string)[] = [
        (challenge) => key.show(challenge, { origin: 'https://id.example.evil' }),
        (challenge) => key.show(challenge, { rpId: 'evil.example' }),
        (challenge) => stranger.show(challenge),
        (challenge) => key.show(challenge, { userHandle: Buffer.from(somebody.id).toString('base64url') }),
        (challenge) => key.show(challenge).replace('"response":{', '"response":{"userHandle":7,'),
        () => '{}',
        () => 'not JSON',
      ]
      for (const [i, make] of wrong.entries()) {
        const visitor = visitorOf(one)
        const page = await visitor.go('/login')
        assert.equal((await sendPasskey(visitor, page, make(challengeOf(page)))).status, 403, `answer ${i}`)
      }
    })

    test('a passkey of somebody else is no second factor, and cannot be added a second time', async () => {
      const { key } = await withPasskey()
      const victim = await makePerson(one)
      const visitor = visitorOf(one)
      await signInAs(visitor, victim.username)
      await addPasskey(one, visitor)
      const elsewhere = visitorOf(one)
      const step = await signInAs(elsewhere, victim.username)
      assert.equal((await sendPasskey(elsewhere, step, key.show(challengeOf(step)))).status, 403)
      const page = await visitor.go('/account/factors/passkey')
      assert.equal((await sendPasskey(visitor, page, key.create(challengeOf(page)))).status, 409)
    })

    test('WebAuthn §6.1.1 a copy of a passkey, whose counter stands still, is refused', async () => {
      const { person, key } = await withPasskey()
      const show = async (count: number) => {
        const visitor = visitorOf(one)
        const page = await visitor.go('/login')
        return sendPasskey(visitor, page, key.show(challengeOf(page), { count }))
      }
      assert.ok(isIn(await show(5)))
      assert.equal((await one.context.db.table(factor).find({ user_id: person.id }))[0]?.sign_count, 5)
      assert.equal((await show(5)).status, 403)
      assert.equal((await show(3)).status, 403)
      assert.ok(isIn(await show(6)))
    })

    test('a passkey of one tenant or backend signs in at no other', async () => {
      const { key } = await withPasskey()
      const bearer = await one.adminToken()
      assert.equal((await one.call('POST', '/api/tenants', { bearer, json: { tenant: { slug: 'harbour', name: 'Harbour' } } })).status, 201)
      const visitor = visitorOf(one)
      const page = await visitor.go('/t/harbour/login')
      assert.equal(page.status, 200)
      assert.equal((await sendPasskey(visitor, page, key.show(challengeOf(page)))).status, 403)
    })

    test('an identity provider that takes no passkeys offers none, and lets nobody add or use one', async () => {
      const { visitor, key } = await withPasskey()
      const bearer = await one.adminToken()
      const page = await visitorOf(one).go('/login')
      const browser = visitorOf(one)
      const before_ = await browser.go('/login')
      await one.call('PATCH', '/api/identity-providers/idp_default', { bearer, json: { passkeys: false } })
      assert.match(page.text, /passkey-form/)
      assert.doesNotMatch((await visitorOf(one).go('/login')).text, /passkey-form|<script/)
      assert.equal((await sendPasskey(browser, before_, key.show(challengeOf(before_)))).status, 403)
      assert.equal((await visitor.go('/account/factors/passkey')).status, 404)
      await one.call('PATCH', '/api/identity-providers/idp_default', { bearer, json: { passkeys: true } })
    })
  })
