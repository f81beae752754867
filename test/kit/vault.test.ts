import assert from 'node:assert/strict'
import { createHmac, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { keyedDigest } from '#kit/keyed-digest.ts'
import { openVault } from '#kit/vault.ts'

test('RFC 2104 §2 the keyed digest is the HMAC-SHA-256 of node:crypto', () => {
  for (const length of [1, 32, 64]) {
    const key = randomBytes(length)
    const digest = keyedDigest(key)
    for (const message of ['', 'a', 'ä€𝄞', 'x'.repeat(1365), 'x'.repeat(1366), '€'.repeat(5000), randomBytes(200).toString('base64url')])
      assert.equal(digest(message), createHmac('sha256', key).update(message).digest('base64url'))
  }
})

test('a digest depends on its purpose and on the master key', () => {
  const [a, b] = [openVault(randomBytes(32)), openVault(randomBytes(32))]
  assert.notEqual(a.digest('code', 'x'), a.digest('access_token', 'x'))
  assert.notEqual(a.digest('code', 'x'), b.digest('code', 'x'))
})

test('what is sealed opens about the same thing only', () => {
  const vault = openVault(randomBytes(32))
  const sealed = vault.seal('a private key', 'key_pair:1')
  assert.equal(vault.unseal(sealed, 'key_pair:1'), 'a private key')
  assert.throws(() => vault.unseal(sealed, 'key_pair:2'))
  assert.throws(() => vault.unseal(`${sealed.slice(0, -2)}AA`, 'key_pair:1'))
  assert.throws(() => openVault(randomBytes(32)).unseal(sealed, 'key_pair:1'))
})

test('a master key of another length is refused', () => {
  assert.throws(() => openVault(randomBytes(16)), /32 bytes/)
})
