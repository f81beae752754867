import { freeObject, reference } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { keptVersion } from './kept-version.ts'

/** One version of a credential configuration as it once was; restoring it makes a new version. */
export const credentialConfigurationVersion = resource(
  {
    name: 'credential_configuration_version',
    table: 'credential_configuration_versions',
    key: 'id',
    doc: 'A credential configuration as it once was.',
    indexes: [['configuration_id', 'version']],
  },
  {
    configuration_id: field(reference('credential_configuration'), { doc: 'The configuration.', writers: 'server' }),
    configuration: field(freeObject(), { doc: 'All its fields, as they were.', writers: 'server' }),
    ...keptVersion,
  },
)
export type CredentialConfigurationVersion = Row<typeof credentialConfigurationVersion.fields>
