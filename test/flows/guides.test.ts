import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, test } from 'node:test'
import { exportJWK, generateKeyPair } from 'jose'
import { openChromium } from '../support/browser.ts'
import { inBrowser } from '../support/chromium.ts'
import { freePort } from '../support/free-port.ts'
import { filesOf } from '../support/guides.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorAt } from '../support/visitor.ts'

const root = join(import.meta.dirname, '../..')
describe('what the guides show works', () => {
  let server: TestServer
  let username: string
  let token: string
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-guides-'))
  const started: ChildProcess[] = []
  before(async () => {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir')
    server = await startServer({ listen: true })
    username = (await makePerson(server)).username
    token = await server.adminToken('clients:manage:all')
  })
  after(async () => {
    for (const child of started) child.kill()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function register(json: string, change: Record<string, unknown> = {}) {
    const { client } = JSON.parse(json)
    const { status, text } = await server.call('POST', '/api/clients', { json: { client: { ...client, ...change } }, bearer: token })
    assert.equal(status, 201, text)
    const { data } = JSON.parse(text)
    return { CLIENT_ID: String(data.id), CLIENT_SECRET: String(data.secret ?? '') }
  }
  /** Runs a script of a guide, and tells its lines as they come. */
  function run(name: string, code: string, env: Record<string, string>): AsyncIterator<string> {
    writeFileSync(join(folder, name), code)
    const child = spawn(process.execPath, [join(folder, name)], {
      env: { PATH: process.env['PATH'], ISSUER: server.issuer, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    started.push(child)
    return createInterface(child.stdout)[Symbol.asyncIterator]()
  }
  const line = async (lines: AsyncIterator<string>): Promise<string> => (await lines.next()).value
  const visit = async (url: string, person = username) => {
    const visitor = visitorAt(server.issuer)
    return (await visitor.complete(await visitor.go(url), { username: person })).url
  }

  test('web.md', async () => {
    const [file, port] = [filesOf('web'), await freePort()]
    const base = `http://localhost:${port}`
    const lines = run('web.mjs', file('web.mjs'), { ...(await register(file('client.json'), { post_logout_redirect_uris: [`${base}/`] })), PORT: String(port) })
    assert.equal(await line(lines), `Ready at ${base}`)
    const login = await fetch(`${base}/login`, { redirect: 'manual' })
    const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const get = (path: string) => fetch(new URL(path, base), { redirect: 'manual', headers: { cookie } })
    const callback = await visit(login.headers.get('location') ?? '')
    assert.equal((await get(callback.href)).status, 303)
    assert.equal(await (await get('/')).text(), `Hello Ada Lovelace, ${username}`)
    assert.equal(new URL((await get('/logout')).headers.get('location') ?? '').pathname, '/oauth/end_session')
    assert.equal(await (await get('/')).text(), 'Nobody is signed in')
  })
  test('native.md', async () => {
    const file = filesOf('native')
    const lines = run('native.mjs', file('native.mjs'), await register(file('client.json')))
    assert.equal(await line(lines), 'Open this in your browser:')
    const callback = await visit(await line(lines))
    assert.match(await (await fetch(callback)).text(), /close this window/)
    assert.equal(await line(lines), `Hello Ada Lovelace, ${username}`)
    assert.match(await line(lines), /^Refreshed for 3600 seconds$/)
  })
  test('machine.md', async () => {
    const file = filesOf('machine')
    const client = await register(file('client.json'))
    const lines = run('machine.mjs', file('machine.mjs'), client)
    assert.match(await line(lines), /^A bearer token for 600 seconds$/i)
    assert.equal(await line(lines), `It is active and speaks for ${client.CLIENT_ID}`)
    assert.equal(await line(lines), 'Revoked, it is dead at once')
  })
  test('machine.md, without a secret', async () => {
    const file = filesOf('machine')
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
    const client = await register(file('key-client.json'), { jwks: { keys: [await exportJWK(publicKey)] } })
    const KEY_FILE = join(folder, 'key.json')
    writeFileSync(KEY_FILE, JSON.stringify(await exportJWK(privateKey)))
    assert.match(await line(run('machine-key.mjs', file('machine-key.mjs'), { ...client, KEY_FILE })), /without a secret$/)
  })
  test('machine.md, with tokens that are of no use to others', async () => {
    const file = filesOf('machine')
    const scopes = { authorize_scope: true, authorized_scopes: [{ name: 'clients:read:all' }] }
    const client = await register(file('client.json'), { enforce_dpop: true, ...scopes })
    const env = { ...client, API: `${server.issuer}/api/clients`, SCOPE: 'clients:read:all' }
    const lines = run('machine-dpop.mjs', file('machine-dpop.mjs'), env)
    assert.equal(await line(lines), 'A dpop token for 600 seconds')
    assert.equal(await line(lines), 'With a proof the API answers 200')
    assert.equal(await line(lines), 'To whoever merely holds the token it answers 401')
  })
  test('developers.md, the token', async () => {
    const file = filesOf('developers')
    const developer = (await makePerson(server, { roles: ['role_developer'] })).username
    writeFileSync(join(folder, 'token.mjs'), file('token.mjs'))
    const { CLIENT_ID } = await register(file('tools.json'))
    const child = spawn(process.execPath, [join(folder, 'token.mjs')], { env: { ISSUER: server.issuer, CLIENT_ID }, stdio: ['ignore', 'pipe', 'pipe'] })
    started.push(child)
    const asked = createInterface(child.stderr)[Symbol.asyncIterator]()
    const printed = createInterface(child.stdout)[Symbol.asyncIterator]()
    assert.equal(await line(asked), 'Open this in your browser:')
    await fetch(await visit(await line(asked), developer))
    const bearer = await line(printed)
    assert.equal((await server.call('GET', '/clients', { bearer })).status, 200)
    assert.equal((await server.call('GET', '/me/apps', { bearer })).status, 200)
    assert.equal((await server.call('GET', '/api/clients', { bearer })).status, 403)
  })
  /** Puts the page of single-page.md with one of its scripts on a site of its own, and signs in and out in a browser. */
  async function signInAndOut(app: string, { change = {}, hello }: { readonly change?: Record<string, unknown>; readonly hello: string }): Promise<void> {
    const file = filesOf('single-page')
    const port = await freePort()
    const origin = `http://localhost:${port}`
    const places = { redirect_uris: [`${origin}/callback`], post_logout_redirect_uris: [`${origin}/`], allowed_origins: [origin], ...change }
    const { CLIENT_ID } = await register(file('client.json'), places)
    // The page and its script as printed, but for the two constants that are the reader's, with the bundler that the guide names.
    const site = mkdtempSync(join(folder, 'site-'))
    writeFileSync(join(site, 'index.html'), file('index.html'))
    writeFileSync(join(site, 'app.js'), file(app).replace('https://id.example', server.issuer).replace('the client_id from step 1', CLIENT_ID))
    const vite = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), '--port', String(port), '--strictPort'], {
      cwd: site,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    started.push(vite)
    for await (const said of createInterface(vite.stdout)) if (said.includes(String(port))) break
    const browser = await openChromium()
    const at = await browser.newPage()
    try {
      at.setDefaultTimeout(30_000)
      await at.goto(origin)
      await at.click('#sign-in')
      await at.fill('#username', username)
      await at.fill('#password', PASSWORD)
      await at.click('#login-submit')
      await at.click('#consent-allow')
      await at.locator('#who', { hasText: hello }).waitFor()
      await at.click('#sign-out')
      await at.locator('#who', { hasText: 'Nobody is signed in' }).waitFor()
      assert.equal(new URL(at.url()).origin, origin)
    } finally {
      await at.context().close()
      vite.kill()
    }
  }
  test('single-page.md', inBrowser, () => signInAndOut('app.js', { hello: `Hello Ada Lovelace, ${username}` }))
  test('single-page.md, with tokens bound to the browser', inBrowser, () =>
    signInAndOut('app-dpop.js', { change: { enforce_dpop: true }, hello: `Hello Ada Lovelace, ${username}: a DPoP token` }),
  )
})
