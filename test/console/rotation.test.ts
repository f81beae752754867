import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClientCredential } from '#model/client-credential.ts'
import { rotationOf } from '../../web/pages/clients/credentials/rotation.ts'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 21)
const secret = (name: string, hoursAgo: number, use: Partial<ClientCredential> = {}): ClientCredential => ({
  id: name,
  client_id: 'cl_1',
  name,
  hash: 'keyed',
  digest: '',
  created_at: NOW - hoursAgo * HOUR,
  use_count: 0,
  networks: [],
  ...use,
})
const old = (use: Partial<ClientCredential> = {}) => secret('old', 2000, { first_used_at: NOW - 1999 * HOUR, last_used_at: NOW - HOUR / 60, ...use })
const stage = (...credentials: ClientCredential[]) => rotationOf(credentials, NOW)?.stage

test('one secret is no rotation', () => {
  assert.equal(rotationOf([old()], NOW), undefined)
})

test('a rotation goes from created to both in use, silent, safe to retire, retired', () => {
  const used = (hoursAgo: number) => secret('new', 100, { first_used_at: NOW - hoursAgo * HOUR, last_used_at: NOW })
  assert.equal(stage(old(), secret('new', 1)), 'created')
  assert.equal(stage(old(), used(10)), 'both')
  assert.equal(stage(old({ last_used_at: NOW - 3 * HOUR }), used(10)), 'silent')
  assert.equal(stage(old({ last_used_at: NOW - 30 * HOUR }), used(40)), 'safe')
  assert.equal(stage(old({ expires_at: NOW - 1 }), used(40)), 'retired')
})

test('an old secret that was never used again is not called safe before the new one was in use for a day', () => {
  const justUsed = secret('new', 5, { first_used_at: NOW - HOUR / 2, last_used_at: NOW })
  assert.equal(stage(old({ last_used_at: NOW - 900 * HOUR }), justUsed), 'silent')
})

test('the newest two count, and a new one that has ended itself is no successor', () => {
  assert.equal(rotationOf([secret('ancient', 9000), old(), secret('new', 1)], NOW)?.older.name, 'old')
  assert.equal(rotationOf([old(), secret('new', 1, { expires_at: NOW - 1 })], NOW), undefined)
})
