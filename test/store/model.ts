import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  after,
  anyOf,
  before,
  Conflict,
  contains,
  isCondition,
  type Match,
  type PageRequest,
  type Patch,
  present,
  type Store,
  startsWith,
  type Table,
} from '#store/store.ts'
import { type Thing, thing } from './declarations.ts'

/** The storage port as a list in memory, written for clarity: what a database must agree with. */
class ListOfThings {
  rows: Thing[] = []

  static #matches(row: Thing, match: Match<typeof thing.fields>): boolean {
    return Object.entries(match).every(([name, wanted]) => {
      const value = row[name as keyof Thing]
      if (!isCondition(wanted)) return wanted === undefined ? value === undefined : JSON.stringify(value) === JSON.stringify(wanted)
      if (value === undefined) return false
      if (wanted.op === 'before') return (value as number) < wanted.value
      if (wanted.op === 'after') return (value as number) >= wanted.value
      if (wanted.op === 'starts_with') return (value as string).startsWith(wanted.value)
      if (wanted.op === 'contains') return (value as string[]).includes(wanted.value)
      if (wanted.op === 'one_of') return wanted.value.includes(value as string)
      return true
    })
  }

  insert(row: Thing): void {
    const taken = this.rows.some(({ id, slug }) => id === row.id || (slug !== undefined && slug === row.slug))
    if (taken) throw new Conflict()
    this.rows.push(row)
  }

  change(match: Match<typeof thing.fields>, patch: Patch<typeof thing.fields>): Thing[] {
    const found = this.rows.filter((row) => ListOfThings.#matches(row, match))
    const changed = found.map((row) => JSON.parse(JSON.stringify({ ...row, ...patch })) as Thing)
    const slugs = this.rows.map((row) => changed[found.indexOf(row)]?.slug ?? (found.includes(row) ? undefined : row.slug)).filter(Boolean)
    if (new Set(slugs).size < slugs.length) throw new Conflict()
    this.rows = this.rows.map((row) => changed[found.indexOf(row)] ?? row)
    return changed
  }

  remove(match: Match<typeof thing.fields>): number {
    const before = this.rows.length
    this.rows = this.rows.filter((row) => !ListOfThings.#matches(row, match))
    return before - this.rows.length
  }

  find(match: Match<typeof thing.fields>, { order = 'id', descending = false, limit = 1000 }: PageRequest): Thing[] {
    const by = (a: Thing, b: Thing) => {
      const [x, y] = [a, b].map((row) => row[order as keyof Thing] as string | number | undefined)
      if (x !== y) return x === undefined ? -1 : y === undefined ? 1 : x < y ? -1 : 1
      return a.id < b.id ? -1 : 1
    }
    const sorted = this.rows.filter((row) => ListOfThings.#matches(row, match)).sort(by)
    return (descending ? sorted.reverse() : sorted).slice(0, limit)
  }
}

const word = fc.constantFrom('a', 'ab', 'abc', 'b', 'B', 'ü', '%', '_', "'", '"', '\\')
const rank = fc.integer({ min: -2, max: 2 })
const id = fc.constantFrom('1', '2', '3', '4', '5', '6')
const absent = fc.constant(undefined)
const optional = { group: fc.option(word, { nil: undefined }), rank: fc.option(rank, { nil: undefined }), slug: fc.option(word, { nil: undefined }) }
const always = { name: word, kind: fc.constantFrom('plain' as const, 'fancy' as const), on: fc.boolean(), tags: fc.uniqueArray(word, { maxLength: 3 }) }
const row = fc.record({ id, ...always, ...optional, created_at: fc.nat(5) }).map((made) => JSON.parse(JSON.stringify(made)) as Thing)
const match: fc.Arbitrary<Match<typeof thing.fields>> = fc.record(
  {
    id: fc.oneof(id, fc.array(id, { maxLength: 3 }).map(anyOf)),
    name: fc.oneof(word, word.map(startsWith)),
    group: fc.oneof(word, absent, fc.constant(present), word.map(startsWith)),
    rank: fc.oneof(rank, absent, rank.map(before), rank.map(after)),
    on: fc.boolean(),
    tags: fc.oneof(always.tags, word.map(contains)),
  },
  { requiredKeys: [] },
)
const patch: fc.Arbitrary<Patch<typeof thing.fields>> = fc
  .record({ ...always, ...optional }, { requiredKeys: [] })
  .filter((made) => Object.keys(made).length > 0)
const page = fc.record(
  { order: fc.constantFrom('id', 'name', 'rank', 'created_at'), descending: fc.boolean(), limit: fc.integer({ min: 1, max: 7 }) },
  { requiredKeys: [] },
)

type Step =
  | { verb: 'insert'; row: Thing }
  | { verb: 'change'; match: Match<typeof thing.fields>; patch: Patch<typeof thing.fields> }
  | { verb: 'remove'; match: Match<typeof thing.fields> }
  | { verb: 'find'; match: Match<typeof thing.fields>; page: PageRequest }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ verb: fc.constant('insert' as const), row }) },
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('change' as const), match, patch }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('remove' as const), match }) },
  { weight: 3, arbitrary: fc.record({ verb: fc.constant('find' as const), match, page }) },
)

const conflicted = async <T>(run: () => T | Promise<T>): Promise<T | 'conflict'> => {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Conflict) return 'conflict'
    throw error
  }
}

/** Compares the database with a list in memory: both give the same answer to random questions. */
export function agreesWithModel(name: string, open: () => Promise<{ store: Store; close(): Promise<void> }>, runs: number): void {
  describe(`${name}: agreement with a model`, () => {
    it('any sequence of verbs has the same results', async () => {
      const { store, close } = await open()
      let tenants = 0
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
          const [table, list] = [store.in(`model-${++tenants}`).table(thing), new ListOfThings()]
          for (const taken of steps) await compare(table, list, taken)
          assert.deepEqual(await table.find({}), list.find({}, {}))
        }),
        { numRuns: runs },
      )
      await close()
    })
  })
}

async function compare(table: Table<typeof thing.fields>, list: ListOfThings, taken: Step): Promise<void> {
  switch (taken.verb) {
    case 'insert':
      assert.deepEqual(await conflicted(() => table.insert(taken.row)), await conflicted(() => list.insert(taken.row)))
      return
    case 'change': {
      const expected = await conflicted(() => list.change(taken.match, taken.patch))
      const actual = await conflicted(() => table.change(taken.match, taken.patch))
      if (expected === 'conflict' || actual === 'conflict') assert.equal(actual, expected)
      // Which of several is told is not promised.
      else assert.ok(actual === undefined ? expected.length === 0 : expected.some((one) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(actual))))
      return
    }
    case 'remove':
      assert.equal(await table.remove(taken.match), list.remove(taken.match))
      return
    case 'find':
      assert.deepEqual(await table.find(taken.match, taken.page), list.find(taken.match, taken.page))
      assert.equal(await table.count(taken.match), list.find(taken.match, {}).length)
  }
}

const sorted = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
