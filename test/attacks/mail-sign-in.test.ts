import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { auditEvent } from '#model/audit-event.ts'
import { factor } from '#model/factor.ts'
import { job } from '#model/job.ts'
import { mailChallenge } from '#model/mail-challenge.ts'
import { organizationDomain } from '#model/organization-domain.ts'
import { session } from '#model/session.ts'
import { type User, user } from '#model/user.ts'
import { CALLBACK, codeFlow } from '../support/code-flow.ts'
import { addApp, signInAs } from '../support/factors.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import type { TestServer } from '../support/server.ts'
import { type SmtpSink, smtpSink } from '../support/smtp.ts'
import { until } from '../support/until.ts'
import { type Stop, type Visitor, visitorOf } from '../support/visitor.ts'

for (const [name, open] of databases)
  suite(`signing in by mail on ${name}`, () => {
    let sink: SmtpSink
    let both: Nodes
    let one: TestServer
    let other: TestServer
    before(async () => {
      sink = await smtpSink({ tls: 'none' })
      both = await open({ 'smtp.url': `smtp+plain://127.0.0.1:${sink.port}`, 'smtp.from': 'no-reply@id.example' })
      ;[one, other] = both.nodes
      await set({ email_sign_in: 'code_and_link', email_codes: true })
    })
    after(async () => {
      await both.close()
      await sink.close()
    })
    const set = async (json: object) =>
      assert.equal((await one.call('PATCH', '/api/identity-providers/idp_default', { bearer: await one.adminToken(), json })).status, 200)
    const textOf = (data: string) => data.replace(/=\r\n/g, '').replace(/=3D/g, '=')
    const lettersTo = (address: string) => sink.received.filter(({ to }) => to.some((line) => line.includes(address))).map(({ data }) => textOf(data))
    const same = (node: TestServer, visitor: Visitor): Visitor => {
      const copy = visitorOf(node)
      for (const [cookie, value] of visitor.cookies) copy.cookies.set(cookie, value)
      return copy
    }
    const idle = (kind: string) => until(async () => (await one.store.global.table(job).count({ kind })) === 0, `${kind} is done`)
    interface Asked {
      readonly visitor: Visitor
      readonly page: Stop
      readonly code: string
      readonly link: string
    }
    /** Reads the newest letter to an address. */
    const held = async (address: string, earlier: number) => {
      await until(() => lettersTo(address).length > earlier, `the letter to ${address}`)
      const letter = lettersTo(address).at(-1) ?? ''
      return { code: /\b(\d{4} \d{4})\b/.exec(letter)?.[1] ?? '', link: /https:\/\/id\.example(\/login\/email\/link\?key=[\w-]+)/.exec(letter)?.[1] ?? '' }
    }
    const ask = async (username: string, visitor = visitorOf(one)): Promise<Asked> => {
      const earlier = lettersTo(username).length
      const page = await visitor.fill(await visitor.go('/login/email'), { username })
      return { visitor, page, ...(await held(username, earlier)) }
    }
    const latest = async ({ id }: Pick<User, 'id'>) =>
      (await one.context.db.table(session).find({ user_id: id }, { limit: 20 })).sort((a, b) => b.created_at - a.created_at)[0]
    const isIn = (stop: Stop) => stop.url.pathname === '/account'

    test('a code signs a person in, as one factor, and the letter goes to the proved address', async () => {
      const person = await makePerson(one, { username: `ada-${name}`, email: `ada-${name}@example.com`.toLowerCase(), locale: 'fr' })
      const visitor = visitorOf(one)
      const page = await visitor.fill(await visitor.go('/login/email'), { username: person.username })
      const { code } = await held(person.email ?? '', 0)
      assert.match(lettersTo(person.email ?? '')[0] ?? '', /Bonjour/)
      assert(isIn(await visitor.fill(page, { code })))
      const begun = await latest(person)
      assert.deepEqual([begun?.amr, begun?.acr], [['email'], undefined])
      const events = await one.context.db.table(auditEvent).find({ target_id: person.id }, { limit: 100 })
      assert.deepEqual(events.map(({ action }) => action).sort(), ['user.mail_sign_in_asked', 'user.signed_in'])
    })

    test('a link signs in the browser that asked, goes on with its authorization request, and is not spent by looking', async () => {
      const person = await makePerson(one)
      const { visitor, request } = await codeFlow({ server: one })
      const login = await visitor.go(`/oauth/authorize?${new URLSearchParams(request().params)}`)
      assert.match(login.text, /id="with-email"/)
      const form = await visitor.go(`/login/email?request=${login.url.searchParams.get('request')}`)
      await visitor.fill(form, { username: person.username })
      const { link } = await held(person.username, 0)
      for (let n = 0; n < 2; n++) assert.match((await visitor.go(link)).text, /id="link-submit"/)
      const page = await visitor.go(link)
      const key = new URL(link, one.issuer).searchParams.get('key') ?? ''
      const done = await visitor.complete(await visitor.fill(page, { key }), { username: person.username })
      assert(done.url.href.startsWith(CALLBACK), done.url.href)
      assert.equal((await visitor.go(link)).status, 403)
    })

    test('a link in another browser signs nobody in and spends nothing; a code is nothing there either', async () => {
      const person = await makePerson(one)
      const { visitor, page, code, link } = await ask(person.username)
      const thief = visitorOf(other)
      const key = new URL(link, one.issuer).searchParams.get('key') ?? ''
      const shown = await thief.go(link)
      assert.deepEqual([shown.status, /id="email-elsewhere"/.test(shown.text)], [403, true])
      assert.doesNotMatch(shown.text, /id="link-submit"/)
      const own = await thief.go('/login/email')
      assert.equal((await thief.fill({ ...own, text: own.text.replace('/login/email"', '/login/email/link"') }, { key })).status, 403)
      const typed = await thief.go('/login/email/code')
      assert.equal((await thief.fill(typed, { code })).status, 403)
      // With a letter of their own they still cannot use this one.
      const mallory = await ask((await makePerson(one)).username, thief)
      assert.equal((await thief.fill(mallory.page, { code })).status, 403)
      assert.equal((await thief.go(link)).status, 404)
      assert.equal(await latest(person), undefined)
      assert(isIn(await visitor.fill(page, { code })))
    })

    test('says and does the same for a name that is there, one that is not, one whose address is unproved and one that is blocked', async () => {
      const known = await makePerson(one)
      const unproved = await makePerson(one, { email_verified: false })
      const blocked = await makePerson(one, { blocked: true })
      const rows = () => one.context.db.table(mailChallenge).count({})
      const bare = (text: string) => text.replace(/name="csrf" value="[^"]*"/, '')
      const seen = []
      for (const username of [known.username, 'nobody@example.com', unproved.username, blocked.username]) {
        const visitor = visitorOf(one)
        const before_ = await rows()
        const page = await visitor.fill(await visitor.go('/login/email'), { username })
        const wrong = await visitor.fill(page, { code: '00000000' })
        seen.push([page.status, bare(page.text), [...visitor.cookies.keys()], (await rows()) - before_, wrong.status, bare(wrong.text)])
      }
      for (const one_ of seen) assert.deepEqual(one_, seen[0])
      await idle('mail_sign_in')
      await idle('mail')
      assert.deepEqual(
        [known, unproved, blocked].map(({ username }) => lettersTo(username).length),
        [1, 0, 0],
      )
    })

    test('a code is good once, also at two nodes at once', async () => {
      const person = await makePerson(one)
      const { visitor, page, code } = await ask(person.username)
      const ends = await Promise.all(Array.from({ length: 4 }, (_, i) => same(i % 2 ? one : other, visitor).fill(page, { code })))
      assert.equal(ends.filter(isIn).length, 1)
      assert.equal((await one.context.db.table(session).find({ user_id: person.id })).length, 1)
      assert.equal((await same(one, visitor).fill(page, { code })).status, 403)
    })

    test('five wrong codes, however many come at once, end it: the right one is refused', async () => {
      const person = await makePerson(one)
      const { visitor, page, code } = await ask(person.username)
      const digits = Number(code.replace(' ', ''))
      const wrong = (n: number) => String((digits + n) % 100_000_000).padStart(8, '0')
      for (let n = 1; n < 5; n++) assert.equal((await visitor.fill(page, { code: wrong(n) })).status, 403)
      const ends = await Promise.all([5, 6, 7].map((n) => same(n % 2 ? one : other, visitor).fill(page, { code: wrong(n) })))
      assert(ends.every(({ status }) => status === 403))
      const [row] = await one.context.db.table(mailChallenge).find({ user_id: person.id })
      assert.equal(row?.failures, 5)
      assert.equal((await visitor.fill(page, { code })).status, 403)
    })

    for (const [what, change] of [
      ['the address is another by now', { email: 'moved@example.com' }],
      ['the person is blocked by now', { blocked: true }],
      ['all sessions were ended since', { tokens_revoked_at: Date.now() + 86_400_000 }],
    ] as const)
      test(`a code is refused when ${what}`, async () => {
        const person = await makePerson(one)
        const { visitor, page, code } = await ask(person.username)
        await one.context.db.table(user).change({ id: person.id }, change)
        assert.equal((await visitor.fill(page, { code })).status, 403)
        assert.equal(await latest(person), undefined)
      })

    test('a code is refused after ten minutes, and nobody gets more than five letters at once', async () => {
      const person = await makePerson(one)
      const { visitor, page, code } = await ask(person.username)
      one.clock.skew += 601_000
      assert.equal((await visitor.fill(page, { code })).status, 403)
      one.clock.skew -= 601_000
      for (let n = 0; n < 6; n++) await visitor.fill(await visitor.go('/login/email'), { username: person.username })
      await idle('mail_sign_in')
      await idle('mail')
      // Each node counts for itself, and either may run the work.
      const letters = lettersTo(person.username).length
      assert(letters >= 5 && letters <= 7, String(letters))
    })

    test('the database holds neither the code nor the link, and a form of another site asks for nothing', async () => {
      const person = await makePerson(one)
      const { code, link } = await ask(person.username)
      const rows = JSON.stringify(await one.context.db.table(mailChallenge).find({ user_id: person.id }))
      assert(!rows.includes(code.replace(' ', '')) && !rows.includes(link.split('key=')[1] ?? ''))
      for (const path of ['/login/email', '/login/email/code', '/login/email/link'])
        assert.equal((await one.call('POST', path, { form: { username: person.username, code, key: link.split('key=')[1] ?? '' } })).status, 403, path)
    })

    test('an authenticator app is asked for after the mail, and the mail alone opens no session', async () => {
      const person = await makePerson(one)
      const own = visitorOf(one)
      await signInAs(own, person.username)
      const app = await addApp(one, own)
      await idle('mail')
      const { visitor, page, code } = await ask(person.username)
      const held_ = await visitor.fill(page, { code })
      assert.equal(held_.url.pathname, '/login/second-factor')
      assert.equal((await visitor.go('/account')).url.pathname, '/login')
      assert(isIn(await visitor.fill(await visitor.go('/login/second-factor'), { code: app.next() })))
      one.clock.skew = 0
      const begun = await latest(person)
      assert.deepEqual([begun?.amr.includes('email'), begun?.acr], [true, '2'])
    })

    test('whoever reads the mailbox does not pass an authenticator app by a password, at a sign-in or a step-up', async () => {
      const person = await makePerson(one)
      const own = visitorOf(one)
      await signInAs(own, person.username)
      await idle('mail')
      const early = await ask(person.username)
      assert(isIn(await early.visitor.fill(early.page, { code: early.code })))
      const app = await addApp(one, own)
      await idle('mail')
      const { visitor, page, code } = await ask(person.username)
      const step = await visitor.fill(page, { code })
      assert.doesNotMatch(step.text, /id="factor-password"/)
      for (const [browser, at] of [[visitor, step] as const, [early.visitor, await early.visitor.go('/second-factor')] as const]) {
        assert.doesNotMatch(at.text, /id="factor-password"/)
        assert.equal((await browser.fill(at, { password: PASSWORD })).status, 403, at.url.pathname)
      }
      assert(isIn(await visitor.fill(step, { code: app.next() })))
      one.clock.skew = 0
    })

    test('an enforced domain takes no mail from its people, by whatever name they sign in, also not a code from before', async () => {
      const bearer = await one.adminToken()
      const endpoints = {
        authorization_endpoint: 'https://harbour.example/a',
        token_endpoint: 'https://harbour.example/t',
        userinfo_endpoint: 'https://harbour.example/u',
      }
      const json = {
        name: 'Harbour',
        protocol: 'oauth2',
        client_id: 'ours',
        client_secret: 'a secret for tests only',
        scopes: ['read'],
        subject_claim: 'id',
        ...endpoints,
      }
      const made = await one.call('POST', '/api/federated-servers', { bearer, json })
      assert.equal(made.status, 201, made.text)
      const { id } = made.json.data
      await set({ federated_servers: [id] })
      const person = await makePerson(one, { username: `harbour-master-${name}`, email: `master-${name}@harbour.example`.toLowerCase() })
      const earlier = visitorOf(one)
      const page = await earlier.fill(await earlier.go('/login/email'), { username: person.username })
      const { code } = await held(person.email ?? '', 0)
      const domain = { id: 'od_harbour', domain: 'harbour.example', verified_domain: 'harbour.example', federated_server_id: id, enforced: true }
      const at = { version: 1, verified_at: Date.now(), created_at: Date.now(), updated_at: Date.now(), challenge: 'x', organization_id: 'org_harbour' }
      await one.context.db.table(organizationDomain).insert({ ...domain, ...at })
      assert.equal((await earlier.fill(page, { code })).status, 403)
      const later = visitorOf(one)
      assert.match((await later.fill(await later.go('/login/email'), { username: person.username })).text, /name="code"/)
      await idle('mail_sign_in')
      await idle('mail')
      assert.equal(lettersTo(person.email ?? '').length, 1)
      await set({ federated_servers: [] })
    })

    /** A person who added their mailbox as a second factor. */
    const withMailbox = async () => {
      const person = await makePerson(one)
      const visitor = visitorOf(one)
      await signInAs(visitor, person.username)
      assert.match((await visitor.go('/account/factors')).text, /id="add-mailbox"/)
      const sent = await visitor.fill(await visitor.go('/account/factors/email'), {})
      const { code } = await held(person.username, 0)
      assert.equal((await visitor.fill(sent, { code: '12345678' })).status, 422)
      assert.match((await visitor.fill(sent, { code })).text, /id="recovery-codes"/)
      await idle('mail')
      return { person, visitor }
    }
    const sendTo = (text: string) => /name="send" value="(fac_[\w-]+)"/.exec(text)?.[1] ?? ''

    test('a mailbox that also sets a new password is asked for after the password, once, in that browser, and makes one factor with it', async () => {
      const { person, visitor: own } = await withMailbox()
      assert.match((await own.go('/account/factors')).text, new RegExp(`${person.username}[\\s\\S]*Codes by e-mail`))
      const visitor = visitorOf(one)
      const step = await signInAs(visitor, person.username)
      assert.equal(step.url.pathname, '/login/second-factor')
      assert(step.text.includes(`${person.username[0]}…@example.com`) && !step.text.includes(person.username))
      const earlier = lettersTo(person.username).length
      const sent = await visitor.fill(step, { send: sendTo(step.text) })
      const { code } = await held(person.username, earlier)
      const elsewhere = visitorOf(one)
      const theirs = await signInAs(elsewhere, person.username)
      assert.equal((await elsewhere.fill(theirs, { code })).status, 403)
      const ends = await Promise.all([one, other].map((node) => same(node, visitor).fill(sent, { code })))
      assert.equal(ends.filter(isIn).length, 1)
      const begun = await latest(person)
      assert.deepEqual([begun?.amr, begun?.acr], [['pwd', 'email'], undefined])
    })

    test('a mailbox that opens nothing by itself makes two factors with the password', async () => {
      const { person } = await withMailbox()
      await one.context.db.table(user).change({ id: person.id }, { email: `elsewhere-${person.username}` })
      const visitor = visitorOf(one)
      const step = await signInAs(visitor, person.username)
      const earlier = lettersTo(person.username).length
      const sent = await visitor.fill(step, { send: sendTo(step.text) })
      assert(isIn(await visitor.fill(sent, { code: (await held(person.username, earlier)).code })))
      assert.deepEqual([(await latest(person))?.amr, (await latest(person))?.acr], [['pwd', 'email', 'mfa'], '2'])
    })

    test('whoever reads the mailbox, and so has a new password, neither removes an authenticator app nor meets a rule by a mailed code', async () => {
      const { person, visitor: own } = await withMailbox()
      const app = await addApp(one, own)
      await idle('mail')
      const visitor = visitorOf(one)
      const step = await signInAs(visitor, person.username)
      const earlier = lettersTo(person.username).length
      const sent = await visitor.fill(step, { send: sendTo(step.text) })
      assert(isIn(await visitor.fill(sent, { code: (await held(person.username, earlier)).code, trust: 'yes' })))
      const asked = await visitor.go('/account/factors/app')
      assert.equal(asked.url.pathname, '/second-factor')
      assert.equal(sendTo(asked.text), '', 'the mailbox is not asked for again')
      await set({ second_factor: 'required' })
      assert.equal((await visitor.go('/account/tokens')).url.pathname, '/second-factor')
      await set({ second_factor: 'optional' })
      assert.match((await visitor.fill(asked, { code: app.next() })).text, /id="app-key"/)
      one.clock.skew = 0
    })

    test('somebody who has a mailbox only proves themselves by it, and is asked for something better where a rule demands two factors', async () => {
      const { person, visitor } = await withMailbox()
      one.clock.skew += 601_000
      const asked = await visitor.go('/account/factors/app')
      assert.equal(asked.url.pathname, '/second-factor')
      const earlier = lettersTo(person.username).length
      const sent = await visitor.fill(asked, { send: sendTo(asked.text) })
      assert.match((await visitor.fill(sent, { code: (await held(person.username, earlier)).code })).text, /id="app-key"/)
      await set({ second_factor: 'required' })
      assert.equal((await visitor.go('/second-factor')).url.pathname, '/account/factors')
      assert.match((await visitor.go('/account/factors')).text, /second factor/)
      await set({ second_factor: 'optional' })
      one.clock.skew = 0
    })

    test('the same mailbox is not two factors: after a sign-in by mail the password is asked for', async () => {
      const { person } = await withMailbox()
      const { visitor, page, code } = await ask(person.username)
      const step = await visitor.fill(page, { code })
      assert.equal(step.url.pathname, '/login/second-factor')
      assert.equal(sendTo(step.text), '')
      assert.match(step.text, /id="factor-password"/)
      const [mailbox] = await one.context.db.table(factor).find({ user_id: person.id })
      const earlier = lettersTo(person.username).length
      await visitor.fill(step, { send: mailbox?.id ?? '' })
      await idle('mail')
      assert.equal(lettersTo(person.username).length, earlier)
      assert.equal((await visitor.fill(step, { password: 'a wrong one' })).status, 403)
      await set({ password_sign_in: false })
      assert.doesNotMatch((await visitor.go('/login/second-factor')).text, /id="factor-password"/)
      assert.equal((await visitor.fill(step, { password: PASSWORD })).status, 403)
      await set({ password_sign_in: true })
      assert(isIn(await visitor.fill(step, { password: PASSWORD })))
      assert.deepEqual([(await latest(person))?.amr, (await latest(person))?.acr], [['email', 'pwd'], undefined])
    })

    test('a password after a password is no second factor', async () => {
      const { person } = await withMailbox()
      const visitor = visitorOf(one)
      const step = await signInAs(visitor, person.username)
      assert.doesNotMatch(step.text, /id="factor-password"/)
      assert.equal((await visitor.fill(step, { password: PASSWORD })).status, 403)
    })

    test('a code of one person is nothing for another in the same browser, nor is a code to sign in a second factor', async () => {
      const [{ person }, { person: victim }] = [await withMailbox(), await withMailbox()]
      const visitor = visitorOf(one)
      const step = await signInAs(visitor, person.username)
      const earlier = lettersTo(person.username).length
      await visitor.fill(step, { send: sendTo(step.text) })
      const { code } = await held(person.username, earlier)
      const theirs = await signInAs(visitor, victim.username)
      assert.equal((await visitor.fill(theirs, { code })).status, 403)
      const asked = await ask(victim.username, visitor)
      assert.equal((await visitor.fill(await visitor.go('/login/second-factor'), { code: asked.code })).status, 403)
    })

    test('somebody who came by mail cannot add that mailbox, and nobody can where it is not offered', async () => {
      const person = await makePerson(one)
      const { visitor, page, code } = await ask(person.username)
      await visitor.fill(page, { code })
      assert.equal((await visitor.go('/account/factors/email')).status, 404)
      await set({ email_sign_in: 'off', email_codes: false })
      const own = visitorOf(one)
      await signInAs(own, (await makePerson(one)).username)
      for (const path of ['/account/factors/email', '/login/email', '/login/email/code']) assert.equal((await own.go(path)).status, 404, path)
      assert.doesNotMatch((await visitorOf(one).go('/login')).text, /id="with-email"/)
    })

    test('without passwords the form stands on the sign-in page', async () => {
      await set({ email_sign_in: 'link', password_sign_in: false })
      const visitor = visitorOf(one)
      const login = await visitor.go('/login')
      assert.match(login.text, /id="email-submit"/)
      const person = await makePerson(one)
      const page = await visitor.fill(login, { username: person.username })
      assert.doesNotMatch(page.text, /name="code"/)
      assert.equal((await held(person.username, 0)).code, '')
      await set({ email_sign_in: 'off', password_sign_in: true })
    })
  })
