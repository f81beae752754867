import { freeObject, reference } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { keptVersion } from './kept-version.ts'

/** One version of a policy as it once was; restoring it makes a new version. */
export const policyVersion = resource(
  { name: 'policy_version', table: 'policy_versions', key: 'id', doc: 'A policy as it once was.', indexes: [['policy_id', 'version']] },
  {
    policy_id: field(reference('policy'), { doc: 'The policy.', writers: 'server' }),
    policy: field(freeObject(), { doc: 'All its fields, as they were.', writers: 'server' }),
    ...keptVersion,
  },
)
export type PolicyVersion = Row<typeof policyVersion.fields>
