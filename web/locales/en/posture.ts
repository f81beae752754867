export const posture = {
  posture: {
    title: 'Posture',
    mend: 'To mend',
    more_one: 'Show {{count}} more',
    more_other: 'Show {{count}} more',
    nothing_to_mend: 'Nothing is weaker than the default.',
    strengthen: 'Could be stronger',
    nothing_to_strengthen: 'It has all the hardening that concerns it.',
    fix: 'Fix',
    add: 'Add',
  },
} as const
