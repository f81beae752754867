import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeClient } from '../support/clients.ts'
import { databases } from '../support/nodes.ts'
import { until } from '../support/until.ts'

for (const [database, open] of databases)
  test(`a policy that one node enforces binds on another, and ends there too, on ${database}`, async (t) => {
    const { nodes, close } = await open()
    t.after(close)
    const [one, other] = nodes
    const app = await makeClient(one, { authorize_scope: true, authorized_scopes: [{ name: 'clients:read:all' }] })
    const form = { grant_type: 'client_credentials', scope: 'clients:read:all' }
    const bearer = (await one.call('POST', '/oauth/token', { form, basic: app.basic })).json.access_token
    const statusAt = async () => (await other.call('GET', '/api/clients', { bearer })).status
    assert.equal(await statusAt(), 200)
    const admin = await one.adminToken()
    const body = { policy: { name: 'shut', effect: 'deny', stage: 'enforced', engine: 'allow', client_ids: [app.id] } }
    const { id } = (await one.call('POST', '/api/policies', { json: body, bearer: admin })).json.data
    await until(async () => (await statusAt()) === 403, 'the policy binds at the other node')
    assert.equal((await one.call('DELETE', `/api/policies/${id}`, { bearer: admin })).status, 204)
    await until(async () => (await statusAt()) === 200, 'it ends at the other node')
  })
