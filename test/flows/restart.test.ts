import assert from 'node:assert/strict'
import { once } from 'node:events'
import { afterEach, describe, test } from 'node:test'
import { saying } from '../support/code-flow.ts'
import { startPostgres } from '../support/postgres.ts'
import { type RunningServer, runServer } from '../support/program.ts'
import { temporaryFolder } from '../support/server.ts'
import { pkce, visitorAt } from '../support/visitor.ts'

const CALLBACK = 'http://127.0.0.1/callback'
const SECRET = 'the secret of a restart test, long enough'
const environment = {
  GATEHOUSE_ADMIN_CLIENT_SECRET: SECRET,
  // A start takes longer than the usual ten seconds on a busy machine.
  GATEHOUSE_REFRESH_RETRY_TTL: '120',
  GATEHOUSE_ADMIN_PASSWORD: 'the password of a restart test',
  GATEHOUSE_MASTER_KEY: Buffer.alloc(32, 7).toString('base64url'),
  LOG_LEVEL: 'error',
}
const databases: [string, () => Promise<Record<string, string>>][] = [
  ['SQLite', async () => ({ GATEHOUSE_DATA: temporaryFolder() })],
  ['PostgreSQL', async () => ({ GATEHOUSE_DATA: temporaryFolder(), DATABASE_URL: (await startPostgres()).url })],
]
let server: RunningServer | undefined
/** As a power cut would. */
async function killServer(): Promise<void> {
  if (!server || server.process.exitCode !== null || server.process.signalCode !== null) return
  const gone = once(server.process, 'exit')
  server.process.kill('SIGKILL')
  await gone
}
afterEach(killServer)

const post = async (path: string, form: Record<string, string>) => {
  const answer = await fetch(`${server?.issuer}${path}`, { method: 'POST', body: new URLSearchParams(form) })
  const text = await answer.text()
  return { status: answer.status, json: text === '' ? undefined : JSON.parse(text) }
}
const isAlive = async (token: string) => (await fetch(`${server?.issuer}/oauth/userinfo`, { headers: { authorization: `Bearer ${token}` } })).status === 200

async function makeClient(): Promise<{ client_id: string; client_secret: string }> {
  const token = (
    await post('/oauth/token', { grant_type: 'client_credentials', scope: 'clients:manage:all', client_id: 'gatehouse-admin', client_secret: SECRET })
  ).json
  const answer = await fetch(`${server?.issuer}/api/clients`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      client: { name: 'Restarted', redirect_uris: [CALLBACK], supported_grant_types: ['authorization_code', 'refresh_token', 'revoke'], first_party: true },
    }),
  })
  const { data } = (await answer.json()) as { data: { id: string; secret: string } }
  return { client_id: data.id, client_secret: data.secret }
}

async function newCode(client_id: string): Promise<{ code: string; code_verifier: string }> {
  const { verifier, challenge } = pkce()
  const request = { client_id, response_type: 'code', redirect_uri: CALLBACK, scope: 'openid', code_challenge: challenge, code_challenge_method: 'S256' }
  const stop = await visitorAt(server?.issuer ?? '').authorize(request, { username: 'admin', password: environment.GATEHOUSE_ADMIN_PASSWORD })
  return { code: stop.params.get('code') ?? '', code_verifier: verifier }
}

for (const [name, place] of databases)
  describe(`on ${name}, after kill -9 and another start`, () => {
    test('what was spent, replayed or revoked stays dead, and what was acknowledged lives', async () => {
      const where = { ...environment, ...(await place()) }
      server = await runServer(where)
      const client = await makeClient()
      const redeem = (code: { code: string; code_verifier: string }) =>
        post('/oauth/token', { grant_type: 'authorization_code', redirect_uri: CALLBACK, ...client, ...code })
      const refresh = (refresh_token: string) => post('/oauth/token', { grant_type: 'refresh_token', refresh_token, ...client })

      const [spent, open] = [await newCode(client.client_id), await newCode(client.client_id)]
      const living = (await redeem(spent)).json
      const revoked = (await redeem(await newCode(client.client_id))).json
      const rotated = (await redeem(await newCode(client.client_id))).json
      const successor = (await refresh(rotated.refresh_token)).json
      await post('/oauth/revoke', { token: revoked.refresh_token, ...client })

      await killServer()
      const { issuer } = server
      server = { ...(await runServer({ ...where, PORT: new URL(issuer).port })), issuer }

      assert.equal(await isAlive(living.access_token), true)
      assert.equal((await redeem(open)).status, 200, 'a code that was not spent still is good')
      assert.equal(await isAlive(revoked.access_token), false)
      assert.equal((await refresh(revoked.refresh_token)).json.error, 'invalid_grant')
      assert.deepEqual(saying((await refresh(rotated.refresh_token)).json), saying(successor), 'the answer that may have been lost is told again')
      assert.equal((await redeem(spent)).json.error, 'invalid_grant')
      assert.equal(await isAlive(living.access_token), false, 'the replay was recognised')
    })
  })
