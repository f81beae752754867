import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { resources } from '#model/all.ts'
import { openPostgres } from '#store/postgres/open.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { startPostgres } from '../support/postgres.ts'

const stores = [
  ['SQLite', () => openSqlite(':memory:', resources)],
  ['PostgreSQL', async () => openPostgres((await startPostgres()).url, resources, { pool: 4 })],
] as const

for (const [name, open] of stores)
  describe(`malformed requests on ${name}`, () => {
    // The described server fails the test at any answer of 500 and above, and at any that its document does not describe.
    let server: DescribedServer
    before(async () => {
      server = await describedServer({ store: await open() })
    })
    after(() => server.close())

    const raw = (text: string, type = 'application/json', path = '/api/clients') =>
      server.call('POST', path, { bearer: server.bearer, form: text, headers: { 'content-type': type } })

    test('RFC 8259 what is no JSON object, or not only that, is refused', async () => {
      for (const text of [
        '',
        ' ',
        '{',
        '[]',
        '"a"',
        '1',
        'null',
        'true',
        '{"name":}',
        "{'name':1}",
        '{"name":"a"}{"name":"b"}',
        '\ufeff{}',
        '{"client":[]}',
        '{"client":1}',
        '{"client":null}',
      ])
        assert.equal((await raw(text)).status, 400, text)
      const twice = await raw('{"client":{"name":"a","name":"b"}}')
      assert.deepEqual([twice.status, twice.json.message], [400, 'the member "name" is given twice'])
      // The same name, written in two ways.
      assert.equal((await raw('{"name":"a","na\\u006de":"b"}')).status, 400)
      assert.equal((await raw('{"metadata":{"a":{"name":"x"},"b":{"name":"x"}},"name":"fine"}')).status, 201)
    })

    test('other media types are 415, large bodies 413', async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp'])
        assert.equal((await raw('{}', type)).status, 415, type)
      assert.equal((await raw('{}', 'Application/JSON; charset=utf-8')).status, 201)
      assert.equal((await raw(`{"name":"${'x'.repeat(70_000)}"}`)).status, 413)
    })

    test('what is deep, holds NUL or means to reach a prototype is refused', async () => {
      assert.equal((await raw(`{"metadata":${'{"a":'.repeat(40)}1${'}'.repeat(40)}}`)).status, 400)
      assert.equal((await raw(`{"metadata":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)).status, 400)
      for (const text of [
        '{"name":"a\\u0000b"}',
        '{"metadata":{"a\\u0000":1}}',
        '{"metadata":{"__proto__":{"admin":true}}}',
        '{"__proto__":{"name":"x"}}',
        '{"trusted_authorities":"\\u0000"}',
      ])
        assert.equal((await raw(text)).status, 400, text)
      assert.equal((await raw('{"constructor":{"name":"x"}}')).status, 422)
      assert.equal((await raw('{"toString":1,"hasOwnProperty":2}')).status, 422)
    })

    test('half a surrogate pair is refused, and a whole one is kept', async () => {
      assert.equal((await raw('{"description":"\\ud800 and \\udc00"}')).status, 400)
      const made = await raw('{"description":"\\ud83d\\ude00"}')
      assert.equal((await server.api('GET', `/api/clients/${made.json.data.id}`)).json.data.description, '😀')
    })

    test('keys in paths that no row can have are not found', async () => {
      for (const key of ['%00', 'a%00b', '%0a', '..%2f..', '%ff', '%', 'a'.repeat(1000), encodeURIComponent("' or 1=1 --"), '%F0%9F%92%A9']) {
        for (const path of [
          `/api/clients/${key}`,
          `/api/roles/${key}`,
          `/api/tokens/${key}`,
          `/api/clients/${key}/credentials`,
          `/api/clients/${key}/versions`,
          `/api/clients/${key}/activity`,
        ]) {
          const { status } = await server.api('GET', path)
          assert(status === 404 || status === 400 || (status === 200 && path.endsWith('/versions')), `${path} ${status}`)
        }
        assert((await server.api('DELETE', `/api/clients/${key}`)).status < 500)
        assert((await server.api('POST', `/api/clients/${key}/regenerate_did`)).status < 500)
      }
    })

    test('queries that mean nothing are 400', async () => {
      for (const query of [
        'after=%00',
        'search=%00',
        'name=%00',
        '%',
        'a=%ff',
        `search=${'x'.repeat(5000)}`,
        'limit=99999999999999999999',
        'limit=201',
        'since=1',
        'idle_since=never',
      ]) {
        const { status } = await server.api('GET', `/api/clients?${query}`)
        assert.equal(status, 400, query)
      }
    })

    test('an empty value is none, and a moment may be as far away as a number names', async () => {
      for (const query of ['after=', 'limit', 'limit=', `idle_since=${'9'.repeat(16)}`]) {
        const { status } = await server.api('GET', `/api/clients?${query}`)
        assert.equal(status, 200, query)
      }
    })

    test('whatever is put into whichever field, the answer is that it was made or why not', async () => {
      const anything = fc.oneof(
        fc.jsonValue({ maxDepth: 3 }),
        fc.constantFrom(
          null,
          -1,
          0,
          1e308,
          2 ** 53,
          '',
          ' ',
          'x'.repeat(5000),
          'javascript:alert(1)',
          'https://a.example/',
          '*',
          '\u202e',
          [],
          [null],
          {},
          { id: {} },
          { id: '' },
          [{ id: 1 }],
          [{}],
        ),
      )
      const { paths } = server.document as unknown as { readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>> }
      const writable = [
        '/api/clients',
        '/api/scopes',
        '/api/roles',
        '/api/apis',
        '/api/organizations',
        '/api/identity-providers',
        '/api/backends',
        '/api/users',
      ]
      assert(writable.every((path) => path in paths))
      const fields: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
        await Promise.all(writable.map(async (path) => [path, Object.keys((await server.api('GET', `${path}?limit=1`)).json.data[0] ?? {})] as const)),
      )
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...writable).chain((path) =>
            fc.record({
              path: fc.constant(path),
              body: fc.dictionary(fc.constantFrom('name', 'password', 'username', 'secret', ...(fields[path] ?? [])), anything, { maxKeys: 4 }),
            }),
          ),
          fc.constantFrom('POST', 'PATCH', 'PUT'),
          async ({ path, body }, method) => {
            const [row] = (await server.api('GET', `${path}?limit=1`)).json.data
            const target = method === 'POST' || !row ? path : `${path}/${encodeURIComponent(row.id)}`
            const { status } = await server.api(method === 'POST' || !row ? 'POST' : method, target, body)
            assert([200, 201, 400, 403, 409, 413, 422].includes(status), `${method} ${path} ${status}`)
          },
        ),
        { numRuns: 150, endOnFailure: true },
      )
      assert.equal(
        (
          await server.call('POST', '/oauth/token', {
            form: { grant_type: 'client_credentials' },
            basic: ['gatehouse-admin', 'an administration secret for tests only'],
          })
        ).status,
        200,
      )
    })
  })
