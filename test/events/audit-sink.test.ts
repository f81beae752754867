import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { job } from '#model/job.ts'
import { startReceiver } from '../support/receiver.ts'
import { startServer, type TestServer, temporaryFolder } from '../support/server.ts'

async function until<T>(find: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let tries = 0; tries < 400; tries++) {
    const found = await find()
    if (found) return found
    await wait(25)
  }
  throw new Error('it never came')
}
const makeRoles = async (server: TestServer, names: readonly string[]) => {
  const bearer = await server.adminToken()
  for (const name of names) assert.equal((await server.call('POST', '/api/roles', { bearer, json: { role: { name } } })).status, 201)
}
const rolesIn = (lines: string) =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ action }) => action === 'role.created')

test('audit events are appended to a file of its owner as JSON lines, in order', async () => {
  const file = join(temporaryFolder(), 'audit.jsonl')
  const server = await startServer({ settings: { 'audit.path': file } })
  await makeRoles(server, ['a', 'b', 'c'])
  const roles = await until(() => {
    const found = rolesIn(readFileSync(file, { flag: 'a+', encoding: 'utf8' }))
    return found.length === 3 ? found : undefined
  })
  assert.deepEqual(
    roles.map(({ tenant, target_name }) => [tenant, target_name]),
    [
      ['default', 'a'],
      ['default', 'b'],
      ['default', 'c'],
    ],
  )
  assert.equal(statSync(file).mode & 0o077, 0)
  const numbers = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).sequence)
  assert.deepEqual(
    numbers,
    Array.from({ length: numbers.length }, (_, i) => i + 1),
  )
  await server.close()
})

test('a collector that is down gets every event when it comes back, with the token of the settings', async () => {
  const receiver = await startReceiver()
  receiver.status = 500
  const settings = { 'audit.url': `${receiver.origin}/audit`, 'audit.token': 'the token', allow_private_fetch: ['127.0.0.1'] }
  const server = await startServer({ settings })
  await makeRoles(server, ['x', 'y'])
  await until(() => receiver.received[0])
  const before = receiver.received.length
  receiver.status = 204
  await until(async () => {
    await server.store.global.table(job).change({ kind: 'audit_sink', state: 'waiting' }, { due_at: Date.now() })
    return rolesIn(
      receiver.received
        .slice(before)
        .map(({ body }) => body)
        .join(''),
    ).length >= 2
      ? true
      : undefined
  })
  assert.equal(receiver.received.at(-1)?.headers.authorization, 'Bearer the token')
  receiver.close()
  await server.close()
})
