import type { Layout, Raw, SqlValue } from '../schema/layout.ts'
import type { Write } from '../tables.ts'
import type { Connections, Query } from './connections.ts'
import { classifyPostgresError, isBroken } from './errors.ts'
import { getMany, insertMany, prepareStatement, queryOf } from './statements.ts'

interface WaitingCaller<T> {
  readonly resolve: (value: T) => void
  readonly reject: (error: unknown) => void
}
interface Get extends WaitingCaller<Raw | undefined> {
  readonly layout: Layout
  readonly tenant: string
  readonly key: string
}
interface Insert extends WaitingCaller<void> {
  readonly write: Write
}

const LANES = 4
const BATCH = 500

/** Batches the calls of one turn of the event loop, and those that arrive while all lanes are busy. */
function gatherPerTurn<Item extends WaitingCaller<never>>(run: (items: readonly Item[]) => Promise<void>): (item: Item) => void {
  const waiting: Item[] = []
  let [busy, planned] = [0, false]
  const next = async () => {
    planned = false
    while (waiting.length > 0 && busy < LANES) {
      const items = waiting.splice(0, BATCH)
      busy++
      run(items)
        .catch((error: unknown) => {
          for (const item of items) item.reject(classifyPostgresError(error))
        })
        .finally(() => {
          busy--
          void next()
        })
    }
  }
  return (item) => {
    waiting.push(item)
    if (planned) return
    planned = true
    setImmediate(next)
  }
}

/** Reads by key: one statement for each table and tenant asked for. */
export function makeGetter(connections: Connections): (layout: Layout, tenant: string, key: string) => Promise<Raw | undefined> {
  const enqueue = gatherPerTurn<Get>(async (gets) => {
    const groups = [...Map.groupBy(gets, ({ layout, tenant }) => `${layout.table} ${tenant}`).values()]
    const queries = groups.map((group): Query => {
      const { layout, tenant } = group[0] as Get
      const keys = [...new Set(group.map(({ key }) => key))]
      return { ...prepareStatement(getMany(layout), []), values: layout.tenanted ? [keys, tenant] : [keys] }
    })
    const results = await connections.each(queries)
    results.forEach((result, i) => {
      const group = groups[i] as Get[]
      if (result.status === 'rejected') for (const get of group) get.reject(classifyPostgresError(result.reason))
      else {
        const place = (group[0] as Get).layout.names.indexOf((group[0] as Get).layout.key)
        const rows = new Map(result.value.map((raw) => [raw[place], raw]))
        for (const get of group) get.resolve(rows.get(get.key))
      }
    })
  })
  return (layout, tenant, key) => new Promise((resolve, reject) => enqueue({ layout, tenant, key, resolve, reject }))
}

const keyOf = ({ layout, tenant, values }: Write) => `${tenant} ${values[layout.names.indexOf(layout.key) + (layout.tenanted ? 1 : 0)]}`

/** Inserts without notices: one statement for each table. A row that conflicts with another fails alone. */
export function makeInserter(connections: Connections): (write: Write) => Promise<void> {
  const alone = async (insert: Insert) => {
    try {
      await connections.query(queryOf(insert.write, false))
      insert.resolve()
    } catch (error) {
      insert.reject(classifyPostgresError(error, insert.write.layout))
    }
  }
  const many = async (inserts: readonly Insert[]): Promise<readonly Insert[]> => {
    const { layout } = (inserts[0] as Insert).write
    const width = layout.names.length + (layout.tenanted ? 1 : 0)
    const columns = Array.from({ length: width }, (_, i) => inserts.map(({ write }) => write.values[i] as SqlValue))
    const [result] = await connections.each([{ ...prepareStatement(insertMany(layout), []), values: columns }])
    if (result?.status !== 'fulfilled') {
      // The insert may have been committed before the connection broke. Repeated, the rows would conflict with themselves.
      if (isBroken(result?.reason)) throw result?.reason
      return inserts
    }
    const done = new Set(result.value.map((raw) => (layout.tenanted ? `${raw[0]} ${raw[1]}` : ` ${raw[0]}`)))
    for (const insert of inserts) if (done.has(keyOf(insert.write))) insert.resolve()
    return inserts.filter((insert) => !done.has(keyOf(insert.write)))
  }
  const enqueue = gatherPerTurn<Insert>(async (inserts) => {
    await Promise.all(
      [...Map.groupBy(inserts, ({ write }) => write.layout).values()].map(async (group) => {
        const firsts = new Map(group.toReversed().map((insert) => [keyOf(insert.write), insert]))
        const left = firsts.size === 1 ? [...firsts.values()] : await many([...firsts.values()])
        // Inserted alone, each row gets the reason of its own failure.
        await Promise.all([...left, ...group.filter((insert) => firsts.get(keyOf(insert.write)) !== insert)].map(alone))
      }),
    )
  })
  return (write) => new Promise((resolve, reject) => enqueue({ write, resolve, reject }))
}
