import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { languages } from '../../web/pages/clients/try-it/snippets/all.ts'
import type { Filling } from '../../web/pages/clients/try-it/snippets/filling.ts'
import type { WayName } from '../../web/pages/clients/try-it/way-names.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorAt } from '../support/visitor.ts'

const redirect = 'https://app.example/callback'
const scripts = ['openid-client', 'oauth4webapi'] as const
const wayNames = ['authorization_code', 'client_credentials', 'refresh_token', 'password', 'implicit', 'introspect', 'revoke']
/** Where a snippet stops for what an application does with a browser. */
const BROWSER = /^(?:\/\/|#) send the person to .*$/m

describe('the snippets of the console work as they stand', () => {
  let server: TestServer
  let app: TestClient
  let username: string
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-snippets-'))
  before(async () => {
    symlinkSync(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'), 'dir')
    server = await startServer({ listen: true, settings: { password_grant: true, implicit_grant: true } })
    username = (await makePerson(server)).username
    app = await makeClient(server, { redirect_uris: [redirect], supported_grant_types: [...wayNames], first_party: true })
  })
  after(async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const snippet = (name: string, way: WayName, more: Partial<Filling> = {}): string => {
    const filling = {
      issuer: server.issuer,
      id: app.id,
      secret: app.secret,
      method: 'client_secret_basic',
      scope: way === 'client_credentials' ? '' : 'openid profile',
      redirect,
      ...more,
    }
    return languages.find((language) => language.name === name)?.texts[way]?.(filling) ?? assert.fail(`no ${name}`)
  }
  /** Tokens to refresh, look at and revoke. */
  async function tokens(): Promise<{ access_token: string; refresh_token: string }> {
    const form = { grant_type: 'password', username, password: PASSWORD, scope: 'openid' }
    return (await server.call('POST', '/oauth/token', { form, basic: app.basic })).json
  }
  const active = async (token: string): Promise<boolean> => (await server.call('POST', '/oauth/introspect', { form: { token }, basic: app.basic })).json.active
  const visit = async (url: string): Promise<string> => {
    const visitor = visitorAt(server.issuer)
    return (await visitor.complete(await visitor.go(url), { username })).url.href
  }

  let ran = 0
  /** Runs a snippet for JavaScript with the variables it expects, and tells one of those it makes. */
  async function run(code: string, wanted: string, given: Record<string, unknown> = {}): Promise<unknown> {
    const file = join(folder, `${++ran}.mjs`)
    Object.assign(globalThis, { given: { ...given, visit } })
    writeFileSync(
      file,
      [
        `const { ${['visit', ...Object.keys(given)].join(', ')} } = globalThis.given`,
        code.replace(BROWSER, 'const address = await visit(url.href)'),
        `export const wanted = ${wanted}`,
      ].join('\n'),
    )
    return (await import(pathToFileURL(file).href)).wanted
  }
  /** Runs a script in the shell; `next` is written to it after its first line of output. */
  async function shell(script: string, env: Record<string, string> = {}, next?: (line: string) => Promise<string>): Promise<string> {
    const child = spawn('sh', ['-s'], { env: { PATH: process.env['PATH'], ...env }, stdio: ['pipe', 'pipe', 'ignore'] })
    child.stdin.write(`${script}\n`)
    if (!next) {
      child.stdin.end()
      return text(child.stdout)
    }
    const line = await new Promise<string>((resolve) => child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim())))
    child.stdin.end(`${await next(line)}\n`)
    return text(child.stdout)
  }

  for (const name of scripts) {
    test(`${name}: signing in, refreshing, the password grant and the flows through the browser`, async () => {
      assert.match(String(await run(snippet(name, 'authorization_code'), 'tokens.access_token')), /^gat_/)
      assert.match(String(await run(snippet(name, 'refresh_token'), 'tokens.access_token', { refreshToken: (await tokens()).refresh_token })), /^gat_/)
      assert.match(String(await run(snippet(name, 'password'), 'tokens.access_token', { username, password: PASSWORD })), /^gat_/)
      const implicit = name === 'openid-client' ? 'claims.sub' : 'tokens.access_token'
      assert.match(String(await run(snippet(name, 'implicit'), implicit)), name === 'openid-client' ? /^usr_/ : /^gat_/)
    })
    test(`${name}: a token is looked at and revoked`, async () => {
      const { access_token: token } = await tokens()
      assert.equal(await run(snippet(name, 'introspect'), 'active', { token }), true)
      await run(snippet(name, 'revoke'), 'undefined', { token })
      assert.equal(await active(token), false)
    })
    test(`${name}: a client proves itself in every way`, async () => {
      for (const method of ['client_secret_basic', 'client_secret_post', 'client_secret_jwt']) {
        const { id, secret } = await makeClient(server, { token_endpoint_auth_methods: [method] })
        assert.match(String(await run(snippet(name, 'client_credentials', { id, secret, method }), 'tokens.access_token')), /^gat_/, method)
      }
      const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
      const jwk: JWK = await exportJWK(publicKey)
      const { id } = await makeClient(server, { token_endpoint_auth_methods: ['private_key_jwt'], jwks: { keys: [{ ...jwk }] } })
      const given = { privateKey: await importJWK(await exportJWK(privateKey), 'ES256') }
      assert.match(String(await run(snippet(name, 'client_credentials', { id, method: 'private_key_jwt' }), 'tokens.access_token', given)), /^gat_/)
    })
  }

  test('curl: signing in, with the code that came back', async () => {
    const [before = '', then = ''] = snippet('curl', 'authorization_code').split('# 2.')
    const answer = await shell(before, {}, async (line) => `CODE=${new URL(await visit(line)).searchParams.get('code')}\n#${then}`)
    assert.match(JSON.parse(answer).access_token, /^gat_/)
  })
  test('curl: tokens without a code, and through the browser', async () => {
    assert.match(JSON.parse(await shell(snippet('curl', 'client_credentials'))).access_token, /^gat_/)
    assert.match(JSON.parse(await shell(snippet('curl', 'password'), { USERNAME: username, PASSWORD })).access_token, /^gat_/)
    const { refresh_token: REFRESH_TOKEN } = await tokens()
    assert.match(JSON.parse(await shell(snippet('curl', 'refresh_token'), { REFRESH_TOKEN })).access_token, /^gat_/)
    assert.match(await visit((await shell(snippet('curl', 'implicit'))).trim()), /#(.*&)?access_token=gat_/)
  })
  test('curl: a token is looked at and revoked', async () => {
    const { access_token: TOKEN } = await tokens()
    assert.equal(JSON.parse(await shell(snippet('curl', 'introspect'), { TOKEN })).active, true)
    assert.equal(await shell(snippet('curl', 'revoke'), { TOKEN }), '')
    assert.equal(await active(TOKEN), false)
  })
  test('a secret that is not given is read from the environment', async () => {
    const more = { secret: undefined }
    assert.match(JSON.parse(await shell(snippet('curl', 'client_credentials', more), { CLIENT_SECRET: app.secret })).access_token, /^gat_/)
    process.env['CLIENT_SECRET'] = app.secret
    for (const name of scripts) assert.match(String(await run(snippet(name, 'client_credentials', more), 'tokens.access_token')), /^gat_/)
    for (const { name } of languages) assert.match(snippet(name, 'client_credentials', more), /CLIENT_SECRET/, name)
  })
  test('what was registered never ends the string it stands in', async () => {
    const { id, secret } = await makeClient(server, { id: `o'neil"\\$(exit)\``, secret: `a secret' of "$HOME" and \\n more than 16` })
    const more = { id, secret, method: 'client_secret_post' }
    await server.context.db.table((await import('#model/client.ts')).client).change({ id }, { token_endpoint_auth_methods: ['client_secret_post'] })
    assert.match(JSON.parse(await shell(snippet('curl', 'client_credentials', more))).access_token ?? '', /^gat_/)
    for (const name of scripts) assert.match(String(await run(snippet(name, 'client_credentials', more), 'tokens.access_token')), /^gat_/)
  })
  test('every language has every grant, and none leaves a hole', () => {
    for (const { name } of languages)
      for (const way of wayNames)
        for (const method of ['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt', 'none'])
          assert.doesNotMatch(snippet(name, way, { method }), /undefined(?!,)|\[object|\bfalse\b(?!;)/, `${name}, ${way}, ${method}`)
  })
})
