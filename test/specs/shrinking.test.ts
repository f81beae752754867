import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { personToken } from '../support/person-token.ts'

let server: DescribedServer
let flow: CodeFlow
let bearer: string
before(async () => {
  server = await describedServer()
  flow = await codeFlow({ server, client: { supported_grant_types: ['authorization_code', 'refresh_token', 'introspect'] } })
  bearer = await personToken(server, flow.habits, 'openid account:manage:own')
})
after(() => server.close())

const scopeOf = async (token: string) => (await server.call('POST', '/oauth/introspect', { form: { token }, basic: flow.app.basic })).json.scope
const shrink = (scopes: readonly string[]) => server.api('PATCH', `/me/apps/${flow.app.id}`, { scopes }, { bearer })

test('CEN-38 a grant that is shrunk narrows its live tokens, also when they are refreshed', async () => {
  const { access_token, refresh_token } = await flow.tokens({ scope: 'openid profile email' })
  const told = async () => (await server.call('GET', '/oauth/userinfo', { bearer: access_token })).json
  assert.deepEqual([await scopeOf(access_token), 'email' in (await told())], ['openid profile email', true])
  const { status, json } = await shrink(['openid', 'profile'])
  assert.deepEqual([status, json.data.find((app: { client_id: string }) => app.client_id === flow.app.id).scopes], [200, ['openid', 'profile']])
  assert.deepEqual([await scopeOf(access_token), 'email' in (await told())], ['openid profile', false])
  const refreshed = await flow.refresh(refresh_token)
  assert.equal(refreshed.json.scope, 'openid profile')
  assert.equal((await flow.refresh(refreshed.json.refresh_token, { scope: 'email' })).json.error, 'invalid_scope')
})

test('CEN-38 consent then asks only for what is missing, and shows what was given before', async () => {
  await flow.tokens({ scope: 'openid profile email' })
  await shrink(['openid', 'profile'])
  const page = await flow.visitor.go(`${server.issuer}/oauth/authorize?${new URLSearchParams(flow.request({ scope: 'openid profile email' }).params)}`)
  const asked = [...page.text.matchAll(/name="scope" value="([^"]*)"/g)].map(([, name]) => name)
  assert.deepEqual([page.url.pathname, asked], ['/consent', ['email']])
  assert.match(page.text, /allowed/i)
})

test('CEN-38 shrinking never gives: a scope that the application does not have is refused, and nothing left ends the grant', async () => {
  const { access_token } = await flow.tokens({ scope: 'openid profile' })
  assert.equal((await shrink(['openid', 'profile', 'phone'])).status, 422)
  assert.equal((await shrink('openid' as never)).status, 422)
  assert.equal((await shrink([])).status, 200)
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: access_token })).status, 401)
})

test('CEN-38 the account page takes single scopes back', async () => {
  const { access_token } = await flow.tokens({ scope: 'openid profile email' })
  const page = await flow.visitor.go(`${server.issuer}/account/apps?client=${flow.app.id}`)
  assert.match(page.text, /name="scope" value="email" checked/)
  const done = await flow.visitor.fill(page, [
    ['client', flow.app.id],
    ['scope', 'openid'],
  ])
  assert.equal(done.url.pathname, '/account')
  assert.equal(await scopeOf(access_token), 'openid')
})
