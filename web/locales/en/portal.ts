export const portal = {
  portal: {
    stages: { draft: 'Draft', in_review: 'In review', live: 'Live', declined: 'Declined', disabled: 'Disabled' },
  },
} as const
