import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { developerRequest } from '#model/developer-request.ts'
import { type User, user } from '#model/user.ts'
import { signInAs } from '../support/factors.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import type { TestServer } from '../support/server.ts'
import { type SmtpSink, smtpSink } from '../support/smtp.ts'
import { until } from '../support/until.ts'
import { type Visitor, visitorOf } from '../support/visitor.ts'

const PAGE = '/account/developer'

for (const [name, open] of databases)
  suite(`developer sign-up on ${name}`, () => {
    let both: Nodes
    let one: TestServer
    let other: TestServer
    let sink: SmtpSink
    before(async () => {
      sink = await smtpSink({ tls: 'none' })
      both = await open({ 'smtp.url': `smtp+plain://127.0.0.1:${sink.port}`, 'smtp.from': 'id@example.com', allow_private_fetch: ['127.0.0.1'] })
      ;[one, other] = both.nodes
    })
    after(async () => {
      await both.close()
      await sink.close()
    })

    const api = async (method: string, path: string, json?: unknown) => one.call(method, path, { json, bearer: await one.adminToken() })
    /** Sets the rule of the tenant, and waits until both nodes obey it. */
    const rule = async (developer_sign_up: string, developer_domains: string[] = []) => {
      assert.equal((await api('PATCH', '/api/tenants/default', { developer_sign_up, developer_domains })).status, 200)
      for (const node of [one, other])
        await until(async () => (await node.contexts.find())?.tenant.developer_sign_up === developer_sign_up, 'the node knows the rule of the tenant')
    }
    const come = async ({ username }: User, node = one): Promise<Visitor> => {
      const visitor = visitorOf(node)
      await signInAs(visitor, username)
      return visitor
    }
    const act = async (visitor: Visitor, fields: Record<string, string>) => visitor.fill(await visitor.go(PAGE), fields)
    const rolesOf = async ({ id }: User) => (await one.context.db.table(user).get(id))?.roles ?? []
    const waitingOf = ({ id }: User) => one.context.db.table(developerRequest).find({ user_id: id })

    test('NIN-08 a stranger signs up, proves the address and is a developer by its domain, who registers an application', async () => {
      await rule('invited', ['crew.example'])
      await api('PATCH', '/api/identity-providers/idp_default', { registrable: true })
      const visitor = visitorOf(one)
      const [username, password] = [`new-${name}@crew.example`.toLowerCase(), 'quite a long password for tests']
      const login = await visitor.go('/developers')
      assert.match(login.text, /to become a developer/)
      const [, register = ''] = /href="([^"]*\/register[^"]*)"/.exec(login.text) ?? []
      const registered = await visitor.fill(await visitor.go(register.replaceAll('&amp;', '&')), { username, password, password_again: password })
      const unproved = await visitor.fill(registered, { username, password })
      assert.equal(unproved.url.pathname, PAGE)
      assert.doesNotMatch(unproved.text, /developer-become/, 'an address that is not proved admits nobody')
      await act(visitor, { act: 'become' })
      const [person] = await one.context.db.table(user).find({ username })
      assert(person)
      assert.deepEqual(await rolesOf(person), [])
      await act(visitor, { act: 'prove' })
      await until(async () => sink.received.some(({ to }) => to.some((line) => line.includes(username))), 'the letter came')
      const letter =
        sink.received
          .find(({ to }) => to.some((line) => line.includes(username)))
          ?.data.replace(/=\r\n/g, '')
          .replace(/=3D/g, '=') ?? ''
      const [link = ''] = /\/confirm-email\?link=[\w-]+/.exec(letter) ?? []
      await visitor.fill(await visitor.go(link), { current_password: password })
      assert.match((await act(visitor, { act: 'become' })).text, /You are a developer/)
      assert.deepEqual(await rolesOf(person), ['role_developer'])
    })

    test('a domain below an admitted one, and one that only ends like it, are others', async () => {
      await rule('invited', ['crew.example'])
      for (const email of ['ada@sub.crew.example', 'ada@othercrew.example']) {
        const person = await makePerson(one, { username: `${name}-${email}`, email })
        const visitor = await come(person)
        const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec((await visitor.go('/account')).text) ?? []
        assert.match((await visitor.go(PAGE, { act: 'become', csrf })).text, /Only people who were invited/)
        assert.deepEqual(await rolesOf(person), [])
      }
    })

    test('an invitation makes one developer, also of two people in two backends with that address at once on two nodes', async () => {
      await rule('invited')
      const email = `guest-${name}@elsewhere.example`.toLowerCase()
      const made = await api('POST', '/api/developer-requests', { email })
      assert.equal(made.status, 201, made.text)
      assert.equal((await api('POST', '/api/developer-requests', { email: email.toUpperCase() })).status, 422, 'an address is invited once')
      await until(async () => sink.received.some(({ to, data }) => to.some((line) => line.includes(email)) && /developers/.test(data)), 'the invitation came')
      const [ada, bob] = [await makePerson(one, { username: `ada-${name}`, email }), await makePerson(one, { username: `bob-${name}`, email })]
      const pages = await Promise.all([come(ada, one), come(bob, other)])
      await Promise.all(pages.map((visitor) => act(visitor, { act: 'become' })))
      const developers = [await rolesOf(ada), await rolesOf(bob)].filter((roles) => roles.includes('role_developer'))
      assert.equal(developers.length, 1)
      assert.equal((await api('GET', `/api/developer-requests/${made.json.data.id}`)).json.data.state, 'approved')
    })

    test('an invitation ends after two weeks or when it says, and makes nobody a developer then', async () => {
      await rule('invited')
      const email = `late-${name}@elsewhere.example`.toLowerCase()
      const { now } = one.context
      assert.equal((await api('POST', '/api/developer-requests', { email, expires_at: now() - 1 })).status, 422)
      const { data: made } = (await api('POST', '/api/developer-requests', { email })).json
      assert(Math.abs(made.expires_at - now() - 14 * 86_400_000) < 60_000)
      await one.context.db.table(developerRequest).change({ id: made.id }, { expires_at: now() - 1 })
      const person = await makePerson(one, { username: `late-${name}`, email })
      const visitor = await come(person)
      assert.doesNotMatch((await act(visitor, { act: 'become' })).text, /You are a developer/)
      assert.deepEqual(await rolesOf(person), [])
      assert.match((await api('POST', '/api/developer-requests', { email })).text, /delete that invitation to invite it anew/)
      await api('DELETE', `/api/developer-requests/${made.id}`)
      assert.equal((await api('POST', '/api/developer-requests', { email, expires_at: now() + 60_000 })).status, 201)
      await act(visitor, { act: 'become' })
      assert.deepEqual(await rolesOf(person), ['role_developer'])
    })

    test('who asks waits for an administrator, who declines with a reason and approves; of ten requests at once one stands', async () => {
      await rule('approval')
      const person = await makePerson(one)
      const visitor = await come(person)
      const page = await visitor.go(PAGE)
      await Promise.all(Array.from({ length: 10 }, () => visitor.fill(page, { act: 'ask', reason: 'I build tide tables' })))
      const [request, ...others] = await waitingOf(person)
      assert.deepEqual([request?.state, request?.reason, others.length], ['waiting', 'I build tide tables', 0])
      const at = `/api/developer-requests/${request?.id}/decide`
      assert.equal((await api('POST', at, { state: 'declined' })).status, 422, 'a refusal has a reason')
      assert.equal((await api('POST', at, { state: 'declined', answer: 'Tell us your company' })).status, 200)
      const declined = await visitor.go(PAGE)
      assert.match(declined.text, /declined: Tell us your company/)
      await visitor.fill(declined, { act: 'ask', reason: 'Tides Ltd' })
      const bearer = await one.adminToken()
      const decisions = await Promise.all([one, other].map((node) => node.call('POST', at, { json: { state: 'approved' }, bearer })))
      assert.deepEqual(decisions.map(({ status }) => status).sort(), [200, 409])
      assert.deepEqual(await rolesOf(person), ['role_developer'])
      assert.match((await visitor.go(PAGE)).text, /You are a developer/)
      const events = await api('GET', `/api/audit-events?target_id=${request?.id}`)
      assert.deepEqual(
        events.json.data.map(({ action }: { action: string }) => action).reverse(),
        ['created', 'decided', 'updated', 'decided'].map((deed) => `developer_request.${deed}`),
      )
    })

    test('where the tenant is closed, nobody becomes a developer, asks to, or is invited', async () => {
      const person = await makePerson(one, { username: `shut-${name}`, email: `shut-${name}@crew.example`.toLowerCase() })
      const visitor = await come(person)
      await rule('approval', ['crew.example'])
      const page = await visitor.go(PAGE)
      await rule('closed', ['crew.example'])
      for (const act of ['become', 'ask']) await visitor.fill(page, { act, reason: 'please' })
      assert.deepEqual([await rolesOf(person), await waitingOf(person)], [[], []])
      assert.doesNotMatch((await visitor.go('/account')).text, /own-developer/)
      assert.equal((await api('POST', '/api/developer-requests', { email: 'x@example.com' })).status, 409)
    })

    test('an administrator without the power that the role gives can neither invite nor approve', async () => {
      await rule('approval')
      const person = await makePerson(one)
      await act(await come(person), { act: 'ask', reason: 'please' })
      const [request] = await waitingOf(person)
      const weak = await makePerson(one, { authorized_scopes: ['users:manage:all'] })
      const bearer = await personToken(one, weak, 'openid users:manage:all')
      for (const [path, json] of [
        ['/api/developer-requests', { email: 'y@example.com' }],
        [`/api/developer-requests/${request?.id}/decide`, { state: 'approved' }],
      ] as const)
        assert.equal((await one.call('POST', path, { json, bearer })).status, 403, path)
      assert.deepEqual(await rolesOf(person), [])
    })
  })
