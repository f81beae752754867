import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { decodeJwt } from 'jose'
import { verifySdJwt } from '#credentials/sd-jwt.ts'
import { readJwks } from '#keys/public-keys.ts'
import { issuedCredential } from '#model/issued-credential.ts'
import { commandsOf, filesOf } from '../support/guides.ts'
import { startServer, type TestServer, temporaryFolder } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer({ listen: true })
})
after(() => server.close())

test('credentials.md: the commands make a membership card, its wallet takes it, and it is revoked', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'wallet.mjs'), filesOf('credentials')('wallet.mjs'))
  const env = { PATH: process.env['PATH'], ISSUER: server.issuer, TOKEN: await server.adminToken() }
  const child = spawn('bash', ['-euo', 'pipefail', '-c', commandsOf('credentials')], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = await once(child, 'close')
  assert.equal(code, 0)
  const card = readFileSync(join(folder, 'card.txt'), 'utf8')
  const keys = readJwks((await server.call('GET', '/oauth/jwks')).json)
  const { claims } = await verifySdJwt(card, { issuerKey: ({ header }) => keys.find(({ kid }) => kid === header['kid']) ?? assert.fail(), now: Date.now() })
  assert.deepEqual([claims['name'], claims['level'], claims['club']], ['Grace', 'gold', 'Harbour Rowing'])
  assert.equal(decodeJwt(card.split('~')[0] ?? '')['name'], undefined)
  const [row] = await server.context.db.table(issuedCredential).find({ holder_name: 'Grace' })
  assert.equal(row?.status, 'revoked')
})
