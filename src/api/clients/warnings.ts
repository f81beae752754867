import { assessPosture, toMend } from '#model/assess-posture.ts'
import type { Client } from '#model/client.ts'
import type { Warning } from '../administered.ts'
import type { Call } from '../operation.ts'

/** The warnings in an answer that tells of a client: each choice that is weaker than the default, and what it gives away. */
export const warningsOf = (row: Client, { context }: Call): Warning[] =>
  toMend(assessPosture(row, context.settings)).map(({ fields, sentence, spec }) => ({ field: fields[0], message: `${sentence} (${spec})` }))
