import { queryOptions } from '@tanstack/react-query'
import { documentAt } from '../../api/rows.ts'

/** A page or letter that a template may replace. */
export interface BuiltIn {
  readonly name: string
  /** The ready parts that it must hold, and may. */
  readonly required: readonly string[]
  readonly optional: readonly string[]
  /** Of letters only. */
  readonly subject?: string
  /** A template that shows what is built in. */
  readonly body: string
}

export const builtIns = (language: string | undefined) =>
  queryOptions({ ...documentAt<readonly BuiltIn[]>('/api/templates/built-in', { language }), staleTime: 600_000 })
