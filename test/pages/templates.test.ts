import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { resources } from '#model/all.ts'
import { letterNames, templateNames } from '#model/template-names.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { writeLetter } from '../../src/login/mail/letter.ts'
import { makeClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'
import { makeConfiguration, offer } from '../support/wallet.ts'

let server: TestServer
let bearer: string
let flow: CodeFlow
before(async () => {
  server = await startServer()
  bearer = await server.adminToken()
  flow = await codeFlow({ server, client: { name: 'Tide <i>tables</i>' } })
})
after(() => server.close())

const api = (method: string, path: string, json?: unknown) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
async function make(t: { after(done: () => Promise<unknown>): void }, body: object): Promise<string> {
  const made = await api('POST', '/api/templates', body)
  assert.equal(made.status, 201, made.text)
  t.after(() => api('DELETE', `/api/templates/${made.json.data.id}`))
  return made.json.data.id
}
const login = async (headers = {}) => (await server.call('GET', '/login', { headers })).text
const address = () => `/oauth/authorize?${new URLSearchParams(flow.request().params)}`
const asked = () => visitorOf(server).go(address())

test('a page in the words of the tenant works like the built-in one, and deleting it brings that back', async (t) => {
  const id = await make(t, { name: 'sign_in', body: '<section class="hero"><h1>Welcome to {{ client.name }}</h1></section><div>{{ form }}</div>' })
  const visitor = visitorOf(server)
  const page = await visitor.go(address())
  assert.match(page.text, /<h1>Welcome to Tide &lt;i&gt;tables&lt;\/i&gt;<\/h1>/)
  assert.doesNotMatch(page.text, /<h1>Sign in/)
  const consent = await visitor.fill(page, { username: flow.habits.username, password: PASSWORD })
  assert.equal(consent.url.pathname, '/consent')
  await api('DELETE', `/api/templates/${id}`)
  assert.match(await login(), /<h1>Sign in<\/h1>/)
})

test('the layout stands around every page, error pages too, and an unclosed element of it breaks none', async (t) => {
  await make(t, { name: 'layout', body: '{{ brand }}<div class="wrap">{{ content }}</div><p class="claim">Since 1923<div>{{ links }}' })
  for (const path of ['/login', '/logout', '/reset-password?link=none']) {
    const { text } = await server.call('GET', path)
    assert.match(text, /<div class="wrap"><main/, path)
    assert.match(text, /<p class="claim">Since 1923<\/p><div><footer>/, path)
  }
})

test('the pages of somebody who is signed in, and those for wallets, are drawn by templates too', async (t) => {
  const person = await makePerson(server)
  const visitor = visitorOf(server)
  await visitor.fill(await visitor.go('/login'), { username: person.username, password: PASSWORD })
  const configuration = await makeConfiguration(server)
  const client = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  const { made } = await offer(server, { client_id: client.id, user_id: person.id, credential_configuration_ids: [configuration.identifier] })
  for (const [name, path, part] of [
    ['account', '/account', 'id="sign-out"'],
    ['factors', '/account/factors', 'id="add-passkey"'],
    ['add_app', '/account/factors/app', 'id="app-qr"'],
    ['add_passkey', '/account/factors/passkey', 'data-options'],
    ['requests', '/account/requests', 'id="user-code-save"'],
    ['credential_offer', made.json.data.offer_page.slice(server.issuer.length), 'id="offer-qr"'],
  ] as const) {
    await make(t, { name, body: `<h1>${name} at the harbour</h1>{{ form }}` })
    const { text, status } = await visitor.go(path)
    assert.equal(status, 200, name)
    assert.match(text, new RegExp(`<h1>${name} at the harbour</h1>`), name)
    assert.equal(text.split('<h1').length, 2, `${name}: its own title gives way`)
    assert(text.includes(part), name)
  }
})

test('the template of a language serves its varieties, and one for a variety goes before it', async (t) => {
  const made = await api('POST', '/api/translations', { language: 'pt-BR', name: 'Português' })
  t.after(() => api('DELETE', `/api/translations/${made.json.data.id}`))
  await make(t, { name: 'sign_in', language: 'pt', body: '<h1>Bem-vindo</h1>{{ form }}' })
  assert.match(await login({ 'accept-language': 'pt-BR' }), /<h1>Bem-vindo<\/h1>/)
  await make(t, { name: 'sign_in', language: 'pt-BR', body: '<h1>Oi</h1>{{ form }}' })
  assert.match(await login({ 'accept-language': 'pt-BR' }), /<h1>Oi<\/h1>/)
})

test('a page about a failure of ours is drawn with the templates and languages that were read before', async (t) => {
  const store = await openSqlite(':memory:', resources)
  const failing = await startServer({ store })
  t.after(() => failing.close())
  const token = await failing.adminToken()
  const post = (path: string, json: object) => failing.call('POST', path, { bearer: token, json })
  await post('/api/templates', { name: 'error', body: '{% if status >= 500 %}<h1>The harbour is closed</h1>{% endif %}{{ form }}' })
  await post('/api/translations', { language: 'de', name: 'Deutsch', words: { requestId: 'Nummer' } })
  assert.equal((await failing.call('GET', '/login')).status, 200)
  await store.close()
  const { status, text } = await failing.call('GET', '/account', { headers: { 'accept-language': 'de' } })
  assert(status >= 500, String(status))
  assert.match(text, /<html lang="de">[\s\S]*<h1>The harbour is closed<\/h1>[\s\S]*<dt>Nummer<\/dt>/)
})

test('faults of a template name their lines', async () => {
  const body = '<h1>Hello</h1>\n{% if status == 999 %}\n<p onclick="x">x</p>{% endif %}\n{{ form }}<script></script>'
  const { json } = await api('POST', '/api/templates/preview', { name: 'sign_in', body })
  assert.deepEqual(json.errors.body, ['line 3: <p onclick>: this attribute is not allowed', 'line 4: <script> is not allowed'])
  const unknown = await api('POST', '/api/templates', { name: 'mail_password', body: 'Hello\n\n{{ link | nothing }}' })
  assert.match(unknown.json.errors.body[0], /^line 3: cannot be drawn: undefined filter: nothing$/)
})

test('one template draws errors by their status', async (t) => {
  await make(t, { name: 'error', body: '{% if status == 404 %}<h1>Lost at sea</h1>{% else %}{{ heading }}{% endif %}{{ form }}' })
  assert.match((await server.call('GET', '/reset-password?link=none')).text, /<h1>Lost at sea<\/h1>/)
})

test('the template of the client goes before that of its identity provider, and one in the language before one in any', async (t) => {
  const body = (word: string) => `<h1>${word}</h1>{{ form }}`
  await make(t, { name: 'sign_in', body: body('everybody') })
  await make(t, { name: 'sign_in', language: 'fr', body: body('tous') })
  await make(t, { name: 'sign_in', client_id: flow.app.id, body: body('the client') })
  assert.match(await login(), /everybody/)
  assert.match(await login({ 'accept-language': 'fr' }), /tous/)
  assert.match((await asked()).text, /the client/)
  await make(t, { name: 'sign_in', identity_provider_id: 'idp_default', body: body('the provider') })
  assert.match(await login(), /the provider/)
  assert.match((await asked()).text, /the client/)
  const again = await api('POST', '/api/templates', { name: 'sign_in', body: body('twice') })
  assert.equal(again.status, 422, again.text)
  assert.equal((await api('POST', '/api/templates', { name: 'sign_in', client_id: 'none', body: body('x') })).status, 422)
})

test('BOR-47 a letter has the subject and text of the tenant, in the language of its person', async (t) => {
  const subject = 'Ahoy {{ brand }}'
  await make(t, { name: 'mail_password', language: 'en', subject, body: 'Dear <sailor>,\n\n{{ link }}\n\n{{ minutes }} minutes' })
  const order = { letter: 'password', to: 'ada@example.com', path: '/reset-password?link=x', values: { minutes: 60 } } as const
  const own = await writeLetter(server.context, order, { id: 'job', sender: 'a@example.com' })
  assert.deepEqual(
    [own.subject, own.text],
    ['Ahoy Default', `Dear <sailor>,\n\n${server.issuer}/reset-password?link=x\n\n60 minutes`].map((text) =>
      text.replace('Default', server.context.tenant.name),
    ),
  )
  assert.match(own.html, new RegExp(`<a href="${server.issuer}/reset-password\\?link=x">`))
  const french = await writeLetter(server.context, { ...order, locale: 'fr' }, { id: 'job', sender: 'a@example.com' })
  assert.match(french.subject, /Un nouveau mot de passe/)
  const useless = await api('POST', '/api/templates', { name: 'mail_password', body: 'Dear sailor' })
  assert.match(useless.json.errors.body[0], /must hold \{\{ link \}\}/)
})

/** The pages, letters and errors that Boruta draws by templates, by their names there, and the template that stands for each here. */
const asInBoruta: Readonly<Record<string, string>> = {
  layout: 'layout',
  new_session: 'sign_in',
  choose_session: 'select_account',
  new_totp_registration: 'add_app',
  new_totp_authentication: 'second_factor',
  new_webauthn_registration: 'add_passkey',
  new_webauthn_authentication: 'second_factor',
  new_registration: 'register',
  new_consent: 'consent',
  new_reset_password: 'forgotten_password',
  edit_reset_password: 'new_password',
  new_confirmation_instructions: 'email_sent',
  edit_user: 'account',
  credential_offer: 'credential_offer',
  cross_device_presentation: 'present',
  confirmation_instructions: 'mail_email_confirm',
  reset_password_instructions: 'mail_password',
  tx_code: 'mail_tx_code',
  error: 'error',
}

test('BOR-48 each page, letter and error has a template: replaced, drawn with sample data in the words of the language, and reset', async (t) => {
  const needed = (name: string) =>
    name === 'layout' ? '{{ content }}' : name === 'mail_tx_code' ? '{{ code }}' : name.startsWith('mail_') ? '{{ link }}' : '{{ form }}'
  for (const name of new Set(Object.values(asInBoruta))) {
    const body = name.startsWith('mail_') ? `Ahoy ${needed(name)}` : `<h1>Ahoy {{ brand_name }}, {{ title }}</h1>${needed(name)}`
    await make(t, { name, identity_provider_id: 'idp_default', body })
    const drawn = await api('POST', '/api/templates/preview', { name, body, language: 'fr' })
    assert.equal(drawn.status, 200, `${name}: ${drawn.text}`)
    assert.match(drawn.json.data.html, /Ahoy/, name)
    if (!name.startsWith('mail_')) assert.match(drawn.json.data.html, /<html lang="fr">/, name)
  }
  // One template draws all errors, by their status.
  assert.match((await server.call('GET', '/reset-password?link=none')).text, /<h1>Ahoy/)
  const { data } = (await api('GET', '/api/templates?identity_provider_id=idp_default&limit=100')).json
  for (const { id } of data) assert.equal((await api('DELETE', `/api/templates/${id}`)).status, 204)
  assert.doesNotMatch(await login(), /Ahoy/)
})

test('every built-in page and letter is a template that is accepted', async () => {
  const { data } = (await api('GET', '/api/templates/built-in')).json
  assert.deepEqual(
    data.map(({ name }: { name: string }) => name),
    [...templateNames],
  )
  for (const { name, body, subject } of data) {
    const drawn = await api('POST', '/api/templates/preview', { name, body, ...(subject && { subject }) })
    assert.equal(drawn.status, 200, `${name}: ${drawn.text}`)
  }
  assert(letterNames.length > 10)
  const wrong = await api('POST', '/api/templates/preview', { name: 'sign_in', body: '<p>no form</p>' })
  assert.match(wrong.json.errors.body[0], /must hold \{\{ form \}\}/)
})

test('BOR-48 each version of a template is kept, and one is brought back', async (t) => {
  const id = await make(t, { name: 'signed_out', body: '<h1>One</h1>{{ form }}' })
  assert.equal((await api('PATCH', `/api/templates/${id}`, { body: '<h1>Two</h1>{{ form }}' })).status, 200)
  const versions = (await api('GET', `/api/templates/${id}/versions`)).json.data
  assert.deepEqual(
    versions.map(({ version }: { version: number }) => version),
    [2, 1],
  )
  assert.equal((await api('POST', `/api/templates/${id}/versions/1/restore`)).status, 200)
  assert.match((await server.call('GET', '/logout')).text, /<h1>One<\/h1>/)
})
