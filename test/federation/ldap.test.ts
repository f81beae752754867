import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { backend } from '#model/backend.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { user } from '#model/user.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { BASE, type Directory, SEARCHER, startSlapd, withSlapd } from '../support/slapd.ts'
import { visitorOf } from '../support/visitor.ts'

const person = (uid: string, more = '') =>
  `dn: uid=${uid},${BASE}\nobjectClass: inetOrgPerson\nuid: ${uid}\ncn: ${uid} of the harbour\nsn: ${uid}\nmail: ${uid}@harbour.example\nuserPassword: gulls over the pier\n${more}\n`
const group = (cn: string, member: string) => `dn: cn=${cn},${BASE}\nobjectClass: groupOfNames\ncn: ${cn}\nmember: ${member}\n\n`
const crew = Array.from({ length: 12 }, (_, at) => `sailor${at}`)
const ldif = [
  person('ada'),
  person('grace'),
  person('joan'),
  ...crew.map((uid) => person(uid)),
  group('Pilots', `uid=ada,${BASE}`),
  group('Crew', `cn=Pilots,${BASE}`),
  group('Office', `cn=Crew,${BASE}`),
].join('')

suite('a backend whose people are in OpenLDAP', withSlapd, () => {
  let server: TestServer
  let directory: Directory
  let role: string
  const api = async (method: string, path: string, json?: unknown) => server.call(method, path, { json, bearer: await server.adminToken() })
  before(async () => {
    directory = await startSlapd(ldif)
    server = await startServer({ settings: { allow_private_fetch: ['localhost', '127.0.0.1'], lockout_attempts: 3 } })
    role = (await api('POST', '/api/roles', { name: 'Office', scopes: [] })).json.data.id
    const json = {
      name: 'Directory',
      type: 'ldap',
      ldap_host: 'localhost',
      ldap_port: directory.tlsPort,
      ldap_authorities: directory.ca,
      ldap_base_dn: BASE,
      ldap_groups: 'search',
      ldap_role_rules: [{ claim: 'groups', value: `cn=office,${BASE}`, role_id: role }],
      ...SEARCHER,
    }
    const made = await api('POST', '/api/backends', json)
    assert.equal(made.status, 201, made.text)
    await server.context.db.table(identityProvider).change({ id: 'idp_default' }, { backend_id: made.json.data.id })
    id = made.json.data.id
  })
  after(async () => {
    await server.close()
    directory.stop()
  })
  let id: string

  const signIn = async (username: string, password = 'gulls over the pier') => {
    const visitor = visitorOf(server)
    return visitor.fill(await visitor.go('/login'), { username, password })
  }
  const isIn = async (username: string, password?: string) => (await signIn(username, password)).url.pathname === '/account'
  const find = async (username: string) => (await server.context.db.table(user).find({ username }, { limit: 2 }))[0]
  const edit = async (change: object) => {
    const answer = await api('PATCH', `/api/backends/${id}`, change)
    assert.equal(answer.status, 200, answer.text)
  }

  test('BOR-35 the first sign-in makes a person with attributes, a verified address and the roles of nested groups; the next is the same person', async () => {
    assert(await isIn('ada'))
    const ada = await find('ada')
    assert.deepEqual([ada?.name, ada?.email, ada?.email_verified, ada?.roles], ['ada of the harbour', 'ada@harbour.example', true, [role]])
    assert(await isIn('ADA'))
    assert.equal(await server.context.db.table(user).count({ backend_id: id }), 1)
    assert(await isIn('grace'))
    assert.deepEqual((await find('grace'))?.roles, [])
  })

  test('RFC 4513 §5.1.2 neither a wrong nor an empty password signs in, nor one of spaces', async () => {
    for (const password of ['wrong', '', ' ']) assert.equal(await isIn('joan', password), false, JSON.stringify(password))
    assert.equal(await find('joan'), undefined)
  })

  test('RFC 4515 §3 a name that looks like a filter finds nobody', async () => {
    for (const name of ['*', 'a*', 'ada)(uid=*', '*)(objectClass=*', 'ada\\2a', '\u0000ada']) assert.equal(await isIn(name), false, name)
  })

  for (const [security, port] of [
    ['starttls', 'port'],
    ['clear', 'port'],
    ['tls', 'tlsPort'],
  ] as const)
    test(`BOR-35 a sign-in over ${security}`, async () => {
      await edit({ ldap_security: security, ldap_port: directory[port] })
      assert(await isIn('ada'))
    })

  test('a certificate of an unknown authority is not accepted', async () => {
    await edit({ ldap_authorities: null })
    assert.equal((await signIn('ada')).status, 503)
    await edit({ ldap_authorities: directory.ca })
  })

  test('a directory that cannot be asked is a 503 that locks nobody out', async () => {
    await edit({ ldap_port: 9 })
    for (let tries = 0; tries < 4; tries++) assert.equal((await signIn('ada')).status, 503)
    await edit({ ldap_port: directory.tlsPort })
    assert(await isIn('ada'))
  })

  test('wrong passwords lock the account here, and the directory is not asked any more', async () => {
    assert(await isIn('grace'))
    for (let tries = 0; tries < 3; tries++) await isIn('grace', 'wrong')
    assert.equal(await isIn('grace'), false)
    const grace = await find('grace')
    await api('POST', `/api/users/${grace?.id}/unlock`)
    assert(await isIn('grace'))
  })

  test('a blocked person is refused with the right password', async () => {
    const grace = await find('grace')
    await api('POST', `/api/users/${grace?.id}/block`)
    assert.equal(await isIn('grace'), false)
    await api('POST', `/api/users/${grace?.id}/unblock`)
  })

  test('a name that the directory gives to somebody else opens nothing of its former holder', async () => {
    assert(await isIn('grace'))
    await directory.admin(async (client) => {
      await client.del(`uid=grace,${BASE}`)
      await client.add(`uid=grace,${BASE}`, { objectClass: 'inetOrgPerson', uid: 'grace', cn: 'Another', sn: 'Grace', userPassword: 'another one' })
    })
    assert.equal(await isIn('grace', 'another one'), false)
  })

  test('a person who is renamed in the directory stays the same person', async () => {
    const before = await find('ada')
    await directory.admin((client) => client.modifyDN(`uid=ada,${BASE}`, 'uid=countess'))
    assert(await isIn('countess'))
    assert.equal((await find('countess'))?.id, before?.id)
  })

  test('twelve sign-ins at once share a pool of two connections', async () => {
    await edit({ ldap_pool_size: 2 })
    const all = await Promise.all(crew.map((uid) => isIn(uid)))
    assert(all.every(Boolean))
  })

  test('nobody is made where the backend makes nobody, and the page offers no sign-up and no forgotten password', async () => {
    await edit({ create_people: false })
    assert.equal(await isIn('joan'), false)
    await server.context.db.table(identityProvider).change({ id: 'idp_default' }, { registrable: true })
    const page = await visitorOf(server).go('/login')
    assert.doesNotMatch(page.text, /register|forgot-password/)
    assert.equal((await visitorOf(server).go('/register')).status, 404)
  })

  test('the password of the searcher is sealed and never shown', async () => {
    const row = await server.context.db.table(backend).get(id)
    assert(!JSON.stringify(row).includes(SEARCHER.ldap_bind_password))
    const shown = await api('GET', `/api/backends/${id}`)
    assert(!shown.text.includes('ldap_bind_password') && !shown.text.includes(SEARCHER.ldap_bind_password))
  })
})
