import { flag, instant, integer, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** A status list (draft-ietf-oauth-status-list §4): the states of many credentials of one client. The states stand in the rows of the credentials. */
export const statusList = resource(
  {
    name: 'status_list',
    table: 'status_lists',
    key: 'id',
    prefix: 'sl_',
    doc: 'A list that tells the states of credentials.',
    indexes: [['client_id', 'is_open']],
  },
  {
    id: field(text(64), { doc: 'Names the list in its address.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client whose credentials it is about, and whose key signs it.', writers: 'server' }),
    size: field(integer(8, 2 ** 24), { doc: 'How many credentials it has places for.', writers: 'server' }),
    is_open: field(flag(), { doc: 'New credentials get places in it.', writers: 'server' }),
    version: field(integer(1, Number.MAX_SAFE_INTEGER), {
      doc: 'Grows when a state changes, so that every node makes the list anew.',
      initial: 1,
      writers: 'server',
    }),
    created_at: field(instant(), { doc: 'When it was made.', writers: 'server' }),
  },
)
export type StatusList = Row<typeof statusList.fields>
