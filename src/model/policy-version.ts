import { freeObject, instant, integer, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** One version of a policy as it once was; restoring it makes a new version. */
export const policyVersion = resource(
  { name: 'policy_version', table: 'policy_versions', key: 'id', doc: 'A policy as it once was.', indexes: [['policy_id', 'version']] },
  {
    id: field(text(300), { doc: 'Policy and version.', writers: 'server' }),
    policy_id: field(reference('policy'), { doc: 'The policy.', writers: 'server' }),
    version: field(integer(1, Number.MAX_SAFE_INTEGER), { doc: 'Which version.', writers: 'server' }),
    policy: field(freeObject(), { doc: 'All its fields, as they were.', writers: 'server' }),
    at: field(instant(), { doc: 'When it became so.', writers: 'server' }),
    actor_type: field(text(16), { doc: 'The kind of actor who made the change.', writers: 'server' }),
    actor_id: field(text(255), { doc: 'The actor who made the change.', optional: true, writers: 'server' }),
  },
)
export type PolicyVersion = Row<typeof policyVersion.fields>
