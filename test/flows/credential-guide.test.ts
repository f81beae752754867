import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { identityProvider } from '#model/identity-provider.ts'
import { verifier } from '#model/presentation/verifier.ts'
import { commandsOf } from '../support/guides.ts'
import { startServer, type TestServer, temporaryFolder } from '../support/server.ts'
import { visitorAt } from '../support/visitor.ts'

let server: TestServer
before(async () => {
  server = await startServer({ listen: true })
})
after(() => server.close())

test('sign-in-with-a-credential.md: its commands make a verifier, offer it at the sign-in page, and ask for a presentation', async () => {
  const cwd = temporaryFolder()
  const env = { PATH: process.env['PATH'], ISSUER: server.issuer, TOKEN: await server.adminToken() }
  const child = spawn('bash', ['-euo', 'pipefail', '-c', commandsOf('sign-in-with-a-credential')], { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] })
  const [code] = await once(child, 'close')
  assert.equal(code, 0)
  const [made] = await server.context.db.table(verifier).find({ scope: 'member' }, { limit: 1 })
  const [provider] = await server.context.db.table(identityProvider).find({ is_default: true }, { limit: 1 })
  assert.equal(provider?.verifier_id, made?.id)
  assert.match((await visitorAt(server.issuer).go('/login')).text, /id="login-credential"/)
  const told = JSON.parse(readFileSync(join(cwd, 'claims.json'), 'utf8'))
  assert.deepEqual([told.data.state, told.data.claims], ['waiting', null])
  const { links } = JSON.parse(readFileSync(join(cwd, 'presentation.json'), 'utf8')).data
  assert.match((await visitorAt(server.issuer).go(links.page)).text, /id="present-qr"/)
})
