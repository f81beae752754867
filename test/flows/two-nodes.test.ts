import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type KillableDatabase, startPostgresAlone } from '../support/postgres.ts'
import { type RunningServer, runServer } from '../support/program.ts'
import { temporaryFolder } from '../support/server.ts'

const SECRET = 'the secret of a two-node test, long enough'

suite('two servers on one PostgreSQL', () => {
  let database: KillableDatabase
  let nodes: [RunningServer, RunningServer]
  before(async () => {
    database = await startPostgresAlone()
    const environment = {
      DATABASE_URL: database.url,
      GATEHOUSE_ISSUER: 'http://localhost:1',
      GATEHOUSE_ADMIN_CLIENT_SECRET: SECRET,
      GATEHOUSE_ADMIN_PASSWORD: 'the password of a two-node test',
      GATEHOUSE_MASTER_KEY: Buffer.alloc(32, 5).toString('base64url'),
      GATEHOUSE_DATA: temporaryFolder(),
      LOG_LEVEL: 'error',
    }
    // At once, on an empty database: one of them makes what must be there.
    nodes = await Promise.all([runServer(environment), runServer(environment)])
  })
  after(async () => {
    await Promise.all(
      nodes.map((node) => {
        node.process.kill('SIGTERM')
        return node.ended
      }),
    )
    await database.stop()
  })

  const token = async ({ issuer }: RunningServer, [id, secret]: readonly [string, string], scope?: string) => {
    const headers = { authorization: `Basic ${Buffer.from(`${id}:${encodeURIComponent(secret)}`).toString('base64')}` }
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...(scope ? { scope } : {}) })
    const began = Date.now()
    const answer = await fetch(`${issuer}/oauth/token`, { method: 'POST', headers, body })
    return { status: answer.status, headers: answer.headers, json: (await answer.json()) as Record<string, string>, took: Date.now() - began }
  }
  const api = async (node: RunningServer, method: string, path: string, body?: unknown) => {
    const { json } = await token(node, ['gatehouse-admin', SECRET], 'clients:manage:all')
    const headers = { authorization: `Bearer ${json['access_token']}`, 'content-type': 'application/json' }
    return fetch(node.issuer + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  }
  const makeClient = async (node: RunningServer): Promise<readonly [string, string]> => {
    const made = await api(node, 'POST', '/api/clients', { client: { name: 'Two nodes', supported_grant_types: ['client_credentials'] } })
    assert.equal(made.status, 201)
    const { data } = (await made.json()) as { data: { id: string; secret: string } }
    return [data.id, data.secret]
  }
  /** How long it takes until something holds, in milliseconds. */
  const timeUntil = async (holds: () => Promise<boolean>, patience: number): Promise<number> => {
    const began = Date.now()
    while (!(await holds())) {
      if (Date.now() - began > patience) assert.fail(`it does not hold after ${patience} ms`)
      await wait(20)
    }
    return Date.now() - began
  }

  test('a client made on one gets tokens from the other, and is refused by it within a second of being switched off', async () => {
    const [one, other] = nodes
    const credentials = await makeClient(one)
    for (let i = 0; i < 3; i++) assert.equal((await token(other, credentials)).status, 200)
    assert.equal((await api(one, 'PATCH', `/api/clients/${credentials[0]}`, { client: { active: false } })).status, 200)
    await timeUntil(async () => (await token(other, credentials)).status === 401, 1000)
    assert.equal((await api(other, 'PATCH', `/api/clients/${credentials[0]}`, { client: { active: true } })).status, 200)
    await timeUntil(async () => (await token(one, credentials)).status === 200, 1000)
  })

  test('while PostgreSQL is gone for ten seconds, tokens are 503 with Retry-After, discovery and keys are served, and all recovers by itself', async () => {
    const credentials = await makeClient(nodes[0])
    for (const node of nodes) {
      assert.equal((await token(node, credentials)).status, 200)
      assert.equal((await fetch(`${node.issuer}/oauth/jwks`)).status, 200)
    }
    await database.kill()
    const back = Date.now() + 10_000
    while (Date.now() < back)
      for (const node of nodes) {
        const refused = await token(node, credentials)
        assert.equal(refused.status, 503)
        assert.equal(refused.json['error'], 'temporarily_unavailable')
        assert.match(refused.headers.get('retry-after') ?? '', /^[1-9]\d?$/)
        assert.ok(refused.took < 3500, `refused after ${refused.took} ms`)
        for (const path of ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server', '/oauth/jwks', '/livez'])
          assert.equal((await fetch(node.issuer + path)).status, 200, path)
        assert.equal((await fetch(`${node.issuer}/readyz`)).status, 503)
        await wait(200)
      }
    await database.restart()
    for (const node of nodes) {
      await timeUntil(async () => (await token(node, credentials)).status === 200, 5000)
      assert.equal((await fetch(`${node.issuer}/readyz`)).status, 200)
    }
    await api(nodes[0], 'PATCH', `/api/clients/${credentials[0]}`, { client: { active: false } })
    await timeUntil(async () => (await token(nodes[1], credentials)).status === 401, 1000)
  })
})
