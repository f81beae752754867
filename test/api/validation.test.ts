import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let bearer: string
before(async () => {
  server = await startServer()
  bearer = await server.adminToken()
})
after(() => server.close())
const create = (path: string, json: object) => server.call('POST', path, { bearer, json })
const faultsOf = async (path: string, json: object): Promise<Record<string, string[]>> => {
  const answer = await create(path, json)
  return answer.status === 201 ? {} : answer.json.errors
}
const client = (json: object) => faultsOf('/api/clients', json)
const refused = (faults: object) => Object.keys(faults).toSorted()

test('the e-mail address of a person is one', async () => {
  for (const email of ['nope', 'a b@example.com', '@example.com', 'a@', 'a@b..c', 'a@example.com, b@example.com', `${'a'.repeat(65)}@example.com`])
    assert.deepEqual(refused(await faultsOf('/api/users', { username: 'somebody', email })), ['email'], email)
  for (const email of ["o'hara+tag@example.co.uk", 'root@localhost', 'ünal@bücher.example'])
    assert.deepEqual(await faultsOf('/api/users', { username: email, email }), {}, email)
})

test('a trusted host is the name or address of a host', async () => {
  for (const host of ['a b', 'https://example.com', 'example.com:443', 'example.com/path', '-example.com', 'bücher.example', ''])
    assert.deepEqual(refused(await client({ trusted_hosts: [host] })), ['trusted_hosts'], host)
  assert.deepEqual(await client({ trusted_hosts: ['example.com', 'xn--bcher-kva.example', '127.0.0.1', '[::1]', 'localhost'] }), {})
})

test('a list names each thing once', async () => {
  const twice = <T>(value: T) => [value, value]
  const doubled = {
    redirect_uris: twice('https://app.example/cb'),
    contacts: twice('ops@example.com'),
    supported_grant_types: twice('refresh_token'),
    token_endpoint_auth_methods: twice('client_secret_basic'),
    user_scopes: twice('openid'),
  }
  assert.deepEqual(refused(await client(doubled)), refused(doubled))
  assert.deepEqual(
    refused(await faultsOf('/api/users', { username: 'twice', roles: twice('role_administrator'), authorized_scopes: twice('clients:read:all') })),
    ['authorized_scopes', 'roles'],
  )
})

test('a client has at least one grant, and one key pair at most', async () => {
  assert.deepEqual(refused(await client({ supported_grant_types: [] })), ['supported_grant_types'])
  const key = (await create('/api/key-pairs', {})).json.data
  const both = { key_pair_type: { type: 'ec', curve: 'P-256' }, key_pair_id: key.id }
  assert.deepEqual(refused(await client(both)), ['key_pair_id', 'key_pair_type'])
  assert.deepEqual(await client({ key_pair_id: key.id }), {})
})

test('half of a surrogate pair is refused wherever it stands', async () => {
  for (const body of ['{"name":"\\ud800"}', '{"metadata":{"\\udc00":1}}', '{"metadata":{"a":["x\\ud83dx"]}}']) {
    const answer = await server.call('POST', '/api/clients', { bearer, form: body, headers: { 'content-type': 'application/json' } })
    assert.equal(answer.status, 400, body)
  }
  assert.deepEqual(await client({ name: '😀' }), {})
})

test('keys and sectors are fetched over https, or from this machine', async () => {
  for (const url of ['http://keys.example/jwks', 'http://localhost@keys.example/jwks', 'http://localhost.keys.example/'])
    assert.deepEqual(refused(await client({ jwks_uri: url, sector_identifier_uri: url })), ['jwks_uri', 'sector_identifier_uri'], url)
  assert.deepEqual(await client({ jwks_uri: 'http://127.0.0.1:9/jwks' }), {})
})

const patterns = (...redirect_uris: string[]) => client({ redirect_uri_wildcards: true, redirect_uris })

test('RFC 9700 §4.1.1 a pattern does not span hosts of different owners', async () => {
  for (const pattern of [
    'https://*.com/cb',
    'https://*.co.uk/cb',
    'https://app-*.co.uk/cb',
    'https://*.github.io/cb',
    'https://example.*/cb',
    'https://*/cb',
    'https://*.internal:8443/cb',
  ])
    assert.match((await patterns(pattern))['redirect_uris']?.[0] ?? '', /: `\*` matches hosts of different owners/, pattern)
  assert.deepEqual(await patterns('https://*.example.com/cb', 'https://*.example.co.uk/cb', 'https://pr-*.app.example.com:8443/**/cb'), {})
})

test('a pattern that can never match, or stands for any scheme or port, is refused', async () => {
  for (const [pattern, fault] of [
    ['https://**.example.com/cb', /holds `\*\*` in its host/],
    ['https://app.example.com/*/cb', /holds `\*` behind its host/],
    ['https://app.example.com/***', /holds `\*` behind its host/],
    ['https://app.example.com:*/cb', /as its port/],
    ['com.example.*:/cb', /in its scheme/],
  ] as const)
    assert.match(
      (await client({ application_type: 'native', redirect_uri_wildcards: true, redirect_uris: [pattern] }))['redirect_uris']?.[0] ?? '',
      fault,
      pattern,
    )
})

test('a faulty redirect URI is named, with the rule that it breaks', async () => {
  const faults = await client({
    redirect_uris: ['https://fine.example/cb', 'http://evil.example/cb', 'https://app.example/cb#x', 'myapp:/cb', 'https://*.app.example/cb'],
    post_logout_redirect_uris: ['https://*.app.example/bye'],
    allowed_origins: ['https://app.example/'],
  })
  assert.deepEqual(faults, {
    redirect_uris: [
      'the URI http://evil.example/cb: must be https; http is for loopback addresses only',
      'the URI https://app.example/cb#x: must not have a fragment',
      'the URI myapp:/cb: a private-use scheme must hold a dot, like com.example.app',
      'the URI https://*.app.example/cb: holds a wildcard, but redirect_uri_wildcards is off',
    ],
    post_logout_redirect_uris: ['the URI https://*.app.example/bye: must not hold a wildcard'],
    allowed_origins: ['the origin https://app.example/: must look like https://host or https://host:port, without a path'],
  })
})
