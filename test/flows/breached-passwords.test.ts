import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { startServer, type TestServer, temporaryFolder } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

const [STOLEN, PADDED, LISTED, FRESH] = ['stolen from another site', 'only padding here so', 'stands in the local file', 'quite a fresh password indeed']
const digestOf = (password: string) => hash('sha1', password).toUpperCase()
const asked: { path: string; headers: IncomingHttpHeaders }[] = []
let status = 200
const service = createServer((request, response) => {
  asked.push({ path: request.url ?? '', headers: request.headers })
  response.writeHead(status).end([`${digestOf(STOLEN).slice(5)}:42`, `${digestOf(PADDED).slice(5)}:0`].join('\r\n'))
})
let server: TestServer
let bearer: string
before(async () => {
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  const path = join(temporaryFolder(), 'breached.txt')
  writeFileSync(
    path,
    [STOLEN, LISTED, 'another']
      .slice(1)
      .map((word) => `${digestOf(word)}:7\n`)
      .sort()
      .join(''),
  )
  const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/range`
  server = await startServer({ settings: { 'breached.path': path, 'breached.url': url, allow_private_fetch: ['127.0.0.1'] } })
  bearer = await server.adminToken()
})
after(async () => {
  await server.close()
  service.closeAllConnections()
  service.close()
})
let made = 0
const create = (password: string) => server.call('POST', '/api/users', { bearer, json: { username: `person-${++made}@example.com`, password } })

test('BOR-34 a password from a breach is refused, by the service or the file, and one whose digest is only padding is taken', async () => {
  for (const password of [STOLEN, LISTED]) {
    const { status: code, json } = await create(password)
    assert.deepEqual([code, json.errors.password], [422, ['is known from a breach of another website: attackers try it']])
  }
  for (const password of [PADDED, FRESH]) assert.equal((await create(password)).status, 201)
})

test('the service learns five characters of the digest, and asks for padding', async () => {
  asked.length = 0
  await create(FRESH)
  assert.deepEqual(
    asked.map(({ path, headers }) => [path, headers['add-padding']]),
    [[`/range/${digestOf(FRESH).slice(0, 5)}`, 'true']],
  )
})

test('people who sign up are told so in words', async () => {
  await server.call('PATCH', '/api/identity-providers/idp_default', { bearer, json: { registrable: true } })
  const visitor = visitorOf(server)
  const refused = await visitor.fill(await visitor.go('/register'), { username: 'new@example.com', password: STOLEN, password_again: STOLEN })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /stolen from another website/)
})

test('while the service is away passwords are taken, and the log tells', async () => {
  status = 503
  assert.equal((await create(`${FRESH} too`)).status, 201)
  status = 200
  assert(server.logged.some((line) => line.includes('could not be asked')))
  assert(!server.logged.some((line) => line.includes(FRESH)))
})
