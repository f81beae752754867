import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer, temporaryFolder } from '../support/server.ts'
import { visitorAt } from '../support/visitor.ts'

const MODULES = '/usr/lib/apache2/modules'
const installed = existsSync(`${MODULES}/mod_auth_openidc.so`) && existsSync('/usr/sbin/apache2')
const SECRET = 'a secret that Apache and the server share'

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : 0))
    })
  })

const configuration = (folder: string, port: number, issuer: string) => `
ServerRoot "${folder}"
PidFile "${folder}/apache.pid"
ErrorLog "${folder}/error.log"
LogLevel warn
ServerName localhost
Listen 127.0.0.1:${port}
User nobody
Group nogroup
${['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'headers', 'dir', 'mime', 'auth_openidc'].map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
TypesConfig /dev/null
DocumentRoot "${folder}/site"
<Directory "${folder}/site">
  Require all granted
</Directory>
OIDCProviderMetadataURL ${issuer}/.well-known/openid-configuration
OIDCClientID apache
OIDCClientSecret "${SECRET}"
OIDCRedirectURI http://localhost:${port}/protected/callback
OIDCDefaultLoggedOutURL http://localhost:${port}/bye.txt
OIDCCryptoPassphrase "only for this test"
OIDCPKCEMethod S256
OIDCScope "openid profile email"
OIDCRemoteUserClaim email
OIDCUnAuthAction auth true
<Location /protected>
  AuthType openid-connect
  Require valid-user
  Header always set X-Signed-In "expr=%{REMOTE_USER}"
  Header always set X-Subject "%{OIDC_CLAIM_sub}e"
</Location>
`

const whenInstalled = installed ? describe : () => {}

// Apache is a matter of the machine, not of this package: where it is (apache2, libapache2-mod-auth-openidc), it is one more client.
whenInstalled('mod_auth_openidc', () => {
  let server: TestServer
  let apache: ChildProcess
  let site: string
  const folder = temporaryFolder()

  before(async () => {
    const port = await freePort()
    site = `http://localhost:${port}`
    server = await startServer({ listen: true })
    const made = await server.call('POST', '/api/clients', {
      bearer: await server.adminToken(),
      json: {
        client: {
          id: 'apache',
          secret: SECRET,
          name: 'Apache',
          redirect_uris: [`${site}/protected/callback`],
          post_logout_redirect_uris: [`${site}/bye.txt`],
          supported_grant_types: ['authorization_code'],
        },
      },
    })
    assert.equal(made.status, 201, made.text)
    mkdirSync(join(folder, 'site/protected'), { recursive: true })
    writeFileSync(join(folder, 'site/protected/page.txt'), 'for those who signed in')
    writeFileSync(join(folder, 'site/bye.txt'), 'signed out')
    writeFileSync(join(folder, 'apache.conf'), configuration(folder, port, server.issuer))
    // The worker is another user, and must reach the page.
    chmodSync(folder, 0o755)
    apache = spawn('/usr/sbin/apache2', ['-f', join(folder, 'apache.conf'), '-D', 'FOREGROUND'], { stdio: 'ignore' })
    for (let attempt = 0; attempt < 100 && !(await fetch(`${site}/bye.txt`).catch(() => undefined))?.ok; attempt++) await wait(50)
  })
  after(async () => {
    apache?.kill()
    await server?.close()
  })

  test('OIDC Core §3.1 Apache signs a person in with a code, reads the ID token and userinfo, and signs out', async () => {
    const person = await makePerson(server)
    const browser = visitorAt(server.issuer)
    const door = visitorAt(site)
    const sent = await door.go(`${site}/protected/page.txt`)
    assert.equal(sent.url.pathname, '/oauth/authorize')
    const back = await browser.complete(await browser.go(sent.url.href), { username: person.username })
    assert.equal(back.url.origin, site)
    assert.equal(back.params.get('iss'), server.issuer)
    const page = await door.go(back.url.href)
    assert.equal(page.text, 'for those who signed in')
    assert.equal(page.headers['x-signed-in'], person.email)
    assert.equal(page.headers['x-subject'], person.id)

    const leaving = await door.go(`${site}/protected/callback?logout=${encodeURIComponent(`${site}/bye.txt`)}`)
    assert.equal(leaving.url.pathname, '/oauth/end_session')
    const left = await browser.go(leaving.url.href)
    assert.equal(left.url.href.split('?')[0], `${site}/bye.txt`)
    assert.equal((await browser.go(sent.url.href)).url.pathname, '/login')
  })
})
