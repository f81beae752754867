import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decodeJwt } from 'jose'
import { qrPath } from '#kit/qr-code.ts'
import { auditEvent } from '#model/audit-event.ts'
import { factor } from '#model/factor.ts'
import { recoveryCode } from '#model/recovery-code.ts'
import { session } from '#model/session.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { addApp, codeOf, signInAs, withApp } from '../support/factors.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type SmtpSink, smtpSink } from '../support/smtp.ts'
import { until } from '../support/until.ts'
import { visitorOf } from '../support/visitor.ts'

let sink: SmtpSink
let server: TestServer
before(async () => {
  sink = await smtpSink({ tls: 'none' })
  server = await startServer({
    settings: { 'smtp.url': `smtp+plain://127.0.0.1:${sink.port}`, 'smtp.from': 'no-reply@id.example', password_grant: true, session_idle_ttl: 86_400 },
  })
})
after(async () => {
  await server.close()
  await sink.close()
})
const sessionsOf = (user_id: string) => server.context.db.table(session).find({ user_id, ended_at: undefined })
const letters = (address: string) => sink.received.filter(({ to }) => to.some((line) => line.includes(address)))

test('RFC 6238 §4 an app is added by a code of its own, and is then asked for after the password; the session says so', async () => {
  const person = await makePerson(server)
  const { visitor, app } = await withApp(server, person.username)
  assert.equal(app.recoveryCodes.length, 10)
  assert.match((await visitor.go('/account/factors')).text, /My phone/)
  const elsewhere = visitorOf(server)
  const asked = await signInAs(elsewhere, person.username)
  assert.equal(asked.url.pathname, '/login/second-factor')
  const wrong = await elsewhere.fill(asked, { code: '000000' })
  assert.equal(wrong.status, 403)
  const done = await elsewhere.fill(wrong, { code: app.next() })
  assert.equal(done.url.pathname, '/account')
  const [latest] = (await sessionsOf(person.id)).toSorted((a, b) => b.created_at - a.created_at)
  assert.deepEqual([latest?.acr, latest?.amr], ['2', ['pwd', 'otp', 'mfa']])
  const actions = (await server.context.db.table(auditEvent).find({ target_id: person.id }, { limit: 100 })).map(
    ({ action, outcome }) => `${action} ${outcome}`,
  )
  for (const action of ['user.factor_added done', 'user.first_factor_shown done', 'user.second_factor_shown refused', 'user.signed_in done'])
    assert(actions.includes(action), action)
  await until(() => letters(person.username).length > 0, 'the letter about the new factor')
})

test('RFC 6238 §5.2 a code of the step before and after is good, one of two steps away is not', async () => {
  const person = await makePerson(server)
  const { app } = await withApp(server, person.username)
  for (const [steps, isGood] of [
    [-2, false],
    [-1, true],
    [2, false],
    [1, true],
  ] as const) {
    server.clock.skew += 150_000
    const visitor = visitorOf(server)
    const stop = await visitor.fill(await signInAs(visitor, person.username), { code: codeOf(app.secret, server.context.now() + steps * 30_000) })
    assert.equal(stop.url.pathname === '/account', isGood, `${steps} steps`)
  }
})

const setProvider = async (json: object) =>
  (await server.call('PATCH', '/api/identity-providers/idp_default', { bearer: await server.adminToken(), json })).status

test('RFC 6238 §5.2 AID-41 totp_past_steps widens and narrows how late a code may be, and each accepted step is good once', async () => {
  const person = await makePerson(server)
  const { app } = await withApp(server, person.username)
  const type = async (at: number) => {
    const visitor = visitorOf(server)
    return (await visitor.fill(await signInAs(visitor, person.username), { code: codeOf(app.secret, at) })).url.pathname === '/account'
  }
  try {
    assert.equal(await setProvider({ totp_past_steps: 5 }), 200)
    server.clock.skew += 600_000
    const now = server.context.now()
    for (const [steps, isGood] of [
      [-6, false],
      [2, false],
      [-5, true],
      [-5, false],
      [-4, true],
      [-5, false],
      [-2, true],
      [-3, false],
      [1, true],
      [1, false],
      [0, false],
    ] as const)
      assert.equal(await type(now + steps * 30_000), isGood, `${steps} steps`)
    assert.equal(await setProvider({ totp_past_steps: 0 }), 200)
    server.clock.skew += 600_000
    assert.equal(await type(server.context.now() - 30_000), false, 'the step before, where none is accepted')
    assert.equal(await type(server.context.now()), true)
  } finally {
    await setProvider({ totp_past_steps: 1 })
  }
  assert.equal(await setProvider({ totp_past_steps: 11 }), 422)
})

/** The QR code of the page that adds an app. */
const offeredPage = async (username: string) => {
  const visitor = visitorOf(server)
  await signInAs(visitor, username)
  const page = await visitor.go('/account/factors/app')
  return { page, secret: /id="app-key">([A-Z2-7 ]+)</.exec(page.text)?.[1]?.replaceAll(' ', '') ?? '' }
}
const addressOf = (names: string, secret: string, issuer: string) =>
  `otpauth://totp/${names}?issuer=${issuer}&secret=${secret}&algorithm=SHA1&digits=6&period=30`

test('AID-41 an authenticator app lists an account under totp_issuer, else under the name of the tenant', async () => {
  const person = await makePerson(server)
  const account = encodeURIComponent(person.username)
  const tenant = encodeURIComponent(server.context.tenant.name)
  const plain = await offeredPage(person.username)
  assert.ok(plain.page.text.includes(qrPath(addressOf(`${tenant}:${account}`, plain.secret, tenant)).d))
  try {
    assert.equal(await setProvider({ totp_issuer: 'Acme & Söhne' }), 200)
    const named = await offeredPage(person.username)
    const issuer = 'Acme%20%26%20S%C3%B6hne'
    assert.ok(named.page.text.includes(qrPath(addressOf(`${issuer}:${account}`, named.secret, issuer)).d))
  } finally {
    await setProvider({ totp_issuer: null })
  }
})

test('AID-41 names that are too long for a QR code are cut in it, so that the page opens', async () => {
  const username = `${'é'.repeat(120)}-${Math.random()}`
  assert.equal((await server.call('POST', '/api/users', { bearer: await server.adminToken(), json: { user: { username, password: PASSWORD } } })).status, 201)
  try {
    await setProvider({ totp_issuer: '日'.repeat(64) })
    const { page, secret } = await offeredPage(username)
    assert.equal(page.status, 200)
    const issuer = encodeURIComponent('日'.repeat(11))
    assert.ok(page.text.includes(qrPath(addressOf(`${issuer}:${encodeURIComponent('é'.repeat(16))}`, secret, issuer)).d))
  } finally {
    await setProvider({ totp_issuer: null })
  }
})

test('RFC 6238 §5.1 the secret is sealed in the database, and recovery codes are digests', async () => {
  const person = await makePerson(server)
  const { app } = await withApp(server, person.username)
  const [row] = await server.context.db.table(factor).find({ user_id: person.id })
  const codes = await server.context.db.table(recoveryCode).find({ user_id: person.id })
  assert.equal(codes.length, 10)
  const stored = JSON.stringify([row, codes])
  for (const secret of [app.secret, ...app.recoveryCodes]) assert(!stored.includes(secret) && !stored.includes(secret.replaceAll('-', '')))
})

test('BOR-41 NIN-26 AID-41 a lost second factor is replaced by a recovery code, which is good once; new codes end the old ones', async () => {
  const person = await makePerson(server)
  const { app } = await withApp(server, person.username)
  const visitor = visitorOf(server)
  const [code = '', second = ''] = app.recoveryCodes
  assert.equal((await visitor.fill(await signInAs(visitor, person.username), { code: code.toUpperCase().replaceAll('-', ' ') })).url.pathname, '/account')
  await until(() => letters(person.username).some(({ data }) => data.includes('recovery code')), 'the letter about the recovery code')
  const again = visitorOf(server)
  assert.equal((await again.fill(await signInAs(again, person.username), { code })).status, 403)
  const own = await visitor.go('/account/factors')
  assert.match(own.text, /9 recovery codes left/)
  const [id = ''] = /fac_[\w-]+/.exec(own.text) ?? []
  const fresh = await visitor.go('/account/factors/codes', new URLSearchParams({ csrf: /name="csrf" value="([^"]*)"/.exec(own.text)?.[1] ?? '' }).toString())
  assert.equal([...fresh.text.matchAll(/<li><code>/g)].length, 10)
  const old = visitorOf(server)
  assert.equal((await old.fill(await signInAs(old, person.username), { code: second })).status, 403)
  const question = await visitor.fill(own, { factor: id })
  await visitor.fill(question, { factor: id, sure: 'yes' })
  assert.equal((await signInAs(visitorOf(server), person.username)).url.pathname, '/account')
  assert.equal(await server.context.db.table(recoveryCode).count({ user_id: person.id }), 0)
})

test('BOR-43 a factor is added or removed only after a fresh proof: the password without one, a second factor with one', async () => {
  const person = await makePerson(server)
  const visitor = visitorOf(server)
  await signInAs(visitor, person.username)
  server.clock.skew += 601_000
  const confirm = await visitor.go('/account/factors/app')
  assert.equal(confirm.url.pathname, '/account/confirm')
  assert.equal((await visitor.fill(confirm, { current_password: 'not the password' })).status, 403)
  const offered = await visitor.fill(confirm, { current_password: PASSWORD })
  assert.equal(offered.url.pathname, '/account/factors/app')
  const app = await addApp(server, visitor)
  server.clock.skew += 601_000
  const own = await visitor.go('/account/factors')
  const [id = ''] = /fac_[\w-]+/.exec(own.text) ?? []
  const step = await visitor.fill(own, { factor: id, sure: 'yes' })
  assert.equal(step.url.pathname, '/second-factor')
  assert.equal((await visitor.go('/account/factors/app')).url.pathname, '/second-factor')
  assert.equal((await visitor.fill(step, { code: app.next() })).url.pathname, '/account/factors')
  const left = await visitor.fill(await visitor.fill(await visitor.go('/account/factors'), { factor: id }), { factor: id, sure: 'yes' })
  assert.match(left.text, /password alone opens your account/)
})

test('RFC 9470 §5 a session with one factor is stepped up for acr_values, by a factor that is there or one that is added, and the token tells both', async () => {
  const flow = await codeFlow({ server })
  const api = { identifier: 'https://strong.example/', name: 'Strong', open_to: 'anyone', acr_values: ['2'] }
  assert.equal((await server.call('POST', '/api/apis', { bearer: await server.adminToken(), json: { api } })).status, 201)
  await flow.code()
  const ask = (more: Record<string, string> = {}) => {
    const { params, verifier } = flow.request({ scope: 'openid', resource: api.identifier, ...more })
    return { verifier, go: () => flow.visitor.go(`/oauth/authorize?${new URLSearchParams(params)}`) }
  }
  assert.equal((await ask({ prompt: 'none' }).go()).params.get('error'), 'unmet_authentication_requirements')
  const first = ask()
  const setUp = await first.go()
  assert.equal(setUp.url.pathname, '/account/factors')
  const handle = setUp.url.searchParams.get('request') ?? ''
  const app = await addApp(server, flow.visitor, `/account/factors/app?request=${handle}`)
  const back = await flow.visitor.complete(await flow.visitor.go(`/oauth/authorize/resume?request=${handle}`), flow.habits)
  assert.ok(back.params.has('code'))
  const told = decodeJwt((await flow.redeem(back.params.get('code') ?? '', first.verifier)).json.id_token)
  assert.deepEqual([told['acr'], told['amr']], ['2', ['pwd', 'otp', 'mfa']])
  const weaker = ask({ claims: JSON.stringify({ id_token: { acr: { essential: true, values: ['1'] } } }), resource: server.issuer })
  const code = (await weaker.go()).params.get('code') ?? ''
  assert.equal(decodeJwt((await flow.redeem(code, weaker.verifier)).json.id_token)['acr'], '1')
  assert.match(app.secret, /^[A-Z2-7]{32}$/)
})

test('RFC 6749 §4.3 the password grant gives nothing for the password of somebody with a second factor', async () => {
  const person = await makePerson(server)
  const client = await makeClient(server, { supported_grant_types: ['password'] })
  const ask = () =>
    server.call('POST', '/oauth/token', { basic: client.basic, form: { grant_type: 'password', username: person.username, password: PASSWORD } })
  assert.equal((await ask()).status, 200)
  await withApp(server, person.username)
  assert.deepEqual([(await ask()).status, (await ask()).json.error], [400, 'invalid_grant'])
})
