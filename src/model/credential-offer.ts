import { instant, integer, list, oneOf, reference, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** An offer of credentials to a person's wallet (OID4VCI 1.0 §4). Neither its code nor its address is kept. */
export const credentialOffer = resource(
  {
    name: 'credential_offer',
    table: 'credential_offers',
    key: 'id',
    expires: 'kept_until',
    administered: { path: 'credential-offers', area: 'credentials', verbs: ['list', 'read', 'create', 'remove'], sort: '-' },
    doc: 'An offer of credentials to a wallet. Its address and its code are not kept.',
    indexes: [['user_id'], ['client_id']],
  },
  {
    id: field(text(128), { doc: 'Identifies the offer, and cannot be used as its code.', writers: 'server' }),
    client_id: field(reference('client'), {
      doc: 'The client that issues: its grants, its identifier, its key and its `enforce_tx_code` count.',
      writers: 'create',
    }),
    user_id: field(reference('user'), {
      doc: 'The person whom the credentials are about. If not set: whoever signs in, and there is no pre-authorized code.',
      optional: true,
      writers: 'create',
    }),
    credential_configuration_ids: field(list(text(128), 20), {
      doc: 'The credentials, by the identifiers of their configurations.',
      spec: 'OID4VCI 1.0 §4.1.1',
      writers: 'create',
    }),
    grants: field(list(oneOf('preauthorized_code', 'authorization_code'), 2), {
      doc: 'The grants by which a wallet may take it. None: the pre-authorized code where a person is named, else the authorization code.',
      spec: 'OID4VCI 1.0 §4.1.1',
      initial: [],
      writers: 'create',
    }),
    tx_code_digest: field(text(128), { doc: 'The keyed digest of the transaction code.', optional: true, writers: 'server', readers: [] }),
    attempts_left: field(integer(0, 100), {
      doc: 'How many transaction codes may still be tried.',
      spec: 'OID4VCI 1.0 §13.6.2',
      initial: 5,
      writers: 'server',
    }),
    sealed_presented: field(source(524_288), {
      doc: 'The sealed content of the presentation that it follows.',
      optional: true,
      writers: 'server',
      readers: [],
    }),
    created_at: field(instant(), { doc: 'When it was made.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it can be taken no more.', writers: 'server' }),
    kept_until: field(instant(), { doc: 'When the row may be removed. Until then a second use is recognised.', writers: 'server' }),
    used_at: field(instant(), { doc: 'When its code was redeemed.', optional: true, writers: 'server' }),
  },
)
export type CredentialOffer = Row<typeof credentialOffer.fields>
