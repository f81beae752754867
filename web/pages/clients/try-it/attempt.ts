import type { ClientRow } from '../client-row.ts'
import type { Proof } from './proof.ts'

/** The parameters that a person may fill in before a grant is run. */
export type InputName = string
export type Inputs = Readonly<Record<InputName, string>>

/** The values that a grant is run with. None of them is kept beyond the page. */
export interface Attempt {
  readonly client: ClientRow
  readonly proof: Proof
  readonly inputs: Inputs
}
