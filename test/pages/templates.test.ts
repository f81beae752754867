import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { letterNames, templateNames } from '#model/template-names.ts'
import { writeLetter } from '../../src/login/mail/letter.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

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

test('a letter has the subject and text of the tenant, in the language of its person', async (t) => {
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

test('each version of a template is kept, and one is brought back', async (t) => {
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
