import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { reviewCheckNames } from '#model/review-checklist.ts'
import type { User } from '#model/user.ts'
import { codeFlow } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { pkce, visitorOf } from '../support/visitor.ts'

let server: TestServer
let admin: string
let ada: string
let adaHerself: User
before(async () => {
  server = await startServer()
  admin = await server.adminToken()
  adaHerself = await makePerson(server, { roles: ['role_developer'] })
  ada = await personToken(server, adaHerself)
})
after(() => server.close())

const call = (method: string, path: string, json?: unknown, bearer = ada) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
const web = {
  name: 'Tide tables',
  redirect_uris: ['https://tides.example/callback'] as const,
  supported_grant_types: ['authorization_code', 'client_credentials'],
}
async function application(more: Record<string, unknown> = {}, bearer = ada) {
  const made = await call('POST', '/clients', { client: { ...web, ...more } }, bearer)
  assert.equal(made.status, 201, made.text)
  return made.json.data
}

test('a developer registers an application, and its secret works at once', async () => {
  const made = await application()
  assert.deepEqual([made.stage, made.owner, made.user_scopes], ['draft', adaHerself.id, []])
  const form = { grant_type: 'client_credentials' }
  assert.equal((await server.call('POST', '/oauth/token', { form, basic: [made.id, made.secret] })).status, 200)
  const read = await call('GET', `/clients/${made.id}`)
  assert.deepEqual([read.status, read.json.data.secret], [200, undefined])
  const listed = await call('GET', '/clients')
  assert.ok(listed.json.data.some((row: { id: string }) => row.id === made.id))
})

test('a developer writes only what a developer may', async () => {
  const { id } = await application()
  for (const member of [
    { first_party: true },
    { authorize_scope: true },
    { active: false },
    { owner: 'usr_other' },
    { user_scopes: ['x'] },
    { stage: 'live' },
    { pkce: false },
  ]) {
    assert.equal((await call('PATCH', `/clients/${id}`, { client: member })).status, 422, JSON.stringify(member))
    if (!('stage' in member)) assert.equal((await call('POST', '/clients', { client: { ...web, ...member } })).status, 422, JSON.stringify(member))
  }
  const renamed = await call('PATCH', `/clients/${id}`, { client: { name: 'Tides' } })
  assert.deepEqual([renamed.status, renamed.json.data.name], [200, 'Tides'])
})

test('an application has several secrets, each deleted alone or all together', async () => {
  const { id } = await application()
  const path = `/clients/${id}/credentials`
  const second = await call('POST', path, { credential: { name: 'staging' } })
  assert.equal(second.status, 201, second.text)
  assert.match(second.json.data.secret, /^ghs_/)
  assert.equal((await call('GET', path)).json.data.length, 2)
  assert.equal((await call('DELETE', `${path}/${second.json.data.id}`)).status, 204)
  assert.equal((await call('DELETE', path)).status, 204)
  assert.deepEqual((await call('GET', path)).json.data, [])
})

test('a draft works for its makers only', async () => {
  const made = await application()
  const go = async (person: User) => {
    const params = {
      client_id: made.id,
      response_type: 'code',
      redirect_uri: web.redirect_uris[0],
      scope: 'openid',
      state: 's',
      code_challenge: pkce().challenge,
      code_challenge_method: 'S256',
    }
    return visitorOf(server).authorize(params, { username: person.username })
  }
  assert.ok((await go(adaHerself)).params.get('code'))
  const stranger = await go(await makePerson(server))
  assert.equal(stranger.url.origin, server.issuer)
  assert.match(stranger.text, /access_denied/)
})

test('an application goes live by a review, and takes scopes and redirect URIs only so', async () => {
  await call('POST', '/api/scopes', { scope: { name: 'tides:write', label: 'Change tide tables' } }, admin)
  const { id } = await application()
  const path = `/clients/${id}/reviews`
  const wanted = { kind: 'scope', value: 'tides:write' }
  assert.equal((await call('POST', path, { review: { items: [wanted] } })).status, 422)
  assert.equal((await call('POST', path, { review: { reason: 'x', items: [{ kind: 'scope', value: 'profile' }] } })).status, 422)
  const asked = await call('POST', path, { review: { reason: 'The harbour master edits them', items: [wanted, { kind: 'go_live' }] } })
  assert.equal(asked.status, 201, asked.text)
  assert.equal((await call('GET', `/clients/${id}`)).json.data.stage, 'in_review')
  assert.equal((await call('POST', path, { review: { reason: 'again', items: [wanted] } })).status, 409)
  const items = [
    { ...wanted, state: 'approved' },
    { kind: 'go_live', value: 'live', state: 'approved' },
  ]
  const decided = await call('POST', `/api/reviews/${asked.json.data.id}/decide`, { items, checked: reviewCheckNames }, admin)
  assert.equal(decided.status, 200, decided.text)
  const live = (await call('GET', `/clients/${id}`)).json.data
  assert.deepEqual([live.stage, live.authorized_scopes.map((scope: { name: string }) => scope.name)], ['live', ['tides:write']])
  const elsewhere = await call('PATCH', `/clients/${id}`, { client: { redirect_uris: [...web.redirect_uris, 'https://elsewhere.example/cb'] } })
  assert.equal(elsewhere.status, 422)
})

test('what people know a live application by changes by a review only, and the rest is free', async () => {
  const { id } = await application({ client_uri: 'https://tides.example/' })
  const [own, path] = [`/clients/${id}`, `/clients/${id}/reviews`]
  const patch = (fields: object) => call('PATCH', own, { client: fields })
  assert.equal((await patch({ name: 'Tides', logo_uri: 'https://tides.example/logo.png' })).status, 200, 'a draft is free')
  const ask = async (...items: object[]) => call('POST', path, { review: { reason: 'It grew', items } })
  const decide = async (review: string, items: readonly object[]) => call('POST', `/api/reviews/${review}/decide`, { items, checked: reviewCheckNames }, admin)
  const going = await ask({ kind: 'go_live' })
  assert.deepEqual(Object.keys((await patch({ name: 'Bank' })).json.errors), ['name'], 'a reviewer answers for what they saw')
  await decide(going.json.data.id, [{ kind: 'go_live', value: 'live', state: 'approved' }])
  const posing = { name: 'Bank', logo_uri: 'https://bank.example/logo.png', client_uri: 'https://bank.example/' }
  const refused = await patch({ ...posing, description: 'Of the harbour' })
  assert.deepEqual([refused.status, Object.keys(refused.json.errors).toSorted()], [422, ['client_uri', 'logo_uri', 'name']])
  assert.match(refused.json.errors.name[0], /Bank is new, and the application is live: ask for it with a review/)
  assert.equal((await call('PUT', own, { client: { ...web, redirect_uris: [...web.redirect_uris], name: 'Bank' } })).status, 422)
  assert.equal((await patch({ description: 'Of the harbour', contacts: ['ada@tides.example'], client_uri: null })).status, 200)
  const faulty = await ask({ kind: 'name', value: 'two\nlines' }, { kind: 'logo_uri', value: 'javascript:alert(1)' }, { kind: 'client_uri', value: 'x' })
  assert.deepEqual([faulty.status, faulty.json.errors.items.length], [422, 3])
  assert.equal((await ask({ kind: 'name', value: 'Tides' })).status, 422)
  assert.equal((await ask({ kind: 'name', value: 'One' }, { kind: 'name', value: 'Other' })).status, 422)
  const [name, logo] = [
    { kind: 'name', value: 'Tides and winds' },
    { kind: 'logo_uri', value: 'https://tides.example/new.png' },
  ]
  const asked = await ask(name, logo)
  assert.equal(asked.status, 201, asked.text)
  assert.equal((await call('GET', own)).json.data.name, 'Tides')
  const decided = await decide(asked.json.data.id, [
    { ...name, state: 'approved' },
    { ...logo, state: 'declined', reason: 'It is the logo of a bank.' },
  ])
  assert.equal(decided.status, 200, decided.text)
  const { name: now, logo_uri, stage } = (await call('GET', own)).json.data
  assert.deepEqual([now, logo_uri, stage], ['Tides and winds', 'https://tides.example/logo.png', 'live'])
})

test('a request can be taken back while it waits', async () => {
  const { id } = await application()
  const asked = await call('POST', `/clients/${id}/reviews`, { review: { reason: 'It is ready', items: [{ kind: 'go_live' }] } })
  const path = `/clients/${id}/reviews/${asked.json.data.id}`
  assert.equal((await call('POST', `${path}/withdraw`, undefined)).json.data.state, 'withdrawn')
  assert.equal((await call('GET', `/clients/${id}`)).json.data.stage, 'draft')
  assert.equal((await call('POST', `${path}/withdraw`)).status, 409)
})

test('administrators of an organization share its applications', async () => {
  const org = (await call('POST', '/api/organizations', { organization: { name: 'Harbour' } }, admin)).json.data.id
  await call('POST', `/api/organizations/${org}/members`, { user_id: adaHerself.id, role: 'admin' }, admin)
  const grace = await makePerson(server, { roles: ['role_developer'] })
  const hers = await personToken(server, grace)
  const { id } = await application({ organization_id: org })
  assert.equal((await call('GET', `/clients/${id}`, undefined, hers)).status, 404)
  assert.equal((await call('POST', '/clients', { client: { ...web, organization_id: org } }, hers)).status, 422)
  await call('POST', `/api/organizations/${org}/members`, { user_id: grace.id }, admin)
  assert.equal((await call('GET', `/clients/${id}`, undefined, hers)).status, 404)
  assert.equal((await call('GET', `/me/organizations/${org}/members`, undefined, hers)).status, 404)
  await call('PATCH', `/me/organizations/${org}/members/${grace.id}`, { role: 'admin' })
  assert.equal((await call('GET', `/clients/${id}`, undefined, hers)).status, 200)
  const listed = await call('GET', '/clients?sort=name', undefined, hers)
  assert.deepEqual(
    listed.json.data.map((row: { id: string }) => row.id),
    [id],
  )
})

test('a list of own and shared applications is paged in one order', async () => {
  const person = await makePerson(server, { roles: ['role_developer'] })
  const bearer = await personToken(server, person)
  const org = (await call('POST', '/api/organizations', { organization: { name: 'Two shores' } }, admin)).json.data.id
  await call('POST', `/api/organizations/${org}/members`, { user_id: person.id, role: 'admin' }, admin)
  for (let i = 0; i < 7; i++) await application({ name: `app ${i}`, ...(i % 2 ? { organization_id: org } : {}) }, bearer)
  const names: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page = await call('GET', `/clients?limit=2&sort=name${next ? `&after=${encodeURIComponent(next)}` : ''}`, undefined, bearer)
    names.push(...page.json.data.map((row: { name: string }) => row.name))
    next = page.json.page.next
  }
  assert.deepEqual(
    names,
    Array.from({ length: 7 }, (_, i) => `app ${i}`),
  )
})

test('a developer sees what their application did', async () => {
  const { id } = await application()
  const seen = await call('GET', `/clients/${id}/activity`)
  assert.equal(seen.status, 200, seen.text)
  assert.deepEqual(seen.json.data.hours, [])
  const held = await call('GET', `/clients/${id}/tokens`)
  assert.deepEqual([held.status, held.json.data], [200, []])
})

test('a developer reads why their application was switched off, until it is on again', async () => {
  const { id } = await application()
  const seen = async () => (await call('GET', `/clients/${id}`)).json.data
  const off = { active: false, disabled_reason: 'Its secret stands in a public repository.' }
  assert.equal((await call('PATCH', `/api/clients/${id}`, { client: off }, admin)).status, 200)
  assert.deepEqual([(await seen()).active, (await seen()).disabled_reason], [false, off.disabled_reason])
  assert.equal((await call('PATCH', `/clients/${id}`, { client: { disabled_reason: 'None.' } })).status, 422)
  assert.equal((await call('POST', `/api/clients/${id}/enable`, undefined, admin)).status, 200)
  assert.deepEqual([(await seen()).active, (await seen()).disabled_reason], [true, null])
})

test('without the scope, and for a client that acts for itself, the door stays shut', async () => {
  const person = await makePerson(server)
  assert.equal((await call('GET', '/clients', undefined, await personToken(server, person, 'openid account:manage:own'))).status, 403)
  assert.equal((await call('GET', '/clients', undefined, admin)).status, 403)
})

test('everybody sees what has access to their account, and ends it', async () => {
  const flow = await codeFlow({ server })
  const tokens = await flow.tokens()
  const bearer = await personToken(server, flow.habits, 'openid email account:manage:own')
  const [email] = (await call('GET', '/api/scopes?search=email', undefined, admin)).json.data
  const [app] = (await call('GET', '/me/apps', undefined, bearer)).json.data.filter((one: { client_id: string }) => one.client_id === flow.app.id)
  assert.deepEqual([app.name, app.scopes], ['Ordinary application', ['openid', 'profile', 'email']])
  assert.equal(app.labels.email, email.label ?? undefined)
  assert.ok(app.last_used_at >= app.since_at)
  assert.equal((await call('DELETE', `/me/apps/${flow.app.id}`, undefined, bearer)).status, 204)
  assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: tokens.access_token })).status, 401)
  assert.equal((await call('DELETE', `/me/apps/${flow.app.id}`, undefined, bearer)).status, 404)
  const me = await call('GET', '/me', undefined, bearer)
  assert.equal(me.json.data.username, flow.habits.username)
})

test('whoever answers for an application is reminded of a secret that should go, and both sides see it', async () => {
  const { id } = await application()
  const [{ id: secret }] = (await call('GET', `/clients/${id}/credentials`)).json.data
  const reminders = async () => (await call('GET', `/clients/${id}`)).json.data.reminders
  assert.equal(await reminders(), 0)
  const reminded = await call('POST', `/api/clients/${id}/credentials/${secret}/remind`, undefined, admin)
  assert.equal(reminded.status, 200, reminded.text)
  for (const [path, bearer] of [
    [`/api/clients/${id}/credentials`, admin],
    [`/clients/${id}/credentials`, ada],
  ] as const) {
    const [row] = (await call('GET', path, undefined, bearer)).json.data
    assert.deepEqual([row.reminded_by, row.reminded_by_name], ['gatehouse-admin', 'Gatehouse administration'])
    assert.ok(Math.abs(row.reminded_at - Date.now()) < 10_000)
  }
  assert.equal(await reminders(), 1)
  assert.equal((await call('POST', `/clients/${id}/credentials/${secret}/remind`)).status, 404)
  const [event] = (await call('GET', `/api/audit-events?action=credential.reminded&target_id=${secret}`, undefined, admin)).json.data
  assert.equal(event.actor_id, 'gatehouse-admin')
  await call('DELETE', `/clients/${id}/credentials/${secret}`)
  assert.equal(await reminders(), 0)
})

test('nobody is reminded of a secret that works no more, or where nobody answers for the client', async () => {
  const path = '/api/clients/gatehouse-admin/credentials'
  const [{ id: secret }] = (await call('GET', path, undefined, admin)).json.data
  const nobody = await call('POST', `${path}/${secret}/remind`, undefined, admin)
  assert.deepEqual([nobody.status, nobody.json.detail], [409, 'nobody answers for this client: give it an owner or an organization first'])
  const { id } = await application()
  const [{ id: old }] = (await call('GET', `/clients/${id}/credentials`)).json.data
  await call('POST', `/clients/${id}/credentials`, { credential: { retire_others_at: Date.now() } })
  const over = await call('POST', `/api/clients/${id}/credentials/${old}/remind`, undefined, admin)
  assert.deepEqual([over.status, over.json.detail], [409, 'this secret has expired'])
})
