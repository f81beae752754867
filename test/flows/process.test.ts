import assert from 'node:assert/strict'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { text } from '#fields/kinds.ts'
import { field, resource } from '#fields/resource.ts'
import { resources } from '#model/all.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { COMMON_NAME, makeCertificate } from '../support/certificates.ts'
import { freePort } from '../support/free-port.ts'
import { runProgram, runServer, SERVER } from '../support/program.ts'
import { temporaryFolder } from '../support/server.ts'
import { until } from '../support/until.ts'

const clientToken = (issuer: string, id: string, secret: string) =>
  fetch(`${issuer}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'clients:manage:all' }),
  })

test('a first start tells where it is, the password and a command that gets a token; a second one keeps them to itself', async () => {
  const data = temporaryFolder()
  const first = await runServer({ GATEHOUSE_DATA: data })
  const said = first.output()
  assert(said.includes(`issuer        ${first.issuer}\n`) && said.includes(`${first.issuer}/console\n`))
  assert.match(said, /password {6}\S{24} /)
  const [, id = '', secret = ''] =
    /curl -u '([^:']+):([^']+)' -d grant_type=client_credentials -d scope=clients:manage:all http:\S+\/oauth\/token/.exec(said) ?? []
  const answer = await clientToken(first.issuer, id, secret)
  assert.equal(answer.status, 200)
  first.process.kill('SIGTERM')
  assert.equal((await first.ended).code, 0)
  assert.equal(statSync(join(data, 'master.key')).mode & 0o777, 0o600)

  const second = await runServer({ GATEHOUSE_DATA: data })
  assert.equal((await clientToken(second.issuer, id, secret)).status, 200)
  second.process.kill('SIGINT')
  const ended = await second.ended
  assert.equal(ended.code, 0)
  assert.doesNotMatch(ended.stdout, /password|secret/)
})

test('in production without a terminal the secrets of the first start are in a file for its owner alone, and the log says where', async () => {
  const data = temporaryFolder()
  const production = { GATEHOUSE_DATA: data, NODE_ENV: 'production', GATEHOUSE_HTTP_HOST: '127.0.0.1' }
  const first = await runServer(production)
  first.process.kill('SIGTERM')
  const { stdout, stderr } = await first.ended
  const line = stdout.split('\n').find((text) => text.includes('first-start'))
  const { file } = JSON.parse(line ?? '{}') as { file: string }
  assert.equal(file, join(data, 'first-start.txt'))
  assert.equal(statSync(file).mode & 0o777, 0o600)
  const [, secret = ''] = /client secret (\S+)/.exec(readFileSync(file, 'utf8')) ?? []
  const [, password = ''] = /password {6}(\S+)/.exec(readFileSync(file, 'utf8')) ?? []
  for (const told of [secret, password]) assert(told.length > 20 && !(stdout + stderr).includes(told))
  for (const text of stdout.split('\n').filter(Boolean)) JSON.parse(text)

  const written = readFileSync(file, 'utf8')
  const second = await runServer({ ...production, GATEHOUSE_ADMIN_CLIENT_ID: 'another' })
  assert.equal((await clientToken(second.issuer, 'gatehouse-admin', secret)).status, 200)
  second.process.kill('SIGTERM')
  await second.ended
  assert.equal(readFileSync(file, 'utf8'), written, 'what was there is left as it was')
  const [later = ''] = readdirSync(data).filter((name) => /^first-start-.+\.txt$/.test(name))
  assert.match(readFileSync(join(data, later), 'utf8'), /client id {5}another\n/)
})

const STRONG = 'Kq7-vR2m_Zt9x4LwB0cYh5nSd8Ue1Gf3'
test('a secret that is given later is made valid, and the one given before is not any more; one that can be guessed is warned of', async () => {
  const data = temporaryFolder()
  for (const [secret, before] of [
    ['first secret', undefined],
    [STRONG, 'first secret'],
  ] as const) {
    const server = await runServer({ GATEHOUSE_DATA: data, GATEHOUSE_ADMIN_CLIENT_ID: 'first', GATEHOUSE_ADMIN_CLIENT_SECRET: secret })
    assert.equal((await clientToken(server.issuer, 'first', secret)).status, 200)
    if (before !== undefined) assert.equal((await clientToken(server.issuer, 'first', before)).status, 401)
    server.process.kill('SIGTERM')
    const { stdout, stderr } = await server.ended
    assert(!(stdout + stderr).includes(secret))
    assert.equal(/GATEHOUSE_ADMIN_CLIENT_SECRET is weak: .* can be guessed/.test(stdout), secret !== STRONG)
  }
})

test('health and metrics answer on the management port, health on the public one too', async () => {
  const server = await runServer({ DATABASE_URL: 'sqlite::memory:', GATEHOUSE_ADMIN_CLIENT_SECRET: 'given' })
  for (const path of ['/livez', '/readyz', '/startupz']) assert.equal((await fetch(server.management + path)).status, 200, path)
  for (const path of ['/livez', '/readyz']) assert.equal((await fetch(server.issuer + path)).status, 200, path)
  assert.equal((await fetch(`${server.management}/other`)).status, 404)
  await clientToken(server.issuer, 'gatehouse-admin', 'given')
  await clientToken(server.issuer, 'gatehouse-admin', 'wrong')
  const metrics = await (await fetch(`${server.management}/metrics`)).text()
  assert.match(metrics, /gatehouse_http_request_duration_seconds_count\{method="POST",route="\/oauth\/token",status="200"\} 1/)
  assert.match(metrics, /gatehouse_tokens_issued_total\{grant="client_credentials"\} 1/)
  assert.match(metrics, /gatehouse_refusals_total\{error="invalid_client"\} 1/)
  assert.match(metrics, /nodejs_eventloop_lag_seconds/)
  server.process.kill('SIGTERM')
  assert.equal((await server.ended).code, 0)
})

test('told to stop, it takes no more connections and answers what is under way', async () => {
  const server = await runServer({ DATABASE_URL: 'sqlite::memory:', GATEHOUSE_ADMIN_CLIENT_SECRET: 'given' })
  const body = 'grant_type=client_credentials&scope=clients%3Amanage%3Aall'
  const socket = connect(Number(new URL(server.issuer).port), '127.0.0.1')
  await once(socket, 'connect')
  const basic = Buffer.from('gatehouse-admin:given').toString('base64')
  socket.write(
    `POST /oauth/token HTTP/1.1\r\nhost: x\r\nauthorization: Basic ${basic}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
  )
  // A later connection was served, so the request of this one is under way.
  assert.equal((await fetch(`${server.issuer}/livez`)).status, 200)
  server.process.kill('SIGTERM')
  const isRefused = () =>
    fetch(`${server.issuer}/livez`).then(
      () => false,
      () => true,
    )
  await until(isRefused, 'it takes no more connections')
  socket.write(body.slice(10))
  const [answer] = await once(socket, 'data')
  assert.match(String(answer), /^HTTP\/1\.1 200 OK[\s\S]+access_token/)
  assert.equal((await server.ended).code, 0)
})

test('a start that cannot succeed ends with exit code 1 and one sentence', async () => {
  const busy = createServer().listen(0, '127.0.0.1')
  await once(busy, 'listening')
  const address = busy.address()
  const port = address !== null && typeof address === 'object' ? String(address.port) : ''
  const file = join(temporaryFolder(), 'a-file')
  writeFileSync(file, '')
  const keyless = temporaryFolder()
  writeFileSync(join(keyless, 'gatehouse.db'), '')
  const free = String(await freePort())
  const newer = temporaryFolder()
  writeFileSync(join(newer, 'master.key'), 'A'.repeat(43))
  const declared = resource(
    { name: 'later', table: 'laters', key: 'id', doc: 'Of a later version.' },
    { id: field(text(), { doc: 'Its name.', writers: 'server' }) },
  )
  await (await openSqlite(join(newer, 'gatehouse.db'), [...resources, declared])).close()
  const memory = { DATABASE_URL: 'sqlite::memory:', PORT: free, GATEHOUSE_MANAGEMENT_PORT: '0' }
  const unreachable = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', GATEHOUSE_MASTER_KEY: 'A'.repeat(43), GATEHOUSE_DATABASE_ATTEMPTS: '2' }
  const cases: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ ...memory, PORT: 'many' }, /^PORT is "many"; expected a whole number from 0 to 65535\.\n$/],
    [{ ...memory, PORT: port }, /^Port \d+ is in use by another program; set PORT to another\.\n$/],
    [{ ...memory, GATEHOUSE_MANAGEMENT_PORT: port }, /^Port \d+ is in use by another program; set GATEHOUSE_MANAGEMENT_PORT to another, or to 0 for none\.\n$/],
    [{ PORT: free, GATEHOUSE_MANAGEMENT_PORT: '0', GATEHOUSE_DATA: file }, /^The data folder \S+ cannot be used: .+\.\n$/],
    [
      { PORT: free, GATEHOUSE_MANAGEMENT_PORT: '0', GATEHOUSE_DATA: keyless },
      /^\S+gatehouse\.db is there but its key \S+ is not; restore it from a backup\.\n$/,
    ],
    [
      { PORT: free, GATEHOUSE_MANAGEMENT_PORT: '0', GATEHOUSE_DATA: newer },
      /^The database \S+ cannot be opened: the database belongs to a newer version .+\.\n$/,
    ],
    [{ ...memory, ...unreachable }, /^The database cannot be reached \(try 1 of 2\): .+\.\nThe database could not be reached in 2 tries: .+\.\n$/],
    [{ ...memory, GATEHOUSE_CONFIG: '/none.yaml' }, /^The settings file \/none\.yaml cannot be read: .+\.\n$/],
  ]
  await Promise.all(
    cases.map(async ([env, sentence]) => {
      const { code, stderr } = await runProgram(SERVER, [], env).ended
      assert.match(stderr, sentence)
      assert.equal(code, 1)
    }),
  )
  busy.close()
})

test('a data folder that others could read is made for its owner only, and its key is never made twice', async () => {
  const data = join(temporaryFolder(), 'deep', 'data')
  mkdirSync(join(data, '..'), { recursive: true })
  chmodSync(join(data, '..'), 0o755)
  const servers = await Promise.all([runServer({ GATEHOUSE_DATA: data }), runServer({ GATEHOUSE_DATA: data })])
  assert.equal(statSync(data).mode & 0o777, 0o700)
  assert.match(readFileSync(join(data, 'master.key'), 'utf8'), /^[\w-]{43}\n$/)
  const told = servers.filter((server) => server.output().includes('client secret'))
  assert.equal(told.length, 1, 'of two nodes that start at once, one makes the client and tells its secret')
  for (const server of servers) server.process.kill('SIGTERM')
  assert.deepEqual(
    (await Promise.all(servers.map(({ ended }) => ended))).map(({ code }) => code),
    [0, 0],
  )
})

test('a server whose output nobody reads any more still ends when told to', async () => {
  const server = await runServer({ DATABASE_URL: 'sqlite::memory:' })
  server.process.stdout?.destroy()
  server.process.stderr?.destroy()
  assert.equal((await fetch(`${server.issuer}/livez`)).status, 200)
  const exited = once(server.process, 'exit')
  server.process.kill('SIGTERM')
  assert.deepEqual(await exited, [0, null])
})

test('a second listener asks clients for their certificate, is drained too, and says when it cannot be opened', async () => {
  const data = temporaryFolder()
  const authority = makeCertificate({ subject: [[COMMON_NAME, 'Authority']], authority: true })
  const [own, client] = [undefined, undefined].map(() =>
    makeCertificate({ subject: [[COMMON_NAME, 'localhost']], issuer: authority, names: { dns: 'localhost' } }),
  )
  if (!own || !client) throw new Error('no certificates')
  const put = (name: string, text: string) => {
    writeFileSync(join(data, name), text)
    return join(data, name)
  }
  const port = await freePort()
  const settings = {
    DATABASE_URL: 'sqlite::memory:',
    GATEHOUSE_ADMIN_CLIENT_SECRET: 'given',
    GATEHOUSE_MTLS_PORT: String(port),
    GATEHOUSE_MTLS_CERTIFICATE_PATH: put('cert.pem', own.pem),
    GATEHOUSE_MTLS_KEY_PATH: put('key.pem', own.key),
    GATEHOUSE_MTLS_AUTHORITIES_PATH: put('ca.pem', authority.pem),
  }
  const server = await runServer(settings)
  const found = JSON.parse(await (await fetch(`${server.issuer}/.well-known/oauth-authorization-server`)).text())
  assert.equal(found.mtls_endpoint_aliases.token_endpoint, `https://localhost:${port}/oauth/token`)
  const asked = get({ host: 'localhost', port, path: '/livez', ca: authority.pem, cert: client.pem, key: client.key, agent: false })
  const [response] = await once(asked, 'response')
  assert.equal(response.statusCode, 200)
  response.resume()
  const second = await runProgram(SERVER, [], { ...settings, PORT: String(await freePort()), GATEHOUSE_MANAGEMENT_PORT: '0' }).ended
  assert.deepEqual([second.code, second.stderr], [1, `Port ${port} is in use by another program; set GATEHOUSE_MTLS_PORT to another, or to 0 for none.\n`])
  server.process.kill('SIGTERM')
  assert.equal((await server.ended).code, 0)
})
