import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import { CALLBACK, codeFlow } from '../support/code-flow.ts'
import { startServer } from '../support/server.ts'

const server = await startServer()
after(() => server.close())
const fields = (text: string) =>
  Object.fromEntries([...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]))

test('OAuth Form Post §2 the response is a form that posts itself to the redirect URI', async () => {
  const flow = await codeFlow({ server })
  const { stop, verifier } = await flow.authorize({ response_mode: 'form_post' })
  assert.equal(stop.status, 200)
  assert.match(String(stop.headers['content-type']), /^text\/html/)
  assert.equal(stop.headers['cache-control'], 'no-store')
  assert.match(stop.text, new RegExp(`<form method="post" action="${CALLBACK}">`))
  const { code, state, iss, ...rest } = fields(stop.text)
  assert.deepEqual([state, iss, rest], ['the state', server.issuer, {}])
  assert.equal((await flow.redeem(code ?? '', verifier)).status, 200)
})
test('OAuth Form Post §2 errors travel the same way', async () => {
  const { stop } = await (await codeFlow({ server })).authorize({ response_mode: 'form_post', prompt: 'none' })
  assert.equal(fields(stop.text)['error'], 'login_required')
})
test('OAuth Form Post §5 nothing runs but the one script, whose hash the policy names, and nobody frames the page', async () => {
  const { stop } = await (await codeFlow({ server })).authorize({ response_mode: 'form_post' })
  const [, script = ''] = /<script>(.*)<\/script>/.exec(stop.text) ?? []
  const policy = String(stop.headers['content-security-policy'])
  assert.ok(policy.includes(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`))
  assert.match(policy, /default-src 'none'/)
  assert.match(policy, /frame-ancestors 'none'/)
})
test('OAuth Form Post §2 where scripts do not run there is a button', async () => {
  const { stop } = await (await codeFlow({ server })).authorize({ response_mode: 'form_post' })
  assert.match(stop.text, /<button type="submit" id="continue">/)
})
test('OIDC Core §3.1.2.1 the button speaks the language that the application asks for, else that of the browser', async () => {
  const flow = await codeFlow({ server })
  const french = /<html lang="fr" dir="ltr">.*<title>Continuer<\/title>.*<button type="submit" id="continue">Continuer</s
  const asked = { response_mode: 'form_post', ui_locales: 'fr' }
  assert.match((await flow.authorize(asked)).stop.text, french)
  assert.match((await flow.authorize({ ...asked, prompt: 'none', scope: 'openid unknown' })).stop.text, french)
  const query = new URLSearchParams(flow.request({ response_mode: 'form_post', prompt: 'none' }).params)
  const shown = async (headers: Record<string, string>) => (await server.call('GET', `/oauth/authorize?${query}`, { headers })).text
  assert.match(await shown({ 'accept-language': 'de, fr;q=0.8' }), french)
  assert.match(await shown({}), /<html lang="en" dir="ltr">.*>Go on</s)
})
test('OAuth Form Post §5 what came in with the request cannot become markup', async () => {
  const { stop } = await (await codeFlow({ server })).authorize({ response_mode: 'form_post', state: '"><script>alert(1)</script>' })
  assert.equal(stop.text.includes('<script>alert'), false)
  assert.ok(stop.text.includes('&quot;&gt;&lt;script&gt;alert(1)'))
})
test('OAuth Multiple Response Types §2.1 response_mode=fragment puts the response behind the hash', async () => {
  const { stop } = await (await codeFlow({ server })).authorize({ response_mode: 'fragment' })
  assert.equal(stop.url.search, '')
  assert.ok(stop.params.has('code'))
})
test('OAuth Form Post §3 discovery names the modes', async () => {
  const { json } = await server.call('GET', '/.well-known/openid-configuration')
  for (const mode of ['query', 'fragment', 'form_post']) assert.ok(json.response_modes_supported.includes(mode), mode)
})
