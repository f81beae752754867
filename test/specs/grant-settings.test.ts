import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decodeJwt } from 'jose'
import { newRow } from '#fields/write.ts'
import { protectedApi } from '#model/protected-api.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { startServer, type TestServer } from '../support/server.ts'

const API = 'https://api.example/'
let server: TestServer
before(async () => {
  server = await startServer()
  await server.context.db.table(protectedApi).insert(newRow(protectedApi, { id: 'api_settings', identifier: API, name: 'API', open_to: 'anyone' }))
})
after(() => server.close())

const grants = ['authorization_code', 'refresh_token', 'client_credentials', 'introspect']

test('a token of a grant with settings has their format, lifetime and audience, and one of another grant has those of the client', async () => {
  const settings = { client_credentials: { format: 'jwt' as const, access_token_ttl: 77, audience: [API] } }
  const flow = await codeFlow({ server, client: { supported_grant_types: grants, grant_settings: settings } })
  const own = (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: flow.app.basic })).json
  assert.equal(own.expires_in, 77)
  assert.equal(decodeJwt(own.access_token).aud, API)
  const json = await flow.tokens()
  assert.match(json.access_token, /^gat_/)
  assert.equal(json.expires_in, 3600)
})

test('RFC 8707 §2 a resource that is named counts before the audience of the settings', async () => {
  const settings = { client_credentials: { format: 'jwt' as const, audience: [API] } }
  const { basic } = await makeClient(server, { supported_grant_types: ['client_credentials'], grant_settings: settings })
  const { json } = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', resource: server.issuer }, basic })
  assert.equal(decodeJwt(json.access_token).aud, server.issuer)
})

test('a grant with refresh: false gives no refresh token to a client that may refresh', async () => {
  const refreshing = async (refresh: boolean) => {
    const flow = await codeFlow({ server, client: { supported_grant_types: grants, grant_settings: { authorization_code: { refresh } } } })
    return 'refresh_token' in (await flow.tokens())
  }
  assert.deepEqual([await refreshing(false), await refreshing(true)], [false, true])
})

test('a lifetime of the code grant counts for what refreshing may not outlive', async () => {
  const settings = { authorization_code: { refresh: false, access_token_ttl: 1800 } }
  const flow = await codeFlow({ server, client: { supported_grant_types: grants, grant_settings: settings } })
  assert.equal((await flow.tokens()).expires_in, 1800)
})

test('RFC 6749 §4.1.3 secret_required decides whether a code needs client authentication, whatever confidential says', async () => {
  const redeemedWithout = async (confidential: boolean, secret_required: boolean) => {
    const flow = await codeFlow({ server, client: { confidential, grant_settings: { authorization_code: { secret_required } } } })
    const { code, verifier } = await flow.code()
    const form = {
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      client_id: flow.app.id,
      redirect_uri: flow.request().params['redirect_uri'] ?? '',
    }
    return (await server.call('POST', '/oauth/token', { form })).status
  }
  assert.deepEqual([await redeemedWithout(true, false), await redeemedWithout(false, true)], [200, 401])
})

test('settings name grants of the client only, and client credentials never go without a secret', async () => {
  const make = async (grant_settings: unknown) => {
    const bearer = await server.adminToken()
    const { status, json } = await server.call('POST', '/api/clients', {
      json: { name: 'Settings', supported_grant_types: ['client_credentials'], grant_settings },
      bearer,
    })
    return [status, json.errors?.grant_settings ?? []]
  }
  assert.deepEqual(await make({ client_credentials: { format: 'jwt' } }), [201, []])
  const [status, [foreign]] = (await make({ password: { format: 'jwt' } })) as [number, string[]]
  assert.equal(status, 422)
  assert.match(foreign ?? '', /password: is not in supported_grant_types/)
  assert.equal((await make({ client_credentials: { secret_required: false } }))[0], 422)
  assert.equal((await make({ client_credentials: { lifetime: 3 } }))[0], 422)
})
