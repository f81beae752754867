import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { makeClient } from '../support/clients.ts'
import { describedServer } from '../support/described.ts'

const server = await describedServer()
after(() => server.close())
const { api } = server

/** Another administrator of policies: a client with a token of its own. */
async function colleague(...scopes: string[]) {
  const { id, basic } = await makeClient(server, { authorize_scope: true, authorized_scopes: scopes.map((name) => ({ name })) })
  const form = { grant_type: 'client_credentials', scope: scopes.join(' ') }
  const { access_token: bearer } = (await server.call('POST', '/oauth/token', { form, basic })).json
  return { id, call: (method: string, path: string, json?: unknown) => api(method, path, json, { bearer }) }
}
const keep = async (json: object, by: typeof api = api) => {
  const answer = await by('POST', '/api/saved-requests', json)
  assert.equal(answer.status, 201, answer.text)
  return answer.json.data
}
const removal = { method: 'DELETE', path: '/api/clients/shop' }

test('AID-37 a saved request is seen by its owner, and by others once it is shared, and changed by its owner alone', async () => {
  const other = await colleague('policies:manage:all')
  const mine = await keep({ name: 'mine', request: removal })
  const path = `/api/saved-requests/${mine.id}`
  assert.equal(mine.owner, 'gatehouse-admin')
  assert.deepEqual([(await other.call('GET', path)).status, (await other.call('GET', '/api/saved-requests')).json.data.length], [404, 0])
  await api('PATCH', path, { shared: true })
  assert.equal((await api('GET', '/api/saved-requests')).json.data.length, 1, 'its owner sees a shared one once')
  assert.deepEqual([(await other.call('GET', path)).status, (await other.call('GET', '/api/saved-requests')).json.data.length], [200, 1])
  assert.deepEqual([(await other.call('PATCH', path, { name: 'theirs' })).status, (await other.call('DELETE', path)).status], [403, 403])
  const theirs = await keep({ name: 'theirs' }, other.call as typeof api)
  assert.equal(theirs.owner, other.id)
  assert.equal((await api('POST', '/api/saved-requests', { name: 'odd', request: { nothing: 1 } })).status, 422)
  assert.equal((await api('DELETE', path)).status, 204)
})

test('AID-37 all saved requests are run at once, and those are told that an unsaved policy would change', async () => {
  const stopped = await keep({ name: 'b removal', request: removal, shared: true })
  const passes = await keep({ name: 'a list', request: { method: 'GET', path: '/api/clients' } })
  const gone = await keep({ name: 'c gone', request: removal, client_id: 'no-such-client' })
  const unscoped = await keep({ name: 'd unscoped', request: { ...removal, token: { scope: ['openid'] } } })
  const policy = { name: 'no removals', effect: 'deny', engine: 'matcho', rule: { method: 'DELETE' }, reason: 'nothing is removed' }
  const { data } = (await api('POST', '/api/policies/run-saved', { policy })).json
  assert.deepEqual(
    data.map(({ id, was, becomes, changes }: never) => [
      id,
      (was as { effect: string } | null)?.effect,
      (becomes as { effect: string } | null)?.effect,
      changes,
    ]),
    [
      [passes.id, 'allow', 'allow', false],
      [stopped.id, 'allow', 'deny', true],
      [gone.id, undefined, undefined, false],
      [unscoped.id, 'deny', 'deny', false],
    ],
  )
  assert.deepEqual([data[1].becomes.reason, data[2].error], ['nothing is removed', 'there is no client no-such-client'])
  const made = (await api('POST', '/api/policies', { ...policy, stage: 'enforced', operations: ['delete_api_clients_id'] })).json.data
  const run = async (body: object) => (await api('POST', '/api/policies/run-saved', body)).json.data.filter(({ changes }: never) => changes)
  assert.deepEqual([(await run({})).length, (await run({ without: made.id })).map(({ id }: { readonly id: string }) => id)], [0, [stopped.id]])
  assert.deepEqual((await run({ policy: { ...policy, id: made.id, effect: 'allow', operations: [] } })).length, 1)
  await api('DELETE', `/api/policies/${made.id}`)
  assert.equal((await api('POST', '/api/policies/run-saved', { policies: [] })).status, 422)
  const reader = await colleague('policies:read:all')
  const seen = (await reader.call('POST', '/api/policies/run-saved', {})).json.data
  assert.deepEqual(
    seen.map(({ name }: { readonly name: string }) => name),
    ['b removal'],
    'those of others are not run',
  )
  for (const { id } of [stopped, passes, gone, unscoped]) await api('DELETE', `/api/saved-requests/${id}`)
})
