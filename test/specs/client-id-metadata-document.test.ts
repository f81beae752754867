import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { consent } from '#model/consent.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { pkce, visitorAt } from '../support/visitor.ts'

const CALLBACK = 'https://app.example/callback'
let server: TestServer
let host: Server
let base: string
let fetched: string[] = []
let serve: (request: IncomingMessage, answer: ServerResponse) => void = () => {}
const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })

before(async () => {
  host = createServer((request, answer) => {
    fetched.push(request.url ?? '')
    serve(request, answer)
  })
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
  server = await startServer({ listen: true, settings: { allow_private_fetch: ['127.0.0.1'] } })
  await allow({ client_documents: 'any_host' })
})
after(async () => {
  await server.close()
  host.close()
})

const allow = async (fields: object) => {
  const answer = await server.call('PATCH', '/api/tenants/default', { json: fields, bearer: await server.adminToken() })
  assert.equal(answer.status, 200, answer.text)
}
let made = 0
/** Serves a document at a new address, and tells the address. */
function publish(change: Readonly<Record<string, unknown>> = {}, headers: Readonly<Record<string, string>> = {}): string {
  const id = `${base}/${++made}/client.json`
  const document = { client_id: id, client_name: 'From a document', redirect_uris: [CALLBACK], token_endpoint_auth_method: 'none', ...change }
  serve = (_request, answer) => {
    answer.writeHead(200, { 'content-type': 'application/json', ...headers })
    answer.end(JSON.stringify(document))
  }
  fetched = []
  return id
}
const authorize = (client_id: string, redirect_uri = CALLBACK) => {
  const { challenge } = pkce()
  const asked = { client_id, response_type: 'code', redirect_uri, scope: 'openid', code_challenge: challenge, code_challenge_method: 'S256' }
  return server.call('GET', `/oauth/authorize?${new URLSearchParams(asked)}`)
}
const isKnown = async (client_id: string, redirect_uri?: string) => (await authorize(client_id, redirect_uri)).status < 400
const row = async (id: string) => (await server.call('GET', `/api/clients/${encodeURIComponent(id)}`, { bearer: await server.adminToken() })).json.data

test('draft-ietf-oauth-client-id-metadata-document §5 discovery says that documents are supported, once a tenant allows them', async () => {
  assert.equal((await server.call('GET', '/.well-known/oauth-authorization-server')).json.client_id_metadata_document_supported, true)
  await allow({ client_documents: 'off' })
  assert.equal((await server.call('GET', '/.well-known/oauth-authorization-server')).json.client_id_metadata_document_supported, undefined)
  assert(!(await isKnown(publish())))
  assert.deepEqual(fetched, [])
  await allow({ client_documents: 'any_host' })
})

test('draft-ietf-oauth-client-id-metadata-document §3 a client is made of its document: people sign in to it, and its code is redeemed without a secret', async () => {
  const id = publish()
  const { username } = await makePerson(server)
  const { verifier, challenge } = pkce()
  const asked = {
    client_id: id,
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: 'openid',
    state: 's',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }
  const visitor = visitorAt(server.issuer)
  const stop = await visitor.complete(await visitor.go(`${server.issuer}/oauth/authorize?${new URLSearchParams(asked)}`), { username })
  const code = new URL(stop.url).searchParams.get('code') ?? ''
  const form = { grant_type: 'authorization_code', client_id: id, code, redirect_uri: CALLBACK, code_verifier: verifier }
  const tokens = await server.call('POST', '/oauth/token', { form })
  assert.equal(tokens.status, 200, tokens.text)
  const { origin, name, confidential, first_party } = await row(id)
  assert.deepEqual([origin, name, confidential, first_party], ['document', 'From a document', false, false])
  assert.deepEqual(fetched, [new URL(id).pathname])
})

test('draft-ietf-oauth-client-id-metadata-document §4 a document that is not right makes no client', async () => {
  const faulty: Readonly<Record<string, unknown>>[] = [
    { client_id: 'https://elsewhere.example/client.json' },
    { client_secret: 'a secret that everybody reads' },
    { token_endpoint_auth_method: 'client_secret_basic' },
    { redirect_uris: [] },
    { redirect_uris: ['http://app.example/callback'] },
    { grant_types: ['password'] },
    { jwks_uri: 7 },
    { token_endpoint_auth_method: 'private_key_jwt' },
  ]
  for (const change of faulty) assert(!(await isKnown(publish(change))), JSON.stringify(change))
})

test('draft-ietf-oauth-client-id-metadata-document §4 what is no document, or is served as something else, makes no client, and is not fetched again at once', async () => {
  for (const [status, type, body] of [
    [404, 'application/json', '{}'],
    [302, 'application/json', '{}'],
    [200, 'text/html', '{}'],
    [200, 'application/json', '[]'],
    [200, 'application/json', 'x'.repeat(20_000)],
  ] as const) {
    const id = publish()
    serve = (_request, answer) => {
      answer.writeHead(status, { 'content-type': type, location: id })
      answer.end(body)
    }
    assert(!(await isKnown(id)))
    assert(!(await isKnown(id)))
    assert.equal(fetched.length, 1, `${status} ${type}`)
  }
})

test('draft-ietf-oauth-client-id-metadata-document §3 an id that is no URL of a document is none', async () => {
  const id = publish()
  for (const wrong of [
    `${base}/`,
    `${id}#fragment`,
    id.replace('/client', '/../client'),
    id.replace('http://', 'http://user@'),
    id.replace('127.0.0.1', '127.1'),
  ])
    assert(!(await isKnown(wrong)), wrong)
  assert.deepEqual(fetched, [])
})

test('draft-ietf-oauth-client-id-metadata-document §4 a document is kept as its cache headers say, within bounds, and every change is a version', async () => {
  const id = publish({}, { 'cache-control': 'max-age=600' })
  assert(await isKnown(id))
  serve = (_request, answer) => {
    answer.writeHead(200, { 'content-type': 'text/plain' })
    answer.end(JSON.stringify({ client_id: id, client_name: 'Renamed', redirect_uris: [CALLBACK], token_endpoint_auth_method: 'none' }))
  }
  server.clock.skew += 300_000
  assert(await isKnown(id))
  assert.equal(fetched.length, 1)
  server.clock.skew += 400_000
  assert(await isKnown(id))
  assert.equal(fetched.length, 2)
  assert.equal((await row(id)).name, 'Renamed')
  const versions = (await server.call('GET', `/api/clients/${encodeURIComponent(id)}/versions`, { bearer: await server.adminToken() })).json.data
  assert.equal(versions.length, 2, JSON.stringify(versions))
  server.clock.skew = 0
})

test('draft-ietf-oauth-client-id-metadata-document §4 a document that is away stands in for itself for a day', async () => {
  const id = publish()
  assert(await isKnown(id))
  serve = (_request, answer) => answer.writeHead(500).end()
  server.clock.skew += 2 * 3_600_000
  assert(await isKnown(id))
  server.clock.skew += 30 * 3_600_000
  assert(!(await isKnown(id)))
  server.clock.skew = 0
})

test("draft-ietf-oauth-client-id-metadata-document §6 people are asked again when a client would send them elsewhere, and an administrator's decisions stay", async () => {
  const id = publish()
  assert(await isKnown(id))
  const bearer = await server.adminToken()
  await server.call('PATCH', `/api/clients/${encodeURIComponent(id)}`, { json: { access_token_ttl: 77 }, bearer })
  const { id: user_id } = await makePerson(server)
  const agreed = { client_id: id, user_id, scope: ['openid'], created_at: 0, updated_at: 0 }
  const { newRow } = await import('#fields/write.ts')
  await server.context.db.table(consent).insert(newRow(consent, { id: 'con_x', ...agreed } as never))
  serve = (_request, answer) => {
    answer.writeHead(200, { 'content-type': 'application/json' })
    answer.end(JSON.stringify({ client_id: id, redirect_uris: ['https://other.example/callback'], token_endpoint_auth_method: 'none' }))
  }
  server.clock.skew += 2 * 3_600_000
  assert(await isKnown(id, 'https://other.example/callback'))
  assert(!(await isKnown(id, CALLBACK)))
  assert.deepEqual(await server.context.db.table(consent).find({ client_id: id }), [])
  assert.equal((await row(id)).access_token_ttl, 77)
  server.clock.skew = 0
})

test('draft-ietf-oauth-client-id-metadata-document §4 a client with private_key_jwt proves itself with the keys at its jwks_uri; of several methods the strongest is taken', async () => {
  const jwks_uri = `${base}/jwks.json`
  const id = publish({
    token_endpoint_auth_method: undefined,
    token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
    jwks_uri,
    grant_types: ['client_credentials'],
  })
  const document = serve
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256', use: 'sig' }]
  serve = (request, answer) => {
    if (request.url !== '/jwks.json') return document(request, answer)
    answer.writeHead(200, { 'content-type': 'application/json' })
    answer.end(JSON.stringify({ keys }))
  }
  const assertion = await new SignJWT({ iss: id, sub: id, aud: server.issuer, jti: 'once' })
    .setProtectedHeader({ alg: 'ES256', kid: 'k' })
    .setExpirationTime('1m')
    .sign(privateKey)
  const form = {
    grant_type: 'client_credentials',
    client_assertion: assertion,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  }
  const answer = await server.call('POST', '/oauth/token', { form })
  assert.equal(answer.status, 200, answer.text)
})

test('draft-ietf-oauth-client-id-metadata-document §6 a tenant may trust the documents of some hosts only, and a private address is never fetched', async () => {
  await allow({ client_documents: 'trusted_hosts', client_document_hosts: ['trusted.example'] })
  assert(!(await isKnown(publish())))
  await allow({ client_document_hosts: ['127.0.0.1'] })
  assert(await isKnown(publish()))
  await allow({ client_documents: 'any_host' })
  fetched = []
  assert(!(await isKnown(`http://10.0.0.1:${new URL(base).port}/client.json`)))
  assert.deepEqual(fetched, [])
})

test('draft-ietf-oauth-client-id-metadata-document §6 documents of one host become clients only so many at a time', async () => {
  let known = 0
  for (let tries = 0; tries < 30; tries++) if (await isKnown(publish())) known++
  assert(known < 25, String(known))
})

test('draft-ietf-oauth-client-id-metadata-document §6 a client that an administrator switched off stays off', async () => {
  const id = publish()
  server.clock.skew += 3_600_000
  assert(await isKnown(id))
  await server.call('PATCH', `/api/clients/${encodeURIComponent(id)}`, { json: { active: false }, bearer: await server.adminToken() })
  assert(!(await isKnown(id)))
  server.clock.skew = 0
})

test('draft-ietf-oauth-client-id-metadata-document §6 a key that the owner took out of the document proves nothing any more', async () => {
  const next = await generateKeyPair('ES256', { extractable: true })
  const keySet = async (key: CryptoKey) => ({ keys: [{ ...(await exportJWK(key)), kid: 'k', alg: 'ES256', use: 'sig' }] })
  const proving = { token_endpoint_auth_method: 'private_key_jwt', grant_types: ['client_credentials'] }
  server.clock.skew += 2 * 3_600_000
  const id = publish({ ...proving, jwks: await keySet(publicKey), logo_uri: `${base}/logo.png` })
  const ask = async (key: CryptoKey) => {
    const claims = { iss: id, sub: id, aud: server.issuer, jti: crypto.randomUUID(), exp: Math.floor((Date.now() + server.clock.skew) / 1000) + 60 }
    const client_assertion = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k' }).sign(key)
    const client_assertion_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
    const { status, json } = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', client_assertion, client_assertion_type } })
    return status === 200 ? 'good' : json.error
  }
  assert.equal(await ask(privateKey), 'good')
  const keys = await keySet(next.publicKey)
  serve = (request, answer) => {
    const document = { client_id: id, redirect_uris: [CALLBACK], ...proving, jwks_uri: `${base}/next.json` }
    answer.writeHead(200, { 'content-type': 'application/json' })
    answer.end(JSON.stringify(request.url === '/next.json' ? keys : document))
  }
  server.clock.skew += 2 * 3_600_000
  assert.deepEqual([await ask(next.privateKey), await ask(privateKey)], ['good', 'invalid_client'])
  const { jwks, logo_uri } = await row(id)
  assert.deepEqual([jwks ?? null, logo_uri ?? null], [null, null])
  server.clock.skew = 0
})

test('draft-ietf-oauth-client-id-metadata-document §6 documents of all hosts together become clients only so many at a time: names of hosts are free', async () => {
  server.clock.skew += 5 * 3_600_000
  for (let host = 0; host < 200; host++) await isKnown(`http://10.1.0.${host}/client.json`)
  const id = publish()
  assert(!(await isKnown(id)))
  server.clock.skew += 10_000
  assert(await isKnown(id))
  server.clock.skew = 0
})
