import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reviewCheckNames } from '#model/review-checklist.ts'
import { inConsole, web } from '../console/visit.ts'
import { openChromium } from '../support/browser.ts'
import { signInAs } from '../support/factors.ts'
import { freePort } from '../support/free-port.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { runProgram, runServer, SERVER } from '../support/program.ts'
import { ADMIN_PASSWORD, ADMIN_SECRET, startServer, type TestServer, temporaryFolder } from '../support/server.ts'
import { smtpSink } from '../support/smtp.ts'
import { until } from '../support/until.ts'
import { visitorOf } from '../support/visitor.ts'

/** The links to the console on the pages of an administrator. */
async function linksOf(server: TestServer): Promise<readonly string[]> {
  const visitor = visitorOf(server)
  await signInAs(visitor, 'admin', ADMIN_PASSWORD)
  const pages = [await visitor.go('/account'), await visitor.go('/account/developer')]
  assert.deepEqual(
    pages.map(({ status }) => status),
    [200, 200],
  )
  return pages.flatMap(({ text }) => text.match(/href="[^"]*\/console[^"]*"/g) ?? [])
}

test('NIN-29 a console that is switched off is nowhere: 404 with the name of the setting, no page leads to it, and the API works', async (t) => {
  const [on, off] = [await startServer({ web }), await startServer({ web, settings: { 'console.enabled': false } })]
  t.after(() => Promise.all([on.close(), off.close()]))
  for (const path of ['/console', '/console/clients', '/console/assets/start.js', '/t/default/console']) {
    const { status, text } = await off.call('GET', path)
    assert.equal(status, 404, path)
    if (!path.startsWith('/t/')) assert.match(text, /console\.enabled \(GATEHOUSE_CONSOLE_ENABLED\)/)
  }
  assert.equal((await on.call('GET', '/')).headers['location'], '/console')
  assert.equal((await off.call('GET', '/')).headers['location'], '/account')
  assert.equal((await linksOf(on)).length, 2)
  assert.deepEqual(await linksOf(off), [])
  assert.equal((await off.call('GET', '/api/clients', { bearer: await off.adminToken() })).status, 200)
  assert.notEqual((await off.call('GET', '/wallet')).status, 404)
})

test('NIN-29 letters lead to the account where the console is switched off', async (t) => {
  const sink = await smtpSink({ tls: 'none' })
  const smtp = { 'smtp.url': `smtp+plain://127.0.0.1:${sink.port}`, 'smtp.from': 'Gatehouse <no-reply@id.example>' }
  const server = await startServer({ settings: { ...smtp, 'console.enabled': false } })
  t.after(async () => {
    await server.close()
    await sink.close()
  })
  const person = await makePerson(server, { username: 'tess@example.com', email: 'tess@example.com', roles: ['role_developer'] })
  const [own, bearer] = [await personToken(server, person), await server.adminToken()]
  const client = { name: 'Tide tables', redirect_uris: ['https://tides.example/callback'], supported_grant_types: ['authorization_code'] }
  const { id } = (await server.call('POST', '/clients', { bearer: own, json: { client } })).json.data
  const asked = { review: { reason: 'Ready', items: [{ kind: 'go_live' }] } }
  const review = (await server.call('POST', `/clients/${id}/reviews`, { bearer: own, json: asked })).json.data
  const items = [{ kind: 'go_live', value: review.items[0].value, state: 'approved' }]
  assert.equal((await server.call('POST', `/api/reviews/${review.id}/decide`, { bearer, json: { items, checked: reviewCheckNames } })).status, 200)
  await until(() => sink.received.length > 0, 'the letter')
  const letter = sink.received[0]?.data.replaceAll(/=\r?\n/g, '') ?? ''
  assert.match(letter, /https:\/\/id\.example\/account/)
  assert.doesNotMatch(letter, /\/console/)
})

test('NIN-29 the administration has a port of its own: the public one refuses the console and the API, in whatever spelling, and serves all else', async () => {
  const port = await freePort()
  const address = `http://localhost:${port}`
  const env = {
    GATEHOUSE_DATA: temporaryFolder(),
    GATEHOUSE_ISSUER: address,
    GATEHOUSE_CONSOLE_PORT: String(port),
    GATEHOUSE_ADMIN_CLIENT_SECRET: ADMIN_SECRET,
  }
  const { issuer: outside, output, process: child, ended } = await runServer(env)
  assert.match(output(), new RegExp(`console {7}${address}/console {3}\\(by port ${port}\\)\n`))
  const answer = await fetch(`${outside}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`gatehouse-admin:${encodeURIComponent(ADMIN_SECRET)}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'clients:manage:all' }),
  })
  const { access_token } = (await answer.json()) as { access_token: string }
  const headers = { authorization: `Bearer ${access_token}` }
  const get = (at: string, path: string) => fetch(at + path, { headers, redirect: 'manual' })
  assert.equal((await get(address, '/api/clients')).status, 200)
  assert.equal((await get(address, '/')).headers.get('location'), '/console')
  assert.equal((await get(outside, '/')).headers.get('location'), '/account')
  for (const path of ['/api/clients', '/API/clients', '//api/clients', '/api%2fclients', '/%61pi/clients', '/t/x/api/clients', '/x/../api/clients'])
    assert.equal((await get(outside, path)).status, 404, path)
  assert.match(await (await get(outside, '/api/clients')).text(), /console\.port \(GATEHOUSE_CONSOLE_PORT\)/)
  const console_ = await get(outside, '/console/clients')
  assert.equal(console_.status, 404)
  assert.match(await console_.text(), /console\.port \(GATEHOUSE_CONSOLE_PORT\)/)
  assert.equal((await fetch(`${outside}/api/clients/x`, { method: 'DELETE', headers })).status, 404)
  for (const path of ['/.well-known/openid-configuration', '/clients', '/oauth/jwks', '/readyz']) assert.notEqual((await get(outside, path)).status, 404, path)
  child.kill('SIGTERM')
  assert.equal((await ended).code, 0)
})

test('NIN-29 an administrator signs in to the console by its own port', inConsole, async (t) => {
  const port = await freePort()
  const issuer = `http://localhost:${port}`
  const admin = { GATEHOUSE_ADMIN_PASSWORD: ADMIN_PASSWORD }
  const server = await runServer({ DATABASE_URL: 'sqlite::memory:', GATEHOUSE_ISSUER: issuer, GATEHOUSE_CONSOLE_PORT: String(port), ...admin })
  const window = await (await openChromium()).newContext()
  t.after(async () => {
    await window.close()
    server.process.kill('SIGTERM')
    await server.ended
  })
  const page = await window.newPage()
  await page.goto(`${issuer}/console/clients`)
  await page.fill('#username', 'admin')
  await page.fill('#password', ADMIN_PASSWORD)
  await page.click('#login-submit')
  await page.getByRole('heading', { name: 'Clients', level: 1 }).waitFor()
  await page.locator('tbody tr').first().waitFor()
})

test('a port for two listeners, and a port of the console that is taken, end the start with one sentence', async () => {
  const port = String(await freePort())
  const memory = { DATABASE_URL: 'sqlite::memory:', PORT: port, GATEHOUSE_MANAGEMENT_PORT: '0' }
  const twice = await runProgram(SERVER, [], { ...memory, GATEHOUSE_CONSOLE_PORT: port }).ended
  assert.equal(twice.code, 1)
  assert.match(twice.stderr, new RegExp(`^http\\.port and console\\.port are both ${port}; give each listener a port of its own\\.\n$`))
  const busy = await runServer({ DATABASE_URL: 'sqlite::memory:' })
  const taken = await runProgram(SERVER, [], { ...memory, GATEHOUSE_CONSOLE_PORT: new URL(busy.issuer).port }).ended
  assert.match(taken.stderr, /^Port \d+ is in use by another program; set GATEHOUSE_CONSOLE_PORT to another, or to 0 for none\.\n$/)
  busy.process.kill('SIGTERM')
  await busy.ended
})
