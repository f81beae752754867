import { type ClientConfig, Pool, type PoolClient } from 'pg'
import type { Raw } from '../schema/layout.ts'
import { isBroken, isTransient } from './errors.ts'

export interface Query {
  /** A statement with a name is prepared once on each connection. */
  readonly name?: string
  readonly text: string
  readonly values: readonly unknown[]
}

const CONNECT_TIMEOUT = 1500
const STATEMENT_TIMEOUT = 2500
const ANSWER_TIMEOUT = 3000
const TRIES = 4
/** The types whose text is a number: int8, int2, int4. Ours are counts, flags and milliseconds, which a number holds. */
const integers = new Set([20, 21, 23])

/** How every connection of ours is made. */
export const clientConfig = (url: string): ClientConfig => ({
  connectionString: url,
  application_name: 'gatehouse',
  connectionTimeoutMillis: CONNECT_TIMEOUT,
  keepAlive: true,
  types: { getTypeParser: (type: number) => (integers.has(type) ? Number : (value: string) => value) } as NonNullable<ClientConfig['types']>,
})

/** A pool of connections. A query waits for no more than about three seconds, whatever has become of the database. */
export interface Connections {
  query(query: Query): Promise<readonly Raw[]>
  /** Several on one connection in one round trip, each on its own. */
  each(queries: readonly Query[]): Promise<PromiseSettledResult<readonly Raw[]>[]>
  /** Several in one transaction, in one round trip. */
  together(queries: readonly Query[]): Promise<readonly (readonly Raw[])[]>
  /** Like `together`, rolled back at the end. */
  undone: Connections['together']
  end(): Promise<void>
}

const askServer = async (client: PoolClient, { name, text, values }: Query): Promise<readonly Raw[]> => {
  const { rows } = await client.query<Raw>({ ...(name === undefined ? {} : { name }), text, values: [...values], rowMode: 'array' } as never)
  return rows
}
const failureIn = (results: readonly PromiseSettledResult<unknown>[]) => results.find((result) => result.status === 'rejected')

export function openConnections(url: string, size: number): Connections {
  const pool = new Pool({
    ...clientConfig(url),
    max: size,
    statement_timeout: STATEMENT_TIMEOUT,
    query_timeout: ANSWER_TIMEOUT,
    idle_in_transaction_session_timeout: 2 * ANSWER_TIMEOUT,
    pipeline: true,
  } as ConstructorParameters<typeof Pool>[0])
  // The query that uses a dead connection fails by itself. Without a listener, the error of an idle one would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))

  const each = async (queries: readonly Query[]) => {
    const client = await pool.connect()
    const results = await Promise.allSettled(queries.map((query) => askServer(client, query)))
    const failed = results.some((result) => result.status === 'rejected' && isBroken(result.reason))
    client.release(failed)
    return results
  }
  const retried = async <T>(run: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await run()
      } catch (error) {
        if (tries === TRIES || !isTransient(error)) throw error
      }
    }
  }
  const within = (last: 'commit' | 'rollback') => (queries: readonly Query[]) =>
    retried(async () => {
      const [begin, end] = ['begin', last].map((text): Query => ({ text, values: [] })) as [Query, Query]
      const results = await each([begin, ...queries, end])
      // After a failure every later statement fails too, and the commit rolls back: the first failure is the reason.
      const failure = failureIn(results)
      if (failure) throw failure.reason
      return results.slice(1, -1).map((result) => (result.status === 'fulfilled' ? result.value : []))
    })
  return {
    each,
    query: (query) =>
      retried(async () => {
        const [result] = await each([query])
        if (result?.status !== 'fulfilled') throw result?.reason
        return result.value
      }),
    together: within('commit'),
    undone: within('rollback'),
    end: () => pool.end(),
  }
}
