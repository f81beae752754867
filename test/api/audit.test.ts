import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DescribedServer, describedServer } from '../support/described.ts'

interface Event {
  readonly action: string
  readonly actor_type: string
  readonly actor_id: string
  readonly target_id: string
  readonly target_name: string
  readonly request_id: string
  readonly changes: Readonly<Record<string, { readonly before?: unknown; readonly after?: unknown }>>
}

let server: DescribedServer
before(async () => {
  server = await describedServer()
})
after(() => server.close())
const events = async (query = ''): Promise<Event[]> => (await server.api('GET', `/api/audit-events?limit=200&${query}`)).json.data

test('every edit leaves one event: who, what, before and after', async () => {
  const made = await server.api('POST', '/api/clients', { name: 'Watched' })
  const { id } = made.json.data
  await server.api('PATCH', `/api/clients/${id}`, { name: 'Seen', redirect_uris: ['https://seen.example/'] })
  await server.api('POST', `/api/clients/${id}/disable`)
  await server.api('DELETE', `/api/clients/${id}`)
  const [deleted, disabled, updated, created] = await events(`target_id=${id}`)
  assert.deepEqual(
    [deleted, disabled, updated, created].map((event) => event?.action),
    ['client.deleted', 'client.disabled', 'client.updated', 'client.created'],
  )
  assert.deepEqual(updated?.changes, { name: { before: 'Watched', after: 'Seen' }, redirect_uris: { before: [], after: ['https://seen.example/'] } })
  assert.deepEqual(disabled?.changes['active'], { before: true, after: false })
  assert.deepEqual([created?.actor_type, created?.actor_id, created?.target_name], ['client', 'gatehouse-admin', 'Watched'])
  assert.equal(created?.request_id, made.headers['x-request-id'])
})

test('what was refused leaves no event', async () => {
  const before = (await events()).length
  await server.api('POST', '/api/clients', { name: 7 })
  await server.api('DELETE', '/api/clients/gatehouse-admin')
  await server.api('PATCH', '/api/clients/gatehouse-admin', { name: 'x' }, { headers: { 'if-match': '"99"' } })
  await server.api('POST', '/api/scopes', { name: 'openid' })
  assert.equal((await events()).length, before)
})

test('secrets are named in events, and never shown', async () => {
  const { id, secret } = (await server.api('POST', '/api/clients', { secret: 'a very particular secret' })).json.data
  const { secret: second } = (await server.api('POST', `/api/clients/${id}/credentials`, {})).json.data
  const { text } = await server.api('GET', '/api/audit-events?limit=200')
  assert(!text.includes(secret) && !text.includes(second))
  const [made] = (await events('action=credential.created')) as [Event]
  assert.deepEqual(made.changes['digest'], {})
})

test('events are filtered by actor, target, action and time, and exported', async () => {
  const { id } = (await server.api('POST', '/api/roles', { name: 'timed' })).json.data
  assert.equal((await events(`target_id=${id}&action=role.created&actor_id=gatehouse-admin&target_type=role`)).length, 1)
  assert.equal((await events(`target_id=${id}&until=${Date.now() - 3_600_000}`)).length, 0)
  assert.equal((await events(`target_id=${id}&since=${Date.now() + 3_600_000}`)).length, 0)
  assert.equal((await events(`since=${new Date(Date.now() - 3_600_000).toISOString()}&until=${Date.now() + 1000}&target_id=${id}`)).length, 1)
  assert.equal((await server.api('GET', '/api/audit-events?since=yesterday')).status, 400)
  const lines = (await server.api('GET', `/api/audit-events/export?target_id=${id}`)).text.trimEnd().split('\n')
  assert.deepEqual(
    lines.map((line) => (JSON.parse(line) as Event).target_id),
    [id],
  )
})

test('events can be read and nothing else', async () => {
  const [event] = (await server.api('GET', '/api/audit-events?limit=1')).json.data
  for (const method of ['PUT', 'PATCH', 'DELETE', 'POST']) assert.equal((await server.api(method, `/api/audit-events/${event.id}`, {})).status, 405)
  assert.equal((await server.api('POST', '/api/audit-events', {})).status, 405)
})

test('the audit log is narrowed to several actions at once, and lists the actions that there are', async (t) => {
  const audited = await describedServer()
  t.after(() => audited.close())
  const call = audited.api
  await call('POST', '/api/clients', { client: { id: 'seen', name: 'Seen' } })
  await call('PATCH', '/api/clients/seen', { name: 'Seen twice' })
  await call('DELETE', '/api/clients/seen')
  const actions = async (query: string) =>
    (await call('GET', `/api/audit-events?target_id=seen&${query}`)).json.data.map(({ action }: { action: string }) => action)
  assert.deepEqual(await actions('actions=client.created,client.deleted'), ['client.deleted', 'client.created'])
  assert.deepEqual(await actions('actions=client.updated&limit=1'), ['client.updated'])
  assert.equal((await call('GET', '/api/audit-events?actions=client.created,nothing.like_it')).status, 400)
  const known = (await call('GET', '/api/audit-actions')).json.data
  assert(known.some(({ name }: { name: string }) => name === 'client.deleted'))
})
