import { instant, integer, list, oneOf, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** The states of a credential, and their values in a status list (draft-ietf-oauth-status-list §7.1). */
export const credentialStates = ['valid', 'revoked', 'suspended'] as const
export type CredentialState = (typeof credentialStates)[number]

/** A credential that was issued. Its claims are not kept: the record says to whom it was issued, and whether it still holds. */
export const issuedCredential = resource(
  {
    name: 'issued_credential',
    table: 'issued_credentials',
    key: 'id',
    prefix: 'icr_',
    administered: {
      path: 'issued-credentials',
      area: 'credentials',
      verbs: ['list', 'read'],
      sort: '-issued_at',
      filters: ['status', 'configuration_id', 'user_id', 'client_id'],
    },
    doc: 'A credential that was issued to a wallet, and its status. Its claims are not kept.',
    indexes: [
      ['user_id', 'issued_at'],
      ['client_id', 'issued_at'],
      ['configuration_id', 'issued_at'],
      ['grant_id'],
      ['notification_id'],
      ['expires_at'],
      ['key_thumbprint'],
    ],
  },
  {
    id: field(text(128), { doc: 'Names the credential here; the credential itself does not carry it.', writers: 'server' }),
    configuration_id: field(reference('credential_configuration'), { doc: 'The kind of credential.', writers: 'server', find: ['filter'] }),
    configuration_version: field(integer(1, Number.MAX_SAFE_INTEGER), { doc: 'The version of that kind it was made by.', writers: 'server' }),
    format: field(text(64), { doc: 'Its format.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client that it was issued through.', writers: 'server', find: ['filter'] }),
    user_id: field(reference('user'), { doc: 'The person whom it is about.', writers: 'server', find: ['filter'] }),
    holder_name: field(text(255), { doc: 'The name of that person at the time.', writers: 'server', find: ['search'] }),
    grant_id: field(text(128), { doc: 'The permission by which it was fetched.', optional: true, writers: 'server' }),
    key_thumbprint: field(text(64), { doc: 'The SHA-256 thumbprint of the key that it is bound to.', spec: 'RFC 7638 §3', optional: true, writers: 'server' }),
    attributes: field(list(text(128)), {
      doc: 'The attributes of the person that it tells; with one of them it is suspended or revoked.',
      initial: [],
      writers: 'server',
    }),
    status: field(oneOf(...credentialStates), {
      doc: '`suspended` can be undone, `revoked` cannot.',
      spec: 'draft-ietf-oauth-status-list §7.1',
      initial: 'valid',
      writers: 'server',
      find: ['filter'],
    }),
    status_reason: field(text(256), { doc: 'Why it was suspended or revoked.', optional: true, writers: 'server' }),
    status_by: field(oneOf('administrator', 'attribute'), {
      doc: 'The cause of the status: an `administrator`, or an `attribute` of the person that was suspended or revoked.',
      optional: true,
      writers: 'server',
    }),
    status_list_id: field(reference('status_list'), { doc: 'The list that tells its status.', optional: true, writers: 'server' }),
    status_index: field(integer(0, 2 ** 24), { doc: 'Its place in the list.', optional: true, writers: 'server' }),
    status_place: field(text(128), { doc: 'List and place: no two credentials share one.', optional: true, writers: 'server', readers: [], find: ['unique'] }),
    notification_id: field(text(128), { doc: 'The digest of the identifier by which its wallet reports.', optional: true, writers: 'server', readers: [] }),
    wallet_event: field(oneOf('credential_accepted', 'credential_failure', 'credential_deleted'), {
      doc: 'The last report of its wallet.',
      spec: 'OID4VCI 1.0 §11.1',
      optional: true,
      writers: 'server',
    }),
    version: field(integer(1, Number.MAX_SAFE_INTEGER), { doc: 'Grows with every change; sent as the ETag.', initial: 1, writers: 'server' }),
    issued_at: field(instant(), { doc: 'When it was issued.', writers: 'server', find: ['sort'] }),
    expires_at: field(instant(), { doc: 'When it expires, in milliseconds since 1970.', writers: 'server' }),
    updated_at: field(instant(), { doc: 'When its status changed last.', optional: true, writers: 'server' }),
  },
)
export type IssuedCredential = Row<typeof issuedCredential.fields>
