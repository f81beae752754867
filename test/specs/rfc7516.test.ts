import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CompactEncrypt, type CompactJWEHeaderParameters, importJWK, type JWK } from 'jose'
import { contentEncryptions, type KeyManagementAlg, keyManagementAlgs } from '#model/encryption-algs.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let bearer: string
const ids = { rsa: '', ec: '' }
const make = async (type: string) => (await server.call('POST', '/api/key-pairs', { bearer, json: { use: 'enc', type } })).json.data.id as string
before(async () => {
  server = await startServer()
  bearer = await server.adminToken()
})
after(() => server.close())

const text = '{"iss":"client"}'
const published = async (id: string) => ((await server.call('GET', '/oauth/jwks')).json as { keys: JWK[] }).keys.find(({ kid }) => kid === id) as JWK
/** A JWE to a published key of the server. */
async function sealed(id: string, alg: KeyManagementAlg, header: Partial<CompactJWEHeaderParameters> = {}, jwk?: JWK): Promise<string> {
  const key = await importJWK({ ...(jwk ?? (await published(id))) }, alg)
  return new CompactEncrypt(Buffer.from(text)).setProtectedHeader({ alg, enc: 'A256GCM', kid: id, ...header }).encrypt(key)
}
const decrypt = (jwe: string) => server.context.keys.decrypt(jwe)
const keyFor = (alg: KeyManagementAlg) => (alg === 'RSA-OAEP-256' ? ids.rsa : ids.ec)

test('without a key for it, nothing can be encrypted to the server', async () => {
  assert.deepEqual(await server.context.keys.decryptionAlgs(), [])
  ids.rsa = await make('RSA-2048')
  assert.deepEqual(await server.context.keys.decryptionAlgs(), ['RSA-OAEP-256'])
  ids.ec = await make('P-256')
  assert.deepEqual(await server.context.keys.decryptionAlgs(), keyManagementAlgs)
})

for (const alg of keyManagementAlgs)
  test(`RFC 7516 §5.2 what is encrypted with ${alg} to a published key is decrypted, whether it names the key or not`, async () => {
    for (const enc of contentEncryptions) assert.equal(await decrypt(await sealed(keyFor(alg), alg, { enc })), text)
    const key = await importJWK({ ...(await published(keyFor(alg))) }, alg)
    assert.equal(await decrypt(await new CompactEncrypt(Buffer.from(text)).setProtectedHeader({ alg, enc: 'A128GCM' }).encrypt(key)), text)
  })

test('RFC 7516 §11.5 whatever is wrong with a JWE, the answer is the same: nothing', async () => {
  const good = await sealed(ids.rsa, 'RSA-OAEP-256')
  const part = (at: number, change: (text: string) => string) =>
    good
      .split('.')
      .map((one, i) => (i === at ? change(one) : one))
      .join('.')
  const flipped = (one: string) => `${one.startsWith('A') ? 'B' : 'A'}${one.slice(1)}`
  for (const at of [1, 2, 3, 4]) assert.equal(await decrypt(part(at, flipped)), undefined)
  assert.equal(await decrypt(await sealed(ids.rsa, 'RSA-OAEP-256', { kid: 'unknown' })), undefined)
  for (const nothing of ['', 'a.b', 'a.b.c.d.e', `${good}.x`, 'x'.repeat(70_000)]) assert.equal(await decrypt(nothing), undefined)
})

test('RFC 8725 §3.1 an algorithm that is not offered decrypts nothing', async () => {
  const key = await importJWK({ ...(await published(ids.rsa)), alg: 'RSA-OAEP' }, 'RSA-OAEP')
  const weaker = await new CompactEncrypt(Buffer.from(text)).setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A256GCM', kid: ids.rsa }).encrypt(key)
  assert.equal(await decrypt(weaker), undefined)
  assert.equal(await decrypt(await sealed(ids.rsa, 'RSA-OAEP-256', { enc: 'A192GCM' })), undefined)
})

test('RFC 7517 §4.2 what is encrypted to a key that signs is not decrypted', async () => {
  const { json } = await server.call('POST', '/api/key-pairs', { bearer, json: { type: 'RSA-2048' } })
  const { alg: _alg, use: _use, ...jwk } = await published(json.data.id)
  assert.equal(await decrypt(await sealed(json.data.id, 'RSA-OAEP-256', {}, jwk)), undefined)
})

test('a key that was replaced decrypts while it is published, one that was withdrawn no longer', async () => {
  const jwe = await sealed(ids.ec, 'ECDH-ES')
  await server.call('POST', `/api/key-pairs/${ids.ec}/rotate`, { bearer, json: {} })
  assert.equal(await decrypt(jwe), text)
  await server.call('POST', `/api/key-pairs/${ids.ec}/rotate`, { bearer, json: { withdraw: true } })
  assert.equal(await decrypt(jwe), undefined)
})
