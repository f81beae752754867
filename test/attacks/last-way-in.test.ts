import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { factor } from '#model/factor.ts'
import { identityOf, linkedAccount } from '#model/federation/linked-account.ts'
import { type User, user } from '#model/user.ts'
import { addPasskey, signInAs } from '../support/factors.ts'
import { federate } from '../support/federate.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import type { TestServer } from '../support/server.ts'
import { type Stop, type Visitor, visitorOf } from '../support/visitor.ts'

const ENDPOINTS = {
  authorization_endpoint: 'https://there.example/authorize',
  token_endpoint: 'https://there.example/token',
  userinfo_endpoint: 'https://there.example/me',
}

for (const [name, open] of databases)
  suite(`the last way in on ${name}`, () => {
    let both: Nodes
    let one: TestServer
    let other: TestServer
    let serverId: string
    before(async () => {
      both = await open()
      ;[one, other] = both.nodes
      const upstream = { issuer: 'https://there.example', client_id: 'ours', client_secret: 'a secret for tests only' }
      serverId = await federate(one, upstream, { name: 'There', protocol: 'oauth2', scopes: ['read'], subject_claim: 'id', ...ENDPOINTS })
    })
    after(() => both.close())

    /** The same browser, at the other node. */
    const there = (visitor: Visitor): Visitor => {
      const same = visitorOf(other)
      for (const [cookie, value] of visitor.cookies) same.cookies.set(cookie, value)
      return same
    }
    const link = async ({ id }: User, subject: string): Promise<string> => {
      const row = { id: `la_${id}${subject}`.slice(0, 60), user_id: id, federated_server_id: serverId, subject, created_at: one.context.now() }
      await one.context.db.table(linkedAccount).insert(newRow(linkedAccount, { ...row, identity: identityOf('be_default', serverId, `${id}${subject}`) }))
      return row.id
    }
    const withoutPassword = ({ id }: User) => one.context.db.table(user).change({ id }, { password_hash: undefined })
    /** Somebody who is signed in, with accounts elsewhere and without a password. */
    const meet = async (...subjects: string[]) => {
      const person = await makePerson(one)
      const visitor = visitorOf(one)
      await signInAs(visitor, person.username)
      const links: string[] = []
      for (const subject of subjects) links.push(await link(person, subject))
      return { person, visitor, links }
    }
    const csrfIn = ({ text }: Stop) => /name="csrf" value="([^"]*)"/.exec(text)?.[1] ?? ''
    const unlink = async (visitor: Visitor, id: string) => visitor.go('/account/linked', { unlink: id, csrf: csrfIn(await visitor.go('/account/linked')) })
    const linkedTo = ({ id }: User) => one.context.db.table(linkedAccount).count({ user_id: id })

    test('two accounts that are disconnected at once on two nodes leave one of them', async () => {
      for (let round = 0; round < 3; round++) {
        const { person, visitor, links } = await meet('a', 'b')
        await withoutPassword(person)
        const csrf = csrfIn(await visitor.go('/account/linked'))
        await Promise.all(links.map((id, i) => (i % 2 ? there(visitor) : visitor).go('/account/linked', { unlink: id, csrf })))
        assert.equal(await linkedTo(person), 1, `round ${round}`)
      }
    })

    test('a passkey is a way in, and is not removed while it is the last one', async () => {
      const { person, visitor, links } = await meet('a')
      await addPasskey(one, visitor)
      await withoutPassword(person)
      assert.match((await unlink(visitor, links[0] ?? '')).text, /The account was disconnected/)
      const [passkey] = await one.context.db.table(factor).find({ user_id: person.id })
      const csrf = csrfIn(await visitor.go('/account/factors'))
      const refused = await visitor.go('/account/factors/remove', { factor: passkey?.id ?? '', sure: 'yes', csrf })
      assert.deepEqual([refused.status, /your only way to sign in/.test(refused.text)], [409, true])
      assert.equal(await one.context.db.table(factor).count({ user_id: person.id }), 1)
    })

    test('an account at a server that signs nobody in any more is no other way', async () => {
      const { person, visitor, links } = await meet('a')
      await withoutPassword(person)
      await one.context.db.table(linkedAccount).insert(
        newRow(linkedAccount, {
          id: `la_${person.id}x`.slice(0, 60),
          identity: `gone ${person.id}`,
          user_id: person.id,
          federated_server_id: 'fs_gone',
          subject: 'x',
          created_at: 1,
        }),
      )
      assert.equal((await unlink(visitor, links[0] ?? '')).status, 409)
      assert.equal(await linkedTo(person), 2)
    })

    test('OWASP ASVS 5.0 §7.5.1 a session that is older than ten minutes disconnects nothing before a new proof', async () => {
      const { person, visitor, links } = await meet('a')
      const csrf = csrfIn(await visitor.go('/account/linked'))
      for (const node of [one, other]) node.clock.skew += 601_000
      const asked = await visitor.go('/account/linked', { unlink: links[0] ?? '', csrf })
      assert.equal(asked.url.pathname, '/account/confirm')
      assert.equal(await linkedTo(person), 1)
      await withoutPassword(person)
      const elsewhere = await visitor.go('/account/confirm?to=linked')
      assert.match(elsewhere.text, new RegExp(`/login/with/${serverId}\\?to=linked`), 'somebody without a password proves it where their account is')
      for (const node of [one, other]) node.clock.skew = 0
    })
  })
