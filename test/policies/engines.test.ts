import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PolicyRequest } from '#model/policy-request.ts'
import type { RuleTrace } from '#policy/engine.ts'
import { policyEngines } from '#policy/engines/all.ts'
import { Meter } from '#policy/meter.ts'
import { wordOf } from '#policy/truth.ts'

const request: PolicyRequest = {
  method: 'GET',
  path: '/api/clients/c1',
  params: { id: 'c1' },
  operation: { id: 'get_api_clients_id' },
  client: { id: 'c1', name: '.hidden', metadata: { tier: 'gold', tags: ['a', 'b', 'c'], empty: [] } },
  user: { id: 'u1', email: 'ada@example.com', manager: { reference: 'https://id.example/User/u2' } },
  roles: ['admin', 'editor'],
  organizations: [
    { id: 'o1', role: 'admin', titles: [] },
    { id: 'o2', role: 'member', titles: ['buyer'] },
  ],
  time: { epoch: 1, date: '2026-02-28', hour: 3, minute: 4, weekday: 6 },
}

async function trace(engine: string, rule: unknown, asked: PolicyRequest = request): Promise<RuleTrace> {
  const compiled = await policyEngines.get(engine)?.compile(rule, policyEngines)
  assert(compiled)
  const found = compiled.trace(asked, new Meter())
  assert.equal(found.truth, compiled.test(asked, new Meter()), 'the trace and the test agree')
  return found
}
const applies = async (engine: string, rule: unknown, asked?: PolicyRequest) => wordOf((await trace(engine, rule, asked)).truth)
/** A rule, and whether it applies. */
type Row = readonly [rule: unknown, applies: 'no' | 'unknown' | 'yes']

async function holds(engine: string, rows: readonly Row[]): Promise<void> {
  for (const [rule, expected] of rows) assert.equal(await applies(engine, rule), expected, JSON.stringify(rule))
}
const faulty = (engine: string, rule: unknown, message: RegExp) => assert.rejects(trace(engine, rule), (error) => message.test(String(error)))

test('AID-25 the engine allow always applies and takes no rule', async () => {
  assert.equal(await applies('allow', undefined), 'yes')
  await faulty('allow', { method: 'GET' }, /has no rule/)
})

test('AID-26 scalars are equal, objects are included, lists are an ordered prefix', async () => {
  await holds('matcho', [
    [{ method: 'GET' }, 'yes'],
    [{ method: 'POST' }, 'no'],
    [{ client: { metadata: { tier: 'gold' } } }, 'yes'],
    [{ client: { metadata: { tier: 'gold', other: 'x' } } }, 'no'],
    [{ time: { hour: 3 } }, 'yes'],
    [{ time: { hour: '3' } }, 'no'],
    [{ roles: ['admin'] }, 'yes'],
    [{ roles: ['editor'] }, 'no'],
    [{ roles: ['admin', 'editor', 'x'] }, 'no'],
    [{ roles: 'admin' }, 'no'],
    [{ session: null }, 'yes'],
  ])
})

test('AID-26 words ask whether there is a value, and a misspelt one is refused', async () => {
  await holds('matcho', [
    [{ user: { id: 'present?' } }, 'yes'],
    [{ session: { acr: 'present?' } }, 'no'],
    [{ session: 'nil?' }, 'yes'],
    [{ session: { acr: 'nil?' } }, 'yes'],
    [{ user: 'nil?' }, 'no'],
    [{ user: { email: 'not-blank?' } }, 'yes'],
    [{ user: { name: 'not-blank?' } }, 'no'],
  ])
  await faulty('matcho', { user: { id: 'preset?' } }, /at user\.id: there is no word preset\?/)
  await faulty('matcho', { usr: { id: 'u1' } }, /no request has the member usr/)
})

test('AID-26 a regular expression is found in texts, and a hostile one takes no time', async () => {
  await holds('matcho', [
    [{ user: { email: '#@example\\.com$' } }, 'yes'],
    [{ user: { email: '#@example\\.org$' } }, 'no'],
    [{ time: { hour: '#3' } }, 'no'],
  ])
  await faulty('matcho', { user: { email: '#(' } }, /at user\.email: #\( is no regular expression/)
  const began = performance.now()
  assert.equal(await applies('matcho', { path: '#^(a+)+$' }, { path: `${'a'.repeat(4000)}b` }), 'no')
  assert.equal(await applies('matcho', { path: '#a' }, { path: 'a'.repeat(5000) }), 'unknown')
  assert(performance.now() - began < 1500)
})

test('AID-26 a path refers to another place; two values that are both missing are not the same', async () => {
  await holds('matcho', [
    [{ params: { id: '.client.id' } }, 'yes'],
    [{ params: { id: '.user.id' } }, 'no'],
    [{ params: { id: '.client.owner' } }, 'unknown'],
    [{ params: { owner: '.client.owner' } }, 'unknown'],
    [{ client: { metadata: { tags: ['.client.metadata.tags.0'] } } }, 'yes'],
    [{ client: { name: { $literal: '.hidden' } } }, 'yes'],
  ])
  await faulty('matcho', { client: { name: '.hidden' } }, /\.hidden names no member of the request/)
})

test('AID-26 operators: $enum, $one-of, $contains, $every, $present-all, $length, $reference', async () => {
  await holds('matcho', [
    [{ method: { $enum: ['GET', 'HEAD'] } }, 'yes'],
    [{ method: { $enum: ['POST'] } }, 'no'],
    [{ method: { '$one-of': ['POST', '#^G'] } }, 'yes'],
    [{ client: { metadata: { '$one-of': [{ tier: 'silver' }, { tier: 'bronze' }] } } }, 'no'],
    [{ roles: { $contains: 'editor' } }, 'yes'],
    [{ organizations: { $contains: { id: 'o2', titles: { $contains: 'buyer' } } } }, 'yes'],
    [{ organizations: { $contains: { id: 'o1', titles: { $contains: 'buyer' } } } }, 'no'],
    [{ groups: { $contains: 'x' } }, 'no'],
    [{ organizations: { $every: { role: { $enum: ['admin', 'member'] } } } }, 'yes'],
    [{ organizations: { $every: { role: 'admin' } } }, 'no'],
    [{ client: { metadata: { empty: { $every: 'x' } } } }, 'no'],
    [{ roles: { '$present-all': ['editor', 'admin'] } }, 'yes'],
    [{ roles: { '$present-all': ['editor', 'owner'] } }, 'no'],
    [{ roles: { $length: 2 } }, 'yes'],
    [{ method: { $length: 4 } }, 'no'],
    [{ user: { manager: { $reference: 'User/u2' } } }, 'yes'],
    [{ user: { manager: { $reference: 'User/u3' } } }, 'no'],
  ])
})

test('AID-26 $not holds of a value that is there, and admits nobody who is not', async () => {
  await holds('matcho', [
    [{ user: { id: { $not: 'u2' } } }, 'yes'],
    [{ user: { id: { $not: 'u1' } } }, 'no'],
    [{ session: { acr: { $not: 'low' } } }, 'unknown'],
    [{ params: { id: { $not: '.client.owner' } } }, 'unknown'],
  ])
})

test('AID-26 an operator stands alone at its level, exists, and has the operand it takes', async () => {
  await faulty('matcho', { user: { '$one-of': ['a'], id: 'u1' } }, /at user: \$one-of must be the only member at its level/)
  await faulty('matcho', { user: { $enum: ['a'], $not: 'b' } }, /must be the only member/)
  await faulty('matcho', { user: { $oneof: ['a'] } }, /there is no operator \$oneof/)
  await faulty('matcho', { user: { $enum: [] } }, /at least one/)
  await faulty('matcho', { user: { $enum: [{}] } }, /texts, numbers and flags/)
  await faulty('matcho', { user: { $length: -1 } }, /whole number/)
  await faulty('matcho', { user: { $reference: 'nowhere' } }, /Type\/id/)
})

test('AID-35 mismatches name the path, what was expected and what is there', async () => {
  const { mismatches } = await trace('matcho', { method: 'POST', client: { metadata: { tier: 'silver', tags: ['a', 'x'] } }, session: { acr: 'present?' } })
  assert.deepEqual(mismatches, [
    { path: 'method', expected: '"POST"', actual: 'GET' },
    { path: 'client.metadata.tier', expected: '"silver"', actual: 'gold' },
    { path: 'client.metadata.tags.1', expected: '"x"', actual: 'b' },
    { path: 'session.acr', expected: 'present?' },
  ])
})

test('AID-27 JSON Schema 2020-12 and draft-07 are told apart, and empty values are dropped before the test', async () => {
  await holds('json-schema', [
    [{ required: ['user'], properties: { user: { required: ['email'], properties: { email: { pattern: '@example\\.com$' } } } } }, 'yes'],
    [{ required: ['session'] }, 'no'],
    [{ properties: { client: { properties: { metadata: { required: ['empty'] } } } } }, 'no'],
    [{ properties: { roles: { prefixItems: [{ const: 'admin' }] } } }, 'yes'],
    [{ $schema: 'http://json-schema.org/draft-07/schema#', properties: { roles: { items: [{ const: 'editor' }] } } }, 'no'],
    [
      {
        $schema: 'http://json-schema.org/draft-07/schema#',
        definitions: { r: { const: 'admin' } },
        properties: { roles: { contains: { $ref: '#/definitions/r' } } },
      },
      'yes',
    ],
  ])
})

test('AID-27 a schema that is none, refers to itself, unfolds without end or names no member is refused', async () => {
  await faulty('json-schema', { type: 'objekt' }, /this is no JSON Schema/)
  await faulty('json-schema', { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' }, /must not refer to itself/)
  await faulty('json-schema', { $ref: 'https://elsewhere.example/schema' }, /names a part of the same schema/)
  await faulty('json-schema', { required: ['sesion'] }, /no request has the member sesion/)
  await faulty('json-schema', { properties: { roles: { uniqueItems: true } } }, /uniqueItems is not taken/)
  const levels = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`l${i}`, { anyOf: [{ $ref: `#/$defs/l${i + 1}` }, { $ref: `#/$defs/l${i + 1}` }] }]))
  await faulty('json-schema', { $defs: { ...levels, l30: false }, $ref: '#/$defs/l0' }, /unfolds to more than/)
})

test('AID-28 an expression (CEL) looks at members, lists and times, and has() asks for what may be missing', async () => {
  await holds('expression', [
    ['"admin" in roles && time.hour < 8', 'yes'],
    ['params.id == client.id', 'yes'],
    ['organizations.exists(o, o.role == "admin" && o.id == "o2")', 'no'],
    ['user.email.matches("@example[.]com$")', 'yes'],
    ['has(session.acr) && session.acr == "high"', 'no'],
    ['client.metadata.tier', 'unknown'],
  ])
  await assert.rejects(trace('expression', 'session.acr == "high"'), /No such key/)
})

test('AID-28 an expression that is none, names nothing, or is not true or false is refused', async () => {
  await faulty('expression', '1 +', /Unexpected token/)
  await faulty('expression', 'usr.id == "u1"', /Unknown variable: usr/)
  await faulty('expression', '1 + 1', /must be true or false/)
  await faulty('expression', { text: 'true' }, /a rule is a text/)
  await faulty('expression', `"${'a'.repeat(5000)}" == method`, /at most 4096/)
})

test('AID-28 hostile expressions are cut off: nested loops, texts that double, slow patterns', async () => {
  const list = Array.from({ length: 1900 }, (_, i) => i)
  const began = performance.now()
  const costly = [
    'body.list.all(x, body.list.all(y, x + y >= 0.0))',
    'cel.bind(a, body.text + body.text, cel.bind(b, a + a, cel.bind(c, b + b, size(c) > 0)))',
    '[body.text].map(a, a + a).map(a, a + a).map(a, a + a).size() > 0',
    'body.list.all(x, body.text.matches("^(a+)+$") || true)',
  ]
  for (const rule of costly)
    await assert.rejects(trace('expression', rule, { body: { list, text: 'a'.repeat(3000) } }), /costs more|not looked at|take more/, rule)
  assert(performance.now() - began < 3000, `it took ${performance.now() - began} ms`)
})

test('AID-29 complex rules nest and, or and not, stop early, and have one of them on a level', async () => {
  const get = { engine: 'matcho', rule: { method: 'GET' } }
  const post = { engine: 'matcho', rule: { method: 'POST' } }
  await holds('complex', [
    [{ and: [get, { or: [post, { engine: 'expression', rule: '"admin" in roles' }] }] }, 'yes'],
    [{ and: [get, { not: get }] }, 'no'],
    [{ not: { engine: 'matcho', rule: { session: { acr: { $not: 'x' } } } } }, 'unknown'],
  ])
  const { parts = [] } = await trace('complex', { or: [post, get, post] })
  assert.deepEqual(
    parts.map(({ truth }) => wordOf(truth)),
    ['no', 'yes'],
  )
  await faulty('complex', { and: [get], or: [post] }, /one level has one of/)
  await faulty('complex', { and: [] }, /at least one rule/)
  await faulty('complex', { and: [{ engine: 'sql', rule: 'SELECT 1' }] }, /at and\.0: engine must be one of/)
  await faulty('complex', { or: [get, { engine: 'matcho', rule: { methd: 'GET' } }] }, /at or\.1/)
  await faulty(
    'complex',
    Array.from({ length: 40 }).reduce<unknown>((inner) => ({ not: inner }), get),
    /at most 16 deep/,
  )
})

test('AID-30 rules by operation list operations, alone or with a pattern of their own', async () => {
  await holds('allow-by-operation', [
    [{ get_api_clients_id: true }, 'yes'],
    [{ get_api_clients: true }, 'no'],
  ])
  await holds('matcho-by-operation', [
    [{ get_api_clients_id: { params: { id: '.client.id' } }, get_api_clients: { method: 'POST' } }, 'yes'],
    [{ get_api_clients_id: { params: { id: '.user.id' } } }, 'no'],
  ])
  await faulty('allow-by-operation', { get_api_clients_id: false }, /listed with true/)
  await faulty('matcho-by-operation', { get_api_clients_id: { methd: 'x' } }, /at get_api_clients_id/)
})

test('the engine cedar permits by principal, role, action, resource and context', async () => {
  await holds('cedar', [
    ['permit(principal == User::"u1", action == Action::"get_api_clients_id", resource == Resource::"c1");', 'yes'],
    ['permit(principal in Role::"admin", action, resource) when { context.time.hour < 8 };', 'yes'],
    ['permit(principal, action, resource); forbid(principal in Role::"admin", action, resource);', 'no'],
    ['permit(principal, action, resource) when { context.session.acr == "high" };', 'unknown'],
  ])
  await faulty('cedar', 'permit(principl);', /failed to parse/)
})
