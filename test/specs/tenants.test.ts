import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { decodeJwt } from 'jose'
import { newRow } from '#fields/write.ts'
import { tenant } from '#model/tenant.ts'
import { insertFurniture } from '#setup/furniture.ts'
import { codeFlow } from '../support/code-flow.ts'
import { startServer, type TestServer } from '../support/server.ts'

const server = await startServer()
after(() => server.close())
await server.store.global.table(tenant).insert(newRow(tenant, { id: 'tn_other', slug: 'other', name: 'Other', created_at: 0, updated_at: 0 }))
await insertFurniture(server.store.in('tn_other'), Date.now())
const context = await server.contexts.find('other')
assert.ok(context)
const within = (path: string) => (path.startsWith('/t/other/') ? path : `/t/other${path}`)
const other: TestServer = { ...server, context, issuer: context.issuer, call: (method, path, options) => server.call(method, within(path), options) }

test('RFC 8414 §3.1 a tenant is an issuer of its own, with its own endpoints', async () => {
  const inserted = await server.call('GET', '/.well-known/oauth-authorization-server/t/other')
  assert.equal(inserted.json.issuer, `${server.issuer}/t/other`)
  assert.equal(inserted.json.authorization_endpoint, `${server.issuer}/t/other/oauth/authorize`)
  assert.equal((await other.call('GET', '/.well-known/openid-configuration')).json.issuer, inserted.json.issuer)
})
test('people of a tenant sign in there, agree there, and get tokens of its issuer', async () => {
  const flow = await codeFlow({ server: other })
  const { stop, verifier } = await flow.authorize()
  assert.deepEqual(flow.visitor.seen, ['/t/other/login', '/t/other/consent'])
  assert.equal(stop.params.get('iss'), other.issuer)
  const { json } = await flow.redeem(stop.params.get('code') ?? '', verifier)
  assert.equal(decodeJwt(json.id_token).iss, other.issuer)
  assert.equal((await other.call('GET', '/oauth/userinfo', { bearer: json.access_token })).status, 200)
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: json.access_token })).status, 401)
})
test('people and sign-ins of one tenant are nobody in another', async () => {
  const [here, there] = [await codeFlow({ server }), await codeFlow({ server: other })]
  await here.code()
  for (const [name, value] of here.visitor.cookies) there.visitor.cookies.set(name, value)
  const silent = await there.visitor.go(`${other.issuer}/oauth/authorize?${new URLSearchParams(there.request({ prompt: 'none' }).params)}`)
  assert.equal(silent.params.get('error'), 'login_required')
  const refused = await there.visitor.authorize(there.request().params, here.habits)
  assert.equal(refused.url.pathname, '/t/other/login')
})
test('a client of one tenant is unknown in another', async () => {
  const flow = await codeFlow({ server })
  const answer = await server.call('GET', `/t/other/oauth/authorize?${new URLSearchParams(flow.request().params)}`)
  assert.equal(answer.status, 400)
  assert.match(answer.text, /no such client/)
})
