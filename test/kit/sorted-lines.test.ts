import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { hasLine } from '#kit/sorted-lines.ts'
import { temporaryFolder } from '../support/server.ts'

const digests = Array.from({ length: 300 }, (_, n) => hash('sha1', String(n)).toUpperCase()).sort()

for (const [name, end] of [
  ['line feeds', '\n'],
  ['carriage returns and line feeds', '\r\n'],
] as const)
  test(`every line of a sorted file with ${name} is found, the first and the last too, and no other`, async () => {
    const path = join(temporaryFolder(), 'sorted.txt')
    writeFileSync(path, digests.map((digest, n) => `${digest}:${n}${end}`).join(''))
    for (const digest of digests) assert.equal(await hasLine(path, `${digest}:`), true, digest)
    for (let n = 300; n < 400; n++) assert.equal(await hasLine(path, `${hash('sha1', String(n)).toUpperCase()}:`), false)
    for (const beyond of ['0', 'FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF:', 'G']) assert.equal(await hasLine(path, `${beyond}!`), false)
  })

test('an empty file and one without a last line feed are searched; a missing one is an error', async () => {
  const path = join(temporaryFolder(), 'few.txt')
  writeFileSync(path, '')
  assert.equal(await hasLine(path, 'A:'), false)
  writeFileSync(path, 'A:1\nB:2\nC:3')
  for (const each of ['A:', 'B:', 'C:']) assert.equal(await hasLine(path, each), true)
  await assert.rejects(hasLine(join(temporaryFolder(), 'none.txt'), 'A:'))
})
