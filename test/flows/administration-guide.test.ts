import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { commandsOf } from '../support/guides.ts'
import { ADMIN_SECRET, startServer, temporaryFolder } from '../support/server.ts'

test('the commands of administration.md do what the guide says', async () => {
  const script = commandsOf('administration')
  const server = await startServer({ listen: true })
  try {
    const env = { PATH: process.env['PATH'], ISSUER: server.issuer, SECRET: ADMIN_SECRET }
    const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd: temporaryFolder(), env, stdio: ['ignore', 'pipe', 'pipe'] })
    const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)])
    const code = child.exitCode ?? (await new Promise((resolve) => child.once('close', resolve)))
    assert.equal(code, 0, said + complained)
    assert.match(said, /^1\nOrders\n/)
    assert.match(said, /name: 'spring'/)
    assert.match(said, /'client.updated access_token_ttl'/)
    assert.match(said, /must be a text, not a number/)
    const [, restored] = /\n(cl_[\w-]{22})\n/.exec(said) ?? []
    assert((await server.call('GET', `/api/clients/${restored}`, { bearer: await server.adminToken() })).json.data.name === 'Orders')
  } finally {
    await server.close()
  }
})
