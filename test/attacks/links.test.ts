import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { authorizationCode } from '#model/authorization-code.ts'
import { codeFlow } from '../support/code-flow.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

test('RFC 9110 §9.2.1 whoever only looks where a link leads uses up no pushed request, and gets no code', async () => {
  const flow = await codeFlow({ server })
  await flow.tokens()
  const { params } = flow.request()
  const { request_uri } = (await server.call('POST', '/oauth/par', { form: params, basic: flow.app.basic })).json
  const cookie = [...flow.visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const codes = () => server.context.db.table(authorizationCode).count({ client_id: flow.app.id })
  const before = await codes()
  for (const query of [new URLSearchParams({ client_id: flow.app.id, request_uri }), new URLSearchParams(params)])
    assert.equal((await server.call('HEAD', `/oauth/authorize?${query}`, { headers: { cookie } })).status, 405)
  assert.equal(await codes(), before)
  const stop = await flow.visitor.go(`/oauth/authorize?${new URLSearchParams({ client_id: flow.app.id, request_uri })}`)
  assert.ok(stop.params.get('code'))
})

test('no name turns the direction of the sentence that it stands in', async () => {
  const bearer = await server.adminToken()
  for (const name of ['\u202eknaB', 'Bank\u2066', 'Bank\u2028', 'Bank\u009b31m']) {
    assert.equal((await server.call('POST', '/api/clients', { bearer, json: { client: { name } } })).status, 422, JSON.stringify(name))
    assert.equal((await server.call('POST', '/api/users', { bearer, json: { user: { username: name } } })).status, 422, JSON.stringify(name))
  }
  for (const name of ['بنك الشرق', 'בנק', 'Crédit Écossais', '👩\u200d💻 Studio'])
    assert.equal((await server.call('POST', '/api/clients', { bearer, json: { client: { name } } })).status, 201, name)
})
