import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeClient } from '../support/clients.ts'
import { athOf, type ProofKey, proofKey } from '../support/dpop.ts'
import { freePort } from '../support/free-port.ts'
import { filesOf } from '../support/guides.ts'
import { startServer, type TestServer, temporaryFolder } from '../support/server.ts'
import { compileJava, fetchBy, needPrograms, runTool, SPRING_BOOT, toolEnv, whereToBeHad } from '../support/tools.ts'

/** The registries and compilers share a machine with the other tests. */
const PATIENCE = { timeout: 400_000 }
const AUDIENCE = 'https://orders.example/'
const SCOPE = 'orders:read'

const starters = ['webmvc', 'security-oauth2-resource-server'].map(
  (name) => `<dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-${name}</artifactId></dependency>`,
)
const springProject = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>example</groupId><artifactId>orders</artifactId><version>1</version>
  <parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>${SPRING_BOOT}</version></parent>
  <dependencies>${starters.join('')}</dependencies>
</project>
`
const springProgram = `package orders;

@org.springframework.boot.autoconfigure.SpringBootApplication
@org.springframework.web.bind.annotation.RestController
public class Orders {
  public static void main(String[] args) {
    System.setProperty("logging.level.root", "ERROR");
    System.setProperty("spring.main.banner-mode", "off");
    System.setProperty("server.port", System.getenv("PORT"));
    org.springframework.boot.SpringApplication.run(Orders.class, args);
  }

  @org.springframework.web.bind.annotation.GetMapping("/orders")
  public java.util.List<String> orders() {
    return java.util.List.of();
  }
}
`

describe('the APIs of resource-server.md accept what is for them, and nothing else', { timeout: 4 * PATIENCE.timeout }, () => {
  let server: TestServer
  const file = filesOf('resource-server')
  const folder = temporaryFolder()
  const started: ChildProcess[] = []
  let tokens: Record<'good' | 'elsewhere' | 'unscoped' | 'bound', string>
  let key: ProofKey
  let introspector: { readonly id: string; readonly secret: string }
  const at = (...parts: readonly string[]) => join(folder, ...parts)

  async function make(path: string, json: object): Promise<void> {
    const answer = await server.call('POST', path, { json, bearer: await server.adminToken() })
    assert.equal(answer.status, 201, answer.text)
  }
  async function tokenFor(resource: string, scope: string, headers: Record<string, string> = {}): Promise<string> {
    const scopes = scope === '' ? {} : { authorize_scope: true, authorized_scopes: [{ name: scope }] }
    // The registries may take their time: the tokens outlive all that is fetched.
    const { basic } = await makeClient(server, { id: 'the-caller-'.concat(crypto.randomUUID()), access_token_ttl: 7200, ...scopes })
    const form = { grant_type: 'client_credentials', resource, ...(scope === '' ? {} : { scope }) }
    const answer = await server.call('POST', '/oauth/token', { form, basic, headers })
    assert.equal(answer.status, 200, answer.text)
    return answer.json.access_token
  }
  before(async () => {
    server = await startServer({ listen: true })
    await make('/api/scopes', { name: SCOPE, label: 'See orders' })
    const { api } = JSON.parse(file('api.json'))
    introspector = await makeClient(server, { supported_grant_types: ['introspect'] })
    await make('/api/apis', { ...api, client_id: introspector.id })
    await make('/api/apis', { ...api, identifier: 'https://stock.example/', name: 'Stock' })
    key = await proofKey()
    tokens = {
      good: await tokenFor(AUDIENCE, SCOPE),
      elsewhere: await tokenFor('https://stock.example/', SCOPE),
      unscoped: await tokenFor(AUDIENCE, ''),
      bound: await tokenFor(AUDIENCE, SCOPE, await key.forTokens(server)),
    }
  })
  after(async () => {
    for (const child of started) child.kill('SIGKILL')
    await server.close()
  })

  /** Starts an API and waits until it answers. */
  async function serve(command: string, args: readonly string[], cwd: string): Promise<string> {
    const port = await freePort()
    const env = { ...toolEnv, ISSUER: server.issuer, PORT: String(port) }
    const child = spawn(
      command,
      args.map((arg) => (arg === 'PORT' ? String(port) : arg)),
      { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] },
    )
    started.push(child)
    const base = `http://localhost:${port}`
    for (let waited = 0; waited < 300; waited++) {
      const up = await fetch(`${base}/orders`).catch(() => undefined)
      if (up) return base
      assert.equal(child.exitCode, null, `${command} ended`)
      await sleep(200)
    }
    return assert.fail(`${command} never listened`)
  }
  const statusOf = async (base: string, authorization?: string, headers: Record<string, string> = {}) => {
    const { status } = await fetch(`${base}/orders`, { headers: { ...(authorization ? { authorization } : {}), ...headers } })
    return status
  }
  async function judge(base: string): Promise<void> {
    const asked: readonly (readonly [string | undefined, number])[] = [
      [undefined, 401],
      ['Bearer nonsense', 401],
      [`Bearer ${tokens.good}`, 200],
      [`Bearer ${tokens.elsewhere}`, 401],
      [`Bearer ${tokens.unscoped}`, 403],
      [`Bearer ${tokens.bound}`, 401],
    ]
    for (const [authorization, expected] of asked) assert.equal(await statusOf(base, authorization), expected, authorization ?? 'no token')
  }

  test(
    'Express, with bound tokens too, and as the one that nginx asks',
    PATIENCE,
    whereToBeHad(async () => {
      needPrograms('npm')
      const cwd = at('express')
      mkdirSync(cwd)
      writeFileSync(join(cwd, 'package.json'), '{"private": true}')
      await fetchBy('npm', ['install', '--no-audit', '--no-fund', 'express@5', 'oauth4webapi@3'], { cwd })
      writeFileSync(join(cwd, 'express.mjs'), file('express.mjs') + file('verify.mjs'))
      const base = await serve(process.execPath, ['express.mjs'], cwd)
      await judge(base)
      const proof = (url: string) => key.proof('GET', url, { claims: { ath: athOf(tokens.bound) } })
      const bound = `DPoP ${tokens.bound}`
      assert.equal(await statusOf(base, bound, { dpop: await proof(`${base}/orders`) }), 200)
      assert.equal(await statusOf(base, bound, { dpop: await proof(`${base}/elsewhere`) }), 401)
      assert.equal(await statusOf(base, bound), 401)
      const verified = await fetch(`${base}/verify`, { headers: { authorization: `Bearer ${tokens.good}` } })
      assert.equal(verified.status, 204)
    }),
  )

  test(
    'FastAPI',
    PATIENCE,
    whereToBeHad(async () => {
      needPrograms('python3')
      const cwd = at('fastapi')
      mkdirSync(cwd)
      await fetchBy('python3', ['-m', 'venv', 'venv'], { cwd })
      await fetchBy('venv/bin/pip', ['-q', 'install', 'fastapi', 'uvicorn', 'pyjwt[crypto]'], { cwd })
      writeFileSync(join(cwd, 'orders.py'), file('orders.py'))
      await judge(await serve('venv/bin/uvicorn', ['orders:app', '--host', 'localhost', '--port', 'PORT', '--log-level', 'error'], cwd))
    }),
  )

  test(
    'Go',
    PATIENCE,
    whereToBeHad(async () => {
      needPrograms('go')
      const cwd = at('go')
      mkdirSync(cwd)
      writeFileSync(join(cwd, 'main.go'), file('main.go'))
      const env = { GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' }
      await runTool('go', ['mod', 'init', 'orders.example/api'], { cwd, env })
      await fetchBy('go', ['get', 'github.com/coreos/go-oidc/v3@v3.14.1'], { cwd, env })
      await runTool('go', ['build', '-o', 'orders'], { cwd, env })
      await judge(await serve('./orders', [], cwd))
    }),
  )

  test(
    'Spring, with bound tokens too',
    PATIENCE,
    whereToBeHad(async () => {
      needPrograms('java', 'javac', 'mvn')
      const cwd = at('spring')
      mkdirSync(cwd)
      writeFileSync(join(cwd, 'pom.xml'), springProject)
      await fetchBy('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DincludeScope=compile', '-DoutputDirectory=jars'], { cwd })
      writeFileSync(join(cwd, 'SecurityConfiguration.java'), `package orders;\n${file('SecurityConfiguration.java')}`)
      writeFileSync(join(cwd, 'Orders.java'), springProgram)
      await compileJava(['SecurityConfiguration.java', 'Orders.java'], 'jars/*', { cwd })
      const base = await serve('java', ['-cp', 'classes:jars/*', 'orders.Orders'], cwd)
      await judge(base)
      const dpop = await key.proof('GET', `${base}/orders`, { claims: { ath: athOf(tokens.bound) } })
      assert.equal(await statusOf(base, `DPoP ${tokens.bound}`, { dpop }), 200)
      assert.equal(await statusOf(base, `DPoP ${tokens.bound}`), 401)
    }),
  )

  test('asked instead of verified', async () => {
    const cwd = at('introspect')
    mkdirSync(cwd)
    symlinkSync(join(import.meta.dirname, '../../node_modules'), join(cwd, 'node_modules'), 'dir')
    writeFileSync(join(cwd, 'introspect.mjs'), file('introspect.mjs'))
    const env = { ISSUER: server.issuer, CLIENT_ID: introspector.id, CLIENT_SECRET: introspector.secret }
    const told = (token: string) => runTool(process.execPath, ['introspect.mjs'], { cwd, env: { ...env, TOKEN: token } })
    assert.match(await told(tokens.good), /^Good, and speaks for the-caller-/)
    for (const token of [tokens.elsewhere, tokens.unscoped, tokens.bound, 'nonsense']) assert.equal(await told(token), 'Not good here\n')
  })
})
