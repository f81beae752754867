import { flag, list, oneOf, reference, scopeToken, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { absoluteUri } from './client-kinds.ts'
import { stamps } from './stamps.ts'

/**
 * A rule about identity assertions (draft-ietf-oauth-identity-assertion-authz-grant §4.3): which people a client may act for at which API of
 * another authorization server, or here with the assertion of another issuer, and with which scopes. Without a rule there is no assertion.
 */
export const assertionRule = resource(
  {
    name: 'assertion_rule',
    table: 'assertion_rules',
    key: 'id',
    prefix: 'ar_',
    administered: { path: 'assertion-rules', area: 'policies', sort: 'name', filters: ['direction', 'client_id', 'party'] },
    doc: 'A rule about identity assertions: people, client, API and scopes for which one is issued or accepted.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the rule; it never changes.', writers: 'server' }),
    name: field(text(128), { doc: 'The display name.', find: ['unique', 'sort', 'search'] }),
    active: field(flag(), { doc: 'A rule that is not active has no effect.', initial: true }),
    direction: field(oneOf('issue', 'accept'), {
      doc: '`issue`: this server issues such assertions to the client, for another server. `accept`: it accepts those of another issuer from the client.',
      find: ['filter'],
    }),
    client_id: field(reference('client'), { doc: 'The client that asks.', find: ['filter'] }),
    party: field(text(2048), {
      doc: 'The other side, as its issuer identifier: the server that the assertion is for, or the trusted issuer that it comes from.',
      find: ['filter', 'search'],
    }),
    assertion_type: field(oneOf('id_jag', 'jwt'), {
      doc: '`id_jag`: an identity assertion, for a sign-in to the client itself. `jwt`: an authorization grant for whoever a token speaks for that the client may exchange, so that an API can call an API of the other server for the same person.',
      spec: 'draft-ietf-oauth-identity-chaining §2.3',
      initial: 'id_jag',
    }),
    party_client_id: field(text(255), { doc: 'The `client_id` of the client at the other server. If not set: the same as here.', optional: true }),
    groups: field(list(text(128), 100), { doc: 'The groups of people that it concerns, of which a person is in one. None: everybody.', initial: [] }),
    resources: field(list({ ...text(2048), schema: absoluteUri }), { doc: 'The APIs that an assertion may name. None: it names none.', initial: [] }),
    scopes: field(list(scopeToken(), 1000), {
      doc: 'The scopes that an issued assertion may carry, or that an accepted one may be exchanged for.',
      initial: [],
    }),
    ...stamps,
  },
  [
    {
      fields: ['party_client_id'],
      holds: (row) => row.direction !== 'accept' || row.party_client_id === undefined,
      message: 'is for assertions that are issued: an accepted one names the client as it is called here',
    },
    {
      fields: ['assertion_type'],
      holds: (row) => row.direction !== 'accept' || row.assertion_type === 'id_jag',
      message: 'is for assertions that are issued: an authorization grant of a trusted issuer is accepted by its purpose jwt_bearer',
    },
  ],
)
export type AssertionRule = Row<typeof assertionRule.fields>
