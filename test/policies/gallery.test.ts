import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { client } from '#model/client.ts'
import { organization } from '#model/organization.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'
import { pkce, visitorOf } from '../support/visitor.ts'

const LAUNCH = 'https://app.example/launch'
let server: TestServer
let admin: string
let ada: string
let flow: Awaited<ReturnType<typeof codeFlow>>
before(async () => {
  server = await startServer()
  admin = await server.adminToken()
  await server.context.db.table(organization).insert(newRow(organization, { id: 'org_tides', name: 'tides', label: 'Tides Ltd', created_at: 0, updated_at: 0 }))
  const client = {
    name: 'Tide tables',
    description: 'Shows when the sea is low.',
    in_gallery: true,
    initiate_login_uri: LAUNCH,
    client_uri: 'https://app.example/',
    labels: ['weather'],
    organization_id: 'org_tides',
    supported_grant_types: ['authorization_code', 'refresh_token', 'introspect'],
  }
  flow = await codeFlow({ server, client })
  ada = await personToken(server, flow.habits)
})
after(() => server.close())

const call = (method: string, path: string, json?: unknown, bearer = ada): Promise<CallAnswer> =>
  server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
const namesIn = async (query = '') => (await call('GET', `/me/gallery${query}`)).json.data.map(({ name }: { readonly name: string }) => name)
const launchIn = (url: string) => new URL(url).searchParams.get('launch') ?? ''

test('AID-47 people see the live applications of the gallery, by name, and find them by label, words and publisher', async () => {
  const listed = { in_gallery: true, initiate_login_uri: 'https://other.example/' }
  for (const [name, fields] of Object.entries({
    Atlas: listed,
    Draft: { ...listed, stage: 'draft' as const },
    Off: { ...listed, active: false },
    Unlisted: { initiate_login_uri: 'https://other.example/' },
  }))
    await makeClient(server, { name, ...fields })
  assert.deepEqual(await namesIn(), ['Atlas', 'Tide tables'])
  assert.deepEqual([await namesIn('?label=weather'), await namesIn('?label=sea')], [['Tide tables'], []])
  assert.deepEqual([await namesIn('?search=SEA'), await namesIn('?search=tides%20ltd'), await namesIn('?search=x')], [['Tide tables'], ['Tide tables'], []])
  const [, app] = (await call('GET', '/me/gallery')).json.data
  assert.deepEqual([app.publisher, app.client_uri, app.connected], ['Tides Ltd', 'https://app.example/', false])
  assert.equal((await server.call('GET', '/me/gallery')).status, 401)
})

test('AID-47 a person opens an application of the gallery, which is connected then, and disconnects it', async () => {
  const { id } = flow.app
  const opened = await call('POST', `/me/gallery/${id}/launches`)
  assert.equal(opened.status, 201, opened.text)
  const { launch_url } = opened.json.data
  assert.ok(launch_url.startsWith(`${LAUNCH}?iss=`))
  const { code, verifier } = await flow.code({ launch: launchIn(launch_url) })
  const { access_token } = (await flow.redeem(code, verifier)).json
  const connected = async () => (await call('GET', '/me/gallery?label=weather')).json.data[0].connected
  assert.equal(await connected(), true)
  const isActive = async () => (await server.call('POST', '/oauth/introspect', { form: { token: access_token }, basic: flow.app.basic })).json.active
  assert.equal((await call('DELETE', `/me/apps/${id}`)).status, 204)
  assert.deepEqual([await connected(), await isActive()], [false, false])
  assert.equal((await call('POST', '/me/gallery/nobody/launches')).status, 404)
})

test('AID-47 the page of the gallery leads a person to the sign-in of an application, with a launch that is theirs, and disconnects it', async () => {
  const { visitor } = flow
  const shown = await visitor.go('/account/gallery?label=weather')
  assert.match(shown.text, /Tide tables[\s\S]*by Tides Ltd[\s\S]*Shows when the sea is low/)
  assert.match(String(shown.headers['content-security-policy']), /form-action 'self' https:\/\/app\.example/)
  const decide = async (decision: string) => {
    const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec((await visitor.go('/account/gallery')).text) ?? []
    return visitor.go('/account/gallery', { csrf, client: flow.app.id, decision })
  }
  const left = await decide('open')
  assert.equal(left.url.origin + left.url.pathname, LAUNCH)
  const { code, verifier } = await flow.code({ launch: launchIn(left.url.href) })
  await flow.redeem(code, verifier)
  const badge = /<span class="badge">connected<\/span>/
  assert.match((await visitor.go('/account/gallery')).text, badge)
  const gone = await decide('end')
  assert.match(gone.text, /The access was removed/)
  assert.doesNotMatch(gone.text, badge)
  const deeds = (await call('GET', `/api/audit-events?target_id=${flow.app.id}&action=client.launched`, undefined, admin)).json.data
  assert.equal(deeds.length, 2)
})

test('AID-47 a developer launches a draft for themself, and the checklist sees that it was tested', async () => {
  const developer = await makePerson(server, { roles: ['role_developer'] })
  const bearer = await personToken(server, developer)
  const mine = { name: 'My tides', redirect_uris: ['https://mine.example/callback'], supported_grant_types: ['authorization_code'] }
  const { id } = (await call('POST', '/clients', { ...mine, initiate_login_uri: 'https://mine.example/launch' }, bearer)).json.data
  const checks = async (root = '/clients', token = bearer) => {
    const { data } = (await call('GET', `${root}/${id}/checklist`, undefined, token)).json
    return Object.fromEntries(data.map(({ check, ...outcome }: { readonly check: string }) => [check, outcome]))
  }
  const before = await checks()
  assert.deepEqual(
    [before.description, before.tested, before.redirect_uris.shown],
    [{ state: 'open', shown: [] }, { state: 'open', shown: [] }, mine.redirect_uris],
  )
  const launched = (await call('POST', `/clients/${id}/launches`, { context: { station: 7 } }, bearer)).json.data
  await server.context.db.table(client).change({ id }, { stage: 'live' })
  const live = [{ context: { station: 7 } }, { context: {} }].map((body) => call('POST', `/clients/${id}/launches`, body, bearer))
  assert.deepEqual(
    (await Promise.all(live)).map(({ status }) => status),
    [422, 201],
    'a live application learns no context from its developer',
  )
  await server.context.db.table(client).change({ id }, { stage: 'draft' })
  const visitor = visitorOf(server)
  const { challenge } = pkce()
  const asked = { client_id: id, response_type: 'code', redirect_uri: 'https://mine.example/callback', scope: 'openid', state: 's', nonce: 'n' }
  const stop = await visitor.authorize(
    { ...asked, code_challenge: challenge, code_challenge_method: 'S256', launch: launched.token },
    { username: developer.username },
  )
  assert.ok(stop.params.has('code'), stop.text)
  await call('PATCH', `/clients/${id}`, { description: 'My own tides.', client_uri: 'https://mine.example/', contacts: ['me@mine.example'] }, bearer)
  const after = await checks('/api/clients', admin)
  assert.deepEqual([after.description.state, after.home.state, after.contacts.shown], ['look', 'met', ['me@mine.example']])
  assert.equal(after.tested.state, 'met')
  assert.equal((await call('GET', `/clients/${flow.app.id}/checklist`, undefined, bearer)).status, 404)
  assert.equal((await call('POST', `/clients/${flow.app.id}/launches`, {}, bearer)).status, 404)
})

test('AID-47 a reviewer ticks the checklist, and a live application enters the gallery by a review only', async () => {
  const developer = await makePerson(server, { roles: ['role_developer'] })
  const bearer = await personToken(server, developer)
  const mine = { name: 'Winds', redirect_uris: ['https://winds.example/callback'], supported_grant_types: ['authorization_code'] }
  const { id } = (await call('POST', '/clients', mine, bearer)).json.data
  const decided = async (items: readonly { readonly kind: string; readonly value: string }[], checked: readonly string[] = []) => {
    const asked = (await call('POST', `/clients/${id}/reviews`, { reason: 'It is ready.', items }, bearer)).json.data
    const made = items.map((item) => ({ ...item, state: 'approved' }))
    return call('POST', `/api/reviews/${asked.id}/decide`, { items: made, checked }, admin)
  }
  const unknown = await decided([{ kind: 'go_live', value: 'live' }], ['weather'])
  assert.equal(unknown.status, 422)
  const [waiting] = (await call('GET', `/clients/${id}/reviews`, undefined, bearer)).json.data
  const items = [{ kind: 'go_live', value: 'live', state: 'approved' }]
  const live = await call('POST', `/api/reviews/${waiting.id}/decide`, { items, checked: ['redirect_uris', 'terms', 'terms'] }, admin)
  assert.deepEqual([live.status, live.json.data.checked], [200, ['redirect_uris', 'terms']])

  const wanted = { in_gallery: true, initiate_login_uri: 'https://winds.example/launch' }
  const refused = await call('PATCH', `/clients/${id}`, wanted, bearer)
  assert.deepEqual([refused.status, Object.keys(refused.json.errors).toSorted()], [422, ['in_gallery', 'initiate_login_uri']])
  const nowhere = await call('PATCH', `/api/clients/${id}`, { in_gallery: true }, admin)
  assert.deepEqual(Object.keys(nowhere.json.errors).toSorted(), ['in_gallery', 'initiate_login_uri'])
  const listed = await decided([
    { kind: 'initiate_login_uri', value: wanted.initiate_login_uri },
    { kind: 'in_gallery', value: 'true' },
  ])
  assert.equal(listed.status, 200, listed.text)
  assert.deepEqual(await namesIn('?search=winds'), ['Winds'])
})
