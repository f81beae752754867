import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { orderLetter } from '#login/mail/mail-job.ts'
import { DEFAULT_BACKEND } from '#model/backend.ts'
import { mailServer } from '#model/mail-server.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type SmtpSink, smtpSink } from '../support/smtp.ts'
import { authority } from '../support/tls/material.ts'
import { until } from '../support/until.ts'

let [operators, own, secured]: SmtpSink[] = []
let server: TestServer
let admin: string
const trusted = getCACertificates('default')
before(async () => {
  setDefaultCACertificates([...trusted, authority])
  ;[operators, own, secured] = await Promise.all([smtpSink({ tls: 'none' }), smtpSink({ tls: 'none' }), smtpSink()])
  server = await startServer({
    settings: {
      allow_private_fetch: ['127.0.0.1', 'localhost'],
      'smtp.url': `smtp+plain://127.0.0.1:${operators?.port}`,
      'smtp.from': 'Operator <operator@id.example>',
    },
  })
  admin = await server.adminToken()
})
after(async () => {
  setDefaultCACertificates(trusted)
  await server.close()
  await Promise.all([operators, own, secured].map((sink) => sink?.close()))
})
const api = (method: string, path: string, json?: unknown, bearer = admin) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
const plain = (more: object = {}) => ({ host: '127.0.0.1', port: own?.port, security: 'clear', sender: 'Ours <post@ours.example>', ...more })
const test_ = (more: object = {}) => api('POST', '/api/mail/test', { to: 'ada@example.com', ...more })
const sendersAt = (sink: SmtpSink | undefined) => sink?.received.map(({ from }) => /<(.*?)>/.exec(from)?.[1])

test('letters go by the mail server of the operator until the tenant has a default of its own, and again afterwards', async () => {
  const { data: ofServer } = (await api('GET', '/api/mail')).json
  assert.deepEqual([ofServer.origin, ofServer.port, ofServer.sender], ['server', operators?.port, 'Operator <operator@id.example>'])
  const made = await api('POST', '/api/mail-servers', plain({ name: 'first' }))
  assert.equal(made.status, 201, made.text)
  const { id } = made.json.data
  await test_()
  await test_({ mail_server_id: id })
  assert.deepEqual([sendersAt(operators), sendersAt(own)], [['operator@id.example'], ['post@ours.example']])
  assert.equal((await api('PATCH', `/api/mail-servers/${id}`, { is_default: true })).status, 200)
  const { data } = (await api('GET', '/api/mail')).json
  assert.deepEqual(data, {
    origin: 'tenant',
    mail_server_id: id,
    name: 'first',
    host: '127.0.0.1',
    port: own?.port,
    security: 'clear',
    sender: 'Ours <post@ours.example>',
  })
  await test_()
  assert.deepEqual([operators?.received.length, own?.received.length], [1, 2])
  await api('PATCH', `/api/mail-servers/${id}`, { is_default: false })
  assert.equal((await api('GET', '/api/mail')).json.data.origin, 'server')
  await api('DELETE', `/api/mail-servers/${id}`)
})

test('one mail server is the default: another that becomes it takes its place', async () => {
  const make = async (name: string) => (await api('POST', '/api/mail-servers', plain({ name, is_default: true }))).json.data.id as string
  const [one, other] = [await make('one'), await make('other')]
  assert.deepEqual((await api('GET', `/api/mail-servers/${one}`)).json.data.is_default, false)
  assert.equal((await api('GET', '/api/mail')).json.data.mail_server_id, other)
  for (const id of [one, other]) assert.equal((await api('DELETE', `/api/mail-servers/${id}`)).status, 204)
})

test('BOR-47 letters to the people of a backend go by the mail server that it names', async () => {
  const { id } = (await api('POST', '/api/mail-servers', plain({ name: 'of a backend', sender: 'backend@ours.example' }))).json.data
  assert.deepEqual(Object.keys((await api('PATCH', `/api/backends/${DEFAULT_BACKEND}`, { mail_server_id: 'ms_none' })).json.errors), ['mail_server_id'])
  assert.equal((await api('PATCH', `/api/backends/${DEFAULT_BACKEND}`, { mail_server_id: id })).status, 200)
  const { context } = server
  await context.db.together((batch) => orderLetter(batch, context, { letter: 'test', to: 'bob@example.com', backend_id: DEFAULT_BACKEND, values: {} }))
  await until(async () => sendersAt(own)?.at(-1) === 'backend@ours.example', 'the letter')
  const refused = await api('DELETE', `/api/mail-servers/${id}`)
  assert.deepEqual([refused.status, refused.json.referrers?.[0]?.id], [409, DEFAULT_BACKEND])
  await api('PATCH', `/api/backends/${DEFAULT_BACKEND}`, { mail_server_id: null })
  await api('DELETE', `/api/mail-servers/${id}`)
})

test('BOR-47 its password is sealed, never told, and given after STARTTLS', async () => {
  const fields = {
    name: 'secured',
    host: 'localhost',
    port: secured?.port,
    security: 'starttls',
    sender: 'post@ours.example',
    username: 'post',
    password: 'p:ss word',
  }
  const { json, text } = await api('POST', '/api/mail-servers', fields)
  assert.doesNotMatch(text, /p:ss/)
  const row = await server.context.db.table(mailServer).get(json.data.id)
  assert.doesNotMatch(JSON.stringify(row), /p:ss/)
  const sent = await test_({ mail_server_id: json.data.id })
  assert.equal(sent.status, 200, sent.text)
  assert.deepEqual(
    secured?.received.map(({ isEncrypted, auth }) => [isEncrypted, auth]),
    [[true, 'post:p:ss word']],
  )
  const { status, json: kept } = await api('PATCH', `/api/mail-servers/${json.data.id}`, { sender: 'Post <post@ours.example>' })
  assert.deepEqual([status, kept.data.sender], [200, 'Post <post@ours.example>'])
  assert.equal((await test_({ mail_server_id: json.data.id })).status, 200)
})

for (const [what, change, field] of [
  ['a password in the clear', { username: 'u', password: 'p' }, 'username'],
  ['a name without a password', { security: 'starttls', username: 'u' }, 'username'],
  ['a sender with a second one', { sender: 'a@example.com, b@example.com' }, 'sender'],
  ['a URL for a host', { host: 'smtp://mail.example' }, 'host'],
] as const)
  test(`a mail server with ${what} is refused`, async () => {
    const { status, json } = await api('POST', '/api/mail-servers', plain({ name: what, ...change }))
    assert.deepEqual([status, Object.keys(json.errors ?? {})[0]], [422, field])
  })

test('a host with a private address is not reached, nor one in the clear, unless the operator allows it', async () => {
  const strict = await startServer()
  const bearer = await strict.adminToken()
  const attempt = async (more: object) => {
    const { json } = await strict.call('POST', '/api/mail-servers', { bearer, json: plain({ name: JSON.stringify(more), ...more }) })
    return (await strict.call('POST', '/api/mail/test', { bearer, json: { to: 'ada@example.com', mail_server_id: json.data.id } })).json.message as string
  }
  const heard = own?.received.length
  assert.match(await attempt({ security: 'tls' }), /127\.0\.0\.1, which is not a public address/)
  assert.match(await attempt({ security: 'clear' }), /over TLS only/)
  assert.match(await attempt({ security: 'clear', host: '8.8.8.8' }), /over TLS only/)
  assert.equal(own?.received.length, heard)
  assert.equal((await strict.call('GET', '/api/mail', { bearer })).json.data.origin, 'none')
  assert.equal((await strict.call('POST', '/api/mail/test', { bearer, json: { to: 'ada@example.com' } })).status, 409)
  await strict.close()
})

test('who may not manage people may not choose the server that their letters go by', async () => {
  const scopes = ['configuration:manage:all', 'identity-providers:manage:all']
  const made = await api('POST', '/api/clients', {
    name: 'Configurer',
    supported_grant_types: ['client_credentials'],
    authorize_scope: true,
    authorized_scopes: scopes.map((name) => ({ name })),
  })
  const { id, secret } = made.json.data
  const form = { grant_type: 'client_credentials', scope: scopes.join(' ') }
  const bearer = (await server.call('POST', '/oauth/token', { form, basic: [id, secret] })).json.access_token
  const { id: existing } = (await api('POST', '/api/mail-servers', plain({ name: 'guarded' }))).json.data
  for (const [method, path, json] of [
    ['POST', '/api/mail-servers', plain({ name: 'mine' })],
    ['PATCH', `/api/mail-servers/${existing}`, { host: 'evil.example' }],
    ['DELETE', `/api/mail-servers/${existing}`, undefined],
    ['PATCH', `/api/backends/${DEFAULT_BACKEND}`, { mail_server_id: existing }],
  ] as const) {
    const { status, text } = await api(method, path, json, bearer)
    assert.equal(status, 403, `${method} ${path}: ${text}`)
  }
})
