import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { decodeJwt } from 'jose'
import { user } from '#model/user.ts'
import { codeFlow } from '../support/code-flow.ts'
import { describedServer } from '../support/described.ts'
import { databases } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'

const server = await describedServer()
after(() => server.close())
const { api } = server
const grants = ['authorization_code', 'refresh_token', 'introspect']
const client = { initiate_login_uri: 'https://app.example/launch?x=1', access_token_format: 'jwt' as const, supported_grant_types: grants }
const flow = await codeFlow({ server, client })
const [ada] = await server.context.db.table(user).find({ username: flow.habits.username }, { limit: 1 })
assert(ada)
const record = { patient: 'p-7', encounter: { id: 'e-1' } }

async function launch(fields: object = {}) {
  const answer = await api('POST', `/api/clients/${flow.app.id}/launches`, { user_id: ada?.id, context: record, ...fields })
  assert.equal(answer.status, 201, answer.text)
  return answer.json.data
}
/** Where the person is sent back to. */
const errorOf = async (token: string) => (await flow.authorize({ launch: token })).stop.params

test('AID-46 a launch opens the application, and its context is in the token answer, the access token, at introspection and after a refresh', async () => {
  const { token, launch_url, expires_at } = await launch()
  const url = new URL(launch_url)
  assert.deepEqual([url.searchParams.get('x'), url.searchParams.get('iss'), url.searchParams.get('launch')], ['1', server.issuer, token])
  assert.ok(expires_at <= server.context.now() + 300_000)
  assert.doesNotMatch(token, new RegExp(`p-7|${ada.id}`))
  const { code, verifier } = await flow.code({ launch: token })
  const answer = (await flow.redeem(code, verifier)).json
  assert.deepEqual([answer.launch, decodeJwt(answer.access_token)['launch']], [record, record])
  const told = (await server.call('POST', '/oauth/introspect', { form: { token: answer.access_token }, basic: flow.app.basic })).json
  assert.deepEqual(told.launch, record)
  const refreshed = (await flow.refresh(answer.refresh_token)).json
  assert.deepEqual([refreshed.launch, decodeJwt(refreshed.access_token)['launch']], [record, record])
  const plain = await flow.tokens()
  assert.deepEqual([plain.launch, decodeJwt(plain.access_token)['launch']], [undefined, undefined])
  const [event] = (await api('GET', `/api/audit-events?action=client.launched&target_id=${flow.app.id}`)).json.data
  assert.match(event.reason, new RegExp(ada.username))
})

test('AID-46 a launch is for one client and one person, is good once, and not for long', async (t) => {
  t.after(() => {
    server.clock.skew = 0
  })
  const { token } = await launch()
  await flow.code({ launch: token })
  const again = await errorOf(token)
  assert.deepEqual([again.get('error'), /used before/.test(again.get('error_description') ?? '')], ['invalid_request', true])
  const other = await codeFlow({ server })
  assert.match((await other.authorize({ launch: (await launch()).token })).stop.params.get('error_description') ?? '', /not one for this client/)
  const person = await makePerson(server)
  const { stop } = await flow.authorize({ launch: (await launch({ user_id: person.id })).token })
  assert.deepEqual([stop.params.get('code'), stop.params.get('error')], [null, 'login_required'])
  assert.equal((await flow.authorize({ launch: (await launch({ user_id: person.id })).token, prompt: 'none' })).stop.params.get('error'), 'login_required')
  const changed = (await launch()).token
  assert.equal((await errorOf(`${changed.slice(0, -2)}AA`)).get('error'), 'invalid_request')
  const late = (await launch()).token
  server.clock.skew = 301_000
  assert.equal((await errorOf(late)).get('error'), 'invalid_request')
})

test('AID-46 a launch has a small context, a person who may use the application, and no token in a rehearsal', async () => {
  const at = `/api/clients/${flow.app.id}/launches`
  const { errors } = (await api('POST', at, { context: { text: 'x'.repeat(3000) }, other: 1 })).json
  assert.deepEqual(Object.keys(errors).sort(), ['context', 'other', 'user_id'])
  assert.equal((await api('POST', at, { user_id: 'usr_nobody' })).status, 404)
  const blocked = await makePerson(server, { blocked: true })
  assert.equal((await api('POST', at, { user_id: blocked.id })).status, 403)
  const rehearsed = await api('POST', `${at}?dry_run=true`, { user_id: ada.id })
  assert.deepEqual([rehearsed.status, Object.keys(rehearsed.json.data)], [201, ['expires_at']])
})

test('AID-46 clients are found by their labels, and policies group them by these', async () => {
  const made = (await api('POST', '/api/clients', { name: 'Labelled', labels: ['crm', 'europe'], supported_grant_types: ['client_credentials'] })).json.data
  const named = async (label: string) => (await api('GET', `/api/clients?label=${label}`)).json.data.map(({ id }: { readonly id: string }) => id)
  assert.deepEqual([await named('crm'), await named('europe'), await named('cr')], [[made.id], [made.id], []])
  const rule = { client: { labels: { $contains: 'crm' } } }
  const policy = (await api('POST', '/api/policies', { name: 'crm', stage: 'enforced', effect: 'deny', points: ['token'], engine: 'matcho', rule })).json.data
  const ask = () => server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [made.id, made.secret] })
  assert.equal((await ask()).json.error, 'access_denied')
  await api('PATCH', `/api/clients/${made.id}`, { labels: ['europe'] })
  assert.equal((await ask()).status, 200)
  await api('DELETE', `/api/policies/${policy.id}`)
})

for (const [name, open] of databases)
  test(`AID-46 of ten who use one launch at once one gets a code, on ${name}`, async (t) => {
    const { nodes, close } = await open()
    t.after(close)
    const [one, two] = nodes
    const race = await codeFlow({ server: one })
    await race.tokens()
    const [person] = await one.context.db.table(user).find({ username: race.habits.username }, { limit: 1 })
    const bearer = await one.adminToken()
    const { token } = (await one.call('POST', `/api/clients/${race.app.id}/launches`, { bearer, json: { user_id: person?.id } })).json.data
    const cookie = [...race.visitor.cookies].map(([kept, value]) => `${kept}=${value}`).join('; ')
    const asked = Array.from({ length: 10 }, (_, at) => {
      const query = new URLSearchParams(race.request({ launch: token }).params)
      return (at % 2 ? two : one).call('GET', `/oauth/authorize?${query}`, { headers: { cookie } })
    })
    const codes = (await Promise.all(asked)).filter(({ headers }) => new URL(String(headers['location'])).searchParams.has('code'))
    assert.equal(codes.length, 1)
  })
