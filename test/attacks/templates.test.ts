import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { auditEvent } from '#model/audit-event.ts'
import { template, templatePlace } from '#model/template.ts'
import type { TemplateName } from '#model/template-names.ts'
import { makeClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

let server: TestServer
let bearer: string
before(async () => {
  server = await startServer()
  bearer = await server.adminToken()
})
after(() => server.close())

const api = (method: string, path: string, json?: unknown, token = bearer) =>
  server.call(method, path, { bearer: token, ...(json === undefined ? {} : { json }) })
const faultsOf = async (body: string, name = 'sign_in') => (await api('POST', '/api/templates', { name, body })).json.errors?.body ?? []
/** Stores a template past the checks of the API, as it might have been stored before they grew. */
async function smuggle(t: { after(done: () => Promise<unknown>): void }, name: TemplateName, more: { readonly body: string; readonly subject?: string }) {
  const id = `tpl_${Math.random().toString(36).slice(2)}`
  await server.context.db.table(template).insert(newRow(template, { id, name, place: templatePlace({ name }), ...more }))
  t.after(() => server.context.db.table(template).remove({ id }))
  return id
}
const login = () => server.call('GET', '/login')

for (const [attack, body, rule] of [
  ['a script', '{{ form }}<script>alert(1)</script>', /<script> is not allowed/],
  ['a script in a branch that no sample reaches', '{{ form }}{% if status == 999 %}<script>alert(1)</script>{% endif %}', /<script> is not allowed/],
  ['an event handler', '{{ form }}<p onclick="alert(1)">x</p>', /<p onclick>: this attribute is not allowed/],
  ['an address with a script', '{{ form }}<a href="javascript:alert(1)">x</a>', /an address is https/],
  ['an address with a script behind white space', '{{ form }}<a href=" java\tscript:alert(1)">x</a>', /an address is https/],
  ['a frame', '{{ form }}<iframe src="https://evil.example"></iframe>', /<iframe> is not allowed/],
  ['a form of its own', '{{ form }}<form action="https://evil.example"><input name="password"></form>', /<form> is not allowed/],
  ['a style', '{{ form }}<p style="position:fixed">x</p>', /<p style>: this attribute is not allowed/],
  ['a picture of another host', '{{ form }}<img src="https://evil.example/p.png" alt="">', /an address is https/],
  ['a picture of another host without a scheme', '{{ form }}<img src="//evil.example/p.png" alt="">', /an address is https/],
  ['a redirect', '{{ form }}<meta http-equiv="refresh" content="0;url=https://evil.example">', /<meta> is not allowed/],
  ['another base', '{{ form }}<base href="https://evil.example/">', /<base> is not allowed/],
  ['a drawing with a script', '{{ form }}<svg><script>alert(1)</script></svg>', /<svg> is not allowed/],
  ['a comment', '{{ form }}<!-- x -->', /comments are not allowed/],
  ['the form within a button', '<a href="/x">{{ form }}</a>', /a ready part stands in <div>/],
  ['the form twice', '{{ form }}{{ form }}', /more than once/],
  ['the form taken apart', '{{ form | slice: 0, 5 }}', /must hold \{\{ form \}\}/],
  ['no form', '<p>Come in</p>', /must hold \{\{ form \}\}: the page does not work without it/],
  ['a file', "{{ form }}{% include '/etc/passwd' %}", /cannot be drawn/],
  ['another template', "{{ form }}{% render 'layout' %}", /cannot be drawn/],
  ['a layout', "{% layout '/etc/passwd' %}{{ form }}", /cannot be drawn/],
  ['a filter that is not there', '{{ form | shell }}', /cannot be drawn/],
  ['a tag that is not closed', '{{ form }}{% if', /cannot be drawn/],
] as const)
  test(`${attack} in a template is refused, with the rule`, async () => {
    const faults = await faultsOf(body)
    assert(
      faults.some((fault: string) => rule.test(fault)),
      JSON.stringify(faults),
    )
  })

test('a template cannot spend more than its share of time and memory', async () => {
  const began = performance.now()
  for (const body of [
    '{{ form }}{% for i in (1..100000000) %}x{% endfor %}',
    '{{ form }}{% for a in (1..1000) %}{% for b in (1..1000) %}{% for c in (1..1000) %}x{% endfor %}{% endfor %}{% endfor %}',
    "{% assign s = 'aaaaaaaaaa' %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}{{ form }}{{ s }}",
  ])
    assert(
      (await faultsOf(body)).some((fault: string) => /cannot be drawn/.test(fault)),
      body,
    )
  assert(performance.now() - began < 3000)
})

test('values are text, wherever they stand, and the constructors of objects are out of reach', async () => {
  const body = '{{ form }}<p title="{{ client.name }}">{{ client.name | raw }}</p>{{ client.constructor.constructor }}{{ title.__proto__ }}{{ process }}'
  const made = await api('POST', '/api/templates/preview', { name: 'sign_in', body })
  assert.equal(made.status, 200)
  assert.doesNotMatch(made.json.data.html, /function|\[object/)
})

test('a template sees no token: the word in place of a form tells nothing of it', async (t) => {
  await smuggle(t, 'sign_in', { body: '{{ form }}<p class="seen">{{ form | upcase }}</p>' })
  const { text } = await login()
  const [, token = ''] = /name="csrf" value="([^"]*)"/.exec(text) ?? []
  assert(token.length > 10)
  const [, seen = ''] = /<p class="seen">([^<]*)<\/p>/.exec(text) ?? []
  assert.match(seen, /^PART-/)
  assert(!seen.toLowerCase().includes(token.toLowerCase()))
})

test('a broken template never stands in the way: the built-in page is shown, and the failure is recorded once', async (t) => {
  const id = await smuggle(t, 'sign_in', { body: '<p class="ours">{{ title }}</p><script>alert(1)</script>' })
  for (let visits = 0; visits < 3; visits++) {
    const { status, text } = await login()
    assert.equal(status, 200)
    assert.match(text, /id="login-submit"/)
    assert.doesNotMatch(text, /class="ours"|alert\(1\)/)
  }
  const events = () => server.context.db.table(auditEvent).find({ action: 'template.failed', target_id: id })
  await until(async () => (await events()).length > 0, 'the failure is recorded')
  const found = await events()
  assert.equal(found.length, 1)
  assert.match(found[0]?.reason ?? '', /must hold \{\{ form \}\}/)
})

test('an address that turns out to be a script when the page is drawn is caught then', async (t) => {
  const client = await makeClient(server, { name: 'javascript:alert(1)' })
  assert(client.id)
  await smuggle(t, 'sign_in', { body: '{{ form }}<a class="theirs" href="{{ brand_name }}">x</a>' })
  await api('PATCH', '/api/identity-providers/idp_default', { brand_name: 'javascript:alert(1)' })
  t.after(() => api('PATCH', '/api/identity-providers/idp_default', { brand_name: null }))
  assert.doesNotMatch((await login()).text, /class="theirs"/)
})

test('templates of letters take the powers of who chooses the mail server: they could lead the links elsewhere', async () => {
  const scopes = ['identity-providers:manage:all']
  const asked = { name: 'Pages', supported_grant_types: ['client_credentials'], authorize_scope: true, authorized_scopes: scopes.map((name) => ({ name })) }
  const { id, secret } = (await api('POST', '/api/clients', asked)).json.data
  const form = { grant_type: 'client_credentials', scope: scopes.join(' ') }
  const narrow = (await server.call('POST', '/oauth/token', { form, basic: [id, secret] })).json.access_token
  const page = await api('POST', '/api/templates', { name: 'signed_out', body: '{{ heading }}{{ form }}' }, narrow)
  assert.equal(page.status, 201, page.text)
  await api('DELETE', `/api/templates/${page.json.data.id}`)
  assert.equal((await api('POST', '/api/templates', { name: 'mail_password', body: 'Here: {{ link }}' }, narrow)).status, 403)
})

test('no subject adds a header: line breaks of its template and of its values become spaces', async () => {
  const subject = "{{ 'Hello%0D%0ABcc: evil@example.com' | url_decode }}"
  const drawn = await api('POST', '/api/templates/preview', { name: 'mail_password', subject, body: '{{ link }}' })
  assert.equal(drawn.status, 200, drawn.text)
  assert.equal(drawn.json.data.subject, 'Hello Bcc: evil@example.com')
  assert.equal((await api('POST', '/api/templates', { name: 'mail_password', subject: 'a\r\nBcc: x@example.com', body: '{{ link }}' })).status, 422)
})
