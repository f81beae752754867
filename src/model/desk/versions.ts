import { freeObject, reference } from '#fields/kinds.ts'
import { field, resource } from '#fields/resource.ts'
import { keptVersion } from '../kept-version.ts'

/** One version of a verifier as it once was; restoring it makes a new version. */
export const verifierVersion = resource(
  { name: 'verifier_version', table: 'verifier_versions', key: 'id', doc: 'A verifier as it once was.', indexes: [['verifier_id', 'version']] },
  {
    verifier_id: field(reference('verifier'), { doc: 'The verifier.', writers: 'server' }),
    verifier: field(freeObject(), { doc: 'All its fields, as they were.', writers: 'server' }),
    ...keptVersion,
  },
)

/** One version of a status list: of what people decide about it, not of the states in it. */
export const statusListVersion = resource(
  { name: 'status_list_version', table: 'status_list_versions', key: 'id', doc: 'A status list as it once was.', indexes: [['status_list_id', 'version']] },
  {
    status_list_id: field(reference('status_list'), { doc: 'The status list.', writers: 'server' }),
    status_list: field(freeObject(), { doc: 'All its fields, as they were.', writers: 'server' }),
    ...keptVersion,
  },
)

/** One version of a trusted issuer, such as a wallet provider, without its secrets. */
export const trustedIssuerVersion = resource(
  {
    name: 'trusted_issuer_version',
    table: 'trusted_issuer_versions',
    key: 'id',
    doc: 'A trusted issuer as it once was.',
    indexes: [['trusted_issuer_id', 'version']],
  },
  {
    trusted_issuer_id: field(reference('trusted_issuer'), { doc: 'The trusted issuer.', writers: 'server' }),
    trusted_issuer: field(freeObject(), { doc: 'All its fields, as they were.', writers: 'server' }),
    ...keptVersion,
  },
)
