import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { decodeJwt } from 'jose'
import { containsSelector, mergeSelectors, type ScopeSelector, subtractSelectors } from '#model/scope-selector.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'

let server: DescribedServer
let flow: CodeFlow
before(async () => {
  server = await describedServer()
  const parts = { 'orders:eu': ['eu'], 'orders:us': ['us'], 'orders:both': ['eu', 'us'] }
  await server.api('POST', '/api/scopes', { name: 'orders', public: true })
  for (const [name, region] of Object.entries(parts)) {
    const made = await server.api('POST', '/api/scopes', { name, narrows: 'orders', selector: { region } })
    assert.equal(made.status, 201, made.text)
  }
  flow = await codeFlow({ server, client: { supported_grant_types: ['authorization_code', 'introspect'], access_token_format: 'jwt' } })
})
after(() => server.close())

type Values = readonly string[]
const region = fc.option(fc.uniqueArray(fc.constantFrom('eu', 'us', 'asia'), { minLength: 1 }), { nil: undefined })
const stage = fc.option(fc.uniqueArray(fc.constantFrom('open', 'closed'), { minLength: 1 }), { nil: undefined })
const selector: fc.Arbitrary<ScopeSelector> = fc
  .record({ region, stage })
  .map((drawn) => Object.fromEntries(Object.entries(drawn).flatMap(([name, values]) => (values === undefined ? [] : [[name, [...values]]]))))
/** All rows there could be: one value of each member stands for those that no selector names. */
const rows = ['eu', 'us', 'asia', 'other'].flatMap((one) => ['open', 'closed', 'other'].map((two) => ({ region: one, stage: two })))
const reaches = (one: ScopeSelector, row: Readonly<Record<string, string>>) =>
  Object.entries(one).every(([name, values]) => (values as Values).includes(row[name] ?? ''))
const reached = (selectors: readonly ScopeSelector[]) => rows.filter((row) => selectors.some((one) => reaches(one, row)))

test('CEN-40 a selector contains another when it reaches every row of it', () => {
  assert.equal(containsSelector({ region: ['eu', 'us'] }, { region: ['eu'], stage: ['open'] }), true)
  assert.equal(containsSelector({ region: ['eu'], stage: ['open'] }, { region: ['eu'] }), false)
  fc.assert(fc.property(selector, selector, (a, b) => containsSelector(a, b) === reached([b]).every((row) => reaches(a, row))))
})

test('CEN-40 merged selectors reach the same rows, and no more of them are left than there were', () => {
  assert.deepEqual(mergeSelectors([{ region: ['eu'] }, { region: ['us'] }, { region: ['eu'], stage: ['open'] }]), [{ region: ['eu', 'us'] }])
  fc.assert(
    fc.property(fc.array(selector, { maxLength: 5 }), (all) => {
      const merged = mergeSelectors(all)
      assert.deepEqual(reached(merged), reached(all))
      assert(merged.length <= all.length)
    }),
  )
})

test('CEN-40 the difference of selectors leaves no row out that was not given, and is empty where everything was', () => {
  assert.deepEqual(subtractSelectors({ region: ['eu', 'us'] }, [{ region: ['eu'] }]), [{ region: ['us'] }])
  fc.assert(
    fc.property(selector, fc.array(selector, { maxLength: 4 }), (wanted, given) => {
      const left = reached(subtractSelectors(wanted, given))
      for (const row of reached([wanted])) if (!given.some((one) => reaches(one, row))) assert(left.includes(row))
      assert(left.every((row) => reaches(wanted, row)))
      if (given.some((one) => containsSelector(one, wanted))) assert.deepEqual(left, [])
    }),
  )
})

const introspect = async (token: string) => (await server.call('POST', '/oauth/introspect', { form: { token }, basic: flow.app.basic })).json

test('CEN-40 who may have the whole may have its parts, and APIs are told the rows that the parts reach', async () => {
  const { access_token, scope } = await flow.tokens({ scope: 'openid orders:eu orders:us' })
  assert.equal(scope, 'openid orders:eu orders:us')
  const limits = { orders: [{ region: ['eu', 'us'] }] }
  assert.deepEqual([decodeJwt(access_token)['scope_selectors'], (await introspect(access_token)).scope_selectors], [limits, limits])
  const whole = await flow.tokens({ scope: 'openid orders orders:eu' })
  assert.equal('scope_selectors' in (await introspect(whole.access_token)), false)
})

test('CEN-40 consent to a whole, or to parts that reach as much together, is consent to a part', async () => {
  const other = await codeFlow({ server })
  await other.tokens({ scope: 'openid orders:eu orders:us' })
  const asks = async (scope: string) =>
    (await other.visitor.go(`${server.issuer}/oauth/authorize?${new URLSearchParams(other.request({ scope }).params)}`)).url.pathname === '/consent'
  assert.equal(await asks('openid orders:both'), false)
  assert.equal((await other.tokens({ scope: 'openid orders:both' })).scope, 'openid orders:both')
  assert.equal(await asks('openid orders'), true)
})

test('CEN-40 a part needs the whole, a scope of the server has no parts, and a part gives nobody the whole', async () => {
  const make = (body: Record<string, unknown>) => server.api('POST', '/api/scopes', body)
  assert.deepEqual(Object.keys((await make({ name: 'x1', narrows: 'nothing', selector: { a: [1] } })).json.errors), ['narrows'])
  assert.deepEqual(Object.keys((await make({ name: 'x2', narrows: 'clients:manage:all', selector: { a: [1] } })).json.errors), ['narrows'])
  assert.deepEqual(Object.keys((await make({ name: 'x3', narrows: 'orders:eu', selector: { a: [1] } })).json.errors), ['narrows'])
  assert.deepEqual(Object.keys((await make({ name: 'x4', narrows: 'orders' })).json.errors), ['narrows', 'selector'])
  await make({ name: 'ledger' })
  await make({ name: 'ledger:own', narrows: 'ledger', selector: { mine: [true] }, public: true })
  assert.equal((await flow.tokens({ scope: 'openid ledger:own' })).scope, 'openid ledger:own')
  assert.equal((await flow.authorize({ scope: 'openid ledger' })).stop.params.get('error'), 'invalid_scope')
  const { id } = (await server.api('GET', '/api/scopes/name:ledger')).json.data
  assert.equal((await server.api('DELETE', `/api/scopes/${id}`)).status, 409)
})

test('CEN-40 a part of a scope is asked about by the policy that the whole brings', async () => {
  const policy = { name: 'short', stage: 'enforced', engine: 'allow', longest_ttl: 60, by_scope: true, points: ['token'] }
  const { id } = (await server.api('POST', '/api/policies', policy)).json.data
  await server.api('POST', '/api/scopes', { name: 'brief', public: true, policy_id: id })
  await server.api('POST', '/api/scopes', { name: 'brief:part', narrows: 'brief', selector: { region: ['eu'] } })
  assert.equal((await flow.tokens({ scope: 'openid brief:part' })).expires_in, 60)
  assert.equal((await flow.tokens({ scope: 'openid orders:eu' })).expires_in, 3600)
})
