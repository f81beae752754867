import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { after, test } from 'node:test'
import { codeFlow } from '../support/code-flow.ts'
import { startServer, type TestServer } from '../support/server.ts'

const server = await startServer({ settings: { session_management: true } })
after(() => server.close())

const COOKIE = '__Host-gatehouse-state'
type Ask = (data: string, origin: string) => Promise<string>

/** The frame, with its script in place and a cookie of the browser. */
async function frame(cookie: string): Promise<Ask> {
  const { text, headers, status } = await server.call('GET', '/oauth/check_session')
  const [, script = ''] = /<script>([\s\S]*)<\/script>/.exec(text) ?? []
  assert.equal(status, 200)
  assert.ok(String(headers['content-security-policy']).includes(`sha256-${hash('sha256', script, 'base64')}`))
  assert.equal(headers['x-frame-options'], undefined)
  let listener: ((event: unknown) => void) | undefined
  new Function('document', 'addEventListener', script)({ cookie }, (_type: string, given: typeof listener) => {
    listener = given
  })
  return (data, origin) => new Promise((resolve) => listener?.({ data, origin, source: { postMessage: resolve } }))
}

test('OIDC Session Management §2 session_state is the salted hash of client, origin and the state in the cookie', async () => {
  const flow = await codeFlow({ server })
  const { stop } = await flow.authorize()
  const [digest, salt] = (stop.params.get('session_state') ?? '').split('.')
  const cookie = String(stop.headers['set-cookie'])
  assert.match(cookie, /SameSite=None; Secure/)
  assert.doesNotMatch(cookie, /HttpOnly/)
  assert.equal(digest, hash('sha256', `${flow.app.id} https://app.example ${flow.visitor.cookies.get(COOKIE)} ${salt}`, 'base64url'))
  assert.equal((await flow.authorize({ scope: 'profile' })).stop.params.has('session_state'), false)
})

test('OIDC Session Management §3.2 the frame says unchanged, changed after the sign-out, and tells a page of another origin nothing', async () => {
  const flow = await codeFlow({ server })
  const { stop } = await flow.authorize()
  const asked = `${flow.app.id} ${stop.params.get('session_state')}`
  const ask = await frame(`theme=dark; ${COOKIE}=${flow.visitor.cookies.get(COOKIE)}`)
  assert.equal(await ask(asked, 'https://app.example'), 'unchanged')
  assert.equal(await ask(asked, 'https://evil.example'), 'changed')
  assert.equal(await ask('nonsense', 'https://app.example'), 'error')
  await flow.visitor.fill(await flow.visitor.go('/logout'), {})
  assert.equal(flow.visitor.cookies.get(COOKIE) || undefined, undefined)
  assert.equal(await (await frame('theme=dark'))(asked, 'https://app.example'), 'changed')
})

test('OIDC Session Management §3.3 discovery names the frame where the setting switches it on, and only there', async () => {
  const place = async (at: TestServer) => (await at.call('GET', '/.well-known/openid-configuration')).json.check_session_iframe
  assert.equal(await place(server), `${server.issuer}/oauth/check_session`)
  const usual = await startServer()
  assert.equal(await place(usual), undefined)
  assert.equal((await usual.call('GET', '/oauth/check_session')).status, 404)
  await usual.close()
})
