import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { resources } from '#model/all.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { openTally } from '#usage/memory.ts'
import { CALLBACK, codeFlow } from '../support/code-flow.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'

let server: DescribedServer
let tally: ReturnType<typeof openTally>
before(async () => {
  const store = await openSqlite(':memory:', resources)
  tally = openTally({ store, now: Date.now, failed: assert.ifError })
  server = await describedServer({ store, tally, settings: { 'log.level': 'debug' } })
})
after(async () => {
  await tally.close()
  await server.close()
})

async function application() {
  const { id, secret } = (await server.api('POST', '/api/clients', { name: 'Busy', supported_grant_types: ['client_credentials', 'refresh_token'] })).json.data
  const ask = (given = secret) => server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [id, given] })
  const beyond = () => server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope: 'clients:manage:all' }, basic: [id, secret] })
  return { id, secret, ask, beyond }
}

test('what a client does is counted by hour, with the reasons of its refusals', async () => {
  const { id, ask } = await application()
  for (let i = 0; i < 3; i++) await ask()
  for (let i = 0; i < 2; i++) await ask('wrong')
  await tally.flush()
  const { data } = (await server.api('GET', `/api/clients/${id}/activity`)).json
  assert.deepEqual([data.total.tokens, data.total.refusals, data.total.reasons], [3, 2, { invalid_client: 2 }])
  assert.equal(data.hours.length, 1)
  assert(data.last_used_at <= data.last_refused_at)
  assert.equal(data.last_refusal, 'invalid_client')
  assert.deepEqual((await server.api('GET', `/api/clients/${id}/activity?since=${Date.now() + 7_200_000}`)).json.data.hours, [])
  assert.equal((await server.api('GET', `/api/clients/${id}/activity?until=1`)).status, 400)
})

test('refusals of every endpoint that clients use are counted for the client', async () => {
  const { id, secret } = (await server.api('POST', '/api/clients', { name: 'Refused', supported_grant_types: ['client_credentials'] })).json.data
  for (const path of ['token', 'par', 'introspect', 'revoke']) await server.call('POST', `/oauth/${path}`, { form: { token: 'x' }, basic: [id, secret] })
  await tally.flush()
  const { data } = (await server.api('GET', `/api/clients/${id}/activity`)).json
  assert.deepEqual(data.total.reasons, { invalid_request: 1, unauthorized_client: 3 })
})

test('lists tell when each client was last used, and find those that are idle', async () => {
  const [busy, idle] = [await application(), await application()]
  await busy.ask()
  await tally.flush()
  // A client that was made in this very moment is not idle.
  server.clock.skew = 1000
  const rows: { readonly id: string; readonly last_used_at: number | null }[] = (await server.api('GET', '/api/clients')).json.data
  const usedAt = (id: string) => rows.find((row) => row.id === id)?.last_used_at
  assert(Number(usedAt(busy.id)) > 0)
  assert.equal(usedAt(idle.id), null)
  const found: readonly { readonly id: string }[] = (await server.api('GET', `/api/clients?idle_since=${Date.now() + 1}&sort=name&limit=200`)).json.data
  const ids = found.map(({ id }) => id)
  assert(ids.includes(idle.id))
  const recently: readonly { readonly id: string }[] = (await server.api('GET', `/api/clients?idle_since=${Number(usedAt(busy.id))}`)).json.data
  assert(!recently.some(({ id }) => id === busy.id))
  const exported = await server.api('GET', `/api/clients/export?idle_since=${Number(usedAt(busy.id))}`)
  assert(exported.text.includes(idle.id) && !exported.text.includes(busy.id))
  server.clock.skew = 0
})

test('a client is failing by its own faults at a rate that matters, never by the guesses of strangers or expired refresh tokens', async () => {
  const [guessed, failing, rarely] = [await application(), await application(), await application()]
  for (let i = 0; i < 9; i++) await guessed.ask('wrong')
  for (let i = 0; i < 3; i++) await failing.beyond()
  for (let i = 0; i < 40; i++) await rarely.ask()
  for (let i = 0; i < 3; i++) await rarely.beyond()
  for (let i = 0; i < 5; i++)
    await server.call('POST', '/oauth/token', { form: { grant_type: 'refresh_token', refresh_token: 'grt_old' }, basic: [guessed.id, guessed.secret] })
  await tally.flush()
  const stateOf = async ({ id }: { readonly id: string }) => (await server.api('GET', `/api/clients/${id}/activity`)).json.data.state
  assert.deepEqual([await stateOf(guessed), await stateOf(failing), await stateOf(rarely)], ['unused', 'failing', 'active'])
  const inState = async (state: string): Promise<readonly string[]> =>
    (await server.api('GET', `/api/clients?state=${state}&limit=200`)).json.data.map(({ id }: { readonly id: string }) => id)
  assert((await inState('failing')).includes(failing.id))
  assert((await inState('unused')).includes(guessed.id) && (await inState('active')).includes(rarely.id))
  await server.api('PATCH', `/api/clients/${failing.id}`, { active: false })
  assert.deepEqual([(await inState('failing')).includes(failing.id), await inState('disabled')], [false, [failing.id]])
  const wrong = await server.api('GET', '/api/clients?state=well')
  assert.deepEqual([wrong.status, wrong.json.errors.state], [400, ['expected one of: active, failing, idle, unused, disabled']])
})

test('RFC 6749 §3.1.2 the last use of each redirect URI is known, by the registered URI that it matched', async () => {
  const flow = await codeFlow({ server, client: { redirect_uris: [CALLBACK, 'http://127.0.0.1/callback', 'https://never.example/'] } })
  await flow.code()
  await flow.authorize({ redirect_uri: 'http://127.0.0.1:51234/callback' })
  await tally.flush()
  const { redirect_uris } = (await server.api('GET', `/api/clients/${flow.app.id}/activity`)).json.data
  assert.deepEqual(redirect_uris.map(({ uri }: { readonly uri: string }) => uri).sort(), ['http://127.0.0.1/callback', CALLBACK])
  assert(redirect_uris.every(({ last_used_at }: { readonly last_used_at: number }) => last_used_at > Date.now() - 60_000))
})

test('the figures of the home page: what runs, how much there is, who fails, what expires', async () => {
  const { id, beyond } = await application()
  for (let i = 0; i < 9; i++) await beyond()
  await tally.flush()
  const soon = Date.now() + 86_400_000
  await server.api('POST', `/api/clients/${id}/credentials`, { name: 'passing', expires_at: soon })
  const { data } = (await server.api('GET', '/api/stats')).json
  assert.deepEqual([data.server.issuer, data.server.database, data.server.version], ['https://id.example', 'sqlite', '0.1.0'])
  assert.equal(data.counts.clients.total_is, 'exact')
  assert.deepEqual([data.activity.failing[0].client_id, data.activity.failing[0].faults], [id, 9])
  assert.deepEqual(
    data.expiring.secrets.map((secret: { readonly name: string; readonly expires_at: number }) => [secret.name, secret.expires_at]),
    [['passing', soon]],
  )
})

test('the settings in force are shown, the secret ones not', async () => {
  const answer = await server.api('GET', '/api/settings')
  assert.deepEqual([answer.json.data.access_token_ttl, answer.json.data.issuer], [3600, 'https://id.example'])
  for (const name of ['master_key', 'admin.password', 'admin.client_secret', 'database.url']) assert(!(name in answer.json.data), name)
  assert(!answer.text.includes('for tests only'))
})
