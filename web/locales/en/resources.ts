/** Titles and sentences for lists, where they read better than the words of the declaration. */
export const resourceTexts: Readonly<Record<string, { readonly title?: string; readonly about?: string }>> = {
  api: { title: 'Protected APIs', about: 'APIs that accept our tokens, and their names in resource and aud.' },
  audit_event: { title: 'Audit log', about: 'Who did what to what, when. Secrets are never in it.' },
  backend: { about: 'Stores of people.' },
  consent: { about: 'Who has agreed that which client may have what.' },
  job: { title: 'Background jobs', about: 'Work that is done later: waiting, running, or given up after the last attempt.' },
  key_pair: { title: 'Keys', about: 'What tokens are signed with. A rotated key stays published until what it signed has expired.' },
  organization: { about: 'Groups of people with clients of their own.' },
  role: { about: 'Named sets of scopes, given to people.' },
  scope: { about: 'Permissions that tokens carry. Public ones are for everybody, private ones for those who hold them.' },
  session: { about: 'Who is signed in, in which browser.' },
  signer: { about: 'Signing services outside, which hold the private keys of some clients.' },
  tenant: { about: 'Isolated issuers, each with its own clients, people, keys, scopes and pages.' },
  node: { about: 'The processes that share the database.' },
  trusted_issuer: { about: 'Other issuers whose tokens count here, for the purposes that are named.' },
  user: { about: 'People who sign in.' },
  webhook: { about: 'Receivers of events: told of each in order, signed, until they took it.' },
}
