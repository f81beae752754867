import { flag, freeObject, paragraph, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from './stamps.ts'

/** A type of authorization details (RFC 9396 §2): one thing that a token can allow, finer than a scope, as an API defines it. */
export const authorizationDetailType = resource(
  {
    name: 'authorization_detail_type',
    table: 'authorization_detail_types',
    key: 'id',
    natural: 'type',
    prefix: 'adt_',
    administered: { path: 'authorization-detail-types', area: 'scopes', sort: 'type', filters: ['resource'] },
    doc: 'A type of authorization details that clients can request, with its schema and its words.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the row; it never changes.', writers: 'server' }),
    type: field(text(255), {
      doc: 'The value of `type` in a request: a name, or a URI that its owner controls.',
      spec: 'RFC 9396 §2.1',
      writers: 'create',
      find: ['unique', 'sort', 'search'],
    }),
    name: field(text(128), { doc: 'A heading for people on the consent page: `Payment`.', find: ['search'] }),
    sentence: field(text(512), {
      doc: 'The sentence that people agree to. Names in braces stand for members of the detail: `Pay {amount.value} {amount.currency} to {creditor}`.',
      spec: 'RFC 9396 §12',
    }),
    description: field(paragraph(), { doc: 'A description for administrators.', optional: true }),
    schema: field(freeObject(), {
      doc: 'A JSON Schema that each detail of this type must satisfy.',
      spec: 'RFC 9396 §5',
      initial: {},
    }),
    resource: field(text(2048), {
      doc: 'The API that the type belongs to, by its identifier. Tokens for other APIs do not carry the detail. If not set: any API.',
      optional: true,
      find: ['filter'],
    }),
    active: field(flag(), { doc: 'A type that is not active cannot be requested.', initial: true }),
    ...stamps,
  },
)
export type AuthorizationDetailType = Row<typeof authorizationDetailType.fields>
