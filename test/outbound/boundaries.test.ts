import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { outboundConnection } from '#model/outbound/connection.ts'
import { remoteClient } from '#model/outbound/remote-client.ts'
import { outboundShare } from '#model/outbound/share.ts'
import { authorizationOf, newAuthorizationOf } from '#outbound/of-person.ts'
import { makePerson } from '../support/people.ts'
import { startOutbound } from './register.ts'

const { fake, server, register } = await startOutbound()

/** A new tenant, and its outbound API as its administration client calls it. */
async function tenantOf(slug: string, owner: string) {
  const made = await register.api('POST', '/api/tenants', { slug, name: slug, owner })
  assert.equal(made.status, 201, made.text)
  const { id, client_id, client_secret } = made.json.data
  const form = { grant_type: 'client_credentials', scope: 'outbound:manage:all' }
  const bearer = (await server.call('POST', `/t/${slug}/oauth/token`, { form, basic: [client_id, client_secret] })).json.access_token
  const call = (method: string, path: string, json?: object) => server.call(method, `/t/${slug}/api/outbound/${path}`, { bearer, ...(json ? { json } : {}) })
  return { id, call }
}
type Caller = Awaited<ReturnType<typeof tenantOf>>

/** A provider and a client at it that a tenant shares with the tenants of its owner. @returns the client. */
async function lend({ call }: Caller, provider: object, client: object = {}): Promise<string> {
  const { id: provider_id } = (await call('POST', 'providers', { name: 'Lent', ...provider })).json.data
  const made = await call('POST', 'clients', { name: 'Lent', provider_id, identifier: 'our-id', secret: 'lent secret', sharing: 'owner', ...client })
  assert.equal(made.status, 201, made.text)
  return made.json.data.id
}

/** The answer to a tenant that asks for a token by a client. */
async function tokenBy({ call }: Caller, remote_client_id: string, fields: object = {}) {
  const made = await call('POST', 'authorizations', { name: 'Taken', remote_client_id, flow: 'client_credentials', ...fields })
  assert.equal(made.status, 201, made.text)
  return call('POST', `authorizations/${made.json.data.id}/token`)
}

test('no assertion is signed in the name of this issuer', async () => {
  const { issuer } = server.context
  const { client, authorization } = await register.prepare({ authorization: { flow: 'jwt_bearer', assertion_subject: 'ada' } })
  for (const identifier of [issuer, `${issuer}//`]) {
    const refused = await register.api('PATCH', `/api/outbound/clients/${client}`, { identifier })
    assert.deepEqual([refused.status, Object.keys(refused.json.errors)], [422, ['identifier']])
  }
  const count = fake.tokenRequests().length
  await server.context.db.table(remoteClient).change({ id: client }, { identifier: `${issuer}/` })
  const answer = await register.api('POST', `/api/outbound/authorizations/${authorization}/token`)
  assert.deepEqual([answer.status, answer.json.code, fake.tokenRequests().length], [409, 'MISCONFIGURED', count])
})

test('a tenant that borrows a client cannot lead its secret to another server', async () => {
  const [lender, borrower] = [await tenantOf('lender', 'ACME'), await tenantOf('borrower', 'ACME')]
  const { port } = new URL(fake.origin)
  const token_endpoint = 'http://127.0.0.1:{{port}}/token'
  const variables = [{ key: 'port', value: '1' }]
  const fixed = await lend(lender, { token_endpoint }, { variables: [{ key: 'port', value: port }], headers: [{ key: 'X-Port', value: '{{port}}' }] })
  const got = await tokenBy(borrower, fixed, { variables })
  assert.equal(got.status, 200, got.text)
  assert.equal(fake.tokenRequests().at(-1)?.headers['x-port'], port)
  const count = fake.asked.length
  const open = await lend(lender, { name: 'Open', token_endpoint })
  const refused = await tokenBy(borrower, open, { name: 'Open', variables: [{ key: 'port', value: port }] })
  assert.deepEqual([refused.status, refused.json.code, fake.asked.length], [409, 'MISCONFIGURED', count])
})

test('what a person authorized for one connection is not taken by another of the same client', async () => {
  const { client } = await register.prepare()
  const person = await makePerson(server)
  const { context } = server
  const connect = async (name: string) => {
    const { id } = await register.make('connections', { name, base_url: `${fake.origin}/api`, remote_client_id: client, open: true })
    const row = await context.db.table(outboundConnection).get(id)
    assert(row)
    return row
  }
  const [mail, files] = [await connect('Mail'), await connect('Files')]
  const made = newAuthorizationOf(mail, person, context.now())
  await context.db.table(outboundAuthorization).insert(made)
  assert.equal((await authorizationOf(context, mail, person.id))?.id, made.id)
  assert.equal(await authorizationOf(context, files, person.id), undefined)
})

test('a share follows the owner of its tenant, and rests or ends with the tenant', async () => {
  const [lender, borrower] = [await tenantOf('landlord', 'Fleet'), await tenantOf('tenant', 'Fleet')]
  const id = await lend(lender, { token_endpoint: `${fake.origin}/token` })
  const reached = async () => (await borrower.call('GET', 'shared')).json.data.map((row: { id: string }) => row.id)
  const set = async (fields: object) => assert.equal((await register.api('PATCH', `/api/tenants/${lender.id}`, fields)).status, 200)
  assert.deepEqual(await reached(), [id])
  for (const [away, back] of [
    [{ active: false }, { active: true }],
    [{ owner: 'Other' }, { owner: 'Fleet' }],
  ] as const) {
    await set(away)
    assert.deepEqual(await reached(), [], JSON.stringify(away))
    const made = await borrower.call('POST', 'authorizations', { name: 'No', remote_client_id: id, flow: 'client_credentials' })
    assert.equal(made.status, 422, made.text)
    await set(back)
    assert.deepEqual(await reached(), [id], JSON.stringify(back))
  }
  assert.equal((await register.api('DELETE', `/api/tenants/${lender.id}`)).status, 204)
  assert.equal(await server.store.global.table(outboundShare).get(id), undefined)
})

test('a caller does not replace the query that a connection fixes', async () => {
  const { id } = await register.make('connections', { name: 'Fixed', base_url: `${fake.origin}/api?account=ours` })
  const answer = await register.api('POST', `/api/outbound/connections/${id}/call`, { path: '/x', query: { account: 'theirs', page: '2' } })
  const { searchParams } = new URL(JSON.parse(answer.json.data.body).path, fake.origin)
  assert.deepEqual([searchParams.getAll('account'), searchParams.get('page')], [['ours'], '2'])
})

test('a path does not leave the address of a connection, nor by dots before parameters', async () => {
  const { id } = await register.make('connections', { name: 'Below', base_url: `${fake.origin}/api` })
  const call = async (path: string) => (await register.api('POST', `/api/outbound/connections/${id}/call`, { path })).status
  for (const path of ['/../x', '/..;/x', '/..;a=b/x', '/%2e%2e;/x', '/%252e%252e%253b/x', '/.;/x']) assert.equal(await call(path), 422, path)
  assert.equal(await call('/a;b=c/..x'), 200)
})

test('the hook of a provider is shown the secret of its own tenant, also for a client of another', async () => {
  const shown: (string | undefined)[] = []
  const program = createServer((request, response) => {
    shown.push(request.headers.authorization)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ access_token: 'from the hook', expires_in: 60 }))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => program.once('listening', resolve))
  const hook_url = `http://127.0.0.1:${(program.address() as AddressInfo).port}/`
  const [lender, borrower] = [await tenantOf('hook-lender', 'Hooks'), await tenantOf('hook-borrower', 'Hooks')]
  const hooked = { type: 'callback', hook_url, hook_secret: 'hook secret', refresh_strategy: 'hook', sharing: 'owner' }
  const provider = await lender.call('POST', 'providers', { name: 'Hooked', authorization_endpoint: `${fake.origin}/authorize`, ...hooked })
  assert.equal(provider.status, 201, provider.text)
  const client = await borrower.call('POST', 'clients', { name: 'Ours', provider_id: provider.json.data.id, identifier: 'our-id' })
  assert.equal(client.status, 201, client.text)
  const { id } = (await borrower.call('POST', 'authorizations', { name: 'Ours', type: 'callback', remote_client_id: client.json.data.id })).json.data
  await borrower.call('PUT', `authorizations/${id}/tokens`, { access_token: 'old', expires_in: 1, confirm: true })
  server.clock.skew += 5000
  const { json, text } = await borrower.call('POST', `authorizations/${id}/token`)
  server.clock.skew = 0
  program.close()
  assert.deepEqual([json.data?.access_token, shown], ['from the hook', ['Bearer hook secret']], text)
})
