import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { identityProvider } from '#model/identity-provider.ts'
import { user } from '#model/user.ts'
import { startActiveDirectory, type TestEntry } from '../support/directory.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

const BASE = 'DC=harbour,DC=example'
const SEARCHER = { ldap_bind_dn: `CN=searcher,${BASE}`, ldap_bind_password: 'the secret of the searcher' }
const PASSWORD = 'gulls over the pier'
const [NORMAL, DISABLED] = ['512', '514']

/** A person as Active Directory keeps one. The bytes of the identifier may happen to be text. */
const person = (name: string, control: string, guid: Buffer): TestEntry => ({
  dn: `CN=${name},OU=People,${BASE}`,
  password: PASSWORD,
  attributes: {
    objectClass: ['top', 'person', 'organizationalPerson', 'user'],
    sAMAccountName: [name],
    userPrincipalName: [`${name}@harbour.example`],
    displayName: [`${name} of the harbour`],
    mail: [`${name}@mail.example`],
    objectGUID: [guid],
    userAccountControl: [control],
  },
})
const group = (name: string, ...member: string[]): TestEntry => ({ dn: `CN=${name},${BASE}`, attributes: { objectClass: ['group'], cn: [name], member } })
const entries = [
  { dn: SEARCHER.ldap_bind_dn, password: SEARCHER.ldap_bind_password, attributes: { objectClass: ['user'] } },
  person('ada', NORMAL, Buffer.from('00ff10fe20fd30fc40fb50fa60f970f8', 'hex')),
  person('grace', NORMAL, Buffer.from('sixteen letters!')),
  person('joan', DISABLED, Buffer.from('0123456789abcdef0123456789abcdef', 'hex')),
  {
    ...person('printer', NORMAL, Buffer.alloc(16, 7)),
    attributes: { sAMAccountName: ['printer'], objectClass: ['contact'], objectGUID: [Buffer.alloc(16, 7)] },
  },
  group('Pilots', `CN=ada,OU=People,${BASE}`),
  group('Crew', `CN=Pilots,${BASE}`),
  group('Office', `CN=Crew,${BASE}`, `CN=Office,${BASE}`),
]

let server: TestServer
let directory: Awaited<ReturnType<typeof startActiveDirectory>>
let backendId: string
let role: string
const api = async (method: string, path: string, json?: unknown) => server.call(method, path, { json, bearer: await server.adminToken() })
before(async () => {
  directory = await startActiveDirectory(entries)
  server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'], lockout_attempts: 3 } })
  role = (await api('POST', '/api/roles', { name: 'Office', scopes: [] })).json.data.id
  const made = await api('POST', '/api/backends', {
    name: 'Active Directory',
    preset: 'active-directory',
    ldap_host: '127.0.0.1',
    ldap_port: directory.port,
    ldap_security: 'clear',
    ldap_base_dn: BASE,
    ldap_role_rules: [{ claim: 'groups', value: `cn=office,${BASE}`.toLowerCase(), role_id: role }],
    ...SEARCHER,
  })
  assert.equal(made.status, 201, made.text)
  backendId = made.json.data.id
  await server.context.db.table(identityProvider).change({ id: 'idp_default' }, { backend_id: backendId })
})
after(async () => {
  await server.close()
  directory.stop()
})

async function isIn(username: string, password = PASSWORD): Promise<boolean> {
  const visitor = visitorOf(server)
  return (await visitor.fill(await visitor.go('/login'), { username, password })).url.pathname === '/account'
}
const find = async (username: string) => (await server.context.db.table(user).find({ backend_id: backendId, username }, { limit: 2 }))[0]

test('the preset of Active Directory fills in what was not sent, and the list of presets tells the same', async () => {
  const { data: row } = (await api('GET', `/api/backends/${backendId}`)).json
  const { data: presets } = (await api('GET', '/api/backends/presets')).json
  const { values } = presets.find(({ id }: { id: string }) => id === 'active-directory')
  assert.deepEqual([row.type, row.ldap_user_attribute, row.ldap_groups, row.ldap_skip_disabled], ['ldap', 'sAMAccountName', 'active_directory', true])
  for (const [name, value] of Object.entries(values)) assert.deepEqual(row[name], value, name)
  const other = await api('POST', '/api/backends', { name: 'Other', preset: 'openldap', ldap_host: 'ldap.example', ldap_base_dn: 'dc=a', ldap_groups: 'none' })
  assert.deepEqual([other.json.data.ldap_user_attribute, other.json.data.ldap_groups], ['uid', 'none'])
})

test('BOR-35 a person signs in by sAMAccountName or userPrincipalName and is one person, with the roles of nested groups', async () => {
  for (const name of ['ada', 'ada@harbour.example', 'ADA@HARBOUR.EXAMPLE']) assert(await isIn(name), name)
  const ada = await find('ada')
  assert.deepEqual([ada?.name, ada?.email, ada?.roles], ['ada of the harbour', 'ada@mail.example', [role]])
  assert.match(ada?.directory_id ?? '', / 00ff10fe20fd30fc40fb50fa60f970f8$/)
  assert.equal(await server.context.db.table(user).count({ backend_id: backendId }), 1)
})

test('an objectGUID is named by its bytes, also where they are text', async () => {
  assert(await isIn('grace'))
  const grace = await find('grace')
  assert.match(grace?.directory_id ?? '', new RegExp(` ${Buffer.from('sixteen letters!').toString('hex')}$`))
  assert.deepEqual(grace?.roles, [])
})

test('a disabled account is not found, so that its password is not even tried; nor is an entry that is no user', async () => {
  for (const name of ['joan', 'joan@harbour.example', 'printer']) assert.equal(await isIn(name), false, name)
  assert.deepEqual(
    directory.binds.filter((dn) => /joan|printer/.test(dn)),
    [],
  )
})

test('guesses by the other name of a person are counted like those by the first', async () => {
  assert(await isIn('grace'))
  for (let tries = 0; tries < 3; tries++) assert.equal(await isIn('grace@harbour.example', 'wrong'), false)
  for (const name of ['grace', 'grace@harbour.example']) assert.equal(await isIn(name), false, name)
  assert(((await find('grace'))?.locked_until ?? 0) > server.context.now())
})
