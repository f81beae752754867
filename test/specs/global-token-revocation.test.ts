import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let bearer: string
before(async () => {
  server = await startServer()
  bearer = await server.adminToken('tokens:revoke:all')
})
after(() => server.close())

const revoke = (sub_id: unknown, by = bearer) => server.call('POST', '/api/global-token-revocation', { bearer: by, json: { sub_id } })
const sweptAt = async (id: string) => (await server.context.db.table(user).get(id))?.tokens_revoked_at

test('draft-parecki-oauth-global-token-revocation §3.3 access tokens, refresh tokens and sessions of the person end, and those of others stay', async () => {
  const [flow, other] = [await codeFlow({ server }), await codeFlow({ server })]
  const [tokens, kept] = [await flow.tokens(), await other.tokens()]
  const { status, text } = await revoke({ format: 'email', email: flow.habits.username?.toUpperCase() })
  assert.deepEqual([status, text], [204, ''])
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: tokens.access_token })).status, 401)
  assert.equal((await flow.refresh(tokens.refresh_token)).json.error, 'invalid_grant')
  assert.equal((await flow.visitor.go('/account')).url.pathname, '/login')
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: kept.access_token })).status, 200)
})

test('draft-parecki-oauth-global-token-revocation §3.1 the person is meant by each format, and nobody by a subject of another issuer', async () => {
  for (const meant of ['opaque', 'iss_sub', 'email', 'account'] as const) {
    const { id, username } = await makePerson(server)
    const subjects = {
      opaque: { id },
      iss_sub: { iss: server.issuer, sub: id },
      email: { email: username },
      account: { uri: `acct:${username}` },
    }
    assert.equal((await revoke({ format: meant, ...subjects[meant] })).status, 204, meant)
    assert.equal(typeof (await sweptAt(id)), 'number', meant)
  }
  const { id, email } = await makePerson(server, { username: 'unproved', email: 'claimed@example.com', email_verified: false })
  for (const subject of [
    { format: 'iss_sub', iss: 'https://other.example', sub: id },
    { format: 'opaque', id: 'usr_nobody' },
    { format: 'email', email },
  ])
    assert.equal((await revoke(subject)).status, 404, JSON.stringify(subject))
  assert.equal(await sweptAt(id), undefined)
})

test('draft-parecki-oauth-global-token-revocation §3.4 a malformed command is refused, and so is a caller without the scope', async () => {
  const client = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'users:read:all' }] })
  const form = { grant_type: 'client_credentials', scope: 'users:read:all' }
  const weak = (await server.call('POST', '/oauth/token', { form, basic: client.basic })).json.access_token
  assert.equal((await revoke({ format: 'opaque', id: 'x' }, weak)).status, 403)
  for (const subject of [undefined, {}, { format: 'did', url: 'did:example:1' }, { format: 'email' }, { format: 'email', email: 'x' }])
    assert.equal((await revoke(subject)).status, 422, JSON.stringify(subject))
  assert.equal((await server.call('POST', '/api/global-token-revocation', { bearer, json: [] })).status, 400)
})

test('draft-parecki-oauth-global-token-revocation §5 discovery names the endpoint', async () => {
  const { json } = await server.call('GET', '/.well-known/oauth-authorization-server')
  assert.equal(json.global_token_revocation_endpoint, `${server.issuer}/api/global-token-revocation`)
})
