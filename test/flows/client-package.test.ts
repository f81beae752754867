import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { type InstalledClient, installClient, ROOT } from '../support/client-package.ts'
import { makeClient } from '../support/clients.ts'
import { freePort } from '../support/free-port.ts'
import { filesOf } from '../support/guides.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { runTool } from '../support/tools.ts'
import { type Visitor, visitorAt } from '../support/visitor.ts'

type Index = typeof import('../../packages/client/src/index.ts')
type ServerSide = typeof import('../../packages/client/src/server.ts')

let installed: InstalledClient
const running: ChildProcess[] = []
after(() => {
  for (const child of running) child.kill('SIGKILL')
})
const load = async (entry: string): Promise<unknown> => import(pathToFileURL(join(installed.folder, `node_modules/@gatehouse/client/dist/${entry}.js`)).href)
before(async () => {
  installed = await installClient()
})

describe('the tarball of @gatehouse/client', () => {
  const at = () => join(installed.folder, 'node_modules/@gatehouse/client')

  test('it holds modules with their types, a README and a licence, and nothing else', () => {
    const files = globSync('**/*', { cwd: at(), withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [join(entry.parentPath, entry.name).slice(at().length + 1)] : [],
    )
    const others = files.filter((file) => !/^dist\/.+(?<!\.d)\.js$|^dist\/.+\.d\.ts$/.test(file))
    assert.deepEqual(others.sort(), ['LICENSE', 'README.md', 'package.json'])
    for (const file of files.filter((name) => name.endsWith('.js'))) assert(files.includes(file.replace(/\.js$/, '.d.ts')), file)
    assert.equal(readFileSync(join(at(), 'LICENSE'), 'utf8'), readFileSync(join(ROOT, 'LICENSE'), 'utf8'))
    const { exports, version } = JSON.parse(readFileSync(join(at(), 'package.json'), 'utf8'))
    assert.equal(version, JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version)
    for (const file of Object.values<string>(exports)) assert(files.includes(file.slice(2)), file)
  })
  test('no file names the place where it was built or a source that is not there, and only one needs Node', () => {
    for (const file of globSync('dist/**/*.{js,d.ts}', { cwd: at() })) {
      const text = readFileSync(join(at(), file), 'utf8')
      assert(!text.includes(ROOT) && !text.includes('sourceMappingURL'), file)
      assert.doesNotMatch(text, /from '\.[^']*\.ts'|\.\.\/\.\.\/derived/, file)
      assert.equal(/from 'node:/.test(text), /^dist\/node\./.test(file), file)
    }
  })
  test('a program compiles against its types, and one that mistakes a member does not', { timeout: 120_000 }, async () => {
    const good = `import { createApi, createMachine, type Schemas } from '@gatehouse/client'
import { createServerSessions, memoryStore } from '@gatehouse/client/server'
import { nodeListener } from '@gatehouse/client/node'
import { BrowserSession } from '@gatehouse/client/browser'
import { defineElements } from '@gatehouse/client/elements'
const issuer = 'https://id.example'
const machine = createMachine({ issuer, clientId: 'a', clientSecret: 'b' })
const api = createApi({ issuer, fetch: machine.fetch })
const { data } = await api.GET('/api/clients/{id}', { params: { path: { id: 'c' } } })
export const client: Schemas.Client | undefined = data?.data
export const sessions = createServerSessions({ issuer, clientId: 'a', clientSecret: 'b', redirectUri: 'https://app.example/cb', store: memoryStore() })
export const listener = nodeListener('https://app.example', async (request) => (await sessions.handle(request)) ?? new Response())
defineElements(new BrowserSession({ issuer, clientId: 'a' }))
`
    const bad = `${good}export const wrong: number | undefined = data?.data.name\n`
    const compile = async (name: string, text: string) => {
      writeFileSync(join(installed.folder, name), text)
      const flags = '--ignoreConfig --noEmit --strict --exactOptionalPropertyTypes --target esnext --lib esnext,dom,dom.iterable --module nodenext --types node'
      return runTool(join(ROOT, 'node_modules/.bin/tsc'), [...flags.split(' '), name], { cwd: installed.folder })
    }
    writeFileSync(join(installed.folder, 'package.json'), '{"type":"module"}')
    await compile('good.ts', good)
    await assert.rejects(compile('bad.ts', bad), /bad\.ts\(14,14\): error TS2322/)
  })
})

describe('@gatehouse/client against a server', () => {
  let server: TestServer
  let visitor: Visitor
  let username: string
  const ORIGIN = 'http://127.0.0.1:9999'
  const CALLBACK = `${ORIGIN}/auth/callback`
  before(async () => {
    server = await startServer({ listen: true, settings: { dpop_nonce: true } })
    visitor = visitorAt(server.issuer)
    username = (await makePerson(server)).username
  })
  after(() => server.close())

  const machineClient = (more: object = {}) =>
    makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'clients:manage:all' }], supported_grant_types: ['client_credentials'], ...more })

  test('a machine calls the API, and is told why something was refused', async () => {
    const { createApi, createMachine } = (await load('index')) as Index
    const { id, secret } = await machineClient()
    const machine = createMachine({ issuer: server.issuer, clientId: id, clientSecret: secret, scope: 'clients:manage:all' })
    const api = createApi({ issuer: server.issuer, fetch: machine.fetch })
    const made = await api.POST('/api/clients', { body: { name: 'Made by the package' } })
    const read = await api.GET('/api/clients/{id}', { params: { path: { id: made.data?.data.id ?? '' } } })
    assert.deepEqual([made.response.status, read.data?.data.name], [201, 'Made by the package'])
    const missing = await api.GET('/api/clients/{id}', { params: { path: { id: 'nothing' } } })
    assert.deepEqual([missing.response.status, missing.error?.code], [404, 'NOT_FOUND'])
    assert.equal((await api.GET('/api/users')).response.status, 403)
  })
  test('RFC 9449 §8 with a key its tokens are bound, with the nonce that the server wants', async () => {
    const { createMachine } = (await load('index')) as Index
    const { id, secret } = await machineClient({ enforce_dpop: true })
    const dpop = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
    const machine = createMachine({ issuer: server.issuer, clientId: id, clientSecret: secret, scope: 'clients:manage:all', dpop })
    const answer = await machine.fetch(`${server.issuer}/api/clients?limit=1`)
    assert.equal(answer.status, 200)
    const stolen = { authorization: `Bearer ${await machine.token()}` }
    assert.equal((await fetch(`${server.issuer}/api/clients`, { headers: stolen })).status, 401)
  })
  test('a token goes to no origin that is not named', async () => {
    const { createMachine } = (await load('index')) as Index
    const asked: string[] = []
    const spying = (async (input: string | URL | Request, init?: RequestInit) => {
      asked.push(String(input instanceof Request ? input.url : input))
      return fetch(input, init)
    }) as typeof fetch
    const { id, secret } = await machineClient()
    const machine = createMachine({ issuer: server.issuer, clientId: id, clientSecret: secret, fetch: spying })
    await assert.rejects(machine.fetch('http://127.0.0.1:9998/'), /the token is not for http:\/\/127\.0\.0\.1:9998/)
    assert.deepEqual(asked, [])
  })
  test('a server that speaks plain HTTP is refused, unless it is on this machine', async () => {
    const { createMachine } = (await load('index')) as Index
    const machine = createMachine({ issuer: 'http://id.example', clientId: 'a', clientSecret: 'b', fetch: () => assert.fail('it was asked') })
    await assert.rejects(machine.token(), /HTTPS/)
  })

  /** An application whose server holds the tokens, and a browser that keeps its cookies. */
  async function application(fields: Parameters<typeof makeClient>[1] = {}, lifetime?: number) {
    const { createServerSessions, memoryStore } = (await load('server')) as ServerSide
    const grants = ['authorization_code', 'refresh_token', 'revoke']
    const client = await makeClient(server, { redirect_uris: [CALLBACK], post_logout_redirect_uris: [`${ORIGIN}/`], supported_grant_types: grants, ...fields })
    const sessions = createServerSessions({
      issuer: server.issuer,
      clientId: client.id,
      clientSecret: client.secret,
      redirectUri: CALLBACK,
      postLogoutRedirectUri: `${ORIGIN}/`,
      scope: 'openid profile email account:manage:own',
      lifetime,
      // It keeps everything, as a store may.
      store: memoryStore(() => 0),
    })
    const browser = () => {
      const cookies = new Map<string, string>()
      const request = (path: string, init: RequestInit = {}) => {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        return new Request(new URL(path, ORIGIN), { ...init, headers: { cookie, ...(init.headers as Record<string, string>) } })
      }
      const ask = async (path: string, init?: RequestInit) => {
        const answer = (await sessions.handle(request(path, init))) ?? assert.fail(`${path} is not answered`)
        for (const line of answer.headers.getSetCookie()) {
          const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
          if (value === '') cookies.delete(name)
          else cookies.set(name, value)
          assert.match(line, /HttpOnly; SameSite=Lax/)
        }
        return answer
      }
      const begin = async (path = '/auth/sign-in?back=/board') => (await ask(path)).headers.get('location') ?? ''
      const arrive = async (address: string) => (await visitor.complete(await visitor.go(address), { username })).url
      const signIn = async () => {
        const answered = await arrive(await begin())
        return ask(answered.pathname + answered.search)
      }
      return { ask, begin, arrive, signIn, find: () => sessions.find(request('/')) }
    }
    return { browser, sessions }
  }

  test('a person signs in with a server that holds the tokens: the browser has a cookie, the server calls the API', async () => {
    const { browser } = await application()
    const { signIn, find, ask } = browser()
    assert.equal(await find(), undefined)
    assert.deepEqual(await (await ask('/auth/person')).json(), { person: null, account_url: `${server.issuer}/account` })
    const done = await signIn()
    assert.deepEqual([done.status, done.headers.get('location')], [303, '/board'])
    const session = (await find()) ?? assert.fail('nobody is signed in')
    assert.deepEqual([session.person.name, session.person.email], ['Ada Lovelace', username])
    assert.equal((await session.fetch(`${server.issuer}/me`)).status, 200)
    assert.doesNotMatch(await (await ask('/auth/person')).text(), /token/)
    const { data } = (await (await ask('/auth/sessions')).json()) as { readonly data: readonly { readonly current: boolean }[] }
    assert.equal(data.filter(({ current }) => current).length, 1)
  })
  test('tokens that expire are renewed, once for requests at the same time', async () => {
    const { browser } = await application({ access_token_ttl: 5 })
    const { signIn, find } = browser()
    await signIn()
    const session = await find()
    const twins = await Promise.all(Array.from({ length: 6 }, async () => (await session?.fetch(`${server.issuer}/me`))?.status))
    assert.deepEqual(new Set(twins), new Set([200]))
    assert.equal((await (await find())?.fetch(`${server.issuer}/me`))?.status, 200)
  })
  test('a session is over when its lifetime is, whatever the store keeps', async () => {
    const { browser } = await application({}, 0)
    const { signIn, find } = browser()
    assert.equal((await signIn()).status, 303)
    assert.equal(await find(), undefined)
  })
  test('OIDC RP-Initiated Logout §2 a sign-out ends the session here and there', async () => {
    const { browser } = await application()
    const { signIn, find, ask } = browser()
    await signIn()
    const session = await find()
    const gone = await ask('/auth/sign-out', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } })
    assert.match(gone.headers.get('location') ?? '', /\/oauth\/end_session\?.*id_token_hint=/)
    assert.equal(await find(), undefined)
    assert.equal((await session?.fetch(`${server.issuer}/me`).catch(() => undefined))?.status ?? 401, 401)
  })
  test('RFC 9700 §4.7 an answer is taken once, by the browser that asked for it', async () => {
    const { browser } = await application()
    const [mine, theirs] = [browser(), browser()]
    const answered = await mine.arrive(await mine.begin())
    const path = answered.pathname + answered.search
    await theirs.begin()
    assert.equal((await theirs.ask(path)).status, 400)
    assert.equal((await mine.ask(path)).status, 303)
    assert.equal((await mine.ask(path)).status, 400)
    assert.equal(await theirs.find(), undefined)
  })
  test('a link to the sign-in leads to no other site, and replaces no part of the request', async () => {
    const { browser } = await application()
    for (const back of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'board']) {
      const { begin, arrive, ask } = browser()
      const answered = await arrive(await begin(`/auth/sign-in?${new URLSearchParams({ back })}`))
      assert.equal((await ask(answered.pathname + answered.search)).headers.get('location'), '/', back)
    }
    const asked = new URL(await browser().begin('/auth/sign-in?request_uri=urn:x&scope=openid&redirect_uri=https://evil.example&prompt=login')).searchParams
    assert.deepEqual([asked.get('request_uri'), asked.get('redirect_uri'), asked.get('prompt')], [null, CALLBACK, 'login'])
  })
  test('a page of another site neither signs a person out nor ends their sessions', async () => {
    const { browser } = await application()
    const { signIn, find, ask } = browser()
    await signIn()
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example' }]) {
      assert.equal((await ask('/auth/sign-out', { method: 'POST', headers })).status, 403)
      assert.equal((await ask('/auth/sessions', { method: 'DELETE', headers })).status, 403)
    }
    assert(await find())
  })

  /** Runs a file of the guide where the package is installed, and gives its first line. */
  async function runGuide(name: string, client: Awaited<ReturnType<typeof makeClient>>, env: Record<string, string> = {}): Promise<string> {
    writeFileSync(join(installed.folder, name), filesOf('client-package')(name))
    const child = spawn(process.execPath, [name], {
      cwd: installed.folder,
      env: { ISSUER: server.issuer, CLIENT_ID: client.id, CLIENT_SECRET: client.secret, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    running.push(child)
    for await (const line of createInterface(child.stdout)) return line
    return assert.fail(`${name} said nothing`)
  }

  test('client-package.md, the API', async () => {
    assert.equal(await runGuide('api.mjs', await machineClient()), 'Made Made by a program')
  })
  test('client-package.md, the server on node:http', async () => {
    const port = await freePort()
    const base = `http://localhost:${port}`
    const { client: fields } = JSON.parse(filesOf('client-package')('client.json').replaceAll('http://localhost:3000', base))
    const client = await makeClient(server, fields)
    assert.equal(await runGuide('server.mjs', client, { PORT: String(port) }), `Ready at ${base}`)
    const jar = new Map<string, string>()
    const get = async (path: string) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch(new URL(path, base), { redirect: 'manual', headers: { cookie } })
      for (const line of answer.headers.getSetCookie()) jar.set(...((line.split(';')[0] ?? '').split('=') as [string, string]))
      return answer
    }
    assert.match(await (await get('/')).text(), /Sign in/)
    const asked = (await get('/auth/sign-in?back=/')).headers.get('location') ?? ''
    const answered = (await visitor.complete(await visitor.go(asked), { username })).url
    assert.equal((await get(answered.pathname + answered.search)).headers.get('location'), '/')
    assert.equal(await (await get('/')).text(), 'Hello Ada Lovelace, your token carries 4 scopes')
  })
})
