import { type InfiniteData, infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query'
import { call, type Query } from './call.ts'
import { NoNetwork, Problem } from './problem.ts'
import { isReachable, onReach } from './reach.ts'

/** A row as the API shows it, without absent members, so that it has the shape of its declaration. */
export type AnyRow = Readonly<Record<string, unknown>>
export interface Page<R> {
  readonly data: readonly R[]
  readonly page?: { readonly next?: string | null; readonly total?: number; readonly total_is?: 'exact' | 'at_least' }
}
/** A row with the version to name when it is edited. */
export interface Versioned<R> {
  readonly row: R
  readonly etag: string | undefined
}

/** The cache of the API's answers. A refused request is not repeated; one that got no answer is, twice. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, networkMode: 'always', retry: (count, failure) => failure instanceof NoNetwork && count < 2 },
    mutations: { networkMode: 'always' },
  },
})

// Queries that failed while the server was away run again when it is back.
onReach(() => {
  if (isReachable()) void queries.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' })
})

const present = <R>(row: AnyRow): R => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as R

/** How often a search that paused before it found anything is sent on. */
const LOOKS = 300

/** A page with rows in it, or the end: a search may pause with none, and goes on where it is sent on. */
export const fetchPage = async <R = AnyRow>(path: string, query: Query, signal?: AbortSignal): Promise<Page<R>> => {
  let { body } = await call<Page<AnyRow>>(path, { query, ...(signal ? { signal } : {}) })
  for (let looks = 0; body.data.length === 0 && body.page?.next && looks < LOOKS; looks++)
    ({ body } = await call<Page<AnyRow>>(path, { query: { ...query, after: body.page.next }, ...(signal ? { signal } : {}) }))
  return { ...body, data: body.data.map((row) => present<R>(row)) }
}

/** A list, page after page by keyset cursor. */
export const listOf = <R = AnyRow>(path: string, query: Query = {}, enabled = true) =>
  infiniteQueryOptions<Page<R>, Error, InfiniteData<Page<R>>, readonly unknown[], string | undefined>({
    queryKey: [path, 'list', query],
    queryFn: ({ pageParam, signal }) => fetchPage<R>(path, { limit: 50, ...query, after: pageParam }, signal),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.page?.next ?? undefined,
    enabled,
  })

/** The first rows of a list: for pickers and small pictures. */
export const someOf = <R = AnyRow>(path: string, query: Query = {}, enabled = true) =>
  queryOptions({ queryKey: [path, 'some', query], queryFn: ({ signal }) => fetchPage<R>(path, query, signal).then((page) => page.data), enabled })

/** One row and its version. */
export const oneOf = <R = AnyRow>(path: string, id: string | undefined) =>
  queryOptions({ queryKey: [path, 'one', id], enabled: id !== undefined && id !== '', queryFn: () => fetchOne<R>(path, id ?? '') })

/** A document that is not a row, such as the figures of the home page. */
export const documentAt = <T>(path: string, query: Query = {}, enabled = true) =>
  queryOptions({
    queryKey: [path, 'document', query],
    enabled,
    queryFn: async ({ signal }) => {
      const { body } = await call<{ data?: T } & T>(path, { query, signal })
      return (body.data ?? body) as T
    },
  })

export async function fetchOne<R = AnyRow>(path: string, id: string): Promise<Versioned<R>> {
  const { body, etag } = await call<{ data: AnyRow }>(`${path}/${encodeURIComponent(id)}`)
  return { row: present<R>(body.data), etag }
}

/** Makes a row. The same key makes the same row, so that a repeated attempt after a lost answer makes no second one. */
export async function create<R = AnyRow>(path: string, name: string, row: AnyRow, idempotencyKey: string): Promise<R> {
  const { body } = await call<{ data: AnyRow }>(path, { method: 'POST', body: { [name]: row }, idempotencyKey })
  await queries.invalidateQueries({ queryKey: [path] })
  return present<R>(body.data)
}

/** A change of a row. */
export interface RowEdit {
  readonly id: string
  /** The name under which the API takes the row. */
  readonly name: string
  readonly changes: AnyRow
  /** The version that the reader saw. */
  readonly etag?: string | undefined
  /** Kept with the change, for later readers. */
  readonly reason?: string | undefined
}

/** Changes only what is sent (RFC 7396); `null` takes a value away. @throws {Problem} 412 when `etag` is not the row's any more. */
export async function patch<R = AnyRow>(path: string, edit: RowEdit): Promise<Versioned<R>> {
  const { body, etag } = await call<{ data: AnyRow }>(`${path}/${encodeURIComponent(edit.id)}`, {
    method: 'PATCH',
    query: { reason: edit.reason },
    body: { [edit.name]: edit.changes },
    ...(edit.etag ? { ifMatch: edit.etag } : {}),
  })
  const seen = { row: present<R>(body.data), etag }
  queries.setQueryData([path, 'one', edit.id], seen)
  void queries.invalidateQueries({ queryKey: [path], predicate: (query) => query.queryKey[1] !== 'one' })
  return seen
}

export async function remove(path: string, id: string): Promise<void> {
  await call(`${path}/${encodeURIComponent(id)}`, { method: 'DELETE' })
  queries.removeQueries({ queryKey: [path, 'one', id] })
  await queries.invalidateQueries({ queryKey: [path] })
}

export const isGone = (failure: unknown): boolean => failure instanceof Problem && failure.status === 404
