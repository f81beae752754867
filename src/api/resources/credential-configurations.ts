import { credentialConfiguration } from '#model/credential-configuration.ts'
import { credentialConfigurationVersion } from '#model/credential-configuration-version.ts'
import { signsInWithOurs } from '#presentation/sign-in-query.ts'
import { type Administered, declared, type Warning } from '../administered.ts'
import { refuseUnlessAlmighty } from '../escalation.ts'
import { certificatesFault, certifiedKeyFaults, keyPairFault } from '../write/certified-key.ts'
import { faultOf, mergeErrors } from '../write/faults.ts'
import { configurationHistory, keepVersion } from '../write/history.ts'
import { unknownScopes } from '../write/known-scopes.ts'
import { versionOperations } from './version-operations.ts'

/** `/api/credential-configurations`: the kinds of credentials that wallets can fetch. */
export const credentialKinds = declared(credentialConfiguration, {
  // Half of one tree of claims and half of another make no credential.
  whole: ['claims', 'display'],
  faults: async ({ was, draft }, call) =>
    mergeErrors(
      await unknownScopes(call, 'scopes', draft.scopes?.filter((name) => !was?.scopes.includes(name)) ?? []),
      await keyPairFault(draft.key_pair_id, was?.key_pair_id, call),
      faultOf('certificates', certificatesFault(draft.certificates)),
      await certifiedKeyFaults(draft, call),
    ),
  async plan({ draft }, call) {
    // The claims of a credential may name any person at all, and where people sign in with our credentials, its holder is that person.
    if (await signsInWithOurs(call.context)) await refuseUnlessAlmighty(call)
    return { row: draft, also: (batch) => keepVersion(batch, configurationHistory, draft, call) }
  },
  removal: (row) => ({ also: (batch) => batch.remove(credentialConfigurationVersion, { configuration_id: row.id }) }),
  warnings: ({ proof_types, status_list }): Warning[] => [
    ...(proof_types.length === 0 ? [{ field: 'proof_types', message: 'the credential is bound to no key: whoever has a copy can show it' }] : []),
    ...(status_list ? [] : [{ field: 'status_list', message: 'without a status list no credential can be suspended or revoked' }]),
  ],
})

/** The history of a credential configuration. */
export const credentialKindHistory = versionOperations(credentialKinds as Administered, configurationHistory)
