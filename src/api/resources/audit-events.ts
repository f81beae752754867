import { eventCatalogue, eventNames } from '#events/catalogue.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { fieldsOf } from '#fields/resource.ts'
import { json } from '#http/render.ts'
import { resources } from '#model/all.ts'
import { auditEvent } from '#model/audit-event.ts'
import { after, anyOf } from '#store/store.ts'
import { declared } from '../administered.ts'
import { exportOperation } from '../list/export.ts'
import { choiceIn, instantIn, numberIn } from '../list/query.ts'
import type { Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'

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
    {
      name: 'actions',
      doc: 'Any of these actions, with commas between; in place of `action`. `GET /api/audit-actions` lists them.',
      schema: { type: 'string', maxLength: 8192 },
      match: (value) => ({ action: anyOf([...new Set(value.split(',').map((name) => choiceIn('actions', name, eventNames)))]) }),
    },
  ],
})

export const auditExport: Operation = exportOperation(auditEvents)

const actionSchema: JsonSchema = {
  title: 'audit_action',
  type: 'object',
  required: ['name', 'doc'],
  properties: { name: { type: 'string' }, doc: { type: 'string', description: 'Its meaning: the end of a sentence about the row that it happened to.' } },
}

/** Rows of which only the server writes anything: they are made and changed off the log. */
const unseen = new Set(resources.filter((r) => !r.administered && fieldsOf(r).every(([, { writers }]) => writers === 'server')).map(({ name }) => name))
const everyday = new Set(['created', 'updated', 'deleted'])
const isLogged = (name: string): boolean => {
  const [resource = '', deed = ''] = name.split('.')
  return !everyday.has(deed) || !unseen.has(resource)
}

/** `GET /api/audit-actions`: the actions that the audit log knows, to choose from. */
export const auditActions: Operation = {
  method: 'GET',
  path: '/api/audit-actions',
  scopes: auditEvents.doors.read,
  tag: 'audit_event',
  summary: 'List the actions of the audit log, with their meaning',
  success: { status: 200, doc: 'The actions.', schema: () => dataSchema({ type: 'array', items: actionSchema }) },
  run: () => json({ data: eventCatalogue.filter(({ name }) => isLogged(name)) }),
}
