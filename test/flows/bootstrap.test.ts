import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { openVault } from '#kit/vault.ts'
import { resources } from '#model/all.ts'
import { auditEvent } from '#model/audit-event.ts'
import { client } from '#model/client.ts'
import { clientCredential } from '#model/client-credential.ts'
import { role } from '#model/role.ts'
import { scope } from '#model/scope.ts'
import { settings as declared } from '#model/settings.ts'
import { adminScopes, systemScopes } from '#model/system-scopes.ts'
import { user } from '#model/user.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { names } from '../../src/app.ts'
import { bootstrap } from '../../src/setup/first-start.ts'
import { startServer } from '../support/server.ts'

async function emptyHouse(issuer = 'https://id.example') {
  const store = await openSqlite(':memory:', resources)
  const vault = openVault(randomBytes(32))
  const begin = (settings = {}, at = issuer) => bootstrap({ store, vault, settings: newRow(declared, settings), issuer: at, names, now: Date.now })
  return { store, db: store.in('default'), begin }
}

test('NIN-29 the first start makes what administration needs, and later ones change nothing', async () => {
  const { store, db, begin } = await emptyHouse()
  const first = await begin()
  assert.match(first.client_secret ?? '', /^ghs_/)
  assert.equal(first.password?.length, 24)
  const count = () =>
    Promise.all([
      db.table(scope).count({}),
      db.table(role).count({}),
      db.table(client).count({}),
      db.table(clientCredential).count({}),
      db.table(user).count({}),
    ])
  const counts = await count()
  assert.equal(counts[0], systemScopes.length)
  assert.deepEqual(await begin(), { client_id: 'gatehouse-admin' })
  assert.deepEqual(await count(), counts)
  const [person] = await db.table(user).find({})
  assert.equal(person?.must_change_password, true)
  assert((await db.table(role).get(person?.roles[0] ?? ''))?.scopes.includes('clients:manage:all'))
  await store.close()
})

test('of ten nodes that start at once exactly one tells a secret and a password', async () => {
  const { store, db, begin } = await emptyHouse()
  const told = await Promise.all(Array.from({ length: 10 }, () => begin()))
  assert.equal(told.filter(({ client_secret }) => client_secret !== undefined).length, 1)
  assert.equal(told.filter(({ password }) => password !== undefined).length, 1)
  assert.deepEqual([await db.table(clientCredential).count({}), await db.table(user).count({})], [1, 1])
  await store.close()
})

test('a given password is used as it is and need not be changed', async () => {
  const { store, db, begin } = await emptyHouse()
  assert.equal((await begin({ 'admin.password': 'correct horse battery' })).password, undefined)
  assert.equal((await db.table(user).find({}))[0]?.must_change_password, false)
  await store.close()
})

test('an administrator who was removed does not come back with the next start', async () => {
  const { store, db, begin } = await emptyHouse()
  await begin()
  await db.table(user).remove({})
  assert.equal((await begin()).password, undefined)
  assert.equal(await db.table(user).count({}), 0)
  await store.close()
})

test('a system scope of a newer program is added, and administrators get it', async () => {
  const { store, db, begin } = await emptyHouse()
  await begin()
  await db.table(scope).remove({ name: 'logs:read:all' })
  await db.table(role).change({ id: 'role_administrator' }, { scopes: ['users:manage:all'] })
  await begin()
  assert.deepEqual((await db.table(role).get('role_administrator'))?.scopes, ['users:manage:all', 'logs:read:all'])
  await store.close()
})

test('the administration client gets the scopes of a newer program, and a client of somebody else is never made one', async () => {
  const { store, db, begin } = await emptyHouse()
  await begin()
  await db.table(client).change({ id: 'gatehouse-admin' }, { authorized_scopes: [{ name: 'users:manage:all' }] })
  await begin()
  assert((await db.table(client).get('gatehouse-admin'))?.authorized_scopes.some(({ name }) => name === 'clients:manage:all'))
  await db.table(client).insert(newRow(client, { id: 'a-shop' }))
  await assert.rejects(begin({ 'admin.client_id': 'a-shop' }), /a client that is there already/)
  await store.close()
})

test('a console that an older program made gets the grants it has come to need', async () => {
  const { store, db, begin } = await emptyHouse()
  await begin()
  await db.table(client).change({ id: 'gatehouse-console' }, { supported_grant_types: ['authorization_code', 'introspect'] })
  await begin()
  const grants = (await db.table(client).get('gatehouse-console'))?.supported_grant_types
  assert.deepEqual(grants, ['authorization_code', 'introspect', 'refresh_token', 'revoke'])
  await store.close()
})

test('the console and the client of wallets go along when the server gets another name', async () => {
  const { store, db, begin } = await emptyHouse()
  await begin()
  await begin({}, 'https://sso.example')
  assert.deepEqual((await db.table(client).get('gatehouse-console'))?.redirect_uris, ['https://sso.example/console/callback'])
  const wallets = await db.table(client).get('gatehouse-wallet')
  assert.deepEqual([wallets?.public_client_id, wallets?.redirect_uris], ['https://sso.example', ['https://sso.example/wallet']])
  await store.close()
})

test('a changed admin.client_id moves the protection, back too, and the log tells of each', async () => {
  const { store, db, begin } = await emptyHouse()
  await begin()
  assert.match((await begin({ 'admin.client_id': 'second' })).client_secret ?? '', /^ghs_/)
  const isProtected = async (id: string) => (await db.table(client).get(id))?.protected
  assert.deepEqual([await isProtected('gatehouse-admin'), await isProtected('second'), await isProtected('gatehouse-console')], [false, true, true])
  assert.deepEqual(await begin(), { client_id: 'gatehouse-admin' })
  assert.deepEqual([await isProtected('gatehouse-admin'), await isProtected('second')], [true, false])
  const told = (await db.table(auditEvent).find({}, { order: 'at' })).map(({ action, target_id, actor_type }) => [action, target_id, actor_type])
  for (const event of [
    ['client.protection_lifted', 'gatehouse-admin', 'system'],
    ['client.created', 'second', 'system'],
    ['client.protected', 'gatehouse-admin', 'system'],
    ['client.protection_lifted', 'second', 'system'],
  ])
    assert.equal(told.filter((one) => JSON.stringify(one) === JSON.stringify(event)).length, 1, event.join(' '))
  await store.close()
})

test('the first start and what it makes have events, once, and secrets stand in none', async () => {
  const { store, db, begin } = await emptyHouse()
  const { client_secret = '', password = '' } = await begin()
  await begin()
  const events = await db.table(auditEvent).find({})
  assert.deepEqual(events.map(({ action, target_name }) => `${action} ${target_name}`).toSorted(), [
    'client.created Gatehouse administration',
    'client.created Gatehouse console',
    'client.created Wallets',
    'tenant.created Gatehouse',
    'user.created Administrator',
  ])
  for (const secret of [client_secret, password]) assert(!JSON.stringify(events).includes(secret))
  await begin({ 'admin.client_secret': 'given later' })
  await begin({ 'admin.client_secret': 'given last' })
  const later = (await db.table(auditEvent).find({ target_type: 'credential' })).map(({ action }) => action)
  assert.deepEqual(later.toSorted(), ['credential.created', 'credential.created', 'credential.deleted'])
  await store.close()
})

test('every tenant gets the scopes of a newer program, in its role, its administration client and its console', async () => {
  const server = await startServer()
  const bearer = await server.adminToken()
  const { id } = (await server.call('POST', '/api/tenants', { bearer, json: { tenant: { slug: 'acme', name: 'Acme' } } })).json.data
  const [db, own] = [server.store.in(id), server.store.in('default')]
  const older = adminScopes.filter((name) => !/^(keys|tenants):/.test(name))
  for (const tables of [db, own]) {
    await tables.table(scope).remove({ name: 'keys:manage:all' })
    await tables.table(role).change({ id: 'role_administrator' }, { scopes: older })
    await tables.table(client).change({ id: 'gatehouse-admin' }, { authorized_scopes: older.map((name) => ({ name })) })
    await tables.table(client).change({ id: 'gatehouse-console' }, { user_scopes: older })
  }
  const { store, context } = server
  await bootstrap({ store, vault: context.vault, settings: context.settings, issuer: 'https://id.example', names, now: Date.now })
  for (const tables of [db, own]) {
    assert((await tables.table(role).get('role_administrator'))?.scopes.includes('keys:manage:all'))
    assert((await tables.table(client).get('gatehouse-admin'))?.authorized_scopes.some(({ name }) => name === 'keys:manage:all'))
    assert((await tables.table(client).get('gatehouse-console'))?.user_scopes?.includes('keys:manage:all'))
    assert.equal(await tables.table(scope).count({ name: 'keys:manage:all' }), 1)
  }
  assert.equal(
    (await db.table(client).get('gatehouse-admin'))?.authorized_scopes.some(({ name }) => name === 'tenants:manage:all'),
    false,
  )
  await server.close()
})

test('the administration client gets every administration scope', async () => {
  const server = await startServer()
  const token = await server.adminToken(adminScopes.join(' '))
  assert.match(token, /^gat_/)
  await server.close()
})
