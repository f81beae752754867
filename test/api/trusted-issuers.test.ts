import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { type ForeignIssuer, foreignIssuer } from '../support/foreign-issuer.ts'
import { makePerson } from '../support/people.ts'

let server: DescribedServer
let partner: ForeignIssuer
/** The other side: its answers by path, and the requests it got. */
let listening: Server
let origin: string
const answers = new Map<string, unknown>()
const seen: { readonly path: string; readonly authorization: string | undefined; readonly body: string }[] = []
before(async () => {
  server = await describedServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
  listening = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const path = request.url ?? ''
    seen.push({ path, authorization: request.headers.authorization, body })
    response.writeHead(answers.has(path) ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(answers.get(path)))
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => listening.once('listening', resolve))
  origin = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
  partner = await foreignIssuer('https://partner.example', server.issuer)
})
after(async () => {
  listening.close()
  await server.close()
})

const trust = async (fields: Record<string, unknown>) => {
  const said = { name: 'Partner', purposes: ['api'], scopes: ['scopes:read:all'], ...fields }
  const answer = await server.api('POST', '/api/trusted-issuers', said)
  assert.equal(answer.status, 201, answer.text)
  return answer.json.data.id as string
}
const forget = (id: string) => server.api('DELETE', `/api/trusted-issuers/${id}`)
const look = (bearer: string) => server.call('GET', '/api/scopes', { bearer })

test('RFC 9068 §4 a token of another issuer opens the API only when a row trusts that issuer for it', async () => {
  const person = await makePerson(server, { authorized_scopes: ['scopes:read:all'] })
  const token = await partner.token({ sub: person.id })
  assert.equal((await look(token)).status, 401)
  const id = await trust({ issuer: partner.issuer, jwks: partner.jwks, purposes: ['token_exchange'] })
  assert.equal((await look(token)).status, 401)
  await server.api('PATCH', `/api/trusted-issuers/${id}`, { purposes: ['api'] })
  assert.equal((await look(token)).status, 200)
  await server.api('PATCH', `/api/trusted-issuers/${id}`, { active: false })
  assert.equal((await look(token)).status, 401)
  await forget(id)
})

test('what a foreign token may do is what the token says, the issuer is let and the person holds, all three', async () => {
  const [holder, another] = [await makePerson(server, { authorized_scopes: ['scopes:read:all', 'roles:read:all'] }), await makePerson(server)]
  const id = await trust({ issuer: partner.issuer, jwks: partner.jwks })
  const scope = 'scopes:read:all roles:read:all'
  assert.equal((await look(await partner.token({ sub: holder.id, scope }))).status, 200)
  assert.equal((await server.call('GET', '/api/roles', { bearer: await partner.token({ sub: holder.id, scope }) })).status, 403)
  assert.equal((await look(await partner.token({ sub: holder.id, scope: 'roles:read:all' }))).status, 403)
  assert.equal((await look(await partner.token({ sub: holder.id, scope: undefined }))).status, 403)
  assert.equal((await look(await partner.token({ sub: another.id, scope }))).status, 403)
  await forget(id)
})

test('an unknown person whom a token signed by a published key names is created with mapped attributes, and no unproved address', async () => {
  const row = { subject_claim: 'login', subject_is: 'username', creates_people: true, attributes: { name: 'profile.display', nickname: 'nick' } }
  const id = await trust({ issuer: partner.issuer, jwks: partner.jwks, ...row })
  const said = { login: 'mary', given_name: 'Mary', profile: { display: 'Mary Somerville' }, nick: 'M', email: 'mary@partner.example', email_verified: true }
  assert.equal((await look(await partner.token(said))).status, 403, 'known, and without a scope')
  const [mary] = await server.context.db.table(user).find({ username: 'mary' })
  assert.deepEqual([mary?.name, mary?.given_name, mary?.nickname, mary?.email, mary?.email_verified], ['Mary Somerville', 'Mary', 'M', undefined, false])
  await look(await partner.token({ ...said, given_name: 'Somebody else' }))
  assert.equal((await server.context.db.table(user).find({ username: 'mary' }))[0]?.given_name, 'Mary', 'people who are known keep theirs')
  await forget(id)
})

test('the person is found by username, or by an address that both sides verified and one person has', async () => {
  const held = { authorized_scopes: ['scopes:read:all'] }
  const person = await makePerson(server, held)
  const byName = await trust({ issuer: partner.issuer, jwks: partner.jwks, subject_claim: 'preferred_username', subject_is: 'username' })
  assert.equal((await look(await partner.token({ preferred_username: person.username.toUpperCase() }))).status, 200)
  assert.equal((await look(await partner.token({ preferred_username: 'nobody' }))).status, 401)
  await server.api('PATCH', `/api/trusted-issuers/${byName}`, { subject_claim: 'email', subject_is: 'email' })
  assert.equal((await look(await partner.token({ email: person.email, email_verified: true }))).status, 200)
  assert.equal((await look(await partner.token({ email: person.email }))).status, 401)
  const unproved = await makePerson(server, { ...held, email_verified: false })
  assert.equal((await look(await partner.token({ email: unproved.email, email_verified: true }))).status, 401)
  await makePerson(server, { ...held, username: 'a second one', email: person.email ?? '' })
  assert.equal((await look(await partner.token({ email: person.email, email_verified: true }))).status, 401)
  await forget(byName)
})

test('a blocked person, and one whose tokens were revoked since, is nobody', async () => {
  const person = await makePerson(server, { authorized_scopes: ['scopes:read:all'] })
  const id = await trust({ issuer: partner.issuer, jwks: partner.jwks })
  const token = await partner.token({ sub: person.id })
  assert.equal((await look(token)).status, 200)
  assert.equal((await server.api('POST', '/api/tokens/revoke', { user_id: person.id })).status, 200)
  assert.equal((await look(token)).status, 401)
  const later = await partner.token({ sub: person.id, iat: Math.floor(Date.now() / 1000) + 5 })
  assert.equal((await look(later)).status, 200)
  await server.api('PATCH', `/api/users/${person.id}`, { blocked: true })
  assert.equal((await look(later)).status, 401)
  await forget(id)
})

test('a fixed client speaks with its own scopes, and gets no power from what else it holds', async () => {
  const app = await makeClient(server, {
    authorize_scope: true,
    authorized_scopes: [{ name: 'scopes:read:all' }, { name: 'clients:manage:all' }, { name: 'roles:manage:all' }],
  })
  const id = await trust({ issuer: partner.issuer, jwks: partner.jwks, client_id: app.id, scopes: ['scopes:read:all', 'clients:manage:all'] })
  const bearer = await partner.token({ scope: 'scopes:read:all clients:manage:all' })
  assert.equal((await look(bearer)).status, 200)
  const rich = { name: 'Rich', authorize_scope: true, authorized_scopes: [{ name: 'roles:manage:all' }] }
  assert.equal((await server.call('POST', '/api/clients', { bearer, json: rich })).status, 403)
  await forget(id)
})

test('RFC 8414 §3 keys are found by discovery, unless the metadata is that of another issuer', async () => {
  const person = await makePerson(server, { authorized_scopes: ['scopes:read:all'] })
  const found = await foreignIssuer(origin, server.issuer)
  answers.set('/keys', found.jwks)
  answers.set('/.well-known/openid-configuration', { issuer: origin, jwks_uri: `${origin}/keys` })
  const id = await trust({ issuer: origin })
  assert.equal((await look(await found.token({ sub: person.id }))).status, 200)
  const liar = await foreignIssuer(`${origin}/liar`, server.issuer)
  answers.set('/liar/.well-known/openid-configuration', { issuer: origin, jwks_uri: `${origin}/keys` })
  const second = await trust({ issuer: `${origin}/liar` })
  assert.equal((await look(await liar.token({ sub: person.id }))).status, 401)
  await Promise.all([forget(id), forget(second)])
})

test('RFC 7662 §2 an issuer is asked about an opaque token with its own client, and never about a token of ours', async () => {
  const person = await makePerson(server, { authorized_scopes: ['scopes:read:all'] })
  const exp = Math.floor(Date.now() / 1000) + 60
  answers.set('/introspect', { active: true, sub: person.id, aud: server.issuer, exp, scope: 'scopes:read:all' })
  const id = await trust({
    issuer: 'https://opaque.example',
    introspection_endpoint: `${origin}/introspect`,
    introspection_client_id: 'us',
    introspection_client_secret: 'a sealed secret',
  })
  seen.length = 0
  assert.equal((await look('an-opaque-token-of-theirs')).status, 200)
  assert.equal((await look('an-opaque-token-of-theirs')).status, 200)
  assert.deepEqual(
    seen.map(({ path, authorization, body }) => [path, authorization, new URLSearchParams(body).get('token')]),
    [['/introspect', `Basic ${Buffer.from('us:a+sealed+secret').toString('base64')}`, 'an-opaque-token-of-theirs']],
  )
  const ours = server.bearer
  assert.equal((await look(`${ours.slice(0, -1)}${ours.endsWith('a') ? 'b' : 'a'}`)).status, 401)
  assert.equal(seen.length, 1)
  answers.set('/introspect', { active: false })
  assert.equal((await look('another-opaque-token')).status, 401)
  await forget(id)
})

test('nobody trusts an issuer with more than they have themselves', async () => {
  const lesser = await server.adminToken('configuration:manage:all')
  const person = await makePerson(server, { authorized_scopes: ['configuration:manage:all'] })
  const id = await trust({ issuer: partner.issuer, jwks: partner.jwks, scopes: ['configuration:manage:all'] })
  const bearer = await partner.token({ sub: person.id, scope: 'configuration:manage:all' })
  const json = { name: 'Mine', issuer: 'https://mine.example', jwks: partner.jwks, purposes: ['api'], scopes: ['users:manage:all'] }
  assert.equal((await server.call('POST', '/api/trusted-issuers', { bearer, json })).status, 403)
  assert.equal((await server.call('PATCH', `/api/trusted-issuers/${id}`, { bearer, json: { name: 'Other' } })).status, 403)
  assert.equal((await server.call('POST', '/api/trusted-issuers', { bearer: lesser, json })).status, 201)
  await forget(id)
})
