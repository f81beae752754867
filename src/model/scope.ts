import { flag, freeObject, paragraph, reference, scopeToken, shape, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { scopeSelector } from './scope-selector.ts'
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
    narrows: field(scopeToken(), {
      doc: 'The scope that this one is a part of. Who may have that one may have this one, and consent to that one is consent to this one.',
      optional: true,
      writers: 'create',
      find: ['filter'],
    }),
    selector: field(shape('scope selector', scopeSelector), {
      doc: 'The rows of the API that the part reaches: members with the values that they may have, such as `{"region": ["eu"]}`. APIs read it as `scope_selectors` in introspection and in JWT access tokens.',
      optional: true,
    }),
    system: field(flag(), { doc: 'The server itself needs it, so it cannot be renamed or removed.', initial: false, writers: 'server' }),
    ...stamps,
  },
  [
    {
      fields: ['narrows', 'selector'],
      holds: (row) => (row.narrows === undefined) === (row.selector === undefined),
      message: 'a part of a scope has both: the scope that it narrows, and the selector of the rows that it reaches',
    },
    { fields: ['narrows'], holds: (row) => row.narrows === undefined || row.narrows !== row.name, message: 'a scope is no part of itself' },
  ],
)
export type Scope = Row<typeof scope.fields>
