import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { personalToken } from '#model/personal-token.ts'
import type { User } from '#model/user.ts'
import { codeFlow } from '../support/code-flow.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { type Visitor, visitorOf } from '../support/visitor.ts'

let server: DescribedServer
let person: User
let bearer: string
before(async () => {
  server = await describedServer()
  person = await makePerson(server, { authorized_scopes: ['clients:manage:own', 'scopes:read:all'] })
  bearer = await personToken(server, person, 'openid profile account:manage:own clients:manage:own')
})
after(() => server.close())

const make = (json: object, by = bearer) => server.api('POST', '/me/tokens', json, { bearer: by })
const mine = async () => (await server.api('GET', '/me/tokens', undefined, { bearer })).json.data
const statusOf = async (token: string, path = '/clients') => (await server.call('GET', path, { bearer: token })).status

test('CEN-39 a person makes a token with a note and an end; it is told once, acts within its scopes and dies when it is deleted', async () => {
  const { status, json, headers } = await make({ note: 'Nightly report', scopes: ['clients:manage:own'], expires_in: 3600 })
  assert.equal(status, 201, JSON.stringify(json))
  const { token, id } = json.data
  assert.deepEqual([headers['location'], json.data.note, json.data.live], [`/me/tokens/${id}`, 'Nightly report', true])
  assert.deepEqual([await statusOf(token), await statusOf(token, '/api/scopes')], [200, 403])
  const listed = (await mine()).find((row: { id: string }) => row.id === id)
  assert.equal(listed.token, undefined)
  assert(!JSON.stringify(await server.context.db.table(personalToken).find({})).includes(token))
  assert.equal((await server.api('DELETE', `/me/tokens/${id}`, undefined, { bearer })).status, 204)
  assert.deepEqual([await statusOf(token), (await mine()).length], [401, 0])
})

test('CEN-39 a token dies at its end, with the tokens of its person, and when an administrator deletes it', async () => {
  const [short, swept, removed] = await Promise.all(
    [60, 3600, 3600].map(async (expires_in) => (await make({ note: 'x', scopes: ['clients:manage:own'], expires_in })).json.data),
  )
  assert.equal((await server.api('DELETE', `/api/personal-tokens/${removed.id}`)).status, 204)
  assert.equal(await statusOf(removed.token), 401)
  server.clock.skew += 61_000
  assert.deepEqual([await statusOf(short.token), await statusOf(swept.token)], [401, 200])
  server.clock.skew = 0
  assert.equal((await mine()).length, 2)
  const other = await makePerson(server, { authorized_scopes: ['clients:manage:own'] })
  const theirs = await personToken(server, other)
  const { token } = (await make({ note: 'x', scopes: ['clients:manage:own'] }, theirs)).json.data
  await server.api('POST', '/api/tokens/revoke', { user_id: other.id })
  assert.equal(await statusOf(token), 401)
})

test('CEN-39 no token carries more than the request that makes it, than the person holds, or the power over the account', async () => {
  assert.equal((await make({ note: 'x', scopes: ['scopes:read:all'] })).status, 403)
  assert.equal((await make({ note: 'x', scopes: ['account:manage:own'] })).status, 422)
  assert.equal((await make({ note: 'x', scopes: [] })).status, 422)
  assert.equal((await make({ note: '', scopes: ['profile'] })).status, 422)
  assert.equal((await make({ note: 'x', scopes: ['profile'], expires_in: 31_536_001 })).status, 422)
  assert.equal((await make({ note: 'x', scopes: ['profile'], forever: true })).status, 422)
  const { token } = (await make({ note: 'x', scopes: ['profile'] })).json.data
  assert.equal((await make({ note: 'y', scopes: ['profile'] }, token)).status, 403)
  const stranger = await personToken(server, await makePerson(server), 'openid account:manage:own')
  const [row] = await mine()
  assert.equal((await server.api('DELETE', `/me/tokens/${row.id}`, undefined, { bearer: stranger })).status, 404)
})

test('CEN-39 a role that is taken away takes its scope out of the token', async () => {
  const holder = await makePerson(server, { authorized_scopes: ['clients:manage:own'] })
  const { token } = (await make({ note: 'x', scopes: ['clients:manage:own'] }, await personToken(server, holder))).json.data
  assert.equal(await statusOf(token), 200)
  await server.api('PATCH', `/api/users/${holder.id}`, { authorized_scopes: [] })
  assert.equal(await statusOf(token), 403)
})

/** Signs in, and goes to the page of tokens. */
async function tokensPageOf(visitor: Visitor) {
  await visitor.complete(await visitor.go(`${server.issuer}/login`), { username: person.username })
  return visitor.go(`${server.issuer}/account/tokens`)
}

test('CEN-39 the account page lists tokens, offers presets, shows a new one once, and asks before a live one is deleted', async () => {
  const visitor = visitorOf(server)
  const page = await tokensPageOf(visitor)
  for (const count of [7, 30, 90, 365]) assert.match(page.text, new RegExp(`<option value="${count}"`))
  assert.equal((await visitor.go(`${server.issuer}/account/tokens`, `csrf=${csrfIn(page.text)}&note=&days=7`)).status, 422)
  const made = await visitor.go(`${server.issuer}/account/tokens`, `csrf=${csrfIn(page.text)}&note=From+the+page&days=7&scope=clients%3Amanage%3Aown`)
  const [, token = ''] = /id="new-token">([^<]+)</.exec(made.text) ?? []
  assert.equal(await statusOf(token), 200)
  const again = await visitor.go(`${server.issuer}/account/tokens`)
  assert(again.text.includes('From the page') && !again.text.includes(token))
  const row = (await mine()).find(({ note }: { note: string }) => note === 'From the page')
  const asked = await visitor.go(`${server.issuer}/account/tokens/delete`, `csrf=${csrfIn(again.text)}&delete=${row.id}`)
  assert.match(asked.text, /id="token-delete"/)
  assert.equal(await statusOf(token), 200)
  await visitor.go(`${server.issuer}/account/tokens/delete`, `csrf=${csrfIn(asked.text)}&delete=${row.id}&sure=yes`)
  assert.equal(await statusOf(token), 401)
  assert.equal((await visitor.go(`${server.issuer}/account/tokens`, 'note=x&days=7&scope=profile')).status, 403)
})
const csrfIn = (text: string) => encodeURIComponent(/name="csrf" value="([^"]*)"/.exec(text)?.[1] ?? '')

test('CEN-39 making and deleting a token is recorded, without the token', async () => {
  const { token, id } = (await make({ note: 'Recorded', scopes: ['profile'] })).json.data
  await server.api('DELETE', `/me/tokens/${id}`, undefined, { bearer })
  const { text, json } = await server.api('GET', `/api/audit-events?target_id=${person.id}`)
  const actions = json.data.map(({ action }: { action: string }) => action)
  assert(actions.includes('personal_token.created') && actions.includes('personal_token.deleted'))
  assert(!text.includes(token))
})

test('CEN-39 the longest life is the operator’s to say, and nobody makes any where it is 0', async (t) => {
  const strict = await describedServer({ settings: { personal_token_max_ttl: 0 } })
  t.after(() => strict.close())
  const token = await personToken(strict, await makePerson(strict), 'openid profile account:manage:own')
  assert.equal((await strict.api('POST', '/me/tokens', { note: 'x', scopes: ['profile'] }, { bearer: token })).status, 403)
})

test('CEN-39 an application of others with access to the account makes none: the token would outlive its consent', async () => {
  const flow = await codeFlow({ server })
  const { access_token } = await flow.tokens({ scope: 'openid profile account:manage:own' })
  const refused = await make({ note: 'For later', scopes: ['profile'] }, access_token)
  assert.deepEqual([refused.status, refused.json.message], [403, `access tokens are made at ${server.issuer}/account/tokens`])
})
