import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { contrastOf } from '#model/contrast.ts'
import { contrastsOf, paletteOf, schemes } from '#model/palette.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { startWeb, type Web } from '../support/web.ts'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const PROVIDER = '/api/identity-providers/idp_default'
let server: TestServer
let web: Web
let bearer: string
let flow: CodeFlow
before(async () => {
  web = await startWeb()
  server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
  bearer = await server.adminToken()
  flow = await codeFlow({ server, client: { name: 'Tide tables', policy_uri: 'https://tides.example/privacy' } })
})
after(async () => {
  web.close()
  await server.close()
})

const api = (method: string, path: string, json?: unknown) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
const page = async (path: string, headers = {}) => (await server.call('GET', path, { headers })).text
/** Gives the default identity provider a look for one test. */
async function withLook(t: { after(done: () => Promise<unknown>): void }, look: Record<string, unknown>): Promise<void> {
  const answer = await api('PATCH', PROVIDER, look)
  assert.equal(answer.status, 200, answer.text)
  t.after(() => api('PATCH', PROVIDER, Object.fromEntries(Object.keys(look).map((name) => [name, null]))))
}

test('AID-21 every page shows the name, the title, the words and the links of its identity provider', async (t) => {
  await withLook(t, {
    brand_name: 'Harbour <b>office</b>',
    page_title: 'Harbour',
    texts: { en: { signIn: 'Log in', 'errorTitles.not_found': 'Lost at sea', signInTo: 'on the way to {1}' }, fr: { signIn: 'Ouvrir' } },
    help_uri: 'https://help.example/',
    policy_uri: 'https://harbour.example/privacy',
    tos_uri: 'https://harbour.example/terms',
  })
  const login = await page('/login')
  assert.match(login, /<title>Log in · Harbour<\/title>/)
  assert.match(login, /<span>Harbour &lt;b&gt;office&lt;\/b&gt;<\/span>/)
  assert.match(login, /<button id="login-submit" type="submit">Log in<\/button>/)
  for (const [uri, label] of [
    ['https://help.example/', 'Help'],
    ['https://harbour.example/privacy', 'Privacy policy'],
    ['https://harbour.example/terms', 'Terms of service'],
  ])
    assert.match(login, new RegExp(`<a href="${uri}" rel="noreferrer noopener" target="_blank">${label}</a>`))
  assert.match(await page('/login', { 'accept-language': 'fr' }), /<h1>Ouvrir<\/h1>/)
  for (const path of ['/logout', '/device', '/register']) assert.match(await page(path), /<span>Harbour &lt;b&gt;office/, path)
  // A refused request of a known endpoint is told on the same pages.
  assert.match(await page('/reset-password?link=none'), /Harbour &lt;b&gt;office/)
})

test('the links of the application that waits go before those of the identity provider, and its name into replaced words', async (t) => {
  await withLook(t, {
    policy_uri: 'https://harbour.example/privacy',
    tos_uri: 'https://harbour.example/terms',
    texts: { en: { signInTo: 'on the way to {1}' } },
  })
  const login = await flow.visitor.go(`/oauth/authorize?${new URLSearchParams(flow.request().params)}`)
  assert.match(login.text, /on the way to Tide tables/)
  const foot = /<footer>.*<\/footer>/.exec(login.text)?.[0] ?? ''
  assert.match(foot, /https:\/\/tides\.example\/privacy/)
  assert.doesNotMatch(foot, /harbour\.example\/privacy/)
  assert.match(foot, /harbour\.example\/terms/)
  const consent = await flow.visitor.fill(login, { username: flow.habits.username, password: PASSWORD })
  assert.match(consent.text, /harbour\.example\/terms/)
})

test('colours and corners come by a style sheet of our own, and the policy of the pages stays as strict as it was', async (t) => {
  const plain = await server.call('GET', '/login')
  await withLook(t, { accent_color: '#006644', background_color: '#eef7f2', corner_radius: 4 })
  const branded = await server.call('GET', '/login')
  const policyOf = ({ headers }: typeof plain) => String(headers['content-security-policy']).replace(/'nonce-[^']*'/, "'nonce'")
  assert.equal(policyOf(branded), policyOf(plain))
  assert.doesNotMatch(branded.text, /<style|\sstyle=/)
  const [, address = ''] = /<link rel="stylesheet" href="(\/assets\/brand\.css[^"]*)"/.exec(branded.text) ?? []
  const sheet = await server.call('GET', address.replaceAll('&amp;', '&'))
  assert.deepEqual([sheet.status, sheet.headers['content-type']], [200, 'text/css; charset=utf-8'])
  assert.match(String(sheet.headers['cache-control']), /immutable/)
  assert.match(sheet.text, /--accent:#006644/)
  assert.match(sheet.text, /--canvas:#eef7f2/)
  assert.match(sheet.text, /--radius:4px/)
  assert.match(sheet.text, /prefers-color-scheme:dark/)
})

test('nothing but colours and a number gets into the style sheet', async () => {
  for (const query of ['accent_color=red;}body{display:none', 'accent_color=%23fff', 'corner_radius=1e9', 'corner_radius=4px}*{', 'card_color=%23ffffff%0a'])
    assert.equal((await server.call('GET', `/assets/brand.css?${query}`)).status, 404, query)
  const stray = await server.call('GET', '/assets/brand.css?accent_color=%23006644&logo_uri=url(https://evil.example)')
  assert.doesNotMatch(stray.text, /evil/)
})

test('WCAG 2.2 §1.4.3 colours that are too close are refused, with the contrast they have and the one they need', async () => {
  const faint = await api('PATCH', PROVIDER, { accent_color: '#ffee55', background_color: '#888888', card_color_dark: '#dddddd' })
  assert.equal(faint.status, 422)
  assert.match(faint.json.errors.accent_color[0], /buttons stand out from the card by 1\.\d+:1 in light mode, and it takes 3:1/)
  assert.match(faint.json.errors.background_color[0], /text stands out from the background by 1\.\d+:1 in light mode, and it takes 4\.5:1/)
  assert.match(faint.json.errors.card_color_dark[0], /in dark mode/)
  assert.equal((await api('PATCH', PROVIDER, { accent_color: 'red' })).status, 422)
  assert.deepEqual((await api('PATCH', PROVIDER, { texts: { en: { nothing: 'x' } } })).json.errors.texts, [
    'en: there is no text nothing; GET /api/page-texts lists them',
  ])
})

test('WCAG 2.2 §1.4.3 texts and links of an accepted look are readable, whichever accent was chosen', () => {
  assert.deepEqual(
    contrastsOf({}).filter(({ ratio, least }) => ratio < least),
    [],
  )
  for (const accent_color of ['#000000', '#ff6600', '#00aa55', '#3b48cc', '#888888', '#d6006c'])
    for (const scheme of schemes) {
      const { accent = '', card = '', canvas = '', link = '', 'on-accent': on = '', 'accent-strong': strong = '' } = paletteOf({ accent_color }, scheme)
      for (const [one, other] of [
        [on, accent],
        [on, strong],
        [link, card],
        [link, canvas],
      ] as const)
        assert(contrastOf(one, other) >= 4.5, `${accent_color}: ${one} on ${other} in ${scheme} mode`)
      if (scheme === 'dark') assert(contrastOf(accent, card) >= 3, `${accent_color} in dark mode`)
    }
})

test('the logo and the background are copied, and shown from our own origin once they are here', async (t) => {
  web.pages.set('/logo.png', { body: PNG, type: 'image/png', status: 200 })
  web.pages.set('/back.png', { body: PNG, type: 'image/png', status: 200 })
  await withLook(t, { logo_uri: `${web.origin}/logo.png`, background_uri: `${web.origin}/back.png` })
  await until(async () => /background\?v=.*logo\?v=/s.test(await page('/login')), 'the pictures come')
  const shown = await page('/login')
  assert(!shown.includes(web.origin))
  const [, address = ''] = /<img src="([^"]*logo[^"]*)"/.exec(shown) ?? []
  const answer = await server.server.inject({ method: 'GET', url: address })
  assert.deepEqual([answer.statusCode, answer.headers['content-type'], answer.rawPayload], [200, 'image/png', PNG])
  assert.equal(answer.headers['content-security-policy'], "default-src 'none'; sandbox")
  assert.equal((await server.call('GET', '/assets/pictures/idp_default/else')).status, 404)
})

test('a preview draws each page with sample data as a change would have it, without script, and writes nothing', async () => {
  const pages = ['sign_in', 'select_account', 'register', 'consent', 'second_factor', 'forgotten_password', 'new_password', 'confirm_email']
  for (const name of [...pages, 'device_code', 'device_question', 'signed_out', 'error']) {
    const answer = await api('POST', `${PROVIDER}/preview`, {
      page: name,
      scheme: 'dark',
      language: 'fr',
      changes: { brand_name: 'Soon', accent_color: '#ffee55' },
    })
    assert.equal(answer.status, 200, `${name}: ${answer.text}`)
    const { html, contrasts } = answer.json.data
    assert.match(html, /<html lang="fr">/)
    assert.match(html, /<span>Soon<\/span>/)
    assert.match(html, /<body inert>/)
    assert.match(html, /pages\.css\?v=[\w-]+&amp;scheme=dark/)
    assert.match(html, /brand\.css\?accent_color=%23ffee55&amp;scheme=dark/)
    assert.doesNotMatch(html, /<script/)
    // Told, not refused: the form shows it beside the page.
    assert(contrasts.some(({ pair, ratio, least }: { pair: string; ratio: number; least: number }) => pair === 'button_on_card' && ratio < least))
  }
  assert.doesNotMatch(await page('/login'), /Soon/)
  const wrong = await api('POST', `${PROVIDER}/preview`, { page: 'nothing', changes: [], stray: 1 })
  assert.deepEqual(Object.keys(wrong.json.errors).sort(), ['changes', 'page', 'stray'])
  assert.equal((await api('POST', `${PROVIDER}/preview`, { page: 'error', changes: { accent_color: 'red' } })).status, 422)
})

test('the texts that may be replaced are listed by name, with places for their values', async () => {
  const english = (await api('GET', '/api/page-texts')).json.data
  assert.deepEqual([english.signIn, english.signInTo, english['errorTitles.not_found']], ['Sign in', 'to go on to {1}', 'There is nothing here'])
  assert.equal((await api('GET', '/api/page-texts?language=fr')).json.data.signIn, 'Se connecter')
})
