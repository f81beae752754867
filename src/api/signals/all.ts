import type { Operation } from '../operation.ts'
import { pollOperation } from './poll.ts'
import { statusOperations } from './status.ts'
import { streamOperations } from './streams.ts'
import { subjectOperations } from './subjects.ts'
import { verificationOperation } from './verification.ts'

/** The operations of receivers of security events (SSF 1.0 §8.1). */
export const signalOperations: readonly Operation[] = [...streamOperations, ...statusOperations, ...subjectOperations, verificationOperation, pollOperation]
