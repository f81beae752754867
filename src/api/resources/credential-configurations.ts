import { effective } from '#fields/resource.ts'
import { credentialConfiguration } from '#model/credential-configuration.ts'
import { credentialConfigurationVersion } from '#model/credential-configuration-version.ts'
import { configurationPosture } from '#model/desk/posture.ts'
import { assessRules } from '#model/posture-rule.ts'
import { signsInWithOurs } from '#presentation/sign-in-query.ts'
import { declared } from '../administered.ts'
import { planOnDesk } from '../desk/plan.ts'
import { postureWarnings } from '../desk/warnings.ts'
import { refuseUnlessAlmighty } from '../escalation.ts'
import { certificatesFault, certifiedKeyFaults, keyPairFault } from '../write/certified-key.ts'
import { faultOf, mergeErrors } from '../write/faults.ts'
import { configurationHistory } from '../write/history.ts'
import { unknownScopes } from '../write/known-scopes.ts'

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
  async plan({ was, draft }, call) {
    // The claims of a credential may name any person at all, and where people sign in with our credentials, its holder is that person.
    if (await signsInWithOurs(call.context)) await refuseUnlessAlmighty(call)
    return planOnDesk({ was, draft }, configurationHistory, call)
  },
  removal: (row) => ({ also: (batch) => batch.remove(credentialConfigurationVersion, { configuration_id: row.id }) }),
  warnings: (row, { context }) => postureWarnings(assessRules(configurationPosture, effective(credentialConfiguration, row, { ...context.settings }))),
})
