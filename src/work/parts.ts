import type { Logger } from 'pino'
import type { Store } from '#store/store.ts'
import type { JobKind } from './job-kind.ts'

/** The dependencies of background work. */
export interface WorkParts<C> {
  readonly store: Store
  readonly log: Logger
  readonly now: () => number
  /** The name of this node. */
  readonly node: string
  readonly kinds: readonly JobKind<C>[]
  readonly contextOf: (tenant: string) => Promise<C | undefined>
}
