import type { AnyResource, Fields, Resource, Row } from '#fields/resource.ts'

/** A condition other than equality. Made by the functions below; a plain value asks for equality, `undefined` for an absent value. */
export type Condition =
  | { readonly op: 'before'; readonly value: number }
  | { readonly op: 'after'; readonly value: number }
  | { readonly op: 'starts_with'; readonly value: string }
  | { readonly op: 'contains'; readonly value: string }
  | { readonly op: 'refers_to'; readonly value: string }
  | { readonly op: 'one_of'; readonly value: readonly (string | number)[] }
  | { readonly op: 'present' }
/** Less than an instant. */
export const before = (value: number): Condition => ({ op: 'before', value })
/** Greater than or equal to an instant. */
export const after = (value: number): Condition => ({ op: 'after', value })
export const startsWith = (value: string): Condition => ({ op: 'starts_with', value })
/** A list field holds the value. */
export const contains = (value: string): Condition => ({ op: 'contains', value })
/** A link `{ id }`, or a list of them, names the row of this id. */
export const refersTo = (id: string): Condition => ({ op: 'refers_to', value: id })
export const anyOf = (value: readonly (string | number)[]): Condition => ({ op: 'one_of', value })
export const present: Condition = { op: 'present' }
export const isCondition = (value: unknown): value is Condition => typeof value === 'object' && value !== null && !Array.isArray(value) && 'op' in value

export type Match<F extends Fields> = { readonly [K in keyof Row<F>]?: Row<F>[K] | Condition | undefined }
export type Patch<F extends Fields> = { readonly [K in keyof Row<F>]?: Row<F>[K] | undefined }

/** A keyset cursor: the values of the order field and of the key in the last row of a page. */
export interface Position {
  readonly value?: string | number | undefined
  readonly key: string
}

/** A page of a list: ordered by one `sort` field (default: the key), then by key; never by offset. */
export interface PageRequest {
  readonly order?: string
  readonly descending?: boolean
  /** The cursor of the page before. */
  readonly after?: Position
  readonly limit?: number
  /** Free text looked for in the `search` fields, case-insensitively; such a list is ordered newest first, whatever `order` says. */
  readonly search?: string
  /**
   * Allows a search to stop after some milliseconds with the rows found so far; called with the position where it can go on. Without it, a search
   * reads all rows, and yields to other work in between.
   */
  readonly paused?: ((at: Position) => void) | undefined
}

/** A unique value is taken. `field` is its name, where the database reports it. */
export class Conflict extends Error {
  override name = 'Conflict'
  readonly field: string | undefined
  constructor(field?: string, options?: ErrorOptions) {
    super(field ? `another row has this ${field}` : 'another row has this key', options)
    this.field = field
  }
}
/** A `change` inside `together` found no row: the whole batch was rolled back. */
export class Lost extends Error {
  override name = 'Lost'
}
/** The database cannot be reached now. Nothing is known to have been written. */
export class Unavailable extends Error {
  override name = 'Unavailable'
}

/**
 * One table. Every verb is one statement, atomic in itself, so that no handler holds a transaction open across an `await`.
 * A promise of a write resolves only once the write is on disk.
 */
export interface Table<F extends Fields> {
  get(key: string): Promise<Row<F> | undefined>
  find(match: Match<F>, page?: PageRequest): Promise<Row<F>[]>
  /** @throws {Conflict} */
  insert(row: Row<F>): Promise<void>
  /**
   * Compare and set: changes the rows while they still match, and returns the first it changed.
   * Of two racers exactly one gets the row. Single use, rotation, approval and edits are this verb.
   */
  change(match: Match<F>, patch: Patch<F>): Promise<Row<F> | undefined>
  /** How many rows were removed. */
  remove(match: Match<F>): Promise<number>
  /** How many rows match, counted up to `upTo` + 1 (default 10,000), or, in a search, up to where it `paused`. */
  count(match: Match<F>, page?: { readonly upTo?: number } & Pick<PageRequest, 'search' | 'paused'>): Promise<number>
}

/** The writing verbs, recorded to be done together: all or none. */
export interface Batch {
  /** The tenant whose batch it is; empty where rows belong to none. */
  readonly tenant: string
  insert<F extends Fields>(resource: Resource<F>, row: Row<F>): void
  /** @throws {Lost} from `together`, when nothing matched. */
  change<F extends Fields>(resource: Resource<F>, match: Match<F>, patch: Patch<F>): void
  /** Like `change`, without an error when nothing matches. */
  changeAny<F extends Fields>(resource: Resource<F>, match: Match<F>, patch: Patch<F>): void
  remove<F extends Fields>(resource: Resource<F>, match: Match<F>): void
}

/** The rows of one tenant. There is no other way to them, so a query without a tenant cannot be written. */
export interface TenantTables {
  readonly tenant: string
  table<F extends Fields>(resource: Resource<F>): Table<F>
  /** Records the writes (synchronously) and does them in one transaction. */
  together(record: (batch: Batch) => void): Promise<unknown>
}

export interface Changed {
  readonly table: string
  readonly tenant: string
  readonly key: string | undefined
}

/** The storage port. An adapter needs no code per table. */
export interface Store {
  /** The rows of a tenant, for resources whose reach is `tenant` (the default). */
  in(tenant: string): TenantTables
  /** The rows that belong to no tenant, for resources whose reach is `global`. */
  readonly global: TenantTables
  /**
   * Calls `listener` when a row of `resource` was made, changed or removed, here (before the writer is told that it is done) or on another node
   * (there within a second). New rows of a resource that `expires` are not announced: there are many, and nobody caches their absence. A change
   * without a key means that anything may have changed.
   */
  watch(resource: AnyResource, listener: (change: Changed) => void): void
  /**
   * The same rows for a rehearsal: each write runs in a transaction that is rolled back before its promise resolves. Conflicts and lost changes are
   * thrown as usual; nothing is kept, no watcher is called, and no write sees the one before it.
   */
  rehearsal(): Store
  /** Removes rows whose `expires` has passed, in slices; returns how many. */
  purge(now: number): Promise<number>
  /** Resolves when the database answers. @throws {Unavailable} */
  ping(): Promise<void>
  /** The database's time in milliseconds since 1970: one time for all nodes. @throws {Unavailable} */
  time(): Promise<number>
  /** Writes a consistent copy to a file while the server runs. */
  backup(file: string): Promise<void>
  close(): Promise<void>
  readonly dialect: 'sqlite' | 'postgres'
}
