import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeClient, type TestClient } from '../support/clients.ts'
import { type CallOptions, startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let machine: TestClient
before(async () => {
  server = await startServer()
  machine = await makeClient(server)
})
after(() => server.close())

const grant = 'grant_type=client_credentials'
const post = (path: string, form: string, options: CallOptions = {}) => server.call('POST', path, { form, basic: machine.basic, ...options })

test('CVE-2026-4634 a scope of 50,000 characters is refused in no time', async () => {
  const many = Array.from({ length: 10_000 }, (_, i) => `s${i}`).join('+')
  for (const scope of ['a'.repeat(50_000), many, '+'.repeat(50_000), 'a+'.repeat(25_000)]) {
    // The least of several tries: the compiler and background work take time of the process too, but not each time.
    const costs: number[] = []
    for (let tries = 0; tries < 5; tries++) {
      const before = process.cpuUsage()
      const answer = await post('/oauth/token', `${grant}&scope=${scope}`)
      assert.deepEqual([answer.status, answer.json.error], [400, 'invalid_scope'])
      costs.push(process.cpuUsage(before).user)
    }
    assert.ok(Math.min(...costs) < 50_000)
  }
})
test('CVE-2026-9689 a parameter given twice is refused everywhere, also when it is the same twice', async () => {
  const forms: [string, string][] = [
    ['/oauth/token', `${grant}&scope=openid&scope=openid`],
    ['/oauth/token', `${grant}&client_id=${machine.id}&client_id=other`],
    ['/oauth/token', `${grant}&%73cope=a&scope=b`],
    ['/oauth/introspect', 'token=a&token=b'],
    ['/oauth/revoke', 'token=a&token=b'],
  ]
  for (const [path, form] of forms) {
    const answer = await post(path, form)
    assert.deepEqual([answer.status, answer.json.error], [400, 'invalid_request'], form)
  }
})
test('CVE-2026-9803 an Authorization header with little or nothing in it is the fault of the sender', async () => {
  const headers = [
    'Bearer',
    'Bearer ',
    'Basic',
    'Basic ',
    'Basic :',
    'Basic !!!!',
    'Basic Og==',
    'Basic YQ==',
    `Basic ${Buffer.from('%ff:x').toString('base64')}`,
    '',
    'x',
    'Negotiate abc',
    'bearer bearer',
  ]
  for (const authorization of headers)
    for (const path of ['/oauth/token', '/oauth/introspect', '/oauth/revoke']) {
      const answer = await server.call('POST', path, { form: `${grant}&token=x`, headers: { authorization } })
      assert.ok(answer.status === 400 || answer.status === 401, `${path} ${authorization}: ${answer.status}`)
      assert.ok(['invalid_client', 'invalid_request'].includes(answer.json.error))
    }
})
test('CVE-2026-9803 an API asked with little or nothing for a token says 401', async () => {
  for (const authorization of ['Bearer', 'Bearer ', 'bearer', 'Bearer  x', 'Bearer gat_', 'Bearer a b', 'Bearer ,', 'Basic Og==', 'DPoP x', ''])
    for (const path of ['/oauth/userinfo', '/api/clients', '/clients']) {
      const answer = await server.call('GET', path, { headers: { authorization } })
      assert.ok(answer.status === 401 || answer.status === 400, `${path} ${authorization}: ${answer.status}`)
    }
})
test('a client id that no database would like is an unknown one', async () => {
  for (const id of ['\u0000', 'a\u0000b', 'ä', 'a b', '\ud800', 'x'.repeat(10_000), "' or 1=1 --", '../../x', '%00']) {
    const authorization = `Basic ${Buffer.from(`${encodeURIComponent(id.toWellFormed())}:secret`).toString('base64')}`
    const answer = await server.call('POST', '/oauth/token', { form: grant, headers: { authorization } })
    assert.ok(answer.status === 401 || answer.status === 400, `${JSON.stringify(id)}: ${answer.status}`)
  }
})
test('CVE-2026-0976 matrix parameters and odd spellings of a path lead nowhere', async () => {
  for (const path of [
    '/oauth/token;x=1',
    '/oauth;x/token',
    '/oauth/token;',
    '/oauth//token',
    '/oauth/%74oken/',
    '/oauth/token/',
    '/OAUTH/token',
    '//oauth/token',
  ]) {
    const answer = await post(path, grant)
    assert.equal(answer.status, 404, path)
  }
})
test('bodies that cannot be read are 4xx', async () => {
  const bodies = [
    '%',
    '%zz',
    `${grant}&scope=%ff`,
    `${grant}&scope=%00`,
    '&'.repeat(5000),
    Array.from({ length: 300 }, (_, i) => `p${i}=1`).join('&'),
    '=',
    '\u0000',
  ]
  for (const body of bodies) {
    const answer = await post('/oauth/token', body)
    assert.ok(answer.status >= 400 && answer.status < 500, `${body.slice(0, 40)}: ${answer.status}`)
  }
  assert.equal((await post('/oauth/token', `${grant}&x=${'a'.repeat(70_000)}`)).status, 413)
})
test('a refusal tells nothing that was sent in secret', async () => {
  const answers = await Promise.all([
    post('/oauth/token', grant, { basic: [machine.id, 'my-wrong-secret'] }),
    post('/oauth/token', `${grant}&client_id=${machine.id}&client_secret=my-wrong-secret`, {}),
    server.call('POST', '/oauth/token', { form: `${grant}&client_id=${machine.id}&client_secret=my-wrong-secret` }),
  ])
  for (const answer of answers) assert.ok(!answer.text.includes('my-wrong-secret'))
  assert.ok(!server.logged.join('').includes('my-wrong-secret'))
  assert.ok(!server.logged.join('').includes(machine.secret))
})
