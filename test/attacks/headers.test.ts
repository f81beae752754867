import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { client } from '#model/client.ts'
import { makeClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer({ listen: true })
})
after(() => server.close())

const unsayable = 'https://app.example/\u20ac'

test('RFC 3986 §2 a redirect URI that no Location header can hold is not registered', async () => {
  const bearer = await server.adminToken()
  for (const uri of [unsayable, 'https://\u00e4pp.example/cb', 'https://app.example/\u{1f600}'])
    for (const field of ['redirect_uris', 'post_logout_redirect_uris']) {
      const answer = await server.call('POST', '/api/clients', { bearer, json: { client: { name: 'x', [field]: [uri] } } })
      assert.equal(answer.status, 422, `${field} ${uri}`)
    }
})

test('an answer that cannot be sent costs its own request only, not the process', async () => {
  const app = await makeClient(server, { redirect_uris: ['https://app.example/cb'], supported_grant_types: ['authorization_code'] })
  // As an older version, or another program, may have left it in the database.
  await server.context.db.table(client).change({ id: app.id }, { redirect_uris: [unsayable] })
  const broken = `${server.issuer}/oauth/authorize?client_id=${app.id}&response_type=code`
  const answers = await Promise.all([broken, `${server.issuer}/livez`, broken, `${server.issuer}/oauth/jwks`].map((url) => fetch(url, { redirect: 'manual' })))
  assert.deepEqual(
    answers.map(({ status }) => status),
    [500, 200, 500, 200],
  )
  assert.equal((await fetch(`${server.issuer}/livez`)).status, 200)
})
