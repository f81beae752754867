import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { decodeJwt } from 'jose'
import type { Client } from '#model/client.ts'
import { makeClient } from '../support/clients.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'

const BANK = 'https://bank.example/'
const payment = {
  type: 'payment',
  amount: { value: '12.50', currency: 'EUR' },
  creditor: 'Harbour Books',
  accounts: ['DE1', 'DE2'],
  note: 'Thanks',
}
const schema = {
  type: 'object',
  required: ['type', 'amount', 'creditor'],
  properties: {
    type: { const: 'payment' },
    amount: {
      type: 'object',
      required: ['value', 'currency'],
      properties: { value: { type: 'string', pattern: '^\\d+\\.\\d\\d$' }, currency: { type: 'string' } },
      additionalProperties: false,
    },
    creditor: { type: 'string', maxLength: 70 },
    accounts: { type: 'array', items: { type: 'string' } },
    note: { type: 'string' },
  },
  additionalProperties: false,
}

let server: TestServer
let flow: CodeFlow
let admin: string
const makeType = async (fields: object) =>
  server.call('POST', '/api/authorization-detail-types', { bearer: admin, json: { authorization_detail_type: fields } })
before(async () => {
  server = await startServer()
  admin = await server.adminToken()
  const api = await server.call('POST', '/api/apis', { bearer: admin, json: { api: { identifier: BANK, name: 'Bank', open_to: 'anyone' } } })
  assert.equal(api.status, 201, api.text)
  const sentence = 'Pay {amount.value} {amount.currency} to {creditor}'
  assert.equal((await makeType({ type: 'payment', name: 'Payment', sentence, schema, resource: BANK })).status, 201)
  assert.equal((await makeType({ type: 'read', name: 'Files', sentence: 'Read {path}' })).status, 201)
  flow = await codeFlow({ server, client: allowed })
})
after(() => server.close())

const allowed: Partial<Client> = { authorization_details_types: ['payment', 'read'], access_token_format: 'jwt' }
const asking = (...details: unknown[]) => ({ authorization_details: JSON.stringify(details) })
const outcome = ({ status, json }: CallAnswer) => [status, json.error]
const refusal = async (params: Record<string, string>, of = flow) => (await of.authorize(params)).stop.params.get('error')

describe('RFC 9396 §3 the authorization request', () => {
  test('RFC 9396 §7 granted details are echoed, stand in the token, and are told at introspection', async () => {
    const machine = await makeClient(server)
    const { code, verifier } = await flow.code(asking(payment))
    const { json } = await flow.redeem(code, verifier)
    assert.deepEqual(json.authorization_details, [payment])
    assert.deepEqual(decodeJwt(json.access_token)['authorization_details'], [payment])
    const admins = { token: json.access_token }
    const told = await server.call('POST', '/oauth/introspect', {
      form: admins,
      basic: ['gatehouse-admin', (await import('../support/server.ts')).ADMIN_SECRET],
    })
    assert.deepEqual(told.json.authorization_details, [payment])
    assert.equal((await server.call('POST', '/oauth/introspect', { form: admins, basic: machine.basic })).json.active, false)
  })
  test('RFC 9396 §5 an unknown type, one that is not the client’s, and a detail that its schema refuses are invalid_authorization_details', async () => {
    for (const authorization_details of [
      JSON.stringify([{ type: 'unknown' }]),
      JSON.stringify([payment, { type: 'unknown' }]),
      JSON.stringify([{ ...payment, amount: { value: '12', currency: 'EUR' } }]),
      JSON.stringify([{ ...payment, urgent: true }]),
      JSON.stringify([{ amount: payment.amount }]),
      JSON.stringify(payment),
      '[1]',
      '{',
      `[${'['.repeat(50)}${']'.repeat(50)}]`,
    ])
      assert.equal(await refusal({ authorization_details }), 'invalid_authorization_details', authorization_details.slice(0, 60))
    assert.equal(await refusal(asking(payment), await codeFlow({ server })), 'invalid_authorization_details')
    assert.equal(await refusal(asking({ ...payment, note: 'x'.repeat(9000) })), 'invalid_request', 'too long')
  })
  test('RFC 9396 §5 a type that is switched off is not requested, and what was granted of it is not issued any more', async () => {
    const made = (await makeType({ type: 'temporary', name: 'Temporary', sentence: 'Once' })).json.data
    const own = await codeFlow({ server, client: { authorization_details_types: ['temporary'] } })
    const { code, verifier } = await own.code(asking({ type: 'temporary' }))
    const off = { authorization_detail_type: { active: false } }
    assert.equal((await server.call('PATCH', `/api/authorization-detail-types/${made.id}`, { bearer: admin, json: off })).status, 200)
    assert.deepEqual((await own.redeem(code, verifier)).json.authorization_details, [])
    assert.equal(await refusal(asking({ type: 'temporary' }), own), 'invalid_authorization_details')
  })
  test('RFC 9126 §2.1 a push is refused for its details already', async () => {
    const push = (details: unknown) => server.call('POST', '/oauth/par', { form: { ...flow.request(asking(details)).params }, basic: flow.app.basic })
    assert.deepEqual(outcome(await push({ type: 'unknown' })), [400, 'invalid_authorization_details'])
    assert.equal((await push(payment)).status, 201)
  })
})

describe('RFC 9396 §12 consent', () => {
  test('RFC 9396 §12 people read what they agree to in words, with every member that the words leave out, and are asked each time', async () => {
    const own = await codeFlow({ server, client: allowed })
    await own.code()
    for (let time = 0; time < 2; time++) {
      const { params } = own.request(asking({ ...payment, creditor: '<b>Thief</b>' }))
      const page = await own.visitor.go(`/oauth/authorize?${new URLSearchParams(params)}`)
      assert.ok(page.url.pathname.endsWith('/consent'), page.url.pathname)
      assert.match(page.text, /Pay 12\.50 EUR to &lt;b&gt;Thief/)
      assert.match(page.text, /accounts: DE1, DE2/)
      assert.match(page.text, /note: Thanks/)
      assert.ok((await own.visitor.complete(page, own.habits)).params.has('code'))
    }
    const without = await own.visitor.go(`/oauth/authorize?${new URLSearchParams(own.request().params)}`)
    assert.ok(without.params.has('code'), 'without details nothing is asked again')
    assert.equal(await refusal({ ...asking(payment), prompt: 'none' }, own), 'consent_required')
  })
  test('RFC 9396 §12 who says no grants nothing', async () => {
    const own = await codeFlow({ server, client: allowed })
    const { params } = own.request(asking(payment))
    const stop = await own.visitor.authorize(params, { ...own.habits, agree: false })
    assert.equal(stop.params.get('error'), 'access_denied')
  })
})

describe('RFC 9396 §6 the token request', () => {
  test('RFC 9396 §6 it narrows what was granted, at the code and at each refresh, and never widens it', async () => {
    const { code, verifier } = await flow.code(asking(payment, { type: 'read', path: '/a' }))
    const less = { ...payment, accounts: ['DE1'] }
    for (const beyond of [
      { ...payment, amount: { value: '99.00', currency: 'EUR' } },
      { ...payment, accounts: ['DE3'] },
      { type: 'payment', amount: payment.amount, creditor: payment.creditor },
      { type: 'read' },
    ])
      assert.deepEqual(outcome(await flow.redeem(code, verifier, asking(beyond))), [400, 'invalid_authorization_details'], JSON.stringify(beyond))
    const first = await flow.redeem(code, verifier, asking(less))
    assert.deepEqual(first.json.authorization_details, [less])
    const second = await flow.refresh(first.json.refresh_token)
    assert.deepEqual(second.json.authorization_details, [payment, { type: 'read', path: '/a' }])
    assert.deepEqual((await flow.refresh(second.json.refresh_token, asking({ type: 'read', path: '/a' }))).json.authorization_details, [
      { type: 'read', path: '/a' },
    ])
  })
  test('RFC 9396 §9 a token for one API carries no details of another', async () => {
    const OTHER = 'https://other.example/'
    await server.call('POST', '/api/apis', { bearer: admin, json: { api: { identifier: OTHER, name: 'Other', open_to: 'anyone' } } })
    const own = await codeFlow({ server, client: allowed })
    const got = await own.code({ ...asking(payment, { type: 'read', path: '/a' }), resource: OTHER, scope: 'openid' })
    assert.deepEqual((await own.redeem(got.code, got.verifier)).json.authorization_details, [{ type: 'read', path: '/a' }])
    const bank = await own.code({ ...asking(payment), resource: BANK, scope: 'openid' })
    assert.deepEqual((await own.redeem(bank.code, bank.verifier)).json.authorization_details, [payment])
  })
  test('RFC 8693 §2 a token that is exchanged carries no details, which were agreed to for another purpose', async () => {
    const client = {
      ...allowed,
      supported_grant_types: ['authorization_code', 'token_exchange'],
      grant_settings: { token_exchange: { target_audiences: [BANK] } },
    }
    const own = await codeFlow({ server, client })
    const { code, verifier } = await own.code({ ...asking(payment, { type: 'read', path: '/a' }), scope: 'openid' })
    const { access_token } = (await own.redeem(code, verifier, asking({ type: 'read', path: '/a' }))).json
    const form = {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: access_token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      resource: BANK,
    }
    const { status, json } = await server.call('POST', '/oauth/token', { form, basic: own.app.basic })
    assert.deepEqual([status, json.authorization_details, decodeJwt(json.access_token)['authorization_details']], [200, undefined, undefined])
  })
  test('RFC 9396 §6 a machine asks for details for itself', async () => {
    const machine = await makeClient(server, { authorization_details_types: ['payment'] })
    const ask = (details: unknown) =>
      server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', ...asking(details) }, basic: machine.basic })
    assert.deepEqual((await ask(payment)).json.authorization_details, [payment])
    assert.deepEqual(outcome(await ask({ type: 'read', path: '/a' })), [400, 'invalid_authorization_details'])
  })
})

test('RFC 9396 §10 discovery and the metadata of an API name the types', async () => {
  const { json } = await server.call('GET', '/.well-known/oauth-authorization-server')
  assert.deepEqual(json.authorization_details_types_supported, ['payment', 'read'])
  const [bank] = (await server.call('GET', `/api/apis?search=${encodeURIComponent(BANK)}`, { bearer: admin })).json.data
  const metadata = await server.call('GET', `/.well-known/oauth-protected-resource/apis/${bank.id}`)
  assert.deepEqual(metadata.json.authorization_details_types_supported, ['payment'])
})

test('a type needs a schema that is one, an API that exists, and goes only when nothing refers to it', async () => {
  const fields = { type: 'bad', name: 'Bad', sentence: 'Bad' }
  for (const wrong of [{ schema: { type: 'nothing' } }, { schema: { pattern: '(' } }, { resource: 'https://nowhere.example/' }])
    assert.deepEqual(Object.keys((await makeType({ ...fields, ...wrong })).json.errors ?? {}), [Object.keys(wrong)[0]])
  const json = { client: { authorization_details_types: ['nothing'] } }
  assert.equal((await server.call('POST', '/api/clients', { bearer: admin, json })).status, 422)
  assert.equal((await server.call('DELETE', '/api/authorization-detail-types/type:payment', { bearer: admin })).status, 409)
  const [bank] = (await server.call('GET', `/api/apis?search=${encodeURIComponent(BANK)}`, { bearer: admin })).json.data
  assert.equal((await server.call('DELETE', `/api/apis/${bank.id}`, { bearer: admin })).status, 409)
})
