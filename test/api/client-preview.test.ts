import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessToken } from '#model/access-token.ts'
import { grant } from '#model/grant.ts'
import { user } from '#model/user.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'

let server: DescribedServer
let flow: CodeFlow
before(async () => {
  server = await describedServer({ settings: { 'log.level': 'debug' } })
  flow = await codeFlow({ server })
})
after(() => server.close())

const personOf = async () => (await server.context.db.table(user).find({ username: flow.habits.username }))[0]?.id
const preview = async (body: object, bearer = server.bearer) => server.api('POST', `/api/clients/${flow.app.id}/preview`, body, { bearer })

test('a preview says what the client really receives for a person: consent, tokens, userinfo, introspection', async () => {
  const told = (await preview({ user_id: await personOf(), scope: 'openid profile email nothing:like:it' })).json.data
  const tokens = await flow.tokens()
  const bearer = tokens.access_token
  const userinfo = (await server.call('GET', '/oauth/userinfo', { bearer })).json
  assert.deepEqual(told.userinfo, userinfo)
  assert.deepEqual(told.scope, ['openid', 'profile', 'email'])
  assert.deepEqual(
    [told.access_token.format, told.access_token.expires_in, told.refresh_token_ttl > 0],
    ['opaque', tokens.expires_in, tokens.refresh_token !== undefined],
  )
  assert.deepEqual([told.released_by.email, told.released_by.name, told.released_by.sub], ['email', 'profile', undefined])
  assert.deepEqual([told.consent.asked, told.consent.scopes[0]], [true, { name: 'openid', label: 'Sign you in' }])
  assert.deepEqual([told.id_token.claims.aud, told.id_token.claims.sub, told.introspection.sub], [flow.app.id, userinfo.sub, userinfo.sub])
})

test('a preview shows what a pending change of the client would change, and writes nothing', async () => {
  const { db } = server.context
  const counts = () => Promise.all([db.table(accessToken).count({}), db.table(grant).count({})])
  const before = await counts()
  const person = { user_id: await personOf(), scope: 'openid profile' }
  const changes = { access_token_format: 'jwt', access_token_ttl: 60, first_party: true, subject_type: 'pairwise' }
  const answer = await preview({ ...person, changes })
  const told = answer.json.data
  assert.deepEqual([told.access_token.format, told.access_token.expires_in, told.consent.asked], ['jwt', 60, false])
  assert.equal(told.access_token.claims.client_id, flow.app.id)
  assert.notEqual(told.userinfo.sub, (await preview(person)).json.data.userinfo.sub)
  assert.deepEqual(await counts(), before)
  const wrong = await preview({ ...person, changes: { access_token_ttl: 'soon' } })
  assert.deepEqual([wrong.status, Object.keys(wrong.json.errors)], [422, ['access_token_ttl']])
})

test('a preview gives no token away: a JWT leaves without its signature', async () => {
  const { text } = await preview({ user_id: await personOf(), scope: 'openid', changes: { access_token_format: 'jwt' } })
  assert.doesNotMatch(text, /eyJ|gat_|grt_/)
})

test('a preview for the client itself takes clients:read:all, for a person users:read:all as well', async () => {
  const bearer = await server.adminToken('clients:read:all')
  const own = await preview({}, bearer)
  assert.deepEqual([own.status, own.json.data.grant_type, own.json.data.userinfo, own.json.data.consent.asked], [200, 'client_credentials', null, false])
  assert.equal((await preview({ user_id: await personOf() }, bearer)).status, 403)
  assert.equal((await preview({ user_id: 'usr_nobody' })).status, 422)
  assert.equal((await preview({ resource: 'not a uri' })).status, 400)
})

test('a preview shows what a pending change of the API would change, and writes nothing', async () => {
  const identifier = 'https://orders.example'
  await server.api('POST', '/api/apis', { api: { identifier, name: 'Orders', open_to: 'anyone', scopes: [] } })
  const asked = { user_id: await personOf(), scope: 'openid', resource: identifier }
  const now = (await preview(asked)).json.data
  const api_changes = { access_token_format: 'jwt', access_token_ttl: 90 }
  const then = (await preview({ ...asked, api_changes })).json.data
  assert.deepEqual([now.access_token.format, then.access_token.format, then.access_token.expires_in], ['opaque', 'jwt', 90])
  assert.equal(then.access_token.claims.aud, identifier)
  assert.deepEqual((await preview(asked)).json.data.access_token, now.access_token)
  assert.equal((await preview({ ...asked, api_changes: { active: false } })).status, 400)
  const wrong = await preview({ ...asked, api_changes: { access_token_ttl: 0 } })
  assert.deepEqual([wrong.status, Object.keys(wrong.json.errors)], [422, ['access_token_ttl']])
  assert.deepEqual(Object.keys((await preview({ ...asked, resource: undefined, api_changes })).json.errors), ['api_changes'])
})

test('a preview shows what a pending mapping of attributes to claims would change, and writes nothing', async () => {
  const asked = { user_id: await personOf(), scope: 'openid profile' }
  const metadata_fields = [{ attribute_name: 'department', scopes: ['profile'], default_value: 'Sales' }]
  const then = (await preview({ ...asked, backend_changes: { metadata_fields } })).json.data
  assert.equal(then.userinfo.department, 'Sales')
  const elsewhere = await preview({ ...asked, scope: 'openid', backend_changes: { metadata_fields } })
  assert.equal(elsewhere.json.data.userinfo.department, undefined)
  assert.equal((await preview(asked)).json.data.userinfo.department, undefined)
  assert.deepEqual(Object.keys((await preview({ scope: '', backend_changes: { metadata_fields } })).json.errors), ['backend_changes'])
})

test('a preview of a changed API takes the scope that reads APIs', async () => {
  const bearer = await server.adminToken('clients:read:all users:read:all')
  const asked = { user_id: await personOf(), scope: 'openid', resource: 'https://orders.example' }
  assert.equal((await preview(asked, bearer)).status, 200)
  assert.equal((await preview({ ...asked, api_changes: { active: true } }, bearer)).status, 403)
  assert.equal((await preview({ ...asked, backend_changes: { name: 'Other' } }, bearer)).status, 403)
})
