/** The page of a token for a directory that keeps people here. */
export const scim = {
  scim: {
    title: 'Connect the directory',
    words:
      'Give the directory this address and the token. It can make, change, block and remove people and groups; it gives no role and no power over this server.',
    mapping: '{{thing}}: what fills which field',
    there: 'In SCIM',
    here: 'Here',
    not: 'the opposite of {{field}}',
    last: 'The last changes by SCIM tokens',
    none: 'Nothing has come yet.',
  },
} as const
