import { assessPosture, toMend } from '#model/assess-posture.ts'
import type { Client } from '#model/client.ts'
import type { Warning } from '../administered.ts'
import type { Call } from '../operation.ts'

/** The warnings in an answer about a client: its posture findings. */
export const warningsOf = (row: Client, { context }: Call): Warning[] =>
  toMend(assessPosture(row, context.settings)).map(({ fields, sentence, spec }) => ({ field: fields[0], message: `${sentence} (${spec})` }))
