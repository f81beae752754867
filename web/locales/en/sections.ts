export const sections = {
  sections: {
    users: { title: 'Users', about: 'People who sign in.' },
    organizations: { title: 'Organizations', about: 'Groups of people with clients of their own.' },
    sessions: { title: 'Sessions', about: 'Who is signed in, in which browser.' },
    consents: { title: 'Consents', about: 'Who has agreed that which client may have what.' },
    identity_providers: { title: 'Identity providers', about: 'How people sign in: which pages they see, and which backend knows them.' },
    backends: { title: 'Backends', about: 'Stores of people.' },
    scopes: { title: 'Scopes', about: 'Permissions that tokens carry. Public ones are for everybody, private ones for those who hold them.' },
    roles: { title: 'Roles', about: 'Named sets of scopes, given to people.' },
    apis: { title: 'Protected APIs', about: 'APIs that accept our tokens, and their names in resource and aud.' },
    keys: { title: 'Keys', about: 'What tokens are signed with. A rotated key stays published until what it signed has expired.' },
    trusted_issuers: { title: 'Trusted issuers', about: 'Other issuers whose tokens count here, for the purposes that are named.' },
    tenants: { title: 'Tenants', about: 'Isolated issuers, each with its own clients, people, keys, scopes and pages.' },
    webhooks: { title: 'Webhooks', about: 'Receivers of events: told of each in order, signed, until they took it.' },
    jobs: { title: 'Background jobs', about: 'Work that is done later: waiting, running, or given up after the last attempt.' },
    audit: { title: 'Audit log', about: 'Who did what to what, when. Secrets are never in it.' },
  },
} as const
