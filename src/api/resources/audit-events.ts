import { auditEvent } from '#model/audit-event.ts'
import { after } from '#store/store.ts'
import { declared } from '../administered.ts'
import { exportOperation } from '../list/export.ts'
import { instantIn, numberIn } from '../list/query.ts'
import type { Operation } from '../operation.ts'

/** `/api/audit-events`: the audit log, the last event first. */
export const auditEvents = declared(auditEvent, {
  narrowing: [
    { name: 'since', doc: 'Not before this moment.', schema: { type: 'string' }, match: (value) => ({ at: after(instantIn('since', value)) }) },
    {
      name: 'after_sequence',
      doc: 'Only numbered events after this number. Sort by sequence to continue where the last reading ended.',
      schema: { type: 'integer', minimum: 0 },
      match: (value) => ({ sequence: after(numberIn('after_sequence', value) + 1) }),
    },
    { name: 'until', doc: 'Before this moment.', schema: { type: 'string' }, before: 'at' },
  ],
})

export const auditExport: Operation = exportOperation(auditEvents)
