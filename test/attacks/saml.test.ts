import assert from 'node:assert/strict'
import { createVerify } from 'node:crypto'
import { after, before, suite, test } from 'node:test'
import { linkedAccount } from '#model/federation/linked-account.ts'
import { role } from '#model/role.ts'
import { user } from '#model/user.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { assertionXml, deliver, federateSaml, idpKey, leaveFor, respond, responseXml, samlKey, signInBySaml, signXml } from '../support/saml.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

const ADA = { nameId: 'ada', attributes: { mail: ['ada@lighthouse.example'], cn: ['Ada Lovelace'], groups: ['crew', 'masters'] } }
const attributes = { email: 'mail', name: 'cn' }
let server: TestServer
let id: string
let harbour: string
before(async () => {
  server = await startServer()
  const made = await server.call('POST', '/api/roles', { bearer: await server.adminToken(), json: { role: { name: 'Harbour master' } } })
  harbour = made.json.data.id
  id = await federateSaml(server, { attributes, trust_email: true, role_rules: [{ claim: 'groups', value: 'masters', role_id: harbour }] })
})
after(() => server.close())
const isIn = ({ url }: { url: URL }) => url.pathname === '/account'
const people = () => server.context.db.table(linkedAccount).count({ federated_server_id: id })

test('SAML Profiles §4.1.4 the first sign-in makes a person with mapped attributes and roles, the second is the same person', async () => {
  for (let n = 0; n < 2; n++) assert(isIn(await signInBySaml(server, id, ADA)))
  const [link] = await server.context.db.table(linkedAccount).find({ federated_server_id: id })
  const person = await server.context.db.table(user).get(link?.user_id ?? '')
  assert.deepEqual(
    [link?.subject, person?.username, person?.email_verified, person?.name, person?.roles],
    ['ada', 'ada@lighthouse.example', true, 'Ada Lovelace', [harbour]],
  )
  await signInBySaml(server, id, { ...ADA, attributes: { ...ADA.attributes, groups: ['crew'] } })
  assert.deepEqual((await server.context.db.table(user).get(link?.user_id ?? ''))?.roles, [])
  assert.equal(await server.context.db.table(role).count({ id: harbour }), 1)
})

test('SAML Profiles §4.1.4.5 a signed response around an unsigned assertion is taken too, and nothing without a signature', async () => {
  assert(isIn(await signInBySaml(server, id, { ...ADA, signs: 'response' })))
  assert.equal((await signInBySaml(server, id, { ...ADA, signs: 'nothing' })).status, 502)
})

test('a person of that name here is not taken over without a proof', async () => {
  const person = await makePerson(server, { username: 'known@lighthouse.example' })
  const stop = await signInBySaml(server, id, { nameId: 'known', attributes: { mail: [person.username] } })
  assert.equal(stop.url.pathname, '/login/link')
})

const faults: readonly (readonly [what: string, given: Parameters<typeof respond>[1], said: RegExp])[] = [
  ['of another key', { by: samlKey('evil.example') }, /[Ss]ignature/],
  ['signed with SHA-1', { algorithm: 'sha1' }, /SHA-1/],
  ['that is over', { lasts: -120_000 }, /expired|over|confirmation/],
  ['for another audience', { audience: 'https://other.example' }, /audience/],
  ['for another recipient', { recipient: 'https://other.example/acs' }, /this address/],
  ['for another request', { inResponseTo: '_another' }, /InResponseTo/],
  ['of another issuer', { entityId: 'https://evil.example' }, /another issuer/],
  ['whose name changes each time', { format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' }, /changes each time/],
  ['without a name', { nameId: '' }, /which account/],
]
for (const [what, given, said] of faults)
  test(`SAML Profiles §4.1.4.3 an assertion ${what} signs nobody in`, async () => {
    const before_ = await people()
    const stop = await signInBySaml(server, id, { ...ADA, nameId: `nobody-${what}`, ...given })
    assert.equal(stop.status, 502, stop.text)
    assert.match(stop.text, said)
    assert.match(stop.text, /id="other-way"/)
    assert.equal(await people(), before_)
  })

test('SAML Profiles §4.1.4.2 a confirmation that names no request is refused, although the response names ours', async () => {
  const request = await leaveFor(server, id)
  const xml = responseXml(request, signXml(assertionXml(request, { ...ADA, inResponseTo: undefined }), 'Assertion', {}))
  assert.equal((await deliver(server, id, request, xml)).status, 502)
})

const wrappings: readonly (readonly [where: string, wrap: (good: string, evil: string) => string])[] = [
  ['before the signed one', (good, evil) => `${evil}${good}`],
  ['after the signed one', (good, evil) => `${good}${evil}`],
  ['around the signed one', (good, evil) => evil.replace('</saml:Assertion>', `<saml:Advice>${good}</saml:Advice></saml:Assertion>`)],
  [
    'with the signature of the signed one',
    (good, evil) => evil.replace('</saml:Issuer>', `</saml:Issuer>${/<Signature[\s\S]*<\/Signature>/.exec(good)?.[0] ?? ''}`),
  ],
  [
    'with the signed one inside the signature',
    (good, evil) => {
      const signature = /<Signature[\s\S]*<\/Signature>/.exec(good)?.[0] ?? ''
      const bare = good.replace(signature, '')
      return evil.replace('</saml:Issuer>', `</saml:Issuer>${signature.replace('</Signature>', `<Object>${bare}</Object></Signature>`)}`)
    },
  ],
]
for (const [where, wrap] of wrappings)
  test(`SAML Core §5 a forged assertion ${where} signs nobody in (signature wrapping)`, async () => {
    const before_ = await people()
    const request = await leaveFor(server, id)
    const good = signXml(assertionXml(request, { ...ADA, id: '_good' }), 'Assertion', {})
    assert.match(good, /<Signature/)
    for (const evilId of ['_evil', '_good']) {
      const evil = assertionXml(request, { ...ADA, nameId: 'root', id: evilId })
      const again = await leaveFor(server, id)
      const xml = responseXml(again, wrap(good, evil).replaceAll(request.id, again.id))
      assert.notEqual((await deliver(server, id, again, xml)).url.pathname, '/account', evilId)
    }
    assert.equal(await people(), before_)
  })

test('SAML Core §5 a comment inside the name does not cut it', async () => {
  const request = await leaveFor(server, id)
  const xml = respond(request, { ...ADA, nameId: 'ada.evil', attributes: {} }).replace('ada.evil', 'ada<!-- -->.evil')
  const [link] = await server.context.db.table(linkedAccount).find({ federated_server_id: id, subject: 'ada' })
  const earlier = link?.last_used_at
  await deliver(server, id, request, xml)
  assert.equal((await server.context.db.table(linkedAccount).get(link?.id ?? ''))?.last_used_at, earlier, 'nobody came in as ada')
})

test('a document type, an entity and a text that is too long are refused before they are parsed', async () => {
  for (const change of [
    (xml: string) => `<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml}`,
    (xml: string) => `<!dOcTyPe r>${xml}`,
    (xml: string) => `${xml}${' '.repeat(140_000)}`,
    () => 'no xml at all',
    () => '',
  ]) {
    const request = await leaveFor(server, id)
    assert.equal((await deliver(server, id, request, change(respond(request, ADA)))).status, 502)
  }
  const form = { SAMLResponse: 'A'.repeat(400_000), RelayState: 'x' }
  assert.equal((await server.call('POST', `/login/with/${id}/acs`, { form })).status, 413)
})

test('SAML Profiles §4.1.5 a response that nobody asked for is refused, and one for another server or another browser', async () => {
  const request = await leaveFor(server, id)
  const unsolicited = await deliver(server, id, { ...request, relayState: '' }, respond(request, ADA))
  assert.equal(unsolicited.status, 404)
  const otherId = await federateSaml(server, { name: 'Another lighthouse' })
  assert.equal((await deliver(server, otherId, request, respond(request, ADA))).status, 403)
  const thief = visitorOf(server)
  await thief.go('/login')
  const stop = await deliver(server, id, request, respond(request, ADA), thief)
  assert.equal(stop.status, 403)
  assert.equal((await thief.go('/account')).url.pathname, '/login')
})

test('the callback of OpenID Connect takes no state of a SAML server', async () => {
  const { visitor, relayState } = await leaveFor(server, id)
  assert.equal((await visitor.go(`/login/with/${id}/callback?state=${relayState}&code=x`)).status, 403)
})

test('the refusal of the identity provider is told in its words', async () => {
  const request = await leaveFor(server, id)
  const xml = responseXml(request, '').replace(
    /<samlp:Status>.*<\/samlp:Status>/,
    '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode><samlp:StatusMessage>come back later</samlp:StatusMessage></samlp:Status>',
  )
  const stop = await deliver(server, id, request, xml)
  assert.deepEqual([stop.status, /AuthnFailed/.test(stop.text), /come back later/.test(stop.text)], [502, true, true])
})

test('SAML Bindings §3.4.4.1 requests are signed where a key is set, and our metadata tell its certificate', async () => {
  const ours = samlKey('ours')
  const signing = { saml_signing_key: ours.key, saml_signing_certificate: ours.pem, saml_ask_again: true }
  const signed = await federateSaml(server, { name: 'Signed', ...signing })
  const { url, xml, audience } = await leaveFor(server, signed)
  const query = ['SAMLRequest', 'RelayState', 'SigAlg'].map((name) => `${name}=${encodeURIComponent(url.searchParams.get(name) ?? '')}`).join('&')
  assert(
    createVerify('sha256')
      .update(query)
      .verify(ours.x509.publicKey, url.searchParams.get('Signature') ?? '', 'base64'),
  )
  assert.match(xml, /ForceAuthn="true"/)
  const metadata = await server.call('GET', new URL(audience).pathname)
  assert.equal(metadata.headers['content-type'], 'application/samlmetadata+xml')
  assert(metadata.text.includes(audience) && metadata.text.includes(`${server.issuer}/login/with/${signed}/acs`))
  assert(metadata.text.replace(/\s/g, '').includes(ours.x509.raw.toString('base64')))
  assert.equal((await leaveFor(server, id)).url.searchParams.get('Signature'), null)
  assert.equal((await server.call('GET', '/login/with/fs_unknown/metadata')).status, 404)
})

test('SAML Core §3.4.1 an earlier sign-in is refused where we asked for a new one (ForceAuthn), and taken elsewhere', async () => {
  const again = await federateSaml(server, { name: 'Again', saml_ask_again: true })
  const stale = await signInBySaml(server, again, { nameId: 'again', signedIn: -60_000 })
  assert.deepEqual([stale.status, /sign-in from before/.test(stale.text)], [502, true])
  assert(isIn(await signInBySaml(server, again, { nameId: 'again' })))
  assert(isIn(await signInBySaml(server, id, { ...ADA, signedIn: -60_000 })))
})

test('several certificates are taken while the identity provider changes its key', async () => {
  const next = samlKey('next.example')
  const rotating = await federateSaml(server, { name: 'Rotating', saml_certificates: `${idpKey.pem}${next.pem}` })
  for (const by of [idpKey, next]) assert(isIn(await signInBySaml(server, rotating, { nameId: 'grace', by })))
})

test('a faulty certificate, key or pair is refused with the reason', async () => {
  const bearer = await server.adminToken()
  const post = (json: object) =>
    server.call('POST', '/api/federated-servers', {
      bearer,
      json: { name: 'Faulty', protocol: 'saml', saml_entity_id: 'x', saml_sign_on_url: 'https://x.example', ...json },
    })
  const errors = async (json: object) => {
    const answer = await post(json)
    return Object.keys(answer.json.errors ?? { [answer.text]: '' })
  }
  assert.deepEqual(await errors({ saml_certificates: 'no certificate' }), ['saml_certificates'])
  assert.deepEqual(await errors({}), ['saml_entity_id', 'saml_sign_on_url', 'saml_certificates'])
  const [one, two] = [samlKey('one'), samlKey('two')]
  assert.deepEqual(await errors({ saml_certificates: one.pem, saml_signing_key: one.key }), ['saml_signing_certificate'])
  assert.deepEqual(await errors({ saml_certificates: one.pem, saml_signing_key: one.key, saml_signing_certificate: two.pem }), ['saml_signing_certificate'])
})

test('a preset fills in the names of the attributes', async () => {
  const entra = await federateSaml(server, { name: 'Entra', preset: 'entra-saml' })
  const soap = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'
  const attributes = { [`${soap}/emailaddress`]: ['marie@lighthouse.example'], [`${soap}/givenname`]: ['Marie'] }
  assert(isIn(await signInBySaml(server, entra, { nameId: 'marie', attributes })))
  const [link] = await server.context.db.table(linkedAccount).find({ federated_server_id: entra })
  const person = await server.context.db.table(user).get(link?.user_id ?? '')
  assert.deepEqual([person?.email, person?.email_verified, person?.given_name], ['marie@lighthouse.example', false, 'Marie'])
})

for (const [name, open] of databases)
  suite(`SAML on ${name}`, () => {
    let both: Nodes
    before(async () => {
      both = await open()
    })
    after(() => both.close())

    test('SAML Profiles §4.1.4.5 an assertion is good once, also at two nodes at once', async () => {
      const [one, other] = both.nodes
      const at = await federateSaml(one)
      const request = await leaveFor(one, at)
      const xml = respond(request, { nameId: 'ada' })
      const ends = await Promise.all([one, other, one, other].map((node) => deliver(node, at, request, xml, visitorOf(node))))
      // The losers find nothing; the winner is refused because its browser is not the one that began.
      assert.deepEqual(ends.map(({ status }) => status).sort(), [403, 404, 404, 404])
      const first = await leaveFor(one, at)
      const good = signXml(assertionXml(first, { nameId: 'ada', id: '_same' }), 'Assertion', {})
      assert(isIn(await deliver(one, at, first, responseXml(first, good))))
      assert.equal((await deliver(one, at, first, responseXml(first, good))).status, 404)
    })
  })

test('a person of a SAML server signs out here as everybody does, and a password is no way in', async () => {
  const stop = await signInBySaml(server, id, ADA)
  assert(isIn(stop))
  const visitor = visitorOf(server)
  const refused = await visitor.fill(await visitor.go('/login'), { username: 'ada@lighthouse.example', password: PASSWORD })
  assert.equal(refused.status, 403)
})
