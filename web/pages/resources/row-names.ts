import { oneOf } from '../../api/rows.ts'
import { sectionOf } from '../../api/sections.ts'
import { may } from '../../auth/tokens.ts'

/** A reference to a row of any resource. */
interface Reference {
  readonly resource: string
  readonly id: string
}

/** The section in which the reader may open the rows of a resource; undefined where there is none. */
export function openSectionOf(resource: string) {
  const section = sectionOf(resource)
  return section && may(section.area) ? section : undefined
}

/** The row that a reference leads to. Its name changes seldom. */
export const namedRow = ({ resource, id }: Reference) => {
  const section = openSectionOf(resource)
  return { ...oneOf(section?.path ?? '', id), enabled: section !== undefined, staleTime: 60_000 }
}
