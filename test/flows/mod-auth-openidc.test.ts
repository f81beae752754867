import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { makeClient } from '../support/clients.ts'
import { freePort } from '../support/free-port.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorAt } from '../support/visitor.ts'

const APACHE = '/usr/sbin/apache2'
const MODULES = '/usr/lib/apache2/modules'
const installed = existsSync(APACHE) && existsSync(join(MODULES, 'mod_auth_openidc.so'))
const modules = ['mpm_prefork', 'authn_core', 'authz_core', 'authz_user', 'headers', 'dir', 'auth_openidc'].filter((name) =>
  existsSync(join(MODULES, `mod_${name}.so`)),
)

interface Site {
  readonly folder: string
  readonly port: number
  readonly issuer: string
  readonly client: readonly [string, string]
}

const configuration = ({ folder, port, issuer, client: [id, secret] }: Site) => `
ServerRoot ${folder}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
${process.getuid?.() === 0 ? 'User nobody\nGroup nogroup' : ''}
${modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
DocumentRoot ${folder}/site
OIDCProviderMetadataURL ${issuer}/.well-known/openid-configuration
OIDCClientID ${id}
OIDCClientSecret ${secret}
OIDCRedirectURI http://localhost:${port}/private/callback
OIDCCryptoPassphrase a-passphrase-for-tests
OIDCScope "openid email profile"
OIDCPKCEMethod S256
OIDCRemoteUserClaim email
<Location /private>
  AuthType openid-connect
  # A script has no navigation; a browser would be redirected anyway.
  OIDCUnAuthAction auth true
  Require valid-user
  Header always set X-Remote-User "expr=%{REMOTE_USER}"
</Location>
`

// A machine without Apache lacks nothing that the project needs: there, these tests do not exist.
const whereInstalled = installed ? describe : () => {}

whereInstalled("Apache's mod_auth_openidc", () => {
  let server: TestServer
  let apache: ChildProcess | undefined
  let folder: string
  let base: string
  before(async () => {
    server = await startServer({ listen: true })
    const port = await freePort()
    base = `http://localhost:${port}`
    const { basic } = await makeClient(server, {
      redirect_uris: [`${base}/private/callback`],
      supported_grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_methods: ['client_secret_basic'],
    })
    folder = mkdtempSync('/tmp/gatehouse-apache-')
    mkdirSync(join(folder, 'site/private'), { recursive: true })
    for (const place of ['', 'site', 'site/private']) chmodSync(join(folder, place), 0o755)
    writeFileSync(join(folder, 'site/private/index.html'), 'private')
    writeFileSync(join(folder, 'apache.conf'), configuration({ folder, port, issuer: server.issuer, client: basic }))
    apache = spawn(APACHE, ['-X', '-f', join(folder, 'apache.conf')], { stdio: 'inherit' })
    for (let tries = 0; tries < 600; tries++) {
      const up = await fetch(base).then(
        () => true,
        () => false,
      )
      if (up) return
      await wait(50)
    }
    throw new Error('Apache does not answer')
  })
  after(async () => {
    if (apache && apache.exitCode === null) {
      apache.kill('SIGKILL')
      await once(apache, 'exit')
    }
    await server?.close()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  test('lets a person in who signed in here, and tells the site who it is', async () => {
    const { username } = await makePerson(server)
    const cookies = new Map<string, string>()
    const get = async (url: string) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie, accept: 'text/html' } })
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        const [name = '', value = ''] = pair.split(/=(.*)/s)
        cookies.set(name, value)
      }
      return answer
    }
    const first = await get(`${base}/private/`)
    assert.equal(first.status, 302)
    const visitor = visitorAt(server.issuer)
    const { url } = await visitor.complete(await visitor.go(first.headers.get('location') ?? ''), { username })
    assert.equal(url.origin, base)
    const callback = await get(url.href)
    assert.equal(callback.status, 302)
    const inside = await get(new URL(callback.headers.get('location') ?? '', base).href)
    assert.equal(inside.status, 200)
    assert.equal(await inside.text(), 'private')
    assert.equal(inside.headers.get('x-remote-user'), username)
  })
})
