import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { AdmissionCache } from '#kit/admission-cache.ts'

const keyOf = (number: number) => `k${number}${createHash('sha256').update(String(number)).digest('base64url')}`
const keys = (from: number, many: number) => Array.from({ length: many }, (_, at) => keyOf(from + at))

test('a value is kept from the second time on', () => {
  const kept = new AdmissionCache<string>(16)
  const [key = ''] = keys(0, 1)
  kept.set(key, 'first')
  assert.equal(kept.get(key), undefined)
  kept.set(key, 'second')
  assert.equal(kept.get(key), 'second')
  kept.set(key, 'third')
  assert.equal(kept.get(key), 'third')
  kept.delete(key)
  assert.equal(kept.get(key), undefined)
})

test('what comes once is hardly ever kept, and what is asked for stays', () => {
  const kept = new AdmissionCache<true>(4096)
  /** As the server asks: what is not kept is read, and set. */
  const ask = (key: string): boolean => {
    const hit = kept.get(key) === true
    if (!hit) kept.set(key, true)
    return hit
  }
  const [again, once] = [keys(0, 100), keys(1000, 50_000)]
  for (const key of [...again, ...again]) ask(key)
  let [hits, asked, admitted] = [0, 0, 0]
  for (const [at, key] of once.entries()) {
    ask(key)
    if (kept.get(key)) admitted++
    if (at % 1000 !== 999) continue
    hits += again.filter(ask).length
    asked += again.length
  }
  assert(hits > asked * 0.98, `${hits} of ${asked} are found`)
  assert(admitted < once.length / 10, `${admitted} that came once are kept`)
})

test('of what shares its places, the two used last are kept, each under its own key', () => {
  const kept = new AdmissionCache<string>(2)
  const [a = '', b = '', c = ''] = keys(0, 3)
  for (const key of [a, b]) for (const value of ['once', `of ${key}`]) kept.set(key, value)
  assert.deepEqual([kept.get(a), kept.get(b)], [`of ${a}`, `of ${b}`])
  kept.get(a)
  for (const value of ['once', `of ${c}`]) kept.set(c, value)
  assert.deepEqual([kept.get(a), kept.get(b), kept.get(c)], [`of ${a}`, undefined, `of ${c}`])
  kept.clear()
  assert.deepEqual([kept.get(a), kept.get(c)], [undefined, undefined])
})
