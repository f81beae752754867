import { flag, freeObject, paragraph, reference, scopeToken, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from './stamps.ts'

/** A scope (RFC 6749 §3.3). A public scope is available to everybody; a private one only to the clients and people who hold it. */
export const scope = resource(
  {
    name: 'scope',
    table: 'scopes',
    key: 'id',
    natural: 'name',
    prefix: 'sc_',
    administered: { path: 'scopes', area: 'scopes', sort: 'name', filters: ['public'] },
    doc: 'A permission that tokens may carry.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the scope; it never changes.', writers: 'server' }),
    name: field(scopeToken(), { doc: 'The name in requests and tokens.', spec: 'RFC 6749 §3.3', writers: 'create', find: ['unique', 'sort', 'search'] }),
    label: field(text(), { doc: 'The permission in plain words, for the consent page.', optional: true, find: ['search'] }),
    description: field(paragraph(), { doc: 'The access that it allows, in a sentence or two.', optional: true }),
    public: field(flag(), { doc: 'Every client and person may have it.', initial: false, find: ['filter'] }),
    policy_id: field(reference('policy'), {
      doc: 'A policy that is asked about whoever has this scope: one with `by_scope`. It narrows what the scope allows.',
      optional: true,
      section: 'Policy',
    }),
    policy_parameters: field(freeObject(), { doc: 'The parameters that the policy sees as `parameters`.', initial: {}, section: 'Policy' }),
    system: field(flag(), { doc: 'The server itself needs it, so it cannot be renamed or removed.', initial: false, writers: 'server' }),
    ...stamps,
  },
)
export type Scope = Row<typeof scope.fields>
