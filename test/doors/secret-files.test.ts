import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { SignJWT } from 'jose'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { temporaryFolder } from '../support/server.ts'

const folder = temporaryFolder()
const mounted = (name: string, text: string) => writeFileSync(join(folder, name), text)
const references = `
orders:
  fields: [credential.secret]
  rows: [orders]
shared:
  fields: [credential.secret]
short:
  fields: [credential.secret]
partner:
  fields: [trusted_issuer.introspection_client_secret]
`
const STRONG = 'a secret of more than thirty-two characters'
let server: DescribedServer
before(async () => {
  mounted('references.yaml', references)
  mounted('orders', `${STRONG}\n`)
  mounted('shared', 'another secret in a file\n')
  mounted('short', '1234567\n')
  mounted('partner', 'of an issuer and not of clients')
  server = await describedServer({ settings: { 'secrets.dir': folder } })
})
after(() => server.close())

const create = (id: string, secret: unknown, more = {}) => server.api('POST', '/api/clients', { id, secret, ...more })
const status = async (id: string, secret: string) =>
  (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [id, secret] })).status

test('AID-15 a client secret is taken from a mounted file, rotated by replacing it, and read back by nobody', async () => {
  const made = await create('orders', { ref: 'orders' })
  assert.equal(made.status, 201, made.text)
  assert(!made.text.includes(STRONG) && made.json.data.secret === undefined)
  assert.deepEqual([await status('orders', STRONG), await status('orders', 'wrong wrong wrong')], [200, 401])
  const [credential] = (await server.api('GET', '/api/clients/orders/credentials')).json.data
  assert.deepEqual([credential.file, credential.prefix], ['orders', null])
  mounted('orders', `${STRONG}, the next one\n`)
  assert.deepEqual([await status('orders', STRONG), await status('orders', `${STRONG}, the next one`)], [401, 200])
  rmSync(join(folder, 'orders'))
  assert.equal(await status('orders', `${STRONG}, the next one`), 401)
  mounted('orders', STRONG)
  assert.equal(await status('orders', STRONG), 200)
})

test('AID-15 a file is of use to the rows that it is limited to and to no other field', async () => {
  for (const ref of ['orders', 'partner', 'nothing', 'references.yaml']) {
    const { status, json } = await create('other', { ref })
    assert.deepEqual([status, json.errors], [422, { secret: ['there is no secret file of this name that the field may read'] }], ref)
  }
  assert.equal((await create('other', { ref: '../master.key' })).status, 422)
  const short = await create('other', { ref: 'short' })
  assert.match(short.json.errors.secret[0], /at least 8 characters/)
})

test('AID-15 a further secret of a client may stand in a file, beside those that do not', async () => {
  const { secret } = (await create('further', undefined)).json.data
  const added = await server.api('POST', '/api/clients/further/credentials', { secret: { ref: 'shared' } })
  assert.equal(added.status, 201, added.text)
  assert.equal(added.json.data.secret, undefined)
  assert.deepEqual([await status('further', secret), await status('further', 'another secret in a file')], [200, 200])
  assert.equal((await server.api('DELETE', `/api/clients/further/credentials/${added.json.data.id}`)).status, 204)
  assert.equal(await status('further', 'another secret in a file'), 401)
})

test('AID-15 an assertion may be signed with the secret in a file', async () => {
  await create('orders-jwt', undefined, { token_endpoint_auth_methods: ['client_secret_jwt'], supported_grant_types: ['client_credentials'] })
  mounted('references.yaml', references.replace('rows: [orders]', 'rows: [orders, orders-jwt]'))
  assert.equal((await server.api('POST', '/api/clients/orders-jwt/credentials', { secret: { ref: 'orders' } })).status, 201)
  const assertion = await new SignJWT({ iss: 'orders-jwt', sub: 'orders-jwt', aud: server.issuer, jti: 'once' })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('1m')
    .sign(Buffer.from(STRONG))
  const form = {
    grant_type: 'client_credentials',
    client_assertion: assertion,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  }
  assert.equal((await server.call('POST', '/oauth/token', { form })).status, 200)
})

test('AID-15 guesses at a short secret in a file are counted, and the right one is refused among them too', async () => {
  await create('guessed', { ref: 'shared' })
  let refused = 0
  for (let tries = 0; tries < 130 && refused !== 429; tries++) refused = await status('guessed', `wrong wrong ${tries}`)
  assert.equal(refused, 429)
  assert.equal(await status('guessed', 'another secret in a file'), 429)
})
