import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { startPostgres, type TestDatabase } from '../support/postgres.ts'
import { type RunningServer, runServer } from '../support/program.ts'
import { temporaryFolder } from '../support/server.ts'

const SECRET = 'the secret of a test with two clocks, long enough'
const PASSWORD = 'the password of a test with two clocks'
const OFF = 3000
/** Moves the clock of a process before anything of it runs. */
const clockOff = (ms: number) => ({ NODE_OPTIONS: `--import=data:text/javascript,const%20now=Date.now;Date.now=()=>now()+${ms}` })

suite('two servers on one PostgreSQL, one with a clock that is ahead, one with a clock that is behind', () => {
  let database: TestDatabase
  let ahead: RunningServer
  let behind: RunningServer
  let app: readonly [string, string]
  before(async () => {
    database = await startPostgres()
    const environment = {
      DATABASE_URL: database.url,
      GATEHOUSE_ISSUER: 'http://localhost:1',
      GATEHOUSE_ADMIN_CLIENT_SECRET: SECRET,
      GATEHOUSE_ADMIN_PASSWORD: PASSWORD,
      GATEHOUSE_PASSWORD_GRANT: 'true',
      GATEHOUSE_MASTER_KEY: Buffer.alloc(32, 5).toString('base64url'),
      GATEHOUSE_DATA: temporaryFolder(),
      LOG_LEVEL: 'warn',
    }
    ahead = await runServer({ ...environment, ...clockOff(OFF) })
    behind = await runServer({ ...environment, ...clockOff(-OFF) })
    const client = { name: 'Two clocks', supported_grant_types: ['client_credentials', 'password', 'introspect'], first_party: true }
    const made = await api(ahead, 'POST', '/api/clients', { client })
    const { data } = (await made.json()) as { data: { id: string; secret: string } }
    app = [data.id, data.secret]
  })
  after(async () => {
    for (const node of [ahead, behind]) node.process.kill('SIGTERM')
    await Promise.all([ahead.ended, behind.ended])
    await database.stop()
  })

  const post = async (node: RunningServer, path: string, [id, secret]: readonly [string, string], form: Record<string, string>) => {
    const headers = { authorization: `Basic ${Buffer.from(`${id}:${encodeURIComponent(secret)}`).toString('base64')}` }
    const answer = await fetch(node.issuer + path, { method: 'POST', headers, body: new URLSearchParams(form) })
    return (await answer.json()) as Record<string, string | boolean>
  }
  const api = async (node: RunningServer, method: string, path: string, body?: unknown) => {
    const scope = 'clients:manage:all users:manage:all'
    const { access_token } = await post(node, '/oauth/token', ['gatehouse-admin', SECRET], { grant_type: 'client_credentials', scope })
    const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' }
    const answer = await fetch(node.issuer + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${answer.ok ? '' : await answer.text()}`)
    return answer
  }
  const machine = { grant_type: 'client_credentials' }
  const person = { grant_type: 'password', username: 'admin', password: PASSWORD, scope: 'openid' }
  const tokenOf = async (node: RunningServer, form: Record<string, string>) => String((await post(node, '/oauth/token', app, form))['access_token'])
  const aliveAt = async (token: string) => {
    const [one, other] = await Promise.all([ahead, behind].map((node) => post(node, '/oauth/introspect', app, { token })))
    return [one?.['active'], other?.['active']]
  }

  for (const [whose, form, path] of [
    ['client', machine, async () => `/api/clients/${app[0]}/revoke_tokens`],
    ['person', person, async (sub: unknown) => `/api/users/${sub}/revoke_tokens`],
  ] as const)
    test(`all tokens of a ${whose} that there are die with them, whichever node issued and whichever revokes, and the next one lives`, async () => {
      for (const [issuing, revoking] of [
        [ahead, behind],
        [behind, ahead],
      ] as const) {
        const token = await tokenOf(issuing, form)
        assert.deepEqual(await aliveAt(token), [true, true])
        await api(revoking, 'POST', await path((await post(issuing, '/oauth/introspect', app, { token }))['sub']))
        assert.deepEqual(await aliveAt(token), [false, false])
        for (const node of [revoking, issuing]) assert.deepEqual(await aliveAt(await tokenOf(node, form)), [true, true])
      }
    })

  test('a token of a client that is switched off and on again stays dead, and the next one lives', async () => {
    const token = await tokenOf(ahead, machine)
    await api(behind, 'PATCH', `/api/clients/${app[0]}`, { client: { active: false } })
    await api(behind, 'PATCH', `/api/clients/${app[0]}`, { client: { active: true } })
    assert.deepEqual(await aliveAt(token), [false, false])
    assert.deepEqual(await aliveAt(await tokenOf(behind, machine)), [true, true])
  })

  test('who runs a machine with a wrong clock is told', () => {
    for (const node of [ahead, behind]) assert.match(node.output(), /"ahead_ms":-?(29|30)\d\d,.*the clock of this machine differs/)
  })
})
