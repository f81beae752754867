import assert from 'node:assert/strict'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { exportJWK, generateKeyPair } from 'jose'
import { clientLogo } from '#model/client-logo.ts'
import { assertion, showing } from '../support/assertions.ts'
import { makeClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { authority, serverPair } from '../support/tls/material.ts'
import { until } from '../support/until.ts'

const REDIRECT = 'https://app.example/callback'
const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
const published = { keys: [{ ...(await exportJWK(publicKey)), kid: 'theirs', alg: 'ES256', use: 'sig' }] }
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

let server: TestServer
let origin: string
/** The requests that got through TLS. */
const seen: string[] = []
const outside = createServer(serverPair, (request, response) => {
  seen.push(request.url ?? '')
  if (request.url === '/logo.png') response.end(PNG)
  else response.end(JSON.stringify(request.url === '/sector' ? [REDIRECT] : published))
})
before(async () => {
  server = await startServer({ settings: { allow_private_fetch: ['localhost', '127.0.0.1'] } })
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
  origin = `https://localhost:${(outside.address() as AddressInfo).port}`
})
after(async () => {
  outside.closeAllConnections()
  outside.close()
  await server.close()
})

const keyed = (trusted_authorities: string) =>
  makeClient(server, { token_endpoint_auth_methods: ['private_key_jwt'], jwks_uri: `${origin}/jwks`, trusted_authorities })
const ask = async ({ id }: { readonly id: string }) => {
  const form = showing(await assertion({ client_id: id, issuer: server.issuer, key: privateKey, header: { kid: 'theirs' } }))
  return (await server.call('POST', '/oauth/token', { form })).status
}

test('BOR-78 the keys of a client are believed by the authorities that it pins, and what they vouched for counts for nobody else', async () => {
  const [pinning, another] = [await keyed(authority), await keyed('')]
  assert.equal(await ask(pinning), 200)
  assert.deepEqual(seen, ['/jwks'])
  assert.equal(await ask(another), 401)
  assert.equal(await ask(pinning), 200)
  assert.deepEqual(seen, ['/jwks'])
})

test('a sector document is believed by the authorities that the client pins', async () => {
  const bearer = await server.adminToken()
  const save = (trusted_authorities: string) =>
    server.call('POST', '/api/clients', { bearer, json: { redirect_uris: [REDIRECT], sector_identifier_uri: `${origin}/sector`, trusted_authorities } })
  const refused = await save('')
  assert.deepEqual([refused.status, Object.keys(refused.json.errors)], [422, ['sector_identifier_uri']])
  const made = await save(authority)
  assert.deepEqual([made.status, made.json.warnings], [201, undefined], made.text)
})

test('a logo is believed by the authorities that the client pins', async () => {
  const bearer = await server.adminToken()
  const save = async (trusted_authorities: string) => {
    const made = await server.call('POST', '/api/clients', { bearer, json: { logo_uri: `${origin}/logo.png`, trusted_authorities } })
    assert.equal(made.status, 201, made.text)
    return made.json.data.id as string
  }
  const [stranger, pinning] = [await save(''), await save(authority)]
  await until(async () => (await server.context.db.table(clientLogo).get(pinning)) !== undefined, 'the logo is kept')
  assert.equal(await server.context.db.table(clientLogo).get(stranger), undefined)
})

test('BOR-78 nothing is asked without TLS for a client that pins authorities', async () => {
  const plain = await makeClient(server, {
    token_endpoint_auth_methods: ['private_key_jwt'],
    jwks_uri: origin.replace('https:', 'http:'),
    trusted_authorities: authority,
  })
  const before = seen.length
  assert.equal(await ask(plain), 401)
  assert.equal(seen.length, before)
})
