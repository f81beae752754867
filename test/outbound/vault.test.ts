import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { GrantSettings } from '#model/grant-settings.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { type FakeProvider, startProvider } from '../support/fake-provider.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import type { TestServer } from '../support/server.ts'
import { type Register, registerOf } from './register.ts'

const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange'
const TYPE = 'urn:ietf:params:oauth:token-type:access_token'
type Vault = NonNullable<GrantSettings[string]['vault']>

let fake: FakeProvider
before(async () => {
  fake = await startProvider()
})
after(() => fake.close())

for (const [name, open] of databases)
  suite(`on ${name}`, () => {
    let running: Nodes
    let server: TestServer
    let register: Register
    let flow: CodeFlow
    let connection: string
    let authorization: string
    before(async () => {
      running = await open({ allow_private_fetch: ['127.0.0.1'] })
      server = running.nodes[0]
      register = await registerOf(server, fake)
      flow = await codeFlow({ server })
      const [person] = (await register.api('GET', `/api/users?search=${flow.habits.username}`)).json.data
      await register.api('PATCH', `/api/users/${person.id}`, { authorized_scopes: ['outbound:use'] })
      const made = await register.prepare({ authorization: { user_id: person.id } })
      authorization = made.authorization
      connection = (await register.make('connections', { name: 'Calendar', base_url: `${fake.origin}/api`, remote_client_id: made.client, open: true })).id
      await server.context.db.table(outboundAuthorization).change({ id: authorization }, { connection_id: connection })
      await register.enter(authorization, { access_token: 'at-of-the-person' })
    })
    after(() => running.close())

    const agent = (vault: Vault | undefined = { tokens_per_hour: 100 }) =>
      makeClient(server, {
        supported_grant_types: ['token_exchange'],
        grant_settings: { token_exchange: { subject_clients: [flow.app.id], ...(vault && { vault }) } },
      })
    const exchange = (by: TestClient, subject_token: string, audience = connection, node = server) =>
      node.call('POST', '/oauth/token', { form: { grant_type: GRANT, subject_token, subject_token_type: TYPE, audience }, basic: by.basic })
    const tokenOf = async (scope = 'openid outbound:use') => (await flow.tokens({ scope })).access_token
    const errorOf = async (answer: ReturnType<typeof exchange>) => (await answer).json.error

    test('RFC 8693 §2.1 an agent gets the live token of its person at another service, and that is recorded', async () => {
      const by = await agent()
      const { status, json } = await exchange(by, await tokenOf())
      assert.deepEqual(
        [status, json.access_token, json.issued_token_type, json.refresh_token],
        [200, 'at-of-the-person', TYPE, undefined],
        JSON.stringify(json),
      )
      const [event] = (await register.api('GET', `/api/audit-events?actor_id=${by.id}`)).json.data
      assert.deepEqual([event.action, event.outcome, event.target_id, event.reason], ['outbound_authorization.token_given', 'done', authorization, 'Calendar'])
      assert(!JSON.stringify(event).includes('at-of-the-person'))
    })

    test('an agent without a budget, with one that is over or stopped, gets nothing, and the refusal is recorded', async () => {
      const token = await tokenOf()
      const bare = await makeClient(server, {
        supported_grant_types: ['token_exchange'],
        grant_settings: { token_exchange: { subject_clients: [flow.app.id] } },
      })
      for (const by of [bare, await agent({ tokens_per_hour: 9, ends_at: 1 }), await agent({ tokens_per_hour: 9, stopped: true })]) {
        assert.equal(await errorOf(exchange(by, token)), 'access_denied')
        const [event] = (await register.api('GET', `/api/audit-events?actor_id=${by.id}`)).json.data
        assert.deepEqual([event.outcome, event.action], ['refused', 'outbound_authorization.token_given'])
      }
    })

    test('RFC 8693 §2.1 the client acts itself: an actor token is refused, not ignored', async () => {
      const [by, subject_token] = [await agent(), await tokenOf()]
      const form = { grant_type: GRANT, subject_token, subject_token_type: TYPE, audience: connection, actor_token: 'x', actor_token_type: TYPE }
      assert.equal((await server.call('POST', '/oauth/token', { form, basic: by.basic })).json.error, 'invalid_request')
    })

    test('a stop ends it at once, on both nodes', async () => {
      const [by, token] = [await agent(), await tokenOf()]
      assert.equal((await exchange(by, token)).status, 200)
      assert.equal((await register.api('POST', `/api/clients/${by.id}/stop_vault`)).status, 200)
      assert.equal(await errorOf(exchange(by, token)), 'access_denied')
    })

    test('of ten that ask at two nodes at once no more than the budget of the hour are given one', async () => {
      const [by, token] = [await agent({ tokens_per_hour: 3 }), await tokenOf()]
      const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => exchange(by, token, connection, running.nodes[at % 2 === 0 ? 0 : 1])))
      assert(answers.filter(({ status }) => status === 200).length <= 3)
      assert.equal((await exchange(by, token)).status === 200 || answers.filter(({ status }) => status === 200).length === 3, true)
      assert(answers.every(({ status }) => status === 200 || status === 429))
      for (const node of running.nodes) node.clock.skew += 3_601_000
      assert.equal((await exchange(by, await tokenOf())).status, 200)
      for (const node of running.nodes) node.clock.skew = 0
      // The purge may have taken the administrator's token in that hour.
      register = await registerOf(server, fake)
    })

    test('the token of the person must carry outbound:use, and the connection be open to person and client', async () => {
      const by = await agent()
      assert.equal(await errorOf(exchange(by, await tokenOf('openid'))), 'invalid_request')
      assert.equal(await errorOf(exchange(by, await tokenOf(), 'oc_unknown')), 'invalid_target')
      await register.api('PATCH', `/api/outbound/connections/${connection}`, { clients: [flow.app.id] })
      assert.equal(await errorOf(exchange(by, await tokenOf())), 'invalid_target')
      await register.api('PATCH', `/api/outbound/connections/${connection}`, { clients: [], tells_token: false })
      assert.equal(await errorOf(exchange(by, await tokenOf())), 'access_denied')
      await register.api('PATCH', `/api/outbound/connections/${connection}`, { tells_token: true })
    })

    test('a person who has not authorized the service, or took it back, gives no token', async () => {
      const by = await agent()
      await register.api('POST', `/api/outbound/authorizations/${authorization}/cancel`)
      assert.equal(await errorOf(exchange(by, await tokenOf())), 'access_denied')
    })
  })
