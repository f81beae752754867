import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { clientLogo } from '#model/client-logo.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { startWeb, type Web } from '../support/web.ts'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
let server: TestServer
let web: Web
before(async () => {
  web = await startWeb()
  server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
})
after(async () => {
  web.close()
  await server.close()
})

const pageOf = (flow: CodeFlow) => flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request().params)}`)
const imageIn = (text: string) => /<img [^>]*>/.exec(text)?.[0]
const addressIn = (text: string) => /<img [^>]*src="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
/** The sign-in page, once the logo that it asked for has come. */
async function withLogo(flow: CodeFlow): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const { text } = await pageOf(flow)
    if (imageIn(text)) return text
    await wait(10)
  }
  throw new Error('the logo never came')
}
const get = (url: string) => server.server.inject({ method: 'GET', url })
let published = 0
function publish(body: Buffer | string, type = 'image/png', status = 200): string {
  const path = `/logo-${++published}`
  web.pages.set(path, { body, type, status })
  return web.origin + path
}

test('a letter stands for a client until its logo is kept here; then the pages show it from our own origin', async () => {
  const flow = await codeFlow({ server, client: { name: 'Harbour <b>&"master"</b>', logo_uri: publish(PNG) } })
  assert.equal(imageIn((await pageOf(flow)).text), undefined)
  const text = await withLogo(flow)
  assert.match(imageIn(text) ?? '', /alt="Logo of Harbour &lt;b&gt;&amp;&quot;master&quot;&lt;\/b&gt;"/)
  assert(!text.includes(web.origin))
  const consent = await flow.visitor.fill(await pageOf(flow), { username: flow.habits.username, password: PASSWORD })
  assert(imageIn(consent.text))
  const answer = await get(addressIn(text))
  assert.deepEqual([answer.statusCode, answer.headers['content-type']], [200, 'image/png'])
  assert.deepEqual(answer.rawPayload, PNG)
  assert.equal(answer.headers['x-content-type-options'], 'nosniff')
  assert.equal(answer.headers['content-security-policy'], "default-src 'none'; sandbox")
  assert.match(String(answer.headers['cache-control']), /immutable/)
  assert.doesNotMatch(String((await get(addressIn(text).replace(/v=.*/, 'v=other'))).headers['cache-control']), /immutable/)
})

test('the first bytes say what a picture is, and what is none is not shown', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const bad = [
    publish(svg, 'image/svg+xml'),
    publish(svg),
    publish('<!doctype html><script>alert(1)</script>'),
    publish(Buffer.concat([PNG, Buffer.alloc(300_000)])),
    publish(PNG, 'image/png', 404),
    'http://10.0.0.1/logo.png',
  ]
  for (const logo_uri of bad) {
    const flow = await codeFlow({ server, client: { logo_uri } })
    await pageOf(flow)
    await wait(50)
    assert.equal(imageIn((await pageOf(flow)).text), undefined, logo_uri)
    assert.equal((await get(`/assets/logos/${flow.app.id}`)).statusCode, 404)
  }
  const flow = await codeFlow({ server, client: { logo_uri: publish(GIF, 'text/html') } })
  const answer = await get(addressIn(await withLogo(flow)))
  assert.equal(answer.headers['content-type'], 'image/gif')
})

test('a picture is fetched once, however many look, and again when its address changes or is said anew', async () => {
  const logo_uri = publish(PNG)
  const flow = await codeFlow({ server, client: { logo_uri } })
  await Promise.all(Array.from({ length: 5 }, () => pageOf(flow)))
  const first = addressIn(await withLogo(flow))
  const path = new URL(logo_uri).pathname
  assert.equal(web.asked.filter((asked) => asked === path).length, 1)
  const bearer = await server.adminToken()
  const change = (json: object) => server.call('PATCH', `/api/clients/${flow.app.id}`, { bearer, json })
  assert.equal((await change({ logo_uri: publish(GIF, 'image/gif') })).status, 200)
  assert.notEqual(addressIn(await withLogo(flow)), first)
  web.pages.set(path, { body: GIF, type: 'image/gif' })
  server.clock.skew += 6000
  await change({ logo_uri })
  await withLogo(flow)
  await change({ logo_uri: null })
  assert.equal(imageIn((await pageOf(flow)).text), undefined)
  assert.equal((await get(`/assets/logos/${flow.app.id}`)).statusCode, 404)
})

test('a host that is not trusted for the client is not asked, and a logo goes with its client', async () => {
  const logo_uri = publish(PNG)
  const distrusted = await codeFlow({ server, client: { logo_uri, trusted_hosts: ['wallet.example'] } })
  await pageOf(distrusted)
  await wait(50)
  assert(!web.asked.includes(new URL(logo_uri).pathname))
  const flow = await codeFlow({ server, client: { logo_uri } })
  await withLogo(flow)
  assert.equal((await server.call('DELETE', `/api/clients/${flow.app.id}`, { bearer: await server.adminToken() })).status, 204)
  assert.equal(await server.context.db.table(clientLogo).get(flow.app.id), undefined)
  assert.equal((await get(`/assets/logos/${flow.app.id}`)).statusCode, 404)
})
