import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { startServer, temporaryFolder } from '../support/server.ts'

test('the commands of administration.md do what the guide says', async () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/guides/administration.md'), 'utf8')
  const script = [...guide.matchAll(/```sh\n([\s\S]+?)```/g)].map(([, commands = '']) => commands).join('\n')
  const server = await startServer({ listen: true })
  try {
    const env = { PATH: process.env['PATH'], ISSUER: server.issuer, TOKEN: await server.adminToken() }
    const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd: temporaryFolder(), env, stdio: ['ignore', 'pipe', 'pipe'] })
    const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)])
    const code = child.exitCode ?? (await new Promise((resolve) => child.once('close', resolve)))
    assert.equal(code, 0, said + complained)
    assert.match(said, /^1\nOrders\n/)
    assert.match(said, /name: 'spring'/)
    assert.match(said, /'client.updated access_token_ttl'/)
    assert.match(said, /expected string, received number/)
    const [, restored] = /\n(cl_[\w-]{22})\n/.exec(said) ?? []
    assert((await server.call('GET', `/api/clients/${restored}`, { bearer: await server.adminToken() })).json.data.name === 'Orders')
  } finally {
    await server.close()
  }
})
