import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { resources } from '#model/all.ts'
import { job } from '#model/job.ts'
import { outbox } from '#model/outbox.ts'
import { operations } from '../../src/api/endpoints.ts'
import { onceTold } from '../../src/api/write/dry-run.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import type { TestServer } from '../support/server.ts'

type Call = (method: string, path: string, json?: unknown, bearer?: string) => ReturnType<TestServer['call']>

/** Resources written at every request, rehearsed or not: observations of the server. */
const observed = new Set(['explanation'])

/** Every row of the default tenant, and of none, by resource. */
async function everything({ store }: TestServer): Promise<ReadonlyMap<string, string>> {
  const told = new Map<string, string>()
  for (const r of resources) {
    const rows: readonly object[] = await (r.reach === 'global' ? store.global : store.in('default')).table(r).find({})
    // Schedules run all the time, whatever is asked.
    const counted = r === job ? rows.filter((row) => !('id' in row && String(row.id).startsWith('schedule:'))) : rows
    if (!observed.has(r.name)) told.set(r.name, JSON.stringify(counted))
  }
  return told
}

/** Makes the rows that the paths of the operations name, so that each gets as far as it can. */
async function rowsFor(api: Call): Promise<Record<string, string>> {
  const make = async (path: string, json: unknown) => {
    const made = await api('POST', path, json)
    assert.equal(made.status, 201, made.text)
    return made.json.data
  }
  const client = await make('/api/clients', { name: 'Rehearsed' })
  const organization = await make('/api/organizations', { name: 'Rehearsed' })
  const person = await make('/api/users', { username: 'rehearsed', name: 'Rehearsed', password: 'a long enough password' })
  return {
    '/api/clients/': client.id,
    '/api/organizations/': organization.id,
    '/api/users/': person.id,
    '/api/scopes/': (await make('/api/scopes', { name: 'rehearsed' })).id,
    '/api/roles/': (await make('/api/roles', { name: 'rehearsed' })).id,
    '/api/key-pairs/': (await make('/api/key-pairs', { type: 'P-256' })).id,
    '/api/tenants/': (await make('/api/tenants', { slug: 'rehearsed', name: 'Rehearsed' })).id,
  }
}

/** Bodies with which an operation that needs one does its work. */
const bodies: Readonly<Record<string, unknown>> = {
  'POST /api/clients': { name: 'Never made' },
  'PATCH /api/clients/:id': { name: 'Never changed' },
  'PUT /api/clients/:id': { name: 'Never changed' },
  'POST /api/scopes': { name: 'never_made' },
  'POST /api/roles': { name: 'never_made' },
  'POST /api/users': { username: 'never_made', name: 'Never', password: 'a long enough password' },
  'POST /api/organizations': { name: 'Never made' },
  'POST /api/tenants': { slug: 'never-made', name: 'Never made' },
  'POST /api/key-pairs': { type: 'P-256' },
  'POST /clients': { name: 'Never made', redirect_uris: ['https://never.example/callback'] },
  'PATCH /api/users/:id': { name: 'Never changed' },
  'PATCH /api/organizations/:id': { name: 'Never changed' },
  'PATCH /api/scopes/:id': { description: 'Never changed' },
}

/** Nothing is done by any operation of the API that is rehearsed; returns what each answered, status first. */
async function rehearseAll(server: TestServer, api: Call, developer: string): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsFor(api)
  const answers = new Map<string, string>()
  // Deliveries and jobs that the rows for this test caused end in the background.
  while ((await server.store.global.table(outbox).count({})) > 0 || (await server.work.runDue()) > 0) await wait(50)
  const before_ = await everything(server)
  for (const { method, path } of operations.filter((o) => o.method !== 'GET')) {
    const home = Object.keys(rows).find((known) => path.startsWith(known)) ?? ''
    const at = path.replace(/:(client_id|organization_id|id)/, rows[home] ?? 'nothing').replace(/:\w+/g, 'nothing')
    const body = bodies[`${method} ${path}`] ?? (method === 'DELETE' ? undefined : {})
    const isOwn = !path.startsWith('/api/')
    const answer = await api(method, `${at}?dry_run=true`, body, isOwn ? developer : undefined)
    assert(answer.status < 500, `${method} ${path}: ${answer.text}`)
    answers.set(`${method} ${path}`, `${answer.status} ${answer.text}`)
    if (answer.status < 300) {
      assert.equal(answer.headers['dry-run'], 'true', `${method} ${path}`)
      assert.doesNotMatch(answer.text, /"(client_)?secret":/, `${method} ${path}`)
    }
    const written = [...(await everything(server))].filter(([name, rows]) => rows !== before_.get(name)).map(([name]) => name)
    assert.deepEqual(written, [], `${method} ${path} wrote something`)
  }
  return answers
}

for (const [name, open] of databases)
  describe(`dry_run on ${name}`, () => {
    let nodes: Nodes
    let server: TestServer
    let admin: string
    let api: Call
    before(async () => {
      nodes = await open()
      server = nodes.nodes[0]
      admin = await server.adminToken()
      api = (method, path, json, bearer = admin) => server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
    })
    after(() => nodes.close())

    test('no operation of the API writes anything, and most would have', async () => {
      const person = await makePerson(server, { username: 'developer', roles: ['role_developer'] })
      const developer = await personToken(server, person)
      const answers = await rehearseAll(server, api, developer)
      const verbs = ['enable', 'disable', 'revoke_tokens', 'regenerate_key_pair'].map((verb) => `POST /api/clients/:id/${verb}`)
      for (const name of [...Object.keys(bodies), ...verbs, 'POST /api/clients/:client_id/credentials', 'DELETE /api/clients/:id'])
        assert.match(answers.get(name) ?? '', /^2/, `${name} would do nothing: ${answers.get(name)}`)
    })

    test('the answer is the one that the write gives, but for what is generated', async () => {
      const body = { id: 'rehearsed-once', name: 'Twice', token_endpoint_auth_methods: ['client_secret_basic'] }
      const [planned, made] = [await api('POST', '/api/clients?dry_run=true', body), await api('POST', '/api/clients?dry_run=false', body)]
      assert.deepEqual([planned.status, made.status, planned.headers['dry-run'], made.headers['dry-run']], [201, 201, 'true', undefined])
      const { created_at, updated_at, secret, ...rest } = made.json.data
      assert.deepEqual({ ...planned.json.data, created_at, updated_at }, { ...rest, created_at, updated_at })
      assert.equal(typeof secret, 'string')
    })

    test('what the database alone can tell is refused as well', async () => {
      await api('POST', '/api/clients', { id: 'taken', name: 'First' })
      const answer = await api('POST', '/api/clients?dry_run=true', { id: 'taken', name: 'Second' })
      assert.deepEqual([answer.status, Object.keys(answer.json.errors)], [409, ['id']])
      assert.equal((await api('POST', '/api/clients?dry_run=true', { id: 'free', name: '' })).status, 422)
      assert.equal((await api('POST', '/api/clients', { id: 'free', name: 'After the rehearsals' })).status, 201)
    })

    test('an Idempotency-Key is not used up by a rehearsal', async () => {
      const post = (query: string) =>
        server.call('POST', `/api/clients${query}`, { bearer: admin, json: { name: 'Keyed' }, headers: { 'idempotency-key': 'rehearsed' } })
      assert.equal((await post('?dry_run=true')).status, 201)
      const made = await post('')
      assert.deepEqual([made.status, made.headers['idempotency-replayed']], [201, undefined])
    })

    test('a value that is neither true nor false writes nothing', async () => {
      for (const value of ['', 'tru', '1', 'yes']) assert.equal((await api('POST', `/api/scopes?dry_run=${value}`, { name: 'misspelt' })).status, 400, value)
      assert.equal((await api('GET', '/api/scopes?name=misspelt')).json.data.length, 0)
    })
  })

/** The names of all texts that a part of the document requires, references followed. */
function requiredNames(part: unknown, document: object, seen = new Set<string>()): readonly string[] {
  if (typeof part !== 'object' || part === null) return []
  const { $ref, required, properties } = part as {
    readonly $ref?: string
    readonly required?: unknown
    readonly properties?: Record<string, { type?: unknown }>
  }
  const own = Array.isArray(required) ? (required as string[]).filter((name) => properties?.[name]?.type === 'string') : []
  const inner = Object.values(part).flatMap((member) => requiredNames(member, document, seen))
  if ($ref === undefined || seen.has($ref)) return [...own, ...inner]
  seen.add($ref)
  const target = $ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], document)
  return [...own, ...inner, ...requiredNames(target, document, seen)]
}

describe('the document', () => {
  let server: DescribedServer
  before(async () => {
    server = await describedServer()
  })
  after(() => server.close())

  test('every operation that writes takes dry_run, and no other', () => {
    for (const [path, methods] of Object.entries(server.document.paths))
      for (const [method, operation] of Object.entries(methods)) {
        const { parameters = [] } = operation as { readonly parameters?: readonly { readonly name: string }[] }
        assert.equal(
          parameters.some(({ name }) => name === 'dry_run'),
          method !== 'get',
          `${method} ${path}`,
        )
      }
  })

  test('the answer of a rehearsal is as described', async () => {
    for (const [path, json] of [
      ['/api/clients', { name: 'Described' }],
      ['/api/tenants', { slug: 'described', name: 'Described' }],
    ] as const)
      assert.equal((await server.api('POST', `${path}?dry_run=true`, json)).status, 201)
  })

  test('every member that an answer tells once is known to be a secret', () => {
    const once = JSON.stringify(server.document).match(/"\w+":\{[^{}]*never again/g) ?? []
    for (const member of once) assert(onceTold.has(/^"(\w+)"/.exec(member)?.[1] ?? ''), member)
    assert(once.length > 0)
  })

  test('no answer to a write requires a member that a rehearsal leaves out', () => {
    const requiring: string[] = []
    for (const [path, methods] of Object.entries(server.document.paths))
      for (const [method, operation] of Object.entries(methods)) {
        if (method === 'get') continue
        const { responses } = operation as { readonly responses: object }
        for (const name of requiredNames(responses, server.document)) if (onceTold.has(name)) requiring.push(`${method} ${path} ${name}`)
      }
    assert.deepEqual(requiring, [])
  })
})
