import { assessPosture } from '#model/assess-posture.ts'
import type { Client } from '#model/client.ts'
import { toMend } from '#model/posture-rule.ts'
import type { Warning } from '../administered.ts'
import type { Call } from '../operation.ts'
import { certificateWarnings } from './certificate-warnings.ts'
import { profileWarnings } from './profile-faults.ts'

/** The warnings in an answer about a client: its posture findings, and what this server cannot do for it. */
export const warningsOf = (row: Client, call: Call): Warning[] => [
  ...toMend(assessPosture(row, call.context.settings)).map(({ fields, sentence, spec }) => ({ field: fields[0], message: `${sentence} (${spec})` })),
  ...profileWarnings(row, call),
  ...certificateWarnings(row, call),
]
