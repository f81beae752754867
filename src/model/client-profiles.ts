import { list, oneOf } from '#fields/kinds.ts'
import { field, inherits } from '#fields/resource.ts'
import { profileModes, profileNames } from './profiles/names.ts'

/** The fields of a client that name the profiles it is held to. */
export const clientProfiles = {
  profiles: field(list(oneOf(...profileNames)), {
    doc: 'The profiles it is held to: named sets of rules, each with the section that demands it. The posture tells which of them it breaks.',
    initial: inherits('client_profiles'),
    section: 'Security',
  }),
  profile_mode: field(oneOf(...profileModes), {
    doc: '`advisory`: rules that it breaks are told. `enforced`: edits and requests that break a rule are refused. `enforced_for_new`: a client that is there is advised; one that is made now begins as `enforced`.',
    initial: inherits('client_profile_mode'),
    section: 'Security',
  }),
} as const
