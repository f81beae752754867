import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose'
import { newRow } from '#fields/write.ts'
import type { Client } from '#model/client.ts'
import { protectedApi } from '#model/protected-api.ts'
import { user } from '#model/user.ts'
import { ASSERTION_TYPE, assertion } from '../support/assertions.ts'
import { makeClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { startServer, type TestServer } from '../support/server.ts'

// Defaults of common libraries, each of which an administrator can meet without switching anything else off.
const [SPRING, PLAIN] = ['https://spring.example', 'https://plain.example']
let server: TestServer
before(async () => {
  server = await startServer()
  const apis = server.context.db.table(protectedApi)
  const open = { open_to: 'anyone', access_token_format: 'jwt' } as const
  await apis.insert(newRow(protectedApi, { id: 'api_spring', identifier: SPRING, name: 'Spring', access_token_typ: 'JWT', ...open }))
  await apis.insert(newRow(protectedApi, { id: 'api_plain', identifier: PLAIN, name: 'Plain', ...open }))
})
after(() => server.close())

const flowOf = async (client: Partial<Client> = {}, group?: string): Promise<CodeFlow> => {
  const flow = await codeFlow({ server, client })
  const { db } = server.context
  await db.table(user).change({ username: flow.habits.username as string }, { group, email: 'ada@example.com', email_verified: true, name: 'Ada' })
  return flow
}

test('RFC 7523 §3 an assertion lives five minutes at most, or as long as the client may: an hour for common libraries', async () => {
  const pair = await generateKeyPair('ES256', { extractable: true })
  const jwks = { keys: [(await exportJWK(pair.publicKey)) as never] }
  const ask = async (ttl: number | undefined, lives: number, jti: string = crypto.randomUUID()) => {
    const { id } = await makeClient(server, { id: `lives-${ttl}`, token_endpoint_auth_methods: ['private_key_jwt'], jwks, assertion_ttl: ttl }).catch(() => ({
      id: `lives-${ttl}`,
    }))
    const exp = Math.floor(Date.now() / 1000) + lives
    const client_assertion = await assertion({ client_id: id, issuer: server.issuer, key: pair.privateKey, claims: { exp, jti } })
    return server.call('POST', '/oauth/token', {
      form: { grant_type: 'client_credentials', client_assertion, client_assertion_type: ASSERTION_TYPE },
    })
  }
  assert.equal((await ask(undefined, 290)).status, 200)
  const long = await ask(undefined, 3600)
  assert.deepEqual([long.status, long.json.error], [401, 'invalid_client'])
  assert.match(long.json.error_description, /assertion_ttl/)
  assert.equal((await ask(3600, 3590, 'once')).status, 200)
  assert.equal((await ask(3600, 3590, 'once')).status, 401, 'its jti is remembered for as long')
  assert.equal((await ask(3600, 3700)).status, 401)
})

test('OIDC Core §5.4 the claims of the scopes are in the ID token where the client is registered for that, also after a refresh', async () => {
  const told = (token: string) => [decodeJwt(token)['name'], decodeJwt(token)['email']]
  const { id_token } = await (await flowOf()).tokens()
  assert.deepEqual(told(id_token), [undefined, undefined])
  const library = await flowOf({ claims_in_id_token: true })
  const first = await library.tokens()
  assert.deepEqual(told(first.id_token), ['Ada', 'ada@example.com'])
  assert.deepEqual(told((await library.refresh(first.refresh_token)).json.id_token), ['Ada', 'ada@example.com'])
  const narrow = await library.tokens({ scope: 'openid email' })
  assert.deepEqual(told(narrow.id_token), [undefined, 'ada@example.com'], 'only what the person agreed to')
})

test('OIDC Core §3.1.2.1 unknown scopes are ignored in an OpenID request, and refused where the client wants that', async () => {
  const flow = await flowOf()
  const tokens = await flow.tokens({ scope: 'openid User.Read email' })
  assert.equal(tokens.scope, 'openid email')
  const strict = await flowOf({ unknown_scopes: 'refuse' })
  const { stop } = await strict.authorize({ scope: 'openid User.Read' })
  assert.equal(stop.params.get('error'), 'invalid_scope')
})
test('RFC 6749 §3.3 an unknown scope is refused without openid, or ignored where the client wants that, and the answer names the scope', async () => {
  const ask = async (unknown_scopes?: Client['unknown_scopes']) => {
    const { basic } = await makeClient(server, { unknown_scopes, authorize_scope: true, authorized_scopes: [{ name: 'users:read:all' }] })
    const { status, json } = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope: 'users:read:all User.Read' }, basic })
    return [status, json.error ?? json.scope]
  }
  assert.deepEqual(await ask(), [400, 'invalid_scope'])
  assert.deepEqual(await ask('refuse'), [400, 'invalid_scope'])
  assert.deepEqual(await ask('ignore'), [200, 'users:read:all'])
})

test('OIDC Core §5.4 the scope groups releases the groups of the person and nothing else of the profile', async () => {
  const flow = await flowOf({ claims_in_id_token: true }, 'staff ops')
  const { id_token, access_token, scope } = await flow.tokens({ scope: 'openid groups' })
  assert.equal(scope, 'openid groups')
  assert.deepEqual([decodeJwt(id_token)['groups'], decodeJwt(id_token)['name']], [['staff', 'ops'], undefined])
  const { json } = await server.call('GET', '/oauth/userinfo', { headers: { authorization: `Bearer ${access_token}` } })
  assert.deepEqual(json.groups, ['staff', 'ops'])
  const without = await flow.tokens({ scope: 'openid email' })
  assert.equal(decodeJwt(without.id_token)['groups'], undefined)
  const { json: discovery } = await server.call('GET', '/.well-known/openid-configuration')
  assert.ok(discovery.scopes_supported.includes('groups'))
})

const tokenFor = async (resource: string, supported: readonly string[] = ['client_credentials', 'introspect']) => {
  const { basic } = await makeClient(server, { supported_grant_types: [...supported] })
  const form = ['grant_type=client_credentials', ...resource.split(' ').map((one) => `resource=${encodeURIComponent(one)}`)].join('&')
  const { json } = await server.call('POST', '/oauth/token', { form, basic })
  return { basic, token: String(json.access_token) }
}
test('RFC 9068 §2.1 a JWT access token is at+jwt, or JWT where all its APIs want that', async () => {
  for (const [resource, typ] of [
    [PLAIN, 'at+jwt'],
    [SPRING, 'JWT'],
    [`${SPRING} ${PLAIN}`, 'at+jwt'],
  ] as const)
    assert.equal(decodeProtectedHeader((await tokenFor(resource)).token).typ, typ)
  const { basic, token } = await tokenFor(SPRING)
  const { json } = await server.call('POST', '/oauth/introspect', { form: { token }, basic })
  assert.deepEqual([json.active, json.aud], [true, SPRING])
})
test('RFC 8725 §3.12 an access token of the type JWT is no ID token, and an ID token no access token', async () => {
  const { token } = await tokenFor(SPRING)
  const flow = await flowOf()
  const { stop } = await flow.authorize({ id_token_hint: token })
  assert.equal(stop.params.get('error'), 'invalid_request')
  const { id_token } = await flow.tokens()
  assert.equal((await server.call('GET', '/oauth/userinfo', { headers: { authorization: `Bearer ${id_token}` } })).status, 401)
})
