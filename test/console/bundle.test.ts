import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startServer, temporaryFolder } from '../support/server.ts'

test('a server without the built console says how to build it, and serves everything else', async (t) => {
  const server = await startServer({ web: temporaryFolder() })
  t.after(() => server.close())
  for (const path of ['/console', '/console/clients/any']) {
    const answer = await server.call('GET', path)
    assert.equal(answer.status, 503)
    assert.match(answer.text, /npm start/)
    assert.match(String(answer.headers['content-security-policy']), /default-src 'none'/)
  }
  assert.equal((await server.call('GET', '/livez')).status, 200)
})
