import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { auditEvent } from '#model/audit-event.ts'
import { outboundAttempt } from '#model/outbound/attempt.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { freshToken } from '#outbound/fresh-token.ts'
import { type FakeProvider, startProvider } from '../support/fake-provider.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type Register, registerOf } from './register.ts'

let fake: FakeProvider
before(async () => {
  fake = await startProvider()
})
after(() => fake.close())

for (const [name, open] of databases)
  suite(`two nodes on ${name}`, () => {
    let both: Nodes
    let register: Register
    before(async () => {
      both = await open({ allow_private_fetch: ['127.0.0.1'] })
      register = await registerOf(both.nodes[0], fake)
    })
    after(() => both.close())

    test('CEN-24 of fifty who ask for a token on two nodes at once, one has it refreshed and all get it', async () => {
      const { authorization } = await register.prepare()
      await register.enter(authorization, { expires_in: 1, refresh_token: 'rt-fifty' })
      await both.nodes[0].context.db.table(outboundAuthorization).change({ id: authorization }, { expires_at: 1, obtained_at: 0, refresh_at: undefined })
      const before = fake.tokenRequests('refresh_token').length
      const asked = Array.from({ length: 50 }, (_, i) => freshToken(both.nodes[i % 2 === 0 ? 0 : 1].context, authorization))
      const tokens = await Promise.all(asked)
      assert.equal(fake.tokenRequests('refresh_token').length - before, 1)
      assert.equal(new Set(tokens.map(({ access_token }) => access_token)).size, 1)
      assert.equal((await register.row(authorization)).generation, 2)
    })
  })

suite('one node', () => {
  let server: TestServer
  let register: Register
  before(async () => {
    server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
    register = await registerOf(server, fake)
  })
  after(() => server.close())

  const ask = (id: string) => register.api('POST', `/api/outbound/authorizations/${id}/token`)
  const refreshes = () => fake.tokenRequests('refresh_token').length
  /** Makes the token end in so many seconds. */
  const endIn = (id: string, seconds: number) =>
    server.context.db
      .table(outboundAuthorization)
      .change({ id }, { expires_at: server.context.now() + seconds * 1000, obtained_at: server.context.now() - 3600_000, refresh_at: undefined })

  test('CEN-24 a token is refreshed within the margin of 60 s, and of the provider where it says another', async () => {
    const [usual, wide] = [await register.prepare(), await register.prepare({ provider: { refresh_margin: 300 } })]
    for (const [{ authorization }, outside, inside] of [
      [usual, 62, 58],
      [wide, 302, 298],
    ] as const) {
      await register.enter(authorization, {})
      await endIn(authorization, outside)
      const [kept, count] = [await ask(authorization), refreshes()]
      assert.equal(kept.json.data.access_token, 'at-entered')
      await endIn(authorization, inside)
      const fresh = await ask(authorization)
      assert.equal(fresh.status, 200, fresh.text)
      assert.match(fresh.json.data.access_token, /^at-\d+$/)
      assert.equal(refreshes() - count, 1)
      assert.ok(fresh.json.data.expires_at > server.context.now() + 3_500_000)
    }
  })

  test('CEN-26 a rotated refresh token takes the place of the old one in the write that brings the new token', async () => {
    const { authorization } = await register.prepare()
    await register.enter(authorization, { refresh_token: 'rt-old' })
    await endIn(authorization, 1)
    await ask(authorization)
    const row = await register.row(authorization)
    const kept = await server.context.sealed.open(outboundAuthorization, row, 'refresh_token')
    assert.match(kept ?? '', /^rt-\d+$/)
    assert.ok(fake.live.refresh.has(kept ?? '') && !fake.live.refresh.has('rt-old'))
    fake.manners.rotates = false
    await endIn(authorization, 1)
    await ask(authorization)
    fake.manners.rotates = true
    assert.equal(await server.context.sealed.open(outboundAuthorization, await register.row(authorization), 'refresh_token'), kept)
  })

  test('CEN-23 tokens are sealed in the database, and no answer of the API but the token itself tells them', async () => {
    const { authorization } = await register.prepare()
    await register.enter(authorization, { access_token: 'at-very-secret', refresh_token: 'rt-very-secret', expires_in: 3600 })
    const row = await register.row(authorization)
    assert.doesNotMatch(JSON.stringify(row), /very-secret/)
    const { data } = (await register.api('GET', `/api/outbound/authorizations/${authorization}`)).json
    assert.deepEqual([data.token_type, data.status, data.generation], ['Bearer', 'authorized', 1])
    assert.ok(data.obtained_at > 0 && data.expires_at > data.obtained_at)
    assert.doesNotMatch(JSON.stringify(data), /very-secret|access_token|refresh_token"/)
    assert.equal((await ask(authorization)).json.data.access_token, 'at-very-secret')
  })

  test('CEN-05 the strategy none never asks the token endpoint, and a hook is asked in its place', async () => {
    const none = await register.prepare({ provider: { refresh_strategy: 'none' } })
    await register.enter(none.authorization, {})
    await endIn(none.authorization, 1)
    const count = fake.tokenRequests().length
    assert.equal((await ask(none.authorization)).status, 200)
    await endIn(none.authorization, -1)
    const ended = await ask(none.authorization)
    assert.deepEqual([ended.status, ended.json.code], [409, 'TOKEN_EXPIRED'])
    assert.equal(fake.tokenRequests().length, count)
    const faults = await register.api('POST', '/api/outbound/providers', { name: 'No hook', token_endpoint: `${fake.origin}/token`, refresh_strategy: 'hook' })
    assert.deepEqual([faults.status, Object.keys(faults.json.errors)], [422, ['hook_url']])
  })

  test('CEN-25 a refusal of the provider is told with its words, marks the authorization as lost, and is an event', async () => {
    const { authorization } = await register.prepare()
    await register.enter(authorization, { refresh_token: 'rt-taken-back' })
    fake.live.refresh.delete('rt-taken-back')
    await endIn(authorization, -1)
    const refused = await ask(authorization)
    assert.deepEqual([refused.status, refused.json.code, refused.json.provider_error], [409, 'GRANT_LOST', 'invalid_grant'])
    assert.equal(refused.json.provider_error_description, 'this refresh token is not known')
    const { data } = (await register.api('GET', `/api/outbound/authorizations/${authorization}`)).json
    assert.deepEqual([data.status, data.error, data.error_description], ['lost', 'invalid_grant', 'this refresh token is not known'])
    const events = await server.context.db.table(auditEvent).find({ target_id: authorization, action: 'outbound_authorization.grant_lost' })
    assert.deepEqual(
      events.map(({ reason, actor_type }) => [reason, actor_type]),
      [['invalid_grant: this refresh token is not known', 'system']],
    )
    const count = refreshes()
    assert.equal((await ask(authorization)).json.code, 'GRANT_LOST')
    assert.equal(refreshes(), count, 'a lost permission is not asked for again')
    const [lost] = await server.context.db.table(outboundAttempt).find({ authorization_id: authorization, outcome: 'lost' })
    assert.equal(lost?.error, 'invalid_grant')
  })

  test('CEN-25 a provider that is away is told as that, is asked again later only, and one event is enough until it is back', async () => {
    const { authorization } = await register.prepare()
    await register.enter(authorization, { refresh_token: 'rt-patient' })
    await endIn(authorization, -1)
    fake.manners.answer = () => ({ status: 503, type: 'text/html', body: '<h1>Maintenance</h1>' })
    const count = refreshes()
    for (let i = 0; i < 3; i++) {
      const away = await ask(authorization)
      assert.deepEqual([away.status, away.json.code, away.headers['retry-after']], [503, 'REMOTE_UNAVAILABLE', '5'])
    }
    assert.equal(refreshes() - count, 1)
    assert.equal((await register.row(authorization)).status, 'failing')
    await server.context.db.table(outboundAuthorization).change({ id: authorization }, { retry_at: 1 })
    await ask(authorization)
    fake.manners.answer = undefined
    await server.context.db.table(outboundAuthorization).change({ id: authorization }, { retry_at: 1 })
    assert.equal((await ask(authorization)).status, 200)
    const row = await register.row(authorization)
    assert.deepEqual([row.status, row.failures, row.failing_since, row.error], ['authorized', 0, undefined, undefined])
    const events = await server.context.db.table(auditEvent).find({ target_id: authorization })
    const told = events.map(({ action }) => action.split('.')[1]).filter((deed) => deed === 'refresh_failed' || deed === 'recovered')
    assert.deepEqual(told.sort(), ['recovered', 'refresh_failed'])
  })

  test('CEN-24 while the provider is away, a token that still lives goes on', async () => {
    const { authorization } = await register.prepare()
    await register.enter(authorization, {})
    await endIn(authorization, 30)
    fake.manners.answer = () => ({ status: 500, body: '{}' })
    const answer = await ask(authorization)
    fake.manners.answer = undefined
    assert.deepEqual([answer.status, answer.json.data?.access_token], [200, 'at-entered'])
  })

  test('CEN-24 a node that died while it refreshed is followed by another once its lease is old', async () => {
    const { authorization } = await register.prepare()
    await register.enter(authorization, {})
    await endIn(authorization, -1)
    await server.context.db.table(outboundAuthorization).change({ id: authorization }, { lease: 'of a dead node', leased_until: server.context.now() - 1 })
    assert.equal((await ask(authorization)).status, 200)
    assert.equal((await register.row(authorization)).lease, undefined)
  })

  for (const [what, answer] of [
    ['a page', { type: 'text/html', body: '<html>hello</html>' }],
    ['a token of another type', { body: JSON.stringify({ access_token: 7 }) }],
    ['a token with a line end', { body: JSON.stringify({ access_token: 'a\r\nx-admin: 1' }) }],
    ['a list', { body: '[]' }],
    ['a redirect', { status: 302, headers: { location: 'http://169.254.169.254/' }, body: '' }],
    ['a megabyte', { body: JSON.stringify({ access_token: 'a'.repeat(1_000_000) }) }],
  ] as const)
    test(`CEN-24 ${what} from the provider is no token`, async () => {
      const { authorization } = await register.prepare()
      await register.enter(authorization, {})
      await endIn(authorization, -1)
      fake.manners.answer = () => answer
      const refused = await ask(authorization)
      fake.manners.answer = undefined
      assert.ok([409, 503].includes(refused.status), refused.text)
      assert.equal((await register.row(authorization)).status, 'failing')
    })
})
