import { someOf } from '../../api/rows.ts'

/** A scope as the catalogue for developers has it. */
export interface CataloguedScope {
  readonly name: string
  readonly label: string | null
  readonly description: string | null
  readonly approved_by: 'nobody' | 'reviewer'
}

export const scopeCatalogue = someOf<CataloguedScope>('/me/scopes')
