import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync, type webcrypto } from 'node:crypto'
import { test } from 'node:test'
import { didJwk } from '#keys/did/jwk.ts'
import { didKey } from '#keys/did/key.ts'
import type { DidMethod } from '#keys/did/method.ts'
import { guardedFetch } from '#kit/fetch.ts'
import { personal } from '../../web/wallet/cards/personal.ts'
import { keyOfMultikey } from '../../web/wallet/keys/multikey.ts'
import { didOf } from '../../web/wallet/keys/names.ts'

const parts = { fetch: guardedFetch([]), now: Date.now }
const newJwk = (kind: 'P-256' | 'Ed25519') =>
  (kind === 'P-256' ? generateKeyPairSync('ec', { namedCurve: kind }) : generateKeyPairSync('ed25519')).publicKey.export({ format: 'jwk' })
const methods: readonly (readonly ['did:jwk' | 'did:key', DidMethod])[] = [
  ['did:jwk', didJwk],
  ['did:key', didKey],
]

for (const kind of ['P-256', 'Ed25519'] as const)
  test(`the wallet names a key of ${kind} as did:jwk and did:key as the server reads them, and reads a did:key back`, async () => {
    // Both parities of y, and leading zeros now and then.
    for (let time = 0; time < 20; time++) {
      const jwk = newJwk(kind)
      for (const [name, method] of methods) {
        const { did, kid } = didOf(jwk, name)
        const [key] = (await method.resolve(did, parts)).keys
        assert.deepEqual([key?.id, key?.key.export({ format: 'jwk' })], [kid, jwk])
      }
      const read = keyOfMultikey(didOf(jwk, 'did:key').did.slice('did:key:'.length))
      assert.deepEqual(createPublicKey({ key: read as webcrypto.JsonWebKey, format: 'jwk' }).export({ format: 'jwk' }), jwk)
    }
  })

test('a multikey of another kind, or that is none, is no key for the wallet', () => {
  for (const text of ['', 'z', 'zzzz', 'u6Mk', `z${'1'.repeat(50)}`, `z${'I'.repeat(45)}`]) assert.equal(keyOfMultikey(text), undefined)
})

test('the consent of the wallet shows the members of the format that a verifier asks for, and a card shows none of them', () => {
  const claims = { sub: 'ada', jti: '1', status: {}, level: 'gold', vc: { id: 'urn:1', credentialSubject: { id: 'did:a', name: 'Ada' } } }
  assert.deepEqual(personal(claims), { level: 'gold', name: 'Ada' })
  assert.deepEqual(personal(claims, ['sub', 'status', 'level']), { sub: 'ada', status: {}, level: 'gold', name: 'Ada' })
  assert.deepEqual(personal(claims, ['vc']), { level: 'gold', vc: claims.vc }, 'with the members beside its subject')
})
