import { flag, instant, integer, paragraph, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { answeredFor } from './desk/answered-for.ts'

/** A status list (draft-ietf-oauth-status-list §4): the states of many credentials of one client. The states stand in the rows of the credentials. */
export const statusList = resource(
  {
    name: 'status_list',
    table: 'status_lists',
    key: 'id',
    prefix: 'sl_',
    administered: { path: 'status-lists', area: 'credentials', verbs: ['list', 'read', 'patch'], sort: '-created_at', filters: ['active', 'client_id'] },
    doc: 'A list that tells verifiers the states of credentials.',
    indexes: [['client_id', 'is_open']],
  },
  {
    id: field(text(64), { doc: 'Names the list in its address.', writers: 'server' }),
    description: field(paragraph(), { doc: 'A description for administrators.', optional: true }),
    active: field(flag(), {
      doc: 'A list that is not active tells every credential in it as suspended, until it is switched on again; new credentials get places in another one.',
      spec: 'draft-ietf-oauth-status-list §7.1',
      initial: true,
      find: ['filter'],
    }),
    client_id: field(reference('client'), { doc: 'The client whose credentials it is about, and whose key signs it.', writers: 'server', find: ['filter'] }),
    size: field(integer(8, 2 ** 24), { doc: 'How many credentials it has places for.', writers: 'server' }),
    is_open: field(flag(), { doc: 'New credentials get places in it.', writers: 'server' }),
    ...answeredFor,
    version: field(integer(1, Number.MAX_SAFE_INTEGER), {
      doc: 'Grows with every edit and whenever a state changes, so that every node makes the list anew.',
      initial: 1,
      writers: 'server',
      section: 'History',
    }),
    created_at: field(instant(), { doc: 'When it was made.', writers: 'server', section: 'History', find: ['sort'] }),
    updated_at: field(instant(), { doc: 'When it was last edited.', initial: 0, writers: 'server', section: 'History', find: ['sort'] }),
  },
)
export type StatusList = Row<typeof statusList.fields>
