import { Refusal } from '#http/refusal.ts'
import { type Request, readQuery } from '#http/request.ts'
import { auditEvent } from '#model/audit-event.ts'
import type { Parameter } from '../operation.ts'

const MAX = 1024

/** The reason of a write, which every operation that writes takes: `?reason=`. Later readers find it in the audit log and in the history of a client. */
export const reasonParameter: Parameter = {
  name: 'reason',
  doc: 'Why it is done, for later readers: kept in the audit log, and in the history of a client.',
  schema: { type: 'string', maxLength: MAX },
}

/** The reason that a caller gives; nothing when it is empty. @throws {Refusal} 400 */
export function readReason(request: Request): string | undefined {
  const { reason } = readQuery(request)
  if (!reason) return undefined
  if (auditEvent.fields.reason.kind.schema.safeParse(reason).success) return reason
  const rule = `expected one line of at most ${MAX} characters`
  throw new Refusal('bad_request', 400, `reason: ${rule}`, { errors: { reason: [rule] } })
}
