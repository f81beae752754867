import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { auditEvent } from '#model/audit-event.ts'
import { grant } from '#model/grant.ts'
import { session } from '#model/session.ts'
import { user } from '#model/user.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let bearer: string
before(async () => {
  server = await startServer({ settings: { lockout_attempts: 3 } })
  bearer = await server.adminToken()
})
after(() => server.close())
const api = (method: string, path: string, json?: unknown) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
const eventsOf = async (query: string) => (await api('GET', `/api/audit-events?${query}`)).json.data
const personOf = async (flow: CodeFlow) => {
  const [person] = await flow.server.context.db.table(user).find({ username: flow.habits.username }, { limit: 1 })
  assert(person)
  return person
}

test('the event of a session that an administrator ends shows that it ended, and nothing else', async () => {
  const flow = await codeFlow({ server })
  await flow.tokens()
  const person = await personOf(flow)
  const [open] = await server.context.db.table(session).find({ user_id: person.id }, { limit: 1 })
  assert.equal((await api('DELETE', `/api/sessions/${encodeURIComponent(open?.id ?? '')}`)).status, 204)
  const [event] = await eventsOf(`action=session.ended&target_id=${encodeURIComponent(open?.id ?? '')}`)
  assert.deepEqual(Object.keys(event.changes), ['ended_at'])
})

test('the event of all sessions of a person shows no change of the person', async () => {
  const flow = await codeFlow({ server })
  await flow.tokens()
  const person = await personOf(flow)
  assert.equal((await api('POST', `/api/users/${person.id}/end_sessions`)).status, 204)
  const [event] = await eventsOf(`action=user.sessions_ended&target_id=${person.id}`)
  assert.deepEqual([event.target_name, event.changes], [person.name, {}])
})

test('signing out is recorded, on the page and through an application', async () => {
  const flow = await codeFlow({ server })
  const { id: target } = await personOf(flow)
  await flow.tokens()
  await flow.visitor.fill(await flow.visitor.go('/logout'), {})
  const { id_token } = await flow.tokens({ prompt: 'login' })
  await flow.visitor.go(`/oauth/end_session?${new URLSearchParams({ id_token_hint: id_token })}`)
  const [throughApp, onPage, ...more] = await eventsOf(`action=user.signed_out&target_id=${target}`)
  assert.deepEqual([more, throughApp.client_id, onPage.client_id, onPage.actor_id], [[], flow.app.id, null, target])
})

test('an account that wrong passwords lock leaves one event, and a right password at the last moment none', async () => {
  const flow = await codeFlow({ server })
  const person = await personOf(flow)
  const attempt = async (password: string) => {
    await flow.visitor.fill(await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request({ prompt: 'login' }).params)}`), {
      username: person.username,
      password,
    })
  }
  const locked = async () => {
    await new Promise((resolve) => setTimeout(resolve, 100))
    return (await eventsOf(`action=user.locked&target_id=${person.id}`)).length
  }
  for (let at = 0; at < 2; at++) await attempt('wrong')
  await attempt('a password for tests only')
  assert.equal(await locked(), 0)
  for (let at = 0; at < 4; at++) await attempt('wrong')
  assert.equal(await locked(), 1)
})

test('a restored client tells of what changed, and of no identity provider', async () => {
  const { id } = (await api('POST', '/api/clients', { name: 'Before', identity_provider: { id: 'idp_default', name: 'Default' } })).json.data
  await api('PATCH', `/api/clients/${id}`, { name: 'After' })
  assert.equal((await api('POST', `/api/clients/${id}/versions/1/restore`)).status, 200)
  const [event] = await eventsOf(`action=client.restored&target_id=${id}`)
  assert.deepEqual(event.changes, { name: { before: 'After', after: 'Before' } })
  assert.equal((await api('DELETE', `/api/clients/${id}`)).status, 204)
  assert.equal((await api('POST', `/api/clients/${id}/versions/1/restore`)).status, 200)
  const [latest] = (await api('GET', `/api/clients/${id}/versions`)).json.data
  assert.equal('identity_provider' in latest.changes, false, JSON.stringify(latest.changes))
})

test('a client that never had an identity provider has none when it is restored', async () => {
  const { id } = (await api('POST', '/api/clients', { name: 'Before' })).json.data
  await api('PATCH', `/api/clients/${id}`, { identity_provider: null })
  await api('PATCH', `/api/clients/${id}`, { name: 'After' })
  assert.equal((await api('DELETE', `/api/clients/${id}`)).status, 204)
  const restored = await api('POST', `/api/clients/${id}/versions/2/restore`)
  assert.deepEqual([restored.status, restored.json.data?.identity_provider], [200, null])
})

for (const [name, open] of databases)
  describe(`on ${name}`, () => {
    let running: Nodes
    let flow: CodeFlow
    before(async () => {
      running = await open()
      flow = await codeFlow({ server: running.nodes[0] })
    })
    after(() => running.close())
    const race = (form: Record<string, string>) =>
      Promise.all(Array.from({ length: 10 }, (_, at) => running.nodes[at % 2 === 0 ? 0 : 1].call('POST', '/oauth/token', { form, basic: flow.app.basic })))
    const recorded = async (action: string) => {
      const { db } = running.nodes[0].context
      return db.table(auditEvent).find({ action, client_id: flow.app.id }, { limit: 100 })
    }

    test('RFC 9700 §4.14.2 ten who bring a used refresh token leave one event, about the grant that it ended', async () => {
      const { refresh_token } = await flow.tokens()
      await flow.refresh(refresh_token)
      for (const node of running.nodes) node.clock.skew += 11_000
      await race({ grant_type: 'refresh_token', refresh_token })
      const [event, ...more] = await recorded('refresh_token.reused')
      assert.deepEqual([more, event?.outcome, event?.target_type], [[], 'refused', 'grant'])
      const ended = await running.nodes[1].context.db.table(grant).get(event?.target_id ?? '')
      assert.equal(typeof ended?.revoked_at, 'number')
      for (const node of running.nodes) node.clock.skew = 0
    })

    test('RFC 6749 §4.1.2 ten who redeem one code leave one event of its reuse', async () => {
      const { code, verifier } = await flow.code()
      await race({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: 'https://app.example/callback' })
      assert.equal((await recorded('authorization_code.reused')).length, 1)
    })
  })
