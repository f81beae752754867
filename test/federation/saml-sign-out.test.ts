import assert from 'node:assert/strict'
import { createVerify } from 'node:crypto'
import { after, before, test } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import { auditEvent } from '#model/audit-event.ts'
import { session } from '#model/session.ts'
import { addApp } from '../support/factors.ts'
import { deliver, federateSaml, type LogoutAsked, leaveFor, logoutQuery, respond, samlKey, signInBySaml } from '../support/saml.ts'
import { startServer, type TestServer } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

const ours = samlKey('gatehouse.example')
const SLO = 'https://idp.example/slo'
let server: TestServer
let id: string
before(async () => {
  server = await startServer()
  const keys = { saml_signing_key: ours.key as never, saml_signing_certificate: ours.pem }
  id = await federateSaml(server, { ...keys, saml_logout_url: SLO, sign_out: true })
})
after(() => server.close())

/** Signs in by the identity provider, in a browser of its own. */
async function signIn(nameId: string, name: string): Promise<Visitor> {
  const request = await leaveFor(server, id)
  const stop = await deliver(server, id, request, respond(request, { nameId, session: name }))
  assert.equal(stop.url.pathname, '/account', stop.text)
  return request.visitor
}
const isIn = async (visitor: Visitor) => (await visitor.go('/account')).url.pathname === '/account'
const ask = (asked: LogoutAsked, serverId = id) => server.call('GET', `/login/with/${serverId}/slo?${logoutQuery(server, serverId, asked)}`)

/** Our message in an address at the identity provider, whose signature must be ours. */
function readMessage(location: unknown, name: 'SAMLRequest' | 'SAMLResponse') {
  const url = new URL(String(location))
  assert.equal(url.origin + url.pathname, SLO)
  const [signed = '', signature = ''] = url.search.slice(1).split('&Signature=')
  assert(createVerify('sha256').update(signed).verify(ours.pem, decodeURIComponent(signature), 'base64'), 'the signature is not ours')
  return { url, xml: inflateRawSync(Buffer.from(url.searchParams.get(name) ?? '', 'base64')).toString() }
}

test('SAML Profiles §4.4.3.1 a sign-out here goes on to the identity provider by a signed request with the name and the session, and comes back', async () => {
  const visitor = await signIn('ada', 'session-1')
  const page = await visitor.go('/logout')
  assert.match(String(page.headers['content-security-policy']), /form-action [^;]*https:\/\/idp\.example/)
  const left = await visitor.fill(page, {})
  const { url, xml } = readMessage(left.url, 'SAMLRequest')
  assert.match(xml, /<saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">ada</)
  assert.match(xml, /SessionIndex[^>]*>session-1</)
  assert.match(xml, new RegExp(`Destination="${SLO}"`))
  assert.equal(await isIn(visitor), false)
  const RelayState = url.searchParams.get('RelayState') ?? ''
  const back = await visitor.go(`/login/with/${id}/slo?${new URLSearchParams({ SAMLResponse: 'ignored', RelayState })}`)
  assert.deepEqual([back.url.pathname, back.status], ['/logout', 200])
})

test('SAML Core §3.7.1 the session and the address of a request are the same however their characters are written', async () => {
  const [meant, other] = [await signIn('tea', 'black&amp;white'), await signIn('tea', 'black')]
  const destination = `${server.issuer}/login&#47;with/${id}/slo`
  const answer = await ask({ nameId: 'tea', sessions: ['<![CDATA[black]]>&#38;white'], destination, id: '_tea&#45;1' })
  assert.equal(answer.status, 303, answer.text)
  assert.deepEqual([await isIn(meant), await isIn(other)], [false, true])
})

test('SAML Profiles §4.4.3.2 a sign-out there ends the session it names here, without a cookie, and is answered by a signed response', async () => {
  const [first, second, other] = [await signIn('ada', 'session-2'), await signIn('ada', 'session-3'), await signIn('grace', 'session-2')]
  const answer = await ask({ nameId: 'ada', sessions: ['session-2'], id: '_asked', relayState: 'kept' })
  assert.equal(answer.status, 303, answer.text)
  const { url, xml } = readMessage(answer.headers['location'], 'SAMLResponse')
  assert.match(xml, /InResponseTo="_asked"/)
  assert.match(xml, /status:Success/)
  assert.equal(url.searchParams.get('RelayState'), 'kept')
  assert.deepEqual([await isIn(first), await isIn(second), await isIn(other)], [false, true, true])
  assert.equal(await server.context.db.table(auditEvent).count({ action: 'user.signed_out', target_name: 'The lighthouse: ada' }), 2)
  await ask({ nameId: 'ada' })
  assert.deepEqual([await isIn(second), await isIn(other)], [false, true])
})

const forgeries: readonly (readonly [what: string, asked: LogoutAsked])[] = [
  ['without a signature', { by: undefined }],
  ['signed by another key', { by: samlKey('evil.example') }],
  ['signed with SHA-1', { algorithm: 'sha1' }],
  ['of another issuer', { entityId: 'https://evil.example' }],
  ['for another address', { destination: 'https://other.example/slo' }],
  ['that is old', { made: -900_000 }],
  ['from the future', { made: 900_000 }],
]
for (const [what, asked] of forgeries)
  test(`SAML Bindings §3.4.4.1 a request to sign out ${what} signs nobody out`, async () => {
    const visitor = await signIn('joan', 'session-4')
    assert.equal((await ask({ nameId: 'joan', ...asked })).status, 403)
    assert(await isIn(visitor))
  })

test('SAML Bindings §3.4.4.1 a parameter beside the signed ones, or in place of them, is not what counts', async () => {
  const visitor = await signIn('joan', 'session-5')
  const [forJoan, forNobody] = ['joan', 'nobody'].map((nameId) => logoutQuery(server, id, { nameId })) as [string, string]
  const request = /SAMLRequest=[^&]*/.exec(forJoan)?.[0] ?? ''
  for (const query of [
    forNobody.replace(/SAMLRequest=[^&]*/, request),
    `${forNobody.replace('SAMLRequest=', 'xSAMLRequest=')}&${request}`,
    `${forNobody}&${request.replace('SAML', '%53AML')}`,
    forNobody.replace(/SAMLRequest=[^&]*/, request.replace('SAML', '%53AML')),
  ])
    assert((await server.call('GET', `/login/with/${id}/slo?${query}`)).status >= 400, query)
  assert(await isIn(visitor))
})

test('a request to sign out is good once', async () => {
  const query = logoutQuery(server, id, { nameId: 'joan' })
  assert.equal((await server.call('GET', `/login/with/${id}/slo?${query}`)).status, 303)
  const visitor = await signIn('joan', 'session-6')
  assert.equal((await server.call('GET', `/login/with/${id}/slo?${query}`)).status, 403)
  assert(await isIn(visitor))
})

test('SAML Metadata §2.4.1.1 our metadata tell the single logout service, and without its address there is none', async () => {
  const { text } = await server.call('GET', `/login/with/${id}/metadata`)
  assert.match(
    text,
    new RegExp(`<SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${server.issuer}/login/with/${id}/slo"`),
  )
  const without = await federateSaml(server, { name: 'Without logout', sign_out: true })
  assert.doesNotMatch((await server.call('GET', `/login/with/${without}/metadata`)).text, /SingleLogoutService/)
  assert.equal((await ask({}, without)).status, 404)
  const stop = await signInBySaml(server, without, { nameId: 'mary' })
  assert.equal(stop.url.pathname, '/account')
  assert.equal(await server.context.db.table(session).count({ federated_server_id: without }), 1)
})

test('SAML Profiles §4.4.3.1 single logout needs a signing key', async () => {
  const answer = await server.call('PATCH', `/api/federated-servers/${id}`, { bearer: await server.adminToken(), json: { saml_signing_key: null } })
  assert.deepEqual(answer.json.errors.saml_signing_key, ['single logout needs signed messages: give the signing key'])
})

test('the session of a person who added or showed a second factor is found by its name there too', async () => {
  const visitor = await signIn('kept', 'session-7')
  const app = await addApp(server, visitor)
  assert(await isIn(visitor))
  await ask({ nameId: 'kept', sessions: ['session-7'] })
  assert.equal(await isIn(visitor), false)
  const request = await leaveFor(server, id)
  const stop = await deliver(server, id, request, respond(request, { nameId: 'kept', session: 'session-8' }))
  assert.equal(stop.url.pathname, '/login/second-factor')
  assert.equal((await request.visitor.fill(stop, { code: app.next() })).url.pathname, '/account')
  await ask({ nameId: 'kept', sessions: ['session-8'] })
  assert.equal(await isIn(request.visitor), false)
})
