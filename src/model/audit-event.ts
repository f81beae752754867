import { z } from 'zod'
import { instant, integer, oneOf, shape, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** An audit event: actor, action, target and time, with values before and after but no secrets. Written in the transaction that it records. */
export const auditEvent = resource(
  {
    name: 'audit_event',
    table: 'audit_events',
    key: 'id',
    prefix: 'aud_',
    administered: { path: 'audit-events', area: 'logs', verbs: ['list', 'read'], sort: '-at', filters: ['action', 'actor_id', 'target_id', 'outcome'] },
    doc: 'A recorded action: actor, target and time.',
    indexes: [
      ['target_id', 'at'],
      ['actor_id', 'at'],
      ['client_id', 'at'],
      ['action', 'at'],
    ],
  },
  {
    id: field(text(64), { doc: 'Names the event.', writers: 'server' }),
    sequence: field(integer(0, Number.MAX_SAFE_INTEGER), {
      doc: 'Its number in the tenant, without gaps, so that a reader can go on after the last one it saw. 0: not numbered yet.',
      initial: 0,
      writers: 'server',
      find: ['sort'],
    }),
    at: field(instant(), { doc: 'When.', writers: 'server', find: ['sort'] }),
    action: field(text(128), { doc: 'The action, e.g. `client.updated`, `user.signed_in`.', writers: 'server' }),
    outcome: field(oneOf('done', 'refused'), { doc: '`done`, or `refused`.', initial: 'done', writers: 'server', find: ['filter'] }),
    actor_type: field(oneOf('user', 'client', 'system'), { doc: 'The kind of actor.', writers: 'server' }),
    actor_id: field(text(255), { doc: 'The actor.', optional: true, writers: 'server' }),
    client_id: field(text(255), { doc: 'The client through which, or about which, it was done.', optional: true, writers: 'server' }),
    target_type: field(text(64), { doc: 'The kind of row that was acted on.', optional: true, writers: 'server', find: ['filter'] }),
    target_id: field(text(255), { doc: 'The row that was acted on.', optional: true, writers: 'server' }),
    target_name: field(text(), { doc: 'The name of the row at that time.', optional: true, writers: 'server', find: ['search'] }),
    changes: field(shape('changes', z.record(z.string(), z.object({ before: z.json().optional(), after: z.json().optional() }))), {
      doc: 'Field → value before and after. A secret field is named without values.',
      initial: {},
      writers: 'server',
    }),
    reason: field(text(1024), { doc: 'The reason, where the actor gave one or the server knows it.', optional: true, writers: 'server' }),
    address: field(text(64), { doc: 'The network address it came from.', optional: true, writers: 'server' }),
    request_id: field(text(64), { doc: 'The request that did it.', optional: true, writers: 'server' }),
  },
)
export type AuditEvent = Row<typeof auditEvent.fields>

/** An event before it has an id and a number. */
export type NewEvent = Omit<AuditEvent, 'id' | 'sequence' | 'outcome' | 'changes'> & Partial<Pick<AuditEvent, 'outcome' | 'changes'>>
