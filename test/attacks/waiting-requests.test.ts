import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type Client, client } from '#model/client.ts'
import { waitingRequest } from '#model/waiting-request.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { PASSWORD } from '../support/people.ts'
import { startServer } from '../support/server.ts'

const server = await startServer({ settings: { implicit_grant: true } })
after(() => server.close())
const ask = (flow: CodeFlow, change: Record<string, string | undefined> = {}) =>
  flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request(change).params)}`)
const edit = (flow: CodeFlow, change: Partial<Client>) => server.context.db.table(client).change({ id: flow.app.id }, change)

test('CVE-2026-7571 a grant that is taken from the client while a request waits is not used by it', async () => {
  const flow = await codeFlow({ server, client: { supported_grant_types: ['authorization_code', 'implicit'] } })
  const login = await ask(flow, { response_type: 'id_token token' })
  await edit(flow, { supported_grant_types: ['authorization_code'] })
  const stop = await flow.visitor.complete(login, flow.habits)
  assert.equal(stop.params.get('error'), 'unauthorized_client')
  assert.equal(stop.params.has('access_token'), false)
})
test('a redirect URI that is taken from the client while a request waits is not redirected to', async () => {
  const flow = await codeFlow({ server })
  const login = await ask(flow)
  await edit(flow, { redirect_uris: ['https://app.example/moved'] })
  const stop = await flow.visitor.complete(login, flow.habits)
  assert.equal(stop.status, 400)
  assert.match(stop.text, /redirect_uri is not registered/)
})
test('a resource that is taken from the client while a request waits is not granted', async () => {
  const flow = await codeFlow({ server, client: { authorized_resources: ['https://one.example/'] } })
  const login = await ask(flow, { resource: 'https://one.example/' })
  await edit(flow, { authorized_resources: ['https://two.example/'] })
  assert.equal((await flow.visitor.complete(login, flow.habits)).params.get('error'), 'invalid_target')
})
test('CVE-2024-4540 nothing of a request stands in a cookie or in the URLs of our pages', async () => {
  const flow = await codeFlow({ server })
  const telling = { login_hint: 'ada@example.com', nonce: 'telling-nonce', state: 'telling-state' }
  const login = await ask(flow, telling)
  const consent = await flow.visitor.fill(login, { username: flow.habits.username, password: PASSWORD })
  const seen = [...flow.visitor.cookies.values(), login.url.href, consent.url.href].join('\n')
  for (const value of ['ada', 'telling', flow.app.id, 'app.example']) assert.equal(seen.includes(value), false, value)
})
test('parameters that mean nothing to us are not written down', async () => {
  const flow = await codeFlow({ server })
  await ask(flow, { junk: 'x'.repeat(4000), client_secret: 'a secret in the wrong place' })
  const rows = await server.context.db.table(waitingRequest).find({}, { limit: 1000 })
  const row = rows.find(({ client_id }) => client_id === flow.app.id)
  assert.ok(row)
  assert.equal('junk' in row.params || 'client_secret' in row.params, false)
})
test('CVE-2020-10770 a request_uri is never fetched', async () => {
  const flow = await codeFlow({ server })
  const answers = await Promise.all(
    ['http://127.0.0.1:1/', 'http://169.254.169.254/latest', 'https://app.example/request', 'file:///etc/passwd'].map((request_uri) =>
      ask(flow, { request_uri }),
    ),
  )
  assert.deepEqual([...new Set(answers.map((stop) => stop.params.get('error')))], ['request_uri_not_supported'])
})
