import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { openDids } from '#keys/did/dids.ts'
import { type DidDocument, DidFault } from '#keys/did/document.ts'
import { didJwkOf } from '#keys/did/jwk.ts'
import { didKeyOf } from '#keys/did/key.ts'
import { decodeBase58, encodeBase58 } from '#keys/did/multibase.ts'
import { decodeMultikey } from '#keys/did/multikey.ts'
import { didWebAddress, didWebOf } from '#keys/did/web.ts'
import { isSignedBy } from '#keys/signed-by.ts'
import { guardedFetch } from '#kit/fetch.ts'
import type { KeyPair } from '#model/key-pair.ts'
import { startServer, type TestServer } from '../support/server.ts'

const noFetch = () => Promise.reject(new Error('nothing is fetched'))
const local = openDids({ fetch: noFetch, now: Date.now })

const made: Readonly<Record<string, () => KeyObject>> = {
  'P-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey,
  'P-384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey,
  'P-521': () => generateKeyPairSync('ec', { namedCurve: 'P-521' }).publicKey,
  Ed25519: () => generateKeyPairSync('ed25519').publicKey,
  'RSA-2048': () => generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey,
}
const pairOf = (type: string, key: KeyObject) => ({
  type: type as KeyPair['type'],
  public_key: key.export({ type: 'spki', format: 'pem' }).toString(),
  public_jwk: key.export({ format: 'jwk' }) as KeyPair['public_jwk'],
})
const same = (a: KeyObject | undefined, b: KeyObject) => assert.deepEqual(a?.export({ format: 'jwk' }), b.export({ format: 'jwk' }))
const refused = (did: string, why: RegExp, dids = local) =>
  assert.rejects(dids.resolve(did), (fault: unknown) => fault instanceof DidFault && why.test(fault.message))

describe('did:key and did:jwk', () => {
  for (const [type, make] of Object.entries(made))
    test(`did:key §3.1 BOR-91 a ${type} key survives the way into a did:key and back, and into a did:jwk`, async () => {
      // The keys of one kind differ in the parity of y and in leading zeros.
      for (let round = 0; round < (type.startsWith('RSA') ? 1 : 20); round++) {
        const key = make()
        const did = didKeyOf(pairOf(type, key))
        const { keys } = await local.resolve(did)
        same(keys[0]?.key, key)
        assert.equal(keys[0]?.id, `${did}#${did.slice('did:key:'.length)}`)
        same((await local.keyOf(didJwkOf({ ...key.export({ format: 'jwk' }) }), 'authentication')).key, key)
      }
    })

  test('did:key §3.1 the examples of the document are read: Ed25519, secp256k1 and P-256', async () => {
    const read = async (did: string) => (await local.keyOf(did, 'assertionMethod')).key.export({ format: 'jwk' }).crv
    assert.equal(await read('did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp'), 'Ed25519')
    assert.equal(await read('did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme'), 'secp256k1')
    assert.equal(await read('did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169'), 'P-256')
  })

  test('a secp256k1 key verifies ES256K, and no algorithm of another curve', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp256k1' })
    const signed = (alg: string) => {
      const input = `${Buffer.from(JSON.stringify({ alg })).toString('base64url')}.${Buffer.from('{}').toString('base64url')}`
      return `${input}.${sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
    }
    assert.equal(await isSignedBy(signed('ES256K'), publicKey), true)
    assert.equal(await isSignedBy(signed('ES256'), publicKey), false)
    assert.equal(await isSignedBy(signed('ES256K'), generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey), false)
    for (const alg of ['none', 'HS256']) assert.equal(await isSignedBy(signed(alg), publicKey), false)
  })

  test('base58 and back is the identity on bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => assert.deepEqual(decodeBase58(encodeBase58(bytes)), Buffer.from(bytes))))
  })

  test('no text makes the readers throw, and none that is malformed is a key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 200 }), async (text) => {
        assert.equal(decodeMultikey(text), undefined)
        for (const method of ['key', 'jwk', 'web', 'ebsi']) await refused(`did:${method}:${text}`, /./)
      }),
    )
  })

  test('a did:jwk with a private key, a point off its curve, a weak key or too long a text is refused', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey
    const jwk = publicKey.export({ format: 'jwk' })
    for (const bad of [privateKey.export({ format: 'jwk' }), { ...jwk, y: jwk.x }, weak.export({ format: 'jwk' }), { kty: 'oct', k: 'AAAA' }, [], null])
      await refused(didJwkOf(bad as Record<string, unknown>), /no public JWK/)
    await refused(`did:key:z${'2'.repeat(4000)}`, /no public key/)
    await refused(`did:jwk:${'A'.repeat(4999)}`, /no public JWK/)
  })
})

describe('did:web and other methods', () => {
  let origin: string
  let answers: Readonly<Record<string, () => { status?: number; headers?: Record<string, string>; body: string }>> = {}
  let asked: string[] = []
  let authorization: string | undefined
  const web = createServer((request, response) => {
    asked.push(request.url ?? '')
    authorization = request.headers.authorization
    const { status = 200, headers = {}, body } = answers[request.url ?? '']?.() ?? { status: 404, body: '' }
    response.writeHead(status, headers).end(body)
  })
  before(async () => {
    await new Promise<void>((done) => void web.listen(0, '127.0.0.1', done))
    origin = `127.0.0.1%3A${(web.address() as AddressInfo).port}`
  })
  after(() => void web.close())
  const fetching = (more: { resolver?: string; resolver_key?: string; now?: () => number } = {}) =>
    openDids({ fetch: guardedFetch(['127.0.0.1']), now: Date.now, ...more })
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
  const documentOf = (id: string, more: object = {}) =>
    JSON.stringify({
      id,
      verificationMethod: [{ id: '#one', type: 'JsonWebKey', controller: id, publicKeyJwk: key.export({ format: 'jwk' }) }],
      authentication: [`${id}#one`],
      ...more,
    })

  test('did:web §2.5.2 the identifier becomes the address of the document', () => {
    assert.equal(didWebAddress('did:web:w3c-ccg.github.io'), 'https://w3c-ccg.github.io/.well-known/did.json')
    assert.equal(didWebAddress('did:web:w3c-ccg.github.io:user:alice'), 'https://w3c-ccg.github.io/user/alice/did.json')
    assert.equal(didWebAddress('did:web:example.com%3A3000:user:alice'), 'https://example.com:3000/user/alice/did.json')
    for (const bad of ['', 'a:..', 'a:b%2Fc', 'a/b', 'user@host', 'a%3A80%3A90', 'a::b', 'a?b', 'a#b', '[::1]'])
      assert.equal(didWebAddress(`did:web:${bad}`), undefined)
  })

  test('did:web §2.5.2 a document is fetched once for many, and again when it is old', async () => {
    const did = `did:web:${origin}`
    answers = { '/.well-known/did.json': () => ({ body: documentOf(did) }) }
    asked = []
    let now = Date.now()
    const dids = fetching({ now: () => now })
    const found = await Promise.all(Array.from({ length: 5 }, () => dids.keyOf(`${did}#one`, 'authentication')))
    for (const one of found) same(one.key, key)
    assert.equal(asked.length, 1)
    now += 301_000
    await dids.resolve(did)
    assert.equal(asked.length, 2)
    await assert.rejects(dids.keyOf(`${did}#one`, 'assertionMethod'), /no key #one for assertionMethod/)
    await assert.rejects(dids.keyOf(`${did}#two`, 'authentication'), /no key #two/)
  })

  test('DID 1.0 §5.1 a document of another id, and keys of another controller, are refused', async () => {
    const did = `did:web:${origin}:other`
    answers = { '/other/did.json': () => ({ body: documentOf('did:web:somebody.example') }) }
    await refused(did, /names another id/, fetching())
    const foreign = {
      verificationMethod: [{ id: 'did:web:somebody.example#one', publicKeyJwk: key.export({ format: 'jwk' }) }],
      authentication: ['did:web:somebody.example#one'],
    }
    answers = { '/other/did.json': () => ({ body: documentOf(did, foreign) }) }
    assert.deepEqual((await fetching().resolve(did)).keys, [])
  })

  test('a hostile document is refused: huge, deep, a redirect, not JSON, absent', async () => {
    const at = (name: string) => `did:web:${origin}:${name}`
    answers = {
      '/huge/did.json': () => ({ body: JSON.stringify({ id: at('huge'), filler: 'x'.repeat(70_000) }) }),
      '/deep/did.json': () => ({ body: `${'['.repeat(30_000)}${']'.repeat(30_000)}` }),
      '/moved/did.json': () => ({ status: 302, headers: { location: 'http://169.254.169.254/latest' }, body: '' }),
      '/text/did.json': () => ({ body: '<html>' }),
    }
    const dids = fetching()
    await refused(at('huge'), /larger than 65536/, dids)
    await refused(at('deep'), /nested more than/, dids)
    await refused(at('moved'), /redirect/, dids)
    await refused(at('text'), /not JSON/, dids)
    await refused(at('absent'), /answered 404/, dids)
    asked = []
    await refused(at('absent'), /answered 404/, dids)
    assert.deepEqual(asked, [], 'an absent document is not asked for again at once')
  })

  test('a document at a private address is not fetched (SSRF)', async () => {
    const dids = openDids({ fetch: guardedFetch([]), now: Date.now })
    asked = []
    for (const host of [origin, 'localhost', '169.254.169.254', '10.0.0.1']) await refused(`did:web:${host}`, /not reached/, dids)
    assert.deepEqual(asked, [])
  })

  test('DID 1.0 §7.1 BOR-91 other methods go to the configured resolver, and are refused without one', async () => {
    const did = 'did:ebsi:zvHWX359A3CvfJnCYaAiAde'
    answers = { [`/1.0/identifiers/${encodeURIComponent(did)}`]: () => ({ body: JSON.stringify({ didDocument: JSON.parse(documentOf(did)) }) }) }
    const resolver = `http://${origin.replace('%3A', ':')}/1.0/identifiers`
    same((await fetching({ resolver }).keyOf(did, 'authentication')).key, key)
    assert.equal(authorization, undefined)
    await fetching({ resolver, resolver_key: 'of the operator' }).keyOf(did, 'authentication')
    assert.equal(authorization, 'Bearer of the operator')
    await refused(did, /did\.resolver/, fetching())
    const other = `did:web:${origin}`
    answers = { '/.well-known/did.json': () => ({ body: documentOf(other) }) }
    await fetching({ resolver, resolver_key: 'of the operator' }).keyOf(other, 'authentication')
    assert.equal(authorization, undefined, 'the key goes to the resolver alone')
  })
})

describe('our own document', () => {
  let server: TestServer
  before(async () => {
    server = await startServer()
  })
  after(() => server.close())

  test('did:web §2.5.2 the issuer publishes its keys, each tenant its own', async () => {
    const { json, headers } = await server.call('GET', '/.well-known/did.json')
    assert.equal(json.id, 'did:web:id.example')
    assert.match(String(headers['content-type']), /did\+json/)
    const dids = openDids({ fetch: async () => ({ status: 200, headers: {}, bytes: Buffer.alloc(0), body: JSON.stringify(json) }), now: Date.now })
    const document: DidDocument = await dids.resolve('did:web:id.example')
    const { keys } = (await server.call('GET', '/oauth/jwks')).json
    assert.equal(document.keys.length, keys.length)
    for (const jwk of keys) same(document.keys.find(({ id }) => id.endsWith(`#${jwk.kid}`))?.key, createPublicKey({ key: jwk, format: 'jwk' }))
    const token = await server.adminToken()
    await server.call('POST', '/api/tenants', { bearer: token, json: { slug: 'acme', name: 'Acme' } })
    assert.equal((await server.call('GET', '/t/acme/did.json')).json.id, didWebOf(`${server.issuer}/t/acme`))
    assert.equal(didWebOf(`${server.issuer}/t/acme`), 'did:web:id.example:t:acme')
  })
})
