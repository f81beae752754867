import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { decodeJwt } from 'jose'
import type { Client } from '#model/client.ts'
import { CLIENT_USE, COMMON_NAME, COUNTRY, jwkOf, makeCertificate, ORGANIZATION, type TestCertificate } from '../support/certificates.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { proofKey } from '../support/dpop.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'

const authority = makeCertificate({ subject: [[COMMON_NAME, 'Test Authority']], authority: true })
const names = { dns: 'Batch.example', uri: 'spiffe://example/batch', ip: '192.0.2.7', email: 'Batch@Example.com' }
const certificate = makeCertificate({
  subject: [
    [COUNTRY, 'FR'],
    [ORGANIZATION, 'Émile, Fils + Co'],
    [COMMON_NAME, 'batch'],
  ],
  issuer: authority,
  names,
  use: CLIENT_USE,
})
const SUBJECT = String.raw`CN=Batch,O=\C3\89mile\, Fils \+ Co, C=fr`
const selfSigned = makeCertificate({ subject: [[COMMON_NAME, 'self']] })
const other = makeCertificate({ subject: [[COMMON_NAME, 'other']], issuer: authority })
const grant_type = 'client_credentials'

let server: TestServer
before(async () => {
  const settings = { trust_proxy: ['127.0.0.1'], 'mtls.header': 'Client-Cert' as const, 'mtls.url': 'https://mtls.id.example', implicit_grant: true }
  server = await startServer({ settings, clientAuthorities: () => [authority.x509] })
})
after(() => server.close())

const outcome = ({ status, json }: CallAnswer) => [status, json.error]
const byAuthority = { token_endpoint_auth_methods: ['tls_client_auth'] }
const bySelf = (shown: TestCertificate): Partial<Client> => ({
  token_endpoint_auth_methods: ['self_signed_tls_client_auth'],
  jwks: { keys: [jwkOf(shown)] } as NonNullable<Client['jwks']>,
})
const ask = (client_id: string, shown?: TestCertificate, more: Record<string, string> = {}) =>
  server.call('POST', '/oauth/token', { form: { grant_type, client_id, ...more }, ...(shown && { headers: shown.headers.rfc9440 }) })

describe('RFC 8705 §2 client authentication', () => {
  test('RFC 8705 §2.1.2 a certificate of an authority is recognised by its subject or one of its alternative names', async () => {
    for (const name of [
      { tls_client_auth_subject_dn: SUBJECT },
      { tls_client_auth_san_dns: 'batch.example' },
      { tls_client_auth_san_uri: names.uri },
      { tls_client_auth_san_ip: names.ip },
      { tls_client_auth_san_email: 'Batch@example.COM' },
    ]) {
      const { id } = await makeClient(server, { ...byAuthority, ...name })
      assert.equal((await ask(id, certificate)).status, 200, JSON.stringify(name))
      assert.deepEqual(outcome(await ask(id, other)), [401, 'invalid_client'], 'another certificate of the same authority')
      assert.deepEqual(outcome(await ask(id)), [401, 'invalid_client'], 'no certificate')
    }
  })
  test('RFC 8705 §2.1.2 a subject is the whole name in its order', async () => {
    for (const tls_client_auth_subject_dn of ['CN=batch', String.raw`C=FR,O=\C3\89mile\, Fils \+ Co,CN=batch`, 'CN=batch,O=Emile,C=FR']) {
      const { id } = await makeClient(server, { ...byAuthority, tls_client_auth_subject_dn })
      assert.deepEqual(outcome(await ask(id, certificate)), [401, 'invalid_client'], tls_client_auth_subject_dn)
    }
  })
  test('RFC 8705 §2.2 a self-signed certificate is good when the client registered the very certificate', async () => {
    const { id } = await makeClient(server, bySelf(selfSigned))
    assert.equal((await ask(id, selfSigned)).status, 200)
    assert.deepEqual(outcome(await ask(id, makeCertificate({ subject: [[COMMON_NAME, 'self']] }))), [401, 'invalid_client'])
  })
  test('RFC 8705 §2 a certificate proves the client at introspection, revocation and the pushed authorization request too', async () => {
    const redirect_uris = ['https://app.example/callback']
    const supported_grant_types = ['client_credentials', 'authorization_code', 'introspect', 'revoke']
    const { id } = await makeClient(server, { ...bySelf(selfSigned), redirect_uris, supported_grant_types })
    const token = (await ask(id, selfSigned)).json.access_token
    const post = (path: string, form: Record<string, string>, shown?: TestCertificate) =>
      server.call('POST', path, { form: { client_id: id, ...form }, ...(shown && { headers: shown.headers.rfc9440 }) })
    const pushed = {
      response_type: 'code',
      redirect_uri: redirect_uris[0] ?? '',
      scope: 'openid',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    }
    for (const [path, form, status] of [
      ['/oauth/introspect', { token }, 200],
      ['/oauth/par', pushed, 201],
      ['/oauth/revoke', { token }, 200],
    ] as const) {
      assert.deepEqual(outcome(await post(path, form)), [401, 'invalid_client'], path)
      assert.equal((await post(path, form, selfSigned)).status, status, path)
    }
  })
  test('RFC 8705 §2 an explanation names what was expected of the certificate and what came', async () => {
    const { id } = await makeClient(server, { ...byAuthority, tls_client_auth_san_dns: 'other.example' })
    await ask(id, certificate)
    await server.explanations.flush()
    const { json } = await server.call('GET', `/api/explanations?client_id=${id}`, { bearer: await server.adminToken() })
    const [{ check, expected, got }] = json.data
    assert.deepEqual([check, expected, got], ['client_certificate', ['other.example'], 'C=FR, O=Émile\\, Fils \\+ Co, CN=batch'])
  })
  test('RFC 8705 §2.1.2 a registration needs exactly one name, and a self-signed one its certificate', async () => {
    const bearer = await server.adminToken()
    const create = async (json: object) => {
      const answer = await server.call('POST', '/api/clients', { bearer, json: { client: json } })
      return [answer.status, ...Object.keys(answer.json.errors ?? {})]
    }
    assert.equal((await create({ ...byAuthority, tls_client_auth_san_dns: 'a.example' }))[0], 201)
    assert.equal((await create({ ...byAuthority }))[0], 422)
    assert.equal((await create({ ...byAuthority, tls_client_auth_san_dns: 'a.example', tls_client_auth_san_ip: '192.0.2.1' }))[0], 422)
    assert.equal((await create({ tls_client_auth_san_dns: 'a.example' }))[0], 422, 'a name that nothing looks at')
    assert.equal((await create({ token_endpoint_auth_methods: ['self_signed_tls_client_auth'] }))[0], 422)
    assert.deepEqual(await create({ ...byAuthority, tls_client_auth_subject_dn: 'batch' }), [422, 'tls_client_auth_subject_dn'])
    assert.deepEqual(await create({ ...byAuthority, tls_client_auth_san_ip: 'batch' }), [422, 'tls_client_auth_san_ip'])
    const { json } = await server.call('POST', '/api/clients', { bearer, json: { client: bySelf(selfSigned) } })
    assert.equal(json.data.secret, undefined)
  })
})

const bound = { tls_client_certificate_bound_access_tokens: true }

describe('RFC 8705 §3 certificate-bound access tokens', () => {
  test('RFC 8705 §3.1 a token names the certificate, in a JWT and at introspection, and is a bearer token by its type', async () => {
    const { id } = await makeClient(server, { ...bySelf(selfSigned), ...bound, access_token_format: 'jwt' })
    const { access_token, token_type } = (await ask(id, selfSigned)).json
    const cnf = { 'x5t#S256': selfSigned.thumbprint }
    assert.deepEqual([token_type, decodeJwt(access_token)['cnf']], ['Bearer', cnf])
    const told = await server.call('POST', '/oauth/introspect', { form: { token: access_token, client_id: id }, headers: selfSigned.headers.rfc9440 })
    assert.deepEqual(told.json.cnf, cnf)
  })
  test('RFC 8705 §3.4 without the switch a certificate proves the client and binds nothing', async () => {
    const { id } = await makeClient(server, { ...bySelf(selfSigned), access_token_format: 'jwt' })
    assert.equal(decodeJwt((await ask(id, selfSigned)).json.access_token)['cnf'], undefined)
  })
  test('RFC 8705 §3.4 a client whose tokens are bound gets none without a certificate, and none through the browser', async () => {
    const machine = await makeClient(server, bound)
    assert.deepEqual(outcome(await server.call('POST', '/oauth/token', { form: { grant_type }, basic: machine.basic })), [400, 'invalid_request'])
    const flow = await codeFlow({ server, client: { ...bound, supported_grant_types: ['authorization_code', 'implicit'] } })
    assert.equal((await flow.authorize({ response_type: 'code token' })).stop.params.get('error'), 'unauthorized_client')
  })
  test('RFC 8705 §3 userinfo takes a bound token only with its certificate', async () => {
    const flow = await codeFlow({ server, client: { ...bound, confidential: false, token_endpoint_auth_methods: ['none'] } })
    const { code, verifier } = await flow.code()
    const { access_token } = (await flow.redeem(code, verifier, {}, other.headers.rfc9440)).json
    const show = (headers: Record<string, string>) =>
      server.call('GET', '/oauth/userinfo', { headers: { authorization: `Bearer ${access_token}`, ...headers } })
    assert.equal((await show(other.headers.rfc9440)).status, 200)
    for (const headers of [{}, certificate.headers.rfc9440]) {
      const refused = await show(headers)
      assert.equal(refused.status, 401)
      assert.match(String(refused.headers['www-authenticate']), /^Bearer .*error="invalid_token"/)
    }
    const { status } = await server.call('GET', '/oauth/userinfo', { headers: { authorization: `DPoP ${access_token}`, ...other.headers.rfc9440 } })
    assert.equal(status, 401, 'it is sent as Bearer')
  })
  test('RFC 8705 §3 the administration API takes a bound token only with its certificate', async () => {
    const scopes = { authorize_scope: true, authorized_scopes: [{ name: 'clients:read:all' }] }
    const { id } = await makeClient(server, { ...bySelf(selfSigned), ...bound, ...scopes })
    const { access_token } = (await ask(id, selfSigned, { scope: 'clients:read:all' })).json
    const list = (headers: Record<string, string>) => server.call('GET', '/api/clients', { headers, bearer: access_token })
    assert.deepEqual([(await list(selfSigned.headers.rfc9440)).status, (await list({})).status, (await list(other.headers.rfc9440)).status], [200, 401, 401])
  })
  test('RFC 8705 §3 a token that is bound to a key and to a certificate needs both', async () => {
    const key = await proofKey()
    const flow = await codeFlow({ server, client: { ...bound, enforce_dpop: true } })
    const { code, verifier } = await flow.code()
    const { access_token, token_type } = (await flow.redeem(code, verifier, {}, { ...(await key.forTokens(server)), ...other.headers.rfc9440 })).json
    assert.equal(token_type, 'DPoP')
    assert.equal((await key.show(server, { token: access_token, headers: other.headers.rfc9440 })).status, 200)
    assert.equal((await key.show(server, { token: access_token })).status, 401)
    const { status } = await server.call('GET', '/oauth/userinfo', { headers: { authorization: `Bearer ${access_token}`, ...other.headers.rfc9440 } })
    assert.equal(status, 401)
  })
})

test('RFC 8705 §4 the refresh token of a public client is bound to its certificate, that of a confidential one to its authentication', async () => {
  const flow = await codeFlow({ server, client: { ...bound, confidential: false, token_endpoint_auth_methods: ['none'] } })
  const { code, verifier } = await flow.code()
  const { refresh_token } = (await flow.redeem(code, verifier, {}, other.headers.rfc9440)).json
  assert.deepEqual(outcome(await flow.refresh(refresh_token, {}, certificate.headers.rfc9440)), [400, 'invalid_grant'])
  assert.equal((await flow.refresh(refresh_token, {}, other.headers.rfc9440)).status, 200)
  const proving = await codeFlow({ server, client: { ...bound, access_token_format: 'jwt' } })
  const given = await proving.code()
  const first = (await proving.redeem(given.code, given.verifier, {}, other.headers.rfc9440)).json
  const renewed = await proving.refresh(first.refresh_token, {}, certificate.headers.rfc9440)
  assert.deepEqual(decodeJwt(renewed.json.access_token)['cnf'], { 'x5t#S256': certificate.thumbprint })
})

test('RFC 8705 §5 discovery names the methods, the binding and where clients with a certificate go', async () => {
  const { json } = await server.call('GET', '/.well-known/oauth-authorization-server')
  for (const member of ['token', 'revocation', 'introspection'])
    for (const method of ['tls_client_auth', 'self_signed_tls_client_auth'])
      assert.ok(json[`${member}_endpoint_auth_methods_supported`].includes(method), `${member} ${method}`)
  assert.equal(json.tls_client_certificate_bound_access_tokens, true)
  const aliases: Readonly<Record<string, string>> = json.mtls_endpoint_aliases
  for (const name of ['token', 'pushed_authorization_request', 'introspection', 'revocation', 'userinfo', 'device_authorization'])
    assert.ok(`${name}_endpoint` in aliases, name)
  for (const [name, alias] of Object.entries(aliases)) assert.equal(alias, json[name].replace(server.issuer, 'https://mtls.id.example'))
  assert.equal('authorization_endpoint' in aliases, false)
  const key = await proofKey()
  const machine = await makeClient(server)
  const dpop = await key.proof('POST', 'https://mtls.id.example/oauth/token')
  assert.equal((await server.call('POST', '/oauth/token', { form: { grant_type }, basic: machine.basic, headers: { dpop } })).status, 200)
})

test('RFC 8705 §5 a server that is shown no certificates announces none, and warns who registers a client with one', async () => {
  const plain = await startServer()
  const registration = { client: { token_endpoint_auth_methods: ['tls_client_auth'], tls_client_auth_san_dns: 'a.example' } }
  const made = await plain.call('POST', '/api/clients', { bearer: await plain.adminToken(), json: registration })
  assert.match(JSON.stringify(made.json.warnings), /this server sees no certificates/)
  const { json } = await plain.call('GET', '/.well-known/openid-configuration')
  assert.ok(!json.token_endpoint_auth_methods_supported.some((name: string) => name.includes('tls')))
  assert.deepEqual([json.mtls_endpoint_aliases, json.tls_client_certificate_bound_access_tokens], [undefined, undefined])
  await plain.close()
})
