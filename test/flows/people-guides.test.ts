import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { backend } from '#model/backend.ts'
import { federatedServer } from '#model/federation/server.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { organizationDomain } from '#model/organization-domain.ts'
import { review } from '#model/review.ts'
import { user } from '#model/user.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { samlKey } from '../support/saml.ts'
import { startServer, type TestServer, temporaryFolder } from '../support/server.ts'

const guides = join(import.meta.dirname, '../../docs/guides')
const textOf = (guide: string) => readFileSync(join(guides, `${guide}.md`), 'utf8')

let server: TestServer
before(async () => {
  server = await startServer({ listen: true })
})
after(() => server.close())

/** Runs the commands of a guide one after the other, as somebody does who copies them. */
async function follow(guide: string, token: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  const script = [...textOf(guide).matchAll(/```sh\n([\s\S]+?)```/g)].map(([, text = '']) => text).join('\n')
  const env = { PATH: process.env['PATH'], ISSUER: server.issuer, TOKEN: token, ...more }
  const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd: temporaryFolder(), env, stdio: ['ignore', 'inherit', 'inherit'] })
  const [code] = await once(child, 'close')
  assert.equal(code, 0)
}

test('people.md', async () => {
  await follow('people', await server.adminToken())
  const [ada] = await server.context.db.table(user).find({ username: 'ada@harbour.example' })
  assert.deepEqual([ada?.blocked, ada?.must_change_password, ada?.roles], [true, true, ['role_developer']])
})

test('branding.md', async () => {
  await follow('branding', await server.adminToken())
  const login = await server.call('GET', '/login')
  for (const shown of ['Harbour office', 'Log in · Harbour', 'brand.css?accent_color=%23006644']) assert(login.text.includes(shown), shown)
})

test('templates.md', async () => {
  await follow('templates', await server.adminToken())
  const { data } = (await server.call('GET', '/api/templates', { bearer: await server.adminToken() })).json
  assert.deepEqual(
    data.map(({ name }: { name: string }) => name),
    ['mail_password'],
  )
})

test('translations.md', async () => {
  await follow('translations', await server.adminToken())
  assert.match((await server.call('GET', '/login?ui_locales=de')).text, /<html lang="de">[\s\S]*<h1>Anmelden<\/h1>/)
})

test('developers.md', async () => {
  const { username, id } = await makePerson(server, { roles: ['role_developer'] })
  await follow('developers', await personToken(server, { username }))
  const [asked] = await server.context.db.table(review).find({ requested_by: id })
  assert.equal(asked?.state, 'waiting')
})

test('federation.md', async () => {
  const IDP_CERTIFICATE = join(temporaryFolder(), 'idp.pem')
  writeFileSync(IDP_CERTIFICATE, samlKey('idp.lighthouse.example').pem)
  await follow('federation', await server.adminToken(), { IDP_CERTIFICATE })
  const { db } = server.context
  const servers = await db.table(federatedServer).find({})
  assert.deepEqual(servers.map(({ name, protocol }) => [name, protocol]).sort(), [
    ['Google', 'oidc'],
    ['Lighthouse', 'saml'],
  ])
  const [google] = servers.filter(({ name }) => name === 'Google')
  assert.deepEqual((await db.table(identityProvider).get('idp_default'))?.federated_servers, [google?.id])
  assert.equal((await db.table(organizationDomain).find({}))[0]?.federated_server_id, google?.id)
  assert.equal((await db.table(backend).find({ name: 'Directory' }))[0]?.type, 'ldap')
})

test('every id of a page that people.md names is on that page', async () => {
  const sources = [
    'sign-in',
    'register',
    'select-account',
    'consent-view',
    'forgotten-password',
    'forgotten-password',
    'mail-sign-in-form',
    'mail-sign-in',
    'account-view',
    'password',
    'logout',
    'error',
  ].map((name) => readFileSync(join(guides, '../../src/pages', `${name}.ts`), 'utf8'))
  const rows = textOf('people')
    .split('\n')
    .filter((line) => /^\| (`\/|any error)/.test(line))
  assert.equal(rows.length, sources.length)
  for (const [i, row] of rows.entries()) {
    const ids = [...(row.split('|')[3] ?? '').matchAll(/`([\w-]+)`/g)].map(([, id = '']) => id)
    for (const id of ids) assert.ok(new RegExp(`(id="|id: '|name: ')${id}["']`).test(sources[i] ?? ''), `${id} on ${row}`)
  }
})
