import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type CryptoKey, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose'
import { makeCredential } from '#clients/secrets.ts'
import { rotateKey } from '#keys/rotate.ts'
import { client } from '#model/client.ts'
import { clientCredential } from '#model/client-credential.ts'
import { keyPair } from '#model/key-pair.ts'
import { assertion, showing } from '../support/assertions.ts'
import { makeClient } from '../support/clients.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import type { TestServer } from '../support/server.ts'

const grant_type = 'client_credentials'
const ask = (node: TestServer, basic: readonly [string, string]) => node.call('POST', '/oauth/token', { form: { grant_type }, basic })
const isActive = async (node: TestServer, token: string, basic: readonly [string, string]): Promise<boolean> =>
  (await node.call('POST', '/oauth/introspect', { form: { token }, basic })).json.active
/** True when something becomes true within a second. */
async function soon(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 50; tries++) {
    if (await holds()) return true
    await wait(20)
  }
  return false
}

for (const [name, open] of databases)
  suite(`two nodes on ${name}`, () => {
    let both: Nodes
    let one: TestServer
    let other: TestServer
    let pair: { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey }
    before(async () => {
      both = await open()
      ;[one, other] = both.nodes
      pair = await generateKeyPair('ES256')
    })
    after(() => both.close())

    test('RFC 7523 §3 of twelve who show one assertion at once, one is believed', async () => {
      const { id } = await makeClient(one, { token_endpoint_auth_methods: ['private_key_jwt'], jwks: { keys: [(await exportJWK(pair.publicKey)) as never] } })
      for (let round = 0; round < 5; round++) {
        const form = showing(await assertion({ client_id: id, issuer: one.issuer, key: pair.privateKey }))
        const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => (i % 2 ? one : other).call('POST', '/oauth/token', { form })))
        assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, ...Array.from({ length: 11 }, () => 401)])
      }
    })
    test('two who sign first make one key, and publish it', async () => {
      const signed = await Promise.all(Array.from({ length: 6 }, (_, i) => (i % 2 ? one : other).context.keys.sign({}, 'JWT', { alg: 'EdDSA' })))
      const kids = new Set(signed.map((jwt) => decodeProtectedHeader(jwt).kid))
      assert.equal(kids.size, 1)
      assert.equal((await one.context.db.table(keyPair).find({ alg: 'EdDSA' })).length, 1)
      const [kid] = kids
      for (const node of [one, other]) assert.ok(await soon(async () => (await node.context.keys.jwks()).keys.some((key) => key.kid === kid)))
    })
    test('a key that one withdraws is soon replaced at the other', async () => {
      const kidAt = async (node: TestServer) => decodeProtectedHeader(await node.context.keys.sign({}, 'JWT', { alg: 'ES256' })).kid ?? ''
      const successor = await rotateKey(one.context, await kidAt(other), { withdraw: true })
      assert.equal(await kidAt(one), successor?.id)
      assert.ok(await soon(async () => (await kidAt(other)) === successor?.id))
    })
    test('a client that one switches off is soon refused by the other', async () => {
      const off = await makeClient(one)
      assert.equal((await ask(other, off.basic)).status, 200)
      await one.context.db.table(client).change({ id: off.id }, { active: false })
      assert.equal((await ask(one, off.basic)).status, 401)
      assert.ok(await soon(async () => (await ask(other, off.basic)).status === 401))
    })
    test('a token that one revokes is dead at the other at once', async () => {
      for (const access_token_format of ['opaque', 'jwt'] as const) {
        const owner = await makeClient(one, { access_token_format })
        const token = (await ask(one, owner.basic)).json.access_token
        assert.equal(await isActive(other, token, owner.basic), true)
        assert.equal((await one.call('POST', '/oauth/revoke', { form: { token }, basic: owner.basic })).status, 200)
        assert.equal(await isActive(other, token, owner.basic), false)
      }
    })
    test('all tokens of a client that one revokes are dead at the other at once', async () => {
      const owner = await makeClient(one)
      const token = (await ask(one, owner.basic)).json.access_token
      assert.equal(await isActive(other, token, owner.basic), true)
      assert.equal((await one.call('POST', `/api/clients/${owner.id}/revoke_tokens`, { bearer: await one.adminToken() })).status, 200)
      assert.equal(await isActive(one, token, owner.basic), false)
      assert.equal(await isActive(other, token, owner.basic), false)
    })
    test('a secret that one makes is good at the other at once', async () => {
      const owner = await makeClient(one)
      assert.equal((await ask(other, owner.basic)).status, 200)
      const { row, secret } = await makeCredential(one.context.vault, { client_id: owner.id, seal: false, now: Date.now() })
      await one.context.db.table(clientCredential).insert(row)
      assert.equal((await ask(other, [owner.id, secret])).status, 200)
      await one.context.db.table(clientCredential).remove({ id: row.id })
      assert.equal((await ask(one, [owner.id, secret])).status, 401)
      assert.ok(await soon(async () => (await ask(other, [owner.id, secret])).status === 401))
    })
  })
