import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { client } from '#model/client.ts'
import { protectedApi } from '#model/protected-api.ts'
import { systemScopes } from '#model/system-scopes.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'

const API = 'https://replaying.example/'
let server: TestServer
before(async () => {
  server = await startServer()
  // An API that would know every scope of ours, so that only the audience keeps its tokens out.
  const api = newRow(protectedApi, { id: 'api_replaying', identifier: API, name: 'Replaying', scopes: systemScopes.map(({ name }) => name) })
  await server.context.db.table(protectedApi).insert(api)
})
after(() => server.close())

function isRefused({ status, headers }: CallAnswer, where: string): void {
  assert.equal(status, 401, where)
  assert.match(String(headers['www-authenticate']), /error="invalid_token", error_description="the access token is for another API/, where)
}
const get = (path: string, bearer: string) => server.call('GET', path, { bearer })

for (const access_token_format of ['opaque', 'jwt'] as const)
  describe(`with tokens that are ${access_token_format}`, () => {
    test('RFC 9700 §2.3 an API that was sent a token of a client cannot replay it at the administration API', async () => {
      const scopes = ['clients:manage:all'].map((name) => ({ name }))
      const machine = await makeClient(server, { access_token_format, authorize_scope: true, authorized_scopes: scopes })
      const ask = async (resources: string) => {
        const form = `grant_type=client_credentials&scope=clients%3Amanage%3Aall${resources}`
        return (await server.call('POST', '/oauth/token', { form, basic: machine.basic })).json.access_token as string
      }
      const sent = await ask(`&resource=${encodeURIComponent(API)}`)
      isRefused(await get('/api/clients', sent), 'GET /api/clients')
      const creation = await server.call('POST', '/api/clients', { bearer: sent, json: { client: { id: 'planted', name: 'Planted' } } })
      isRefused(creation, 'POST /api/clients')
      assert.equal(await server.context.db.table(client).get('planted'), undefined)
      assert.equal((await get('/api/clients', await ask(''))).status, 200)
      const both = await ask(`&resource=${encodeURIComponent(API)}&resource=${encodeURIComponent(server.issuer)}`)
      assert.equal((await get('/api/clients', both)).status, 200)
    })

    test('RFC 9700 §2.3 nor one of a person at the developer’s door, their account and userinfo', async () => {
      const flow = await codeFlow({ server, client: { access_token_format, user_scopes: ['clients:manage:own'] } })
      const { username } = await makePerson(server, { roles: ['role_developer'] })
      const tokenFor = async (resource: string | undefined) => {
        const { params, verifier } = flow.request({ scope: 'openid profile account:manage:own clients:manage:own', resource, prompt: 'login' })
        const stop = await flow.visitor.authorize(params, { username })
        return (await flow.redeem(stop.params.get('code') ?? '', verifier)).json.access_token as string
      }
      const [sent, own] = [await tokenFor(API), await tokenFor(undefined)]
      for (const path of ['/clients', '/me', '/me/apps', '/oauth/userinfo']) {
        isRefused(await get(path, sent), path)
        assert.equal((await get(path, own)).status, 200, path)
      }
      isRefused(await server.call('POST', '/oauth/userinfo', { form: { access_token: sent } }), 'the form')
    })
  })
