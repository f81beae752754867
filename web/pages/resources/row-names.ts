import { useQueries } from '@tanstack/react-query'
import { oneOf } from '../../api/rows.ts'
import { sectionOf, titleOf } from '../../api/sections.ts'

/** A reference to a row of any resource. */
export interface Reference {
  readonly resource: string
  readonly id: string
}

/** The row that a reference leads to. Its name changes seldom. */
export const namedRow = ({ resource, id }: Reference) => ({
  ...oneOf(sectionOf(resource)?.path ?? '', id),
  enabled: sectionOf(resource) !== undefined,
  staleTime: 60_000,
})

/** The names of the rows that references lead to, by id; the id itself until a name is known, or where the reader may not know it. */
export function useRowNames(references: readonly Reference[]): ReadonlyMap<string, string> {
  const answers = useQueries({ queries: references.map(namedRow) })
  return new Map(
    references.map(({ resource, id }, at) => {
      const section = sectionOf(resource)
      const row = answers[at]?.data?.row
      return [id, section && row ? titleOf(section, row) : id]
    }),
  )
}
