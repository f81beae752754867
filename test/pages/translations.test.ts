import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { writeLetter } from '../../src/login/mail/letter.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { visitorOf } from '../support/visitor.ts'

let server: TestServer
let bearer: string
let flow: CodeFlow
before(async () => {
  server = await startServer()
  bearer = await server.adminToken()
  flow = await codeFlow({ server, client: { name: 'Tides' } })
})
after(() => server.close())

const PATH = '/api/translations'
const api = (method: string, path: string, json?: unknown) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
async function make(t: { after(done: () => Promise<unknown>): void }, body: object) {
  const made = await api('POST', PATH, body)
  assert.equal(made.status, 201, made.text)
  t.after(() => api('DELETE', `${PATH}/${made.json.data.id}`))
  return made.json.data
}
const german = { language: 'de', name: 'Deutsch', words: { signIn: 'Anmelden', signInTo: 'um zu {1} zu gelangen', 'errorTitles.not_found': 'Hier ist nichts' } }
const login = async (query = '', headers = {}) => (await server.call('GET', `/login${query}`, { headers })).text
const spoken = async () => (await server.call('GET', '/.well-known/openid-configuration')).json.ui_locales_supported

test('OIDC Core §3.1.2.1 a language that was added is spoken where ui_locales or the browser wants it, with English where a text is missing', async (t) => {
  await make(t, german)
  const asked = await visitorOf(server).go(`/oauth/authorize?${new URLSearchParams({ ...flow.request().params, ui_locales: 'sw de-AT en' })}`)
  assert.match(asked.text, /<html lang="de">/)
  assert.match(asked.text, /<h1>Anmelden<\/h1>\s*<p class="lead">um zu Tides zu gelangen/)
  assert.match(asked.text, />Password</)
  assert.match(await login('', { 'accept-language': 'de-CH, en;q=0.5' }), /<html lang="de">/)
  const missing = await server.call('GET', '/reset-password?link=none', { headers: { 'accept-language': 'de' } })
  assert.match(missing.text, /<html lang="de">/)
})

test('BOR-48 the page offers the other languages by their own names, and the choice goes before what the browser wants', async (t) => {
  await make(t, german)
  const page = await login('', { 'accept-language': 'fr' })
  assert.match(page, /<a href="\/login\?ui_locales=de" lang="de" hreflang="de">Deutsch<\/a>/)
  assert.match(page, /<a href="\/login\?ui_locales=en" lang="en" hreflang="en">English<\/a>/)
  const chosen = await login('?ui_locales=de', { 'accept-language': 'fr' })
  assert.match(chosen, /<html lang="de">/)
  assert.doesNotMatch(chosen, />Deutsch</)
})

test('OIDC Discovery §3 ui_locales_supported lists built-in and added languages, as they are now', async (t) => {
  assert.deepEqual(await spoken(), ['en', 'fr'])
  const { id } = await make(t, german)
  assert.deepEqual(await spoken(), ['en', 'fr', 'de'])
  await api('DELETE', `${PATH}/${id}`)
  assert.deepEqual(await spoken(), ['en', 'fr'])
})

test('RFC 4647 §3.4 a variety falls back to its language, and a language to a variety where there is nothing else', async (t) => {
  await make(t, { language: 'pt', name: 'Português', words: { signIn: 'Entrar', password: 'Palavra-passe' } })
  await make(t, { language: 'pt-BR', name: 'Português (Brasil)', words: { password: 'Senha' } })
  const brazilian = await login('?ui_locales=pt-BR')
  assert.match(brazilian, /<html lang="pt-BR">[\s\S]*<h1>Entrar<\/h1>[\s\S]*>Senha</)
  assert.match(await login('?ui_locales=pt-PT'), /<html lang="pt">[\s\S]*>Palavra-passe</)
  await make(t, { language: 'zh-Hant', name: '繁體中文', words: { signIn: '登入' } })
  assert.match(await login('?ui_locales=zh'), /<html lang="zh-Hant">[\s\S]*<h1>登入<\/h1>/)
  await make(t, { language: 'fr-CA', name: 'Français (Canada)', words: { signIn: 'Ouvrir une session' } })
  assert.match(await login('?ui_locales=fr-CA'), /<h1>Ouvrir une session<\/h1>[\s\S]*>Mot de passe</)
})

test('a translation of a built-in language replaces single texts, and the texts of an identity provider go before it', async (t) => {
  await make(t, { language: 'en', name: 'English', words: { signIn: 'Log in', createAccount: 'Join' } })
  await make(t, { language: 'sw', name: 'Kiswahili', words: { password: 'Nenosiri' } })
  assert.match(await login(), /<h1>Log in<\/h1>/)
  assert.match(await login('?ui_locales=sw'), /<h1>Log in<\/h1>[\s\S]*>Nenosiri</)
  await api('PATCH', '/api/identity-providers/idp_default', { texts: { en: { signIn: 'Come in' } } })
  t.after(() => api('PATCH', '/api/identity-providers/idp_default', { texts: null }))
  assert.match(await login(), /<h1>Come in<\/h1>/)
})

test('a script from right to left turns pages and letters', async (t) => {
  const words = { signIn: 'تسجيل الدخول', 'mail.password.subject': 'كلمة مرور جديدة: {{ brand }}' }
  await make(t, { language: 'ar', name: 'العربية', direction: 'rtl', words })
  assert.match(await login('?ui_locales=ar'), /<html lang="ar" dir="rtl">[\s\S]*<h1>تسجيل الدخول<\/h1>/)
  assert.doesNotMatch(await login(), /dir="rtl"/)
  const order = { letter: 'password', to: 'ada@example.com', locale: 'ar-EG', path: '/reset-password?link=x', values: { minutes: 60 } } as const
  const letter = await writeLetter(server.context, order, { id: 'job', sender: 'a@example.com' })
  assert.equal(letter.subject, `كلمة مرور جديدة: ${server.context.tenant.name}`)
  assert.match(letter.html, /<html lang="ar" dir="rtl">/)
  assert.match(letter.text, /Choose a new one here/)
  // The template of the tenant for everybody still goes before the translation of the letter.
  const own = await api('POST', '/api/templates', { name: 'mail_password', language: 'ar', body: 'هنا: {{ link }}' })
  t.after(() => api('DELETE', `/api/templates/${own.json.data.id}`))
  assert.match((await writeLetter(server.context, order, { id: 'job', sender: 'a@example.com' })).text, /^هنا: /)
})

test('the English catalogue is a translation to begin with: it comes back whole, and the counts say so', async (t) => {
  const { data } = (await api('GET', `${PATH}/built-in`)).json
  assert.equal(data.words.signInTo, 'to go on to {1}')
  assert.match(data.words['mail.password.body'], /\{\{ link \}\}/)
  const total = Object.keys(data.words).length
  const whole = await make(t, { ...data, language: 'nl', name: 'Nederlands' })
  assert.deepEqual([whole.translated, whole.missing], [total, 0])
  const french = (await api('GET', `${PATH}/built-in?language=fr`)).json.data
  assert.equal(french.name, 'Français')
  assert.deepEqual(Object.keys(french.words).sort(), Object.keys(data.words).sort())
  const some = await make(t, german)
  assert.deepEqual([some.translated, some.missing], [3, total - 3])
  const patched = await api('PATCH', `${PATH}/language:de`, { words: { password: 'Passwort', signInTo: null } })
  assert.deepEqual([patched.json.data.translated, patched.json.data.words.signIn], [3, 'Anmelden'])
  const again = await api('POST', PATH, german)
  assert.deepEqual([again.status, Object.keys(again.json.errors)], [422, ['language']])
})

test('every text of French has the places of the English one, so a translator can begin with either', async (t) => {
  const { words } = (await api('GET', `${PATH}/built-in?language=fr`)).json.data
  await make(t, { language: 'oc', name: 'Occitan', words })
})

test('faults name each text and the rule that it breaks, all at once', async () => {
  const words = {
    signInTo: 'zu gehen',
    signIn: 'Anmelden {1}',
    nonsense: 'x',
    password: '<b>Passwort</b>',
    'mail.password.body': 'Hier: {{ link }}',
    'mail.sign_in.body': '{{ link }} {{ code }} {{ minutes }} {{ brand }}',
  }
  const { status, json } = await api('POST', PATH, { language: 'DE_x', name: 'Deutsch', words })
  assert.equal(status, 422)
  assert.match(json.errors.language[0], /must be a language tag like de or pt-BR/)
  const said: string[] = json.errors.words
  for (const rule of [
    /^signInTo: must hold \{1\}/,
    /^signIn: \{1\} stands for nothing here/,
    /^nonsense: there is no such text/,
    /^password: holds markup/,
    /^mail\.password\.body: must hold \{\{ brand \}\}/,
    /^mail\.sign_in\.body: must hold the conditions of the English text/,
  ])
    assert(
      said.some((fault) => rule.test(fault)),
      `${rule}: ${said.join('\n')}`,
    )
})

test('a dry run finds the faults of a translation and adds no language', async () => {
  const tried = await api('POST', `${PATH}?dry_run=true`, german)
  assert.equal(tried.status, 201, tried.text)
  assert.deepEqual(await spoken(), ['en', 'fr'])
})

for (const [name, open] of databases)
  suite(`translations at two nodes on ${name}`, () => {
    let both: Nodes
    before(async () => {
      both = await open()
    })
    after(() => both.close())

    test('a language that one node is given is soon spoken at the other, and a text that it changes is shown there', async () => {
      const [one, other] = both.nodes
      const token = await one.adminToken()
      const heading = async () => /<h1>([^<]*)<\/h1>/.exec((await other.call('GET', '/login?ui_locales=de')).text)?.[1]
      assert.equal(await heading(), 'Sign in')
      const made = await one.call('POST', PATH, { bearer: token, json: german })
      assert.equal(made.status, 201, made.text)
      await until(async () => (await heading()) === 'Anmelden', 'the other node speaks it')
      await one.call('PATCH', `${PATH}/${made.json.data.id}`, { bearer: token, json: { words: { signIn: 'Einloggen' } } })
      await until(async () => (await heading()) === 'Einloggen', 'the other node shows the change')
    })
  })
