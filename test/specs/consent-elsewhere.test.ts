import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { auditEvent } from '#model/audit-event.ts'
import { consent } from '#model/consent.ts'
import { session } from '#model/session.ts'
import { makeClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { until } from '../support/until.ts'
import { type Stop, visitorOf } from '../support/visitor.ts'

const PAGE = 'https://consent.example/ask?theme=dark'

for (const [name, open] of databases)
  describe(`on ${name}`, () => {
    let running: Nodes
    let bearer: string
    before(async () => {
      running = await open()
      const server = running.nodes[0]
      const json = { identity_provider: { name: 'Asks elsewhere', consent_uri: PAGE } }
      const made = await server.call('POST', '/api/identity-providers', { bearer: await server.adminToken(), json })
      assert.equal(made.status, 201, made.text)
      provider = made.json.data.id
      const page = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'consents:decide:all' }] })
      const form = { grant_type: 'client_credentials', scope: 'consents:decide:all' }
      bearer = (await server.call('POST', '/oauth/token', { basic: page.basic, form })).json.access_token
    })
    after(() => running.close())
    let provider: string

    const newFlow = () => codeFlow({ server: running.nodes[0], client: { identity_provider: { id: provider } } })
    /** Signs in, as far as the page of the other system. */
    async function goThere(flow: CodeFlow, change: Record<string, string | undefined> = {}): Promise<{ stop: Stop; handle: string; verifier: string }> {
      const { params, verifier } = flow.request(change)
      const stop = await flow.visitor.complete(await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(params)}`), flow.habits)
      assert.equal(stop.url.origin, 'https://consent.example', stop.text)
      return { stop, handle: stop.params.get('consent_request') ?? '', verifier }
    }
    const read = (handle: string) => running.nodes[1].call('GET', `/api/consent-requests/${handle}`, { bearer })
    const answer = (handle: string, verb: 'accept' | 'decline', json?: object, node: 0 | 1 = 1) =>
      running.nodes[node].call('POST', `/api/consent-requests/${handle}/${verb}`, { bearer, ...(json && { json }) })

    test('the page learns the application, the person and the scopes, and the tokens carry those that it accepts', async () => {
      const flow = await newFlow()
      const { stop, handle, verifier } = await goThere(flow, { ui_locales: 'fr' })
      assert.equal(stop.params.get('theme'), 'dark')
      const { status, json } = await read(handle)
      assert.equal(status, 200)
      assert.deepEqual(
        [json.data.client.name, json.data.user.username, json.data.redirect_uri, json.data.first, json.data.ui_locales],
        ['Ordinary application', flow.habits.username, 'https://app.example/callback', true, 'fr'],
      )
      assert.deepEqual(
        json.data.scopes.map((scope: { name: string; label: string }) => [scope.name, scope.label]),
        [
          ['openid', 'Sign you in'],
          ['profile', 'See your name and profile'],
          ['email', 'See your e-mail address'],
        ],
      )
      const { status: accepted, json: told } = await answer(handle, 'accept', { scopes: ['openid', 'email'] })
      assert.equal(accepted, 200)
      const back = await flow.visitor.go(told.data.redirect_to)
      assert.equal((await flow.redeem(back.params.get('code') ?? '', verifier)).json.scope, 'openid email')
      const { db } = running.nodes[0].context
      const [stored] = await db.table(consent).find({ client_id: flow.app.id })
      assert.deepEqual(stored?.scopes, ['openid', 'email'])
      const [event] = await db.table(auditEvent).find({ target_id: stored?.id ?? '' })
      assert.deepEqual([event?.action, event?.actor_type], ['consent.accepted', 'client'])
      assert.ok(!flow.visitor.seen.includes('/consent'))
    })
    test('a request without a body accepts all, and the person is not asked again', async () => {
      const flow = await newFlow()
      const { handle } = await goThere(flow)
      const back = await flow.visitor.go((await answer(handle, 'accept')).json.data.redirect_to)
      assert.ok(back.params.has('code'))
      assert.ok((await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request({ prompt: 'none' }).params)}`)).params.has('code'))
    })
    test('RFC 6749 §4.1.2.1 a refusal on the page is told to the client, and ends the request', async () => {
      const flow = await newFlow()
      const { handle } = await goThere(flow)
      const { json } = await answer(handle, 'decline')
      const back = await flow.visitor.go(json.data.redirect_to)
      assert.deepEqual([back.url.origin, back.params.get('error'), back.params.get('state')], ['https://app.example', 'access_denied', 'the state'])
      assert.equal((await flow.visitor.go(json.data.redirect_to)).status, 404)
      assert.deepEqual(await running.nodes[0].context.db.table(consent).find({ client_id: flow.app.id }), [])
    })
    test('OIDC Core §3.1.2.6 with prompt=none nobody is sent there', async () => {
      const flow = await newFlow()
      await goThere(flow)
      const stop = await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request({ prompt: 'none' }).params)}`)
      assert.equal(stop.params.get('error'), 'consent_required')
    })
    test('of five acceptances and five refusals at two nodes one counts', async () => {
      for (let round = 0; round < 5; round++) {
        const flow = await newFlow()
        const { handle } = await goThere(flow)
        const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => answer(handle, at < 5 ? 'accept' : 'decline', undefined, at % 2 === 0 ? 0 : 1)))
        const won = answers.filter(({ status }) => status === 200)
        assert.equal(won.length, 1)
        assert.deepEqual([...new Set(answers.filter(({ status }) => status !== 200).map(({ status }) => status))], [404])
        const said = answers.findIndex(({ status }) => status === 200) < 5
        const back = await flow.visitor.go(won[0]?.json.data.redirect_to)
        assert.equal(back.params.has('code'), said)
        assert.equal((await running.nodes[0].context.db.table(consent).find({ client_id: flow.app.id })).length, said ? 1 : 0)
      }
    })
    test('an answer is of use in the browser of the request only', async () => {
      const flow = await newFlow()
      const { handle } = await goThere(flow)
      const { json } = await answer(handle, 'accept')
      assert.equal((await visitorOf(running.nodes[0]).go(json.data.redirect_to)).status, 404)
      assert.ok((await flow.visitor.go(json.data.redirect_to)).params.has('code'))
    })
    test('an answer counts for the person who was asked: another one who signs in meanwhile is asked anew', async () => {
      const flow = await newFlow()
      const { handle } = await goThere(flow)
      const { json } = await answer(handle, 'accept')
      const other = await makePerson(running.nodes[0])
      for (const cookie of flow.visitor.cookies.keys()) if (cookie.includes('session')) flow.visitor.cookies.delete(cookie)
      await flow.visitor.fill(await flow.visitor.go('/login'), { username: other.username, password: PASSWORD })
      const again = await flow.visitor.go(json.data.redirect_to)
      assert.equal(again.url.origin, 'https://consent.example')
      assert.equal((await read(handle)).json.data.user.username, other.username)
    })
    test('nothing is told of a request whose person was signed out, nor of one that is asked on our own page', async () => {
      const flow = await newFlow()
      const { handle } = await goThere(flow)
      const { id } = (await read(handle)).json.data.user
      const [begun] = await running.nodes[0].context.db.table(session).find({ user_id: id })
      // The clock of a virtual machine may be set back a little: the session lies in the past by it before it ends.
      await until(() => Date.now() > (begun?.created_at ?? 0), 'the session lies in the past')
      const ended = await running.nodes[0].call('POST', `/api/users/${id}/revoke_tokens`, { bearer: await running.nodes[0].adminToken() })
      assert.equal(ended.status, 200, ended.text)
      assert.deepEqual([(await read(handle)).status, (await answer(handle, 'accept')).status], [404, 404])
      const own = await codeFlow({ server: running.nodes[0] })
      const page = await own.visitor.fill(await own.visitor.go(`/oauth/authorize?${new URLSearchParams(own.request().params)}`), {
        username: own.habits.username,
        password: PASSWORD,
      })
      assert.match(page.url.pathname, /consent/)
      assert.equal((await read(page.params.get('request') ?? '')).status, 404)
    })
    test('a scope that was not asked for is refused by name, and nothing is stored', async () => {
      const flow = await newFlow()
      const { handle } = await goThere(flow, { scope: 'openid' })
      const { status, json } = await answer(handle, 'accept', { scopes: ['openid', 'email'] })
      assert.deepEqual([status, Object.keys(json.errors)], [422, ['scopes']])
      assert.match(json.errors.scopes[0], /^email /)
      assert.equal((await answer(handle, 'accept', { scope: 'openid' })).status, 422)
      assert.equal((await read(handle)).status, 200)
    })
    test('a power over this server is asked for on our own page, and no other page can give it', async () => {
      const flow = await newFlow()
      const person = await makePerson(running.nodes[0], { authorized_scopes: ['clients:manage:own'] })
      const { params } = flow.request({ scope: 'openid clients:manage:own' })
      const page = await flow.visitor.fill(await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(params)}`), {
        username: person.username,
        password: PASSWORD,
      })
      assert.deepEqual([page.status, page.url.pathname], [200, '/consent'])
      assert.deepEqual((await answer(page.url.searchParams.get('request') ?? '', 'accept')).status, 404)
    })
    test('CSP form-action the sign-in page may lead to the page of the other system', async () => {
      const flow = await newFlow()
      const page = await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request().params)}`)
      assert.match(String(page.headers['content-security-policy']), /form-action 'self' https:\/\/app\.example https:\/\/consent\.example;/)
    })
    test('a page that a stranger on the network could forge is refused, and one that is not used is answered with a warning', async () => {
      const server = running.nodes[0]
      const bearer = await server.adminToken()
      const make = (fields: object) => server.call('POST', '/api/identity-providers', { bearer, json: { identity_provider: { name: 'Quiet', ...fields } } })
      const refused = await make({ consent_uri: 'http://consent.example/' })
      assert.deepEqual([refused.status, Object.keys(refused.json.errors)], [422, ['consent_uri']])
      const { status, json } = await make({ consent_uri: PAGE, consentable: false })
      assert.deepEqual([status, json.warnings.map(({ field }: { field: string }) => field)], [201, ['consent_uri']])
    })
    test('a token without the scope reads and answers nothing', async () => {
      const flow = await newFlow()
      const { handle } = await goThere(flow)
      const other = await flow.server.call('GET', `/api/consent-requests/${handle}`, { bearer: await flow.server.adminToken('users:manage:all') })
      assert.equal(other.status, 403)
    })
  })
