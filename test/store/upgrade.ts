import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { flag, integer, list, text } from '#fields/kinds.ts'
import { type AnyResource, field, inherits, type Resource, type Row, resource } from '#fields/resource.ts'
import { newRow } from '#fields/write.ts'
import { lastUse } from '#model/activity.ts'
import { client } from '#model/client.ts'
import { keyPair } from '#model/key-pair.ts'
import { postureScore } from '#model/posture-score.ts'
import { verifier } from '#model/presentation/verifier.ts'
import { type MigrationOptions, SchemaTooNew } from '#store/schema/migrate.ts'
import type { Store } from '#store/store.ts'

/** One database that is opened, closed and opened again with other declarations. */
interface Reopened {
  open(resources: readonly AnyResource[], options?: MigrationOptions): Promise<Store>
  pending(resources: readonly AnyResource[], options?: MigrationOptions): Promise<string[]>
  discard(): Promise<void>
}

const options = { name: 'pot', table: 'pots', key: 'id', doc: 'A pot.' } as const
const old = resource(options, {
  id: field(text(), { doc: 'Key.' }),
  label: field(text(), { doc: 'Label.' }),
  lid: field(text(), { doc: 'Lid.', optional: true }),
})
const grown = resource(
  { ...options, indexes: [['size']] },
  {
    id: field(text(), { doc: 'Key.' }),
    label: field(text(), { doc: 'Label.', find: ['sort', 'search', 'unique'] }),
    lid: field(text(), { doc: 'Lid.', optional: true }),
    size: field(integer(0, 9), { doc: 'Size.', initial: 3 }),
    glazed: field(flag(), { doc: 'Glazed.', initial: true }),
    colours: field(list(text()), { doc: 'Colours.', initial: ["o'range"] }),
    maker: field(text(), { doc: 'Maker.', initial: 'nobody' }),
    ttl: field(integer(0, 9), { doc: 'Inherited.', initial: inherits('pot_ttl') }),
    mark: field(text(), { doc: 'Required, without a value for older rows.' }),
  },
)
const shelf = resource({ name: 'shelf', table: 'shelves', key: 'id', doc: 'A shelf.' }, { id: field(text(), { doc: 'Key.' }) })

/** How a database follows the declarations. */
export function upgrades(name: string, start: () => Promise<Reopened>): void {
  describe(`${name}: migration`, () => {
    const using = async (run: (database: Reopened) => Promise<void>) => {
      const database = await start()
      try {
        await run(database)
      } finally {
        await database.discard()
      }
    }
    const opened = async <T>(database: Reopened, resources: readonly AnyResource[], run: (store: Store) => Promise<T>, more?: MigrationOptions) => {
      const store = await database.open(resources, more)
      try {
        return await run(store)
      } finally {
        await store.close()
      }
    }

    it('a database of an older declaration gains columns, indexes, search and tables, and loses nothing', () =>
      using(async (database) => {
        const pots = [1, 2, 3].map((i) => ({ id: `p${i}`, label: `Red pot ${i}` }))
        await opened(database, [old], (store) => Promise.all(pots.map((pot) => store.in('t').table(old).insert(pot))))
        assert.ok((await database.pending([grown, shelf])).length > 5)
        await opened(database, [grown, shelf], async (store) => {
          const table = store.in('t').table(grown)
          const aged = { size: 3, glazed: true, colours: ["o'range"], maker: 'nobody', mark: '' }
          assert.deepEqual(
            await table.find({}),
            pots.map((pot) => ({ ...pot, ...aged })),
          )
          assert.deepEqual(new Set((await table.find({}, { search: 'pot' })).map(({ id }) => id)), new Set(['p1', 'p2', 'p3']))
          await assert.rejects(table.insert({ ...aged, id: 'p4', label: 'Red pot 1' }), { name: 'Conflict', field: 'label' })
          await store.in('t').table(shelf).insert({ id: 's' })
        })
        assert.deepEqual(await database.pending([grown, shelf]), [])
        await opened(database, [grown, shelf], async (store) => assert.equal(await store.in('t').table(grown).count({}, { search: 'red' }), 3))
      }))

    it('a search that takes in another field finds older rows by it', () =>
      using(async (database) => {
        const searched = (also: boolean) =>
          resource(options, {
            id: field(text(), { doc: 'Key.' }),
            label: field(text(), { doc: 'Label.', find: ['search'] }),
            lid: field(text(), { doc: 'Lid.', optional: true, ...(also ? { find: ['search'] as const } : {}) }),
          })
        const [first, second] = [searched(false), searched(true)]
        await opened(database, [first], (store) => store.in('t').table(first).insert({ id: 'a', label: 'pot', lid: 'wooden' }))
        await opened(database, [second], async (store) => assert.equal((await store.in('t').table(second).find({}, { search: 'wood' })).length, 1))
      }))

    it('a newer database is refused with one sentence, by its columns and by its ordinal', () =>
      using(async (database) => {
        await opened(database, [grown, shelf], async () => {})
        await assert.rejects(
          database.open([old, shelf]),
          (error) => error instanceof SchemaTooNew && /pots\./.test(error.message) && !error.message.includes('\n'),
        )
        await assert.rejects(database.open([grown]), SchemaTooNew)
        await opened(database, [grown, shelf], async () => {}, { ordinal: 7 })
        await assert.rejects(database.open([grown, shelf], { ordinal: 6 }), SchemaTooNew)
      }))

    it('rows that an older program did not write are added once, when it comes to their number', () =>
      using(async (database) => {
        await opened(database, [old], (store) => store.in('t').table(old).insert({ id: 'a', label: 'kept' }), { ordinal: 1 })
        const text = `insert into "shelves" ("tenant", "id") select "tenant", "id" from "pots"`
        const more: MigrationOptions = { ordinal: 2, fills: [{ ordinal: 2, tables: ['pots', 'shelves'], text }] }
        const ids = () => opened(database, [old, shelf], (store) => store.in('t').table(shelf).find({}), more)
        assert.deepEqual(await ids(), [{ id: 'a' }])
        await opened(database, [old, shelf], (store) => store.in('t').table(shelf).remove({}), more)
        assert.deepEqual(await ids(), [])
      }))

    it('clients that an older program made get the rows by which lists are ordered, once', () =>
      using(async (database) => {
        const older = newRow(client, { id: 'older', created_at: 0, updated_at: 0 })
        await opened(database, [client], (store) => store.in('t').table(client).insert(older), { ordinal: 1 })
        for (let start = 0; start < 2; start++)
          await opened(database, [client, lastUse, postureScore], async (store) => {
            const { table } = store.in('t')
            assert.deepEqual(
              [await table(lastUse).find({}), await table(postureScore).find({})],
              [[{ id: 'older', last_used_at: 0, recent_tokens: 0, recent_refusals: 0 }], [{ id: 'older', score: 0, measured_by: 0 }]],
            )
          })
      }))

    it('clients that shared a kid, with each other or with a key pair, keep it once', () =>
      using(async (database) => {
        const { find: _, ...kid } = client.fields.id_token_kid
        const before: Resource<typeof client.fields> = { ...client, fields: { ...client.fields, id_token_kid: kid as typeof client.fields.id_token_kid } }
        const made = { created_at: 0, updated_at: 0 }
        const key = { ...made, id: 'its id', type: 'P-256', use: 'sig', is_default: false, state: 'active', public_key: '', public_jwk: {} } as const
        await opened(database, [before, keyPair], async (store) => {
          const { table } = store.in('t')
          await table(keyPair).insert({ ...key, sealed_private_key: '', version: 1 })
          for (const [id, id_token_kid] of Object.entries({ a: 'shared', b: 'shared', c: 'its id', d: 'alone' }))
            await table(before).insert(newRow(client, { id, id_token_kid, ...made }))
          await store
            .in('u')
            .table(before)
            .insert(newRow(client, { id: 'e', id_token_kid: 'shared', ...made }))
        })
        await opened(database, [client, keyPair], async (store) => {
          const kids = async (tenant: string) => (await store.in(tenant).table(client).find({})).map(({ id, id_token_kid }) => [id, id_token_kid])
          assert.deepEqual(Object.fromEntries(await kids('t')), { a: 'shared', b: undefined, c: undefined, d: 'alone' })
          assert.deepEqual(await kids('u'), [['e', 'shared']])
        })
      }))

    it('a table that is renamed keeps its rows, its indexes and its search, and is renamed once', () =>
      using(async (database) => {
        const find = { find: ['sort', 'search', 'unique'] } as const
        const fields = { id: field(text(), { doc: 'Key.' }), label: field(text(), { doc: 'Label.', ...find }) }
        const [before, after] = [resource(options, fields), resource({ ...options, name: 'vase', table: 'vases' }, fields)]
        await opened(database, [before], (store) => store.in('t').table(before).insert({ id: 'a', label: 'kept' }))
        const changes = [{ on: '2027-01-01', rename_table: { from: 'pots', to: 'vases' } }]
        for (let start = 0; start < 2; start++)
          await opened(
            database,
            [after],
            async (store) => {
              assert.deepEqual(await store.in('t').table(after).get('a'), { id: 'a', label: 'kept' })
              await assert.rejects(
                store
                  .in('t')
                  .table(after)
                  .insert({ id: `b${start}`, label: 'kept' }),
                /label/,
              )
            },
            { changes },
          )
        assert.deepEqual(await database.pending([after], { changes }), [])
      }))

    it('a dated rename keeps the values, a dated drop takes them away, and both happen once', () =>
      using(async (database) => {
        const find = { find: ['sort', 'search'] } as const
        const before = resource(options, {
          id: field(text(), { doc: 'Key.' }),
          label: field(text(), { doc: 'Label.', ...find }),
          lid: field(text(), { doc: 'Lid.', optional: true, find: ['unique', 'search'] }),
        })
        const renamed = resource(options, { id: field(text(), { doc: 'Key.' }), title: field(text(), { doc: 'Label.', ...find }) })
        await opened(database, [before, shelf], (store) => store.in('t').table(before).insert({ id: 'a', label: 'kept', lid: 'gone' }))
        const changes = [
          { on: '2027-01-01', rename: { table: 'pots', from: 'label', to: 'title' } },
          { on: '2027-01-02', drop: { table: 'pots', column: 'lid' } },
          { on: '2027-01-03', drop: { table: 'shelves' } },
        ]
        for (let times = 0; times < 2; times++)
          await opened(
            database,
            [renamed],
            async (store) => assert.deepEqual(await store.in('t').table(renamed).find({}, { search: 'kept' }), [{ id: 'a', title: 'kept' }]),
            { changes },
          )
      }))

    it('a text that was yes or absent becomes a flag, once', () =>
      using(async (database) => {
        const before = resource(options, { id: field(text(), { doc: 'Key.' }), lid: field(text(), { doc: 'Lid.', optional: true }) })
        const after = resource(options, { id: field(text(), { doc: 'Key.' }), has_lid: field(flag(), { doc: 'Lid.', initial: false }) })
        await opened(database, [before], async (store) => {
          await store.in('t').table(before).insert({ id: 'a', lid: 'yes' })
          await store.in('t').table(before).insert({ id: 'b', lid: undefined })
        })
        const changes = [{ on: '2027-01-01', to_flag: { table: 'pots', from: 'lid', to: 'has_lid' } }]
        for (let times = 0; times < 2; times++)
          await opened(
            database,
            [after],
            async (store) => {
              const rows = await store.in('t').table(after).find({})
              assert.deepEqual(rows, [
                { id: 'a', has_lid: true },
                { id: 'b', has_lid: false },
              ])
            },
            { changes },
          )
        assert.deepEqual(await database.pending([after], { changes }), [])
      }))

    it('the author of the last change becomes the first of the authors, and a row that nobody changed has none', () =>
      using(async (database) => {
        const { authors: _, ...others } = verifier.fields
        const before = { ...verifier, fields: { ...others, changed_by: field(text(), { doc: 'The last author.', optional: true }) } } as unknown as AnyResource
        const dcql = { credentials: [{ id: 'a', format: 'dc+sd-jwt', meta: {} }] } as Row<typeof verifier.fields>['dcql']
        const made = { dcql, created_at: 0, updated_at: 0 }
        await opened(
          database,
          [before],
          async (store) => {
            for (const [id, changed_by] of Object.entries({ changed: 'usr_1', untouched: undefined })) {
              const { authors: _authors, ...row } = newRow(verifier, { ...made, id, name: id })
              await store
                .in('t')
                .table(before)
                .insert({ ...row, changed_by })
            }
          },
          { ordinal: 4 },
        )
        for (let start = 0; start < 2; start++)
          await opened(database, [verifier], async (store) => {
            const rows = await store.in('t').table(verifier).find({})
            assert.deepEqual(Object.fromEntries(rows.map(({ id, authors }) => [id, authors])), { changed: ['usr_1'], untouched: [] })
          })
        assert.deepEqual(await database.pending([verifier]), [])
      }))

    it('many may open it at once, and one migrates it', () =>
      using(async (database) => {
        const stores = await Promise.all([1, 2, 3].map(() => database.open([grown, shelf])))
        await stores[0]?.in('t').table(shelf).insert({ id: 's' })
        assert.deepEqual(await stores[2]?.in('t').table(shelf).get('s'), { id: 's' })
        await Promise.all(stores.map((store) => store.close()))
      }))
  })
}
