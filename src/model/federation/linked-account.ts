import { instant, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/**
 * An account at a federated server that signs a person in. The account is known by the server and its subject there, never by an address: addresses
 * are given to other people, and some servers let anybody claim one.
 */
export const linkedAccount = resource(
  {
    name: 'linked_account',
    table: 'linked_accounts',
    key: 'id',
    prefix: 'la_',
    administered: {
      path: 'linked-accounts',
      area: 'users',
      verbs: ['list', 'read', 'remove'],
      sort: '-created_at',
      filters: ['user_id', 'federated_server_id'],
    },
    doc: 'An account at a federated server that signs a person in.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the link.', writers: 'server' }),
    identity: field(text(1024), {
      doc: 'Backend, server and subject: one account is one person in a backend.',
      writers: 'server',
      readers: [],
      find: ['unique'],
    }),
    user_id: field(reference('user'), { doc: 'The person.', writers: 'server', find: ['filter'] }),
    federated_server_id: field(reference('federated_server'), { doc: 'The federated server.', writers: 'server', find: ['filter'] }),
    subject: field(text(512), { doc: 'The account, as the server names it.', spec: 'OIDC Core §5.7', writers: 'server', find: ['search'] }),
    label: field(text(255), { doc: 'The address or name of the account there, for people.', optional: true, writers: 'server', find: ['search'] }),
    created_at: field(instant(), { doc: 'When the account was linked.', writers: 'server', find: ['sort'] }),
    last_used_at: field(instant(), { doc: 'When it last signed the person in.', optional: true, writers: 'server' }),
  },
)
export type LinkedAccount = Row<typeof linkedAccount.fields>

/** The unique identity of an account in a backend. No part but the last may hold a space. */
export const identityOf = (backendId: string, serverId: string, subject: string): string => `${backendId} ${serverId} ${subject}`
