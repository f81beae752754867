import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { startPostgres } from '../support/postgres.ts'
import { type RunningServer, runServer } from '../support/program.ts'
import { temporaryFolder } from '../support/server.ts'

const ADMIN = ['gatehouse-admin', 'the secret of a kill test, long enough'] as const
const ENVIRONMENT = {
  GATEHOUSE_ISSUER: 'http://localhost:1',
  GATEHOUSE_ADMIN_CLIENT_SECRET: ADMIN[1],
  GATEHOUSE_ADMIN_PASSWORD: 'the password of a kill test',
  GATEHOUSE_MASTER_KEY: Buffer.alloc(32, 9).toString('base64url'),
  LOG_LEVEL: 'error',
}
type Credentials = readonly [id: string, secret: string]

/** The writes that were acknowledged to one writer. A revocation that was asked for and not answered may be done or not. */
interface Promised {
  readonly clients: string[]
  readonly credentials: Credentials[]
  readonly tokens: Map<string, { readonly owner: Credentials; revoked: 'no' | 'asked' | 'yes' }>
}

const basic = ([id, secret]: Credentials) => `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`

/** One caller of one server. */
function caller({ issuer }: RunningServer) {
  const form = async (path: string, fields: Record<string, string>, by: Credentials) => {
    const answer = await fetch(issuer + path, { method: 'POST', headers: { authorization: basic(by) }, body: new URLSearchParams(fields) })
    const text = await answer.text()
    return { status: answer.status, json: text === '' ? {} : JSON.parse(text) }
  }
  const api = async (method: string, path: string, bearer: string, body?: unknown) => {
    const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }
    const answer = await fetch(issuer + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    return { status: answer.status, json: JSON.parse(await answer.text()) }
  }
  const token = async (by: Credentials, scope?: string) => {
    const answer = await form('/oauth/token', { grant_type: 'client_credentials', ...(scope ? { scope } : {}) }, by)
    assert.equal(answer.status, 200, JSON.stringify(answer.json))
    return answer.json.access_token as string
  }
  return { form, api, token, admin: () => token(ADMIN, 'clients:manage:all') }
}

/** Writes as fast as it is answered, until it is not answered any more. */
async function writeUntilCutOff(server: RunningServer, format: 'opaque' | 'jwt', promised: Promised): Promise<void> {
  const { form, api, token, admin } = caller(server)
  const bearer = await admin()
  for (;;) {
    const made = await api('POST', '/api/clients', bearer, {
      client: { name: 'Killed', supported_grant_types: ['client_credentials', 'introspect', 'revoke'], access_token_format: format },
    })
    assert.equal(made.status, 201, JSON.stringify(made.json))
    const first: Credentials = [made.json.data.id, made.json.data.secret]
    promised.clients.push(first[0])
    promised.credentials.push(first)
    const kept = await token(first)
    promised.tokens.set(kept, { owner: first, revoked: 'no' })
    const added = await api('POST', `/api/clients/${first[0]}/credentials`, bearer, {})
    assert.equal(added.status, 201, JSON.stringify(added.json))
    const second: Credentials = [first[0], added.json.data.secret]
    promised.credentials.push(second)
    const doomed = await token(second)
    const fate = { owner: second, revoked: 'asked' as 'asked' | 'yes' }
    promised.tokens.set(doomed, fate)
    const revoked = await form('/oauth/revoke', { token: doomed }, second)
    assert.equal(revoked.status, 200, JSON.stringify(revoked.json))
    fate.revoked = 'yes'
  }
}

async function verify(server: RunningServer, promised: Promised): Promise<void> {
  const { form, api, token, admin } = caller(server)
  const bearer = await admin()
  await Promise.all([
    ...promised.clients.map(async (id) => assert.equal((await api('GET', `/api/clients/${id}`, bearer)).status, 200, `client ${id} is gone`)),
    ...promised.credentials.map((credentials) => token(credentials)),
    ...[...promised.tokens].map(async ([value, { owner, revoked }]) => {
      const { status, json } = await form('/oauth/introspect', { token: value }, owner)
      assert.equal(status, 200)
      if (revoked !== 'asked') assert.equal(json.active, revoked === 'no', `a token that was ${revoked === 'no' ? 'kept is dead' : 'revoked is alive'}`)
    }),
  ])
}

const isCutOff = (error: unknown) => error instanceof TypeError

/** Eight writers at once, killed at some moment after the first was answered. */
async function killedInTheMidst(server: RunningServer): Promise<Promised> {
  const promised: Promised = { clients: [], credentials: [], tokens: new Map() }
  const writers = Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      writeUntilCutOff(server, i % 2 === 0 ? 'opaque' : 'jwt', promised).catch((error) => {
        if (!isCutOff(error)) throw error
      }),
    ),
  )
  while (promised.clients.length === 0) await Promise.race([wait(5), writers])
  await wait(Math.random() * 200)
  const gone = once(server.process, 'exit')
  server.process.kill('SIGKILL')
  await Promise.all([gone, writers])
  return promised
}

async function killRepeatedly(place: Record<string, string>, times: number): Promise<void> {
  let promised: Promised | undefined
  let written = 0
  for (let time = 0; time <= times; time++) {
    const server = await runServer({ ...ENVIRONMENT, ...place })
    if (promised) await verify(server, promised)
    if (time < times) promised = await killedInTheMidst(server)
    else server.process.kill('SIGTERM')
    written += promised?.credentials.length ?? 0
  }
  assert.ok(written > times, `only ${written} credentials were promised`)
}

test('SQLite: after each of 20 kill -9 every acknowledged client, credential, token and revocation is there', () =>
  killRepeatedly({ GATEHOUSE_DATA: temporaryFolder() }, 8))

test('PostgreSQL: after each of 5 kill -9 every acknowledged client, credential, token and revocation is there', async () => {
  const database = await startPostgres()
  await killRepeatedly({ GATEHOUSE_DATA: temporaryFolder(), DATABASE_URL: database.url }, 5)
  await database.stop()
})
