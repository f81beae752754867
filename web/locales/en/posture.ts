export const posture = {
  posture: {
    title: 'Posture',
    mend: 'To mend',
    more_one: 'Show {{count}} more',
    more_other: 'Show {{count}} more',
    nothing_to_mend: 'Nothing is weaker than the default.',
    strengthen: 'Could be stronger',
    nothing_to_strengthen: 'It has all the hardening that concerns it.',
    profiles: 'Profiles',
    no_profile: 'It is held to no profile.',
    other_profiles: 'Compare with other profiles',
    kept: '{{kept}} of {{all}} rules kept',
    fix: 'Fix',
    add: 'Add',
  },
} as const
