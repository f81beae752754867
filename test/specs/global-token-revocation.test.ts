import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findClient } from '#clients/find-client.ts'
import { newRow } from '#fields/write.ts'
import { consent } from '#model/consent.ts'
import { identityOf, linkedAccount } from '#model/federation/linked-account.ts'
import { federatedServer } from '#model/federation/server.ts'
import { user } from '#model/user.ts'
import { subjectOf } from '#oauth/tokens/subject.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let bearer: string
before(async () => {
  server = await startServer()
  bearer = await server.adminToken('tokens:revoke:all')
})
after(() => server.close())

const revoke = (sub_id: unknown, by = bearer) => server.call('POST', '/api/global-token-revocation', { bearer: by, json: { sub_id } })
const sweptAt = async (id: string) => (await server.context.db.table(user).get(id))?.tokens_revoked_at

test('draft-parecki-oauth-global-token-revocation §3.3 access tokens, refresh tokens and sessions of the person end, and those of others stay', async () => {
  const [flow, other] = [await codeFlow({ server }), await codeFlow({ server })]
  const [tokens, kept] = [await flow.tokens(), await other.tokens()]
  const { status, text } = await revoke({ format: 'email', email: flow.habits.username?.toUpperCase() })
  assert.deepEqual([status, text], [204, ''])
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: tokens.access_token })).status, 401)
  assert.equal((await flow.refresh(tokens.refresh_token)).json.error, 'invalid_grant')
  assert.equal((await flow.visitor.go('/account')).url.pathname, '/login')
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: kept.access_token })).status, 200)
})

test('draft-parecki-oauth-global-token-revocation §3.1 the person is meant by each format, and nobody by a subject of another issuer', async () => {
  for (const meant of ['opaque', 'iss_sub', 'email', 'account'] as const) {
    const { id, username } = await makePerson(server)
    const subjects = {
      opaque: { id },
      iss_sub: { iss: server.issuer, sub: id },
      email: { email: username },
      account: { uri: `acct:${username}` },
    }
    assert.equal((await revoke({ format: meant, ...subjects[meant] })).status, 204, meant)
    assert.equal(typeof (await sweptAt(id)), 'number', meant)
  }
  const { id, email } = await makePerson(server, { username: 'unproved', email: 'claimed@example.com', email_verified: false })
  for (const subject of [
    { format: 'iss_sub', iss: 'https://other.example', sub: id },
    { format: 'opaque', id: 'usr_nobody' },
    { format: 'email', email },
  ])
    assert.equal((await revoke(subject)).status, 404, JSON.stringify(subject))
  assert.equal(await sweptAt(id), undefined)
})

test('RFC 9493 §3.2.3 a subject is that of its issuer: a federated server names a person by the account there, and an id of ours is nobody’s elsewhere', async () => {
  const [ada, bob] = [await makePerson(server), await makePerson(server)]
  const iss = 'https://elsewhere.example'
  const { db } = server.context
  await db.table(federatedServer).insert(newRow(federatedServer, { id: 'fs_elsewhere', name: 'Elsewhere', issuer: iss }))
  const identity = identityOf(ada.backend_id ?? '', 'fs_elsewhere', bob.id)
  // The account of Ada there has the very id of Bob here.
  const link = { id: 'la_1', identity, user_id: ada.id, federated_server_id: 'fs_elsewhere', subject: bob.id, created_at: 1 }
  await db.table(linkedAccount).insert(newRow(linkedAccount, link))
  for (const other of [`${iss}/`, 'https://other.example']) assert.equal((await revoke({ format: 'iss_sub', iss: other, sub: bob.id })).status, 404)
  assert.equal((await revoke({ format: 'iss_sub', iss, sub: ada.id })).status, 404)
  assert.equal((await revoke({ format: 'iss_sub', iss, sub: bob.id })).status, 204)
  assert.deepEqual([typeof (await sweptAt(ada.id)), await sweptAt(bob.id)], ['number', undefined])
})

test('OIDC Core §8.1 a pairwise caller names people by the subjects that it knows, and learns of nobody by an id of ours', async () => {
  const scopes = { authorize_scope: true, authorized_scopes: [{ name: 'tokens:revoke:all' }] }
  const client = await makeClient(server, { subject_type: 'pairwise', redirect_uris: ['https://pairwise.example/cb'], ...scopes })
  const form = { grant_type: 'client_credentials', scope: 'tokens:revoke:all' }
  const by = (await server.call('POST', '/oauth/token', { form, basic: client.basic })).json.access_token
  const { id } = await makePerson(server)
  const known = await findClient(server.context, client.id)
  assert.ok(known)
  const sub = subjectOf(id, known, server.context)
  for (const subject of [
    { format: 'iss_sub', iss: server.issuer, sub: id },
    { format: 'opaque', id },
  ])
    assert.equal((await revoke(subject, by)).status, 404)
  assert.equal((await revoke({ format: 'opaque', id: sub }, by)).status, 404, 'the caller was never told the subject of a person who did not let it in')
  const kept = { id: `${id} ${client.id}`, user_id: id, client_id: client.id, created_at: 1, updated_at: 1 }
  await server.context.db.table(consent).insert(newRow(consent, kept))
  assert.equal(await sweptAt(id), undefined)
  assert.equal((await revoke({ format: 'iss_sub', iss: server.issuer, sub })).status, 404, 'to others the subject means nobody')
  assert.equal((await revoke({ format: 'iss_sub', iss: server.issuer, sub }, by)).status, 204)
  assert.equal(typeof (await sweptAt(id)), 'number')
  // Each search for nobody takes two pages of the four hundred.
  let status = 404
  for (let asked = 0; status === 404 && asked < 300; asked++) status = (await revoke({ format: 'opaque', id: 'nobody' }, by)).status
  assert.equal(status, 429)
})

test('draft-parecki-oauth-global-token-revocation §3.4 a malformed command is refused, and so is a caller without the scope', async () => {
  const client = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'users:read:all' }] })
  const form = { grant_type: 'client_credentials', scope: 'users:read:all' }
  const weak = (await server.call('POST', '/oauth/token', { form, basic: client.basic })).json.access_token
  assert.equal((await revoke({ format: 'opaque', id: 'x' }, weak)).status, 403)
  for (const subject of [undefined, {}, { format: 'did', url: 'did:example:1' }, { format: 'email' }, { format: 'email', email: 'x' }])
    assert.equal((await revoke(subject)).status, 422, JSON.stringify(subject))
  assert.equal((await server.call('POST', '/api/global-token-revocation', { bearer, json: [] })).status, 400)
})

test('draft-parecki-oauth-global-token-revocation §5 discovery names the endpoint', async () => {
  const { json } = await server.call('GET', '/.well-known/oauth-authorization-server')
  assert.equal(json.global_token_revocation_endpoint, `${server.issuer}/api/global-token-revocation`)
})
