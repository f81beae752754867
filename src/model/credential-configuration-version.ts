import { freeObject, instant, integer, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

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
    id: field(text(300), { doc: 'Configuration and version.', writers: 'server' }),
    configuration_id: field(reference('credential_configuration'), { doc: 'The configuration.', writers: 'server' }),
    version: field(integer(1, Number.MAX_SAFE_INTEGER), { doc: 'Which version.', writers: 'server' }),
    configuration: field(freeObject(), { doc: 'All its fields, as they were.', writers: 'server' }),
    at: field(instant(), { doc: 'When it became so.', writers: 'server' }),
    actor_type: field(text(16), { doc: 'The kind of actor who made the change.', writers: 'server' }),
    actor_id: field(text(255), { doc: 'The actor who made the change.', optional: true, writers: 'server' }),
  },
)
export type CredentialConfigurationVersion = Row<typeof credentialConfigurationVersion.fields>
