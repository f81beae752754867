import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { translation } from '#model/translation.ts'
import { writeLetter } from '../../src/login/mail/letter.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let bearer: string
before(async () => {
  server = await startServer()
  bearer = await server.adminToken()
})
after(() => server.close())

const api = (method: string, path: string, json: unknown, token = bearer) => server.call(method, path, { bearer: token, json })
/** Stores a translation past the checks of the API, as it might stand there from elsewhere. */
async function smuggle(t: { after(done: () => Promise<unknown>): void }, language: string, words: Record<string, string>) {
  const id = `trl_${language}`
  await server.context.db.table(translation).insert(newRow(translation, { id, language, name: `<i>${language}</i>`, words }))
  t.after(() => server.context.db.table(translation).remove({ id }))
}

for (const [attack, text] of [
  ['an element', 'Log <b>in</b>'],
  ['a script', 'x<script>alert(1)</script>'],
  ['an element that is not closed', 'x<img src=x onerror=alert(1)'],
  ['a comment', 'x<!-- y'],
  ['a character that turns the direction', 'abc\u202edef'],
  ['a control character', 'abc\u0007'],
] as const)
  test(`${attack} in a translation is refused, with the name of the text`, async () => {
    const answer = await api('POST', '/api/translations', { language: 'de', name: 'Deutsch', words: { signIn: text } })
    assert.equal(answer.status, 422)
    assert.match(answer.json.errors.words[0], /^signIn: (?:holds markup|must not hold control characters)/)
  })

for (const body of [
  '{{ link }} {{ brand }} {{ minutes }} {{ link | append: "x" }}',
  '{{ link }} {{ brand }} {{ minutes }} {% include "x" %}',
  '{{ link }} {{ brand }} {{ minutes }} {%',
])
  test(`a letter in a translation holds plain places only: ${body}`, async () => {
    const answer = await api('POST', '/api/translations', { language: 'de', name: 'Deutsch', words: { 'mail.password.body': body } })
    assert.equal(answer.status, 422, answer.text)
  })

test('a translation with HTML is shown as text, wherever it stands on a page', async (t) => {
  await smuggle(t, 'de', { signIn: '"><img src=x onerror=alert(1)>', help: "'><script>alert(2)</script>", password: '<b>' })
  const { text } = await server.call('GET', '/login?ui_locales=de')
  assert.match(text, /&quot;&gt;&lt;img src=x onerror=alert\(1\)&gt;/)
  assert.doesNotMatch(text, /<img|<script>alert|<b>/)
  const english = await server.call('GET', '/login')
  assert.match(english.text, /&lt;i&gt;de&lt;\/i&gt;/)
})

test('a letter whose translation holds markup is sent in English', async (t) => {
  await smuggle(t, 'de', { 'mail.password.body': '{{ link }}<a href="https://evil.example">x</a>', 'mail.password.subject': 'Neu' })
  const order = { letter: 'password', to: 'ada@example.com', locale: 'de', path: '/reset-password?link=x', values: { minutes: 60 } } as const
  const letter = await writeLetter(server.context, order, { id: 'job', sender: 'a@example.com' })
  assert.equal(letter.subject, 'Neu')
  assert.doesNotMatch(letter.html, /evil/)
  assert.match(letter.text, /Choose a new one here/)
})

test('a translation that cannot be drawn loses no letter', async (t) => {
  await smuggle(t, 'de', { 'mail.password.body': '{% if' })
  const order = { letter: 'password', to: 'ada@example.com', locale: 'de', path: '/reset-password?link=x', values: { minutes: 60 } } as const
  assert.match((await writeLetter(server.context, order, { id: 'job', sender: 'a@example.com' })).text, /reset-password\?link=x/)
})

test('texts of letters take the powers of who chooses the mail server: they could lead people elsewhere', async () => {
  const scopes = ['identity-providers:manage:all']
  const asked = { name: 'Words', supported_grant_types: ['client_credentials'], authorize_scope: true, authorized_scopes: scopes.map((name) => ({ name })) }
  const { id, secret } = (await api('POST', '/api/clients', asked)).json.data
  const form = { grant_type: 'client_credentials', scope: scopes.join(' ') }
  const narrow = (await server.call('POST', '/oauth/token', { form, basic: [id, secret] })).json.access_token
  const subject = { 'mail.password.subject': 'Neues Passwort: {{ brand }}' }
  const page = await api('POST', '/api/translations', { language: 'de', name: 'Deutsch', words: { signIn: 'Anmelden' } }, narrow)
  assert.equal(page.status, 201, page.text)
  const path = `/api/translations/${page.json.data.id}`
  assert.equal((await api('PATCH', path, { words: subject }, narrow)).status, 403)
  assert.equal((await api('PATCH', path, { words: subject })).status, 200)
  // Neither may the text of a letter be taken away, nor a translation that has one.
  assert.equal((await api('PATCH', path, { words: { 'mail.password.subject': null } }, narrow)).status, 403)
  assert.equal((await server.call('DELETE', path, { bearer: narrow })).status, 403)
  assert.equal((await api('PATCH', path, { words: { password: 'Passwort' } }, narrow)).status, 200)
  // Under another tag they would be the letters of other people.
  for (const [method, token] of [
    ['PATCH', narrow],
    ['PATCH', bearer],
    ['PUT', narrow],
  ] as const) {
    const moved = await api(method, path, { language: 'nl', name: 'Deutsch', words: { ...page.json.data.words, ...subject } }, token)
    assert.deepEqual([moved.status, Object.keys(moved.json.errors)], [422, ['language']])
  }
  assert.equal((await api('PUT', path, { language: 'de', name: 'Deutsch', words: { ...page.json.data.words, ...subject } }, narrow)).status, 200)
  assert.equal((await server.call('DELETE', path, { bearer })).status, 204)
})

test('a header of endless languages costs nothing, and a name of the prototype is no language', async () => {
  const long = Array.from({ length: 5000 }, (_, i) => `${'x-'.repeat(20)}${i}`).join(',')
  for (const header of [long, '__proto__', 'constructor', 'de-'.repeat(2000), ';q=,;;,-'])
    assert.match((await server.call('GET', '/login', { headers: { 'accept-language': header } })).text, /<html lang="en">/)
})
