/** A scope that the server itself needs. The administration API demands them; tokens of people carry the public ones. */
export interface SystemScope {
  readonly name: string
  readonly label: string
  readonly public: boolean
  /** The scope is about a person. A client that acts for itself may not have it, because an API would take the client for a person. */
  readonly people?: true
}

/** Opens a person's own account: the applications and sessions that have access to it. */
export const OWN_ACCOUNT = 'account:manage:own'

/** Opens the connections to other services that a person may use. */
export const USE_CONNECTIONS = 'outbound:use'

/** Lets an application read the values of its own parameters. Public, because they are made for it. */
export const OWN_PARAMETERS = 'parameters:read:own'

/** The areas of the administration API; each is guarded by `{area}:manage:all` and `{area}:read:all`. */
export const areas = [
  'clients',
  'keys',
  'scopes',
  'roles',
  'users',
  'organizations',
  'identity-providers',
  'upstreams',
  'configuration',
  'policies',
  'outbound',
  'credentials',
  'tenants',
  'logs',
] as const
export type Area = (typeof areas)[number]

const guarding = areas.flatMap((area): SystemScope[] => [
  ...(area === 'logs' ? [] : [{ name: `${area}:manage:all`, label: `Administer ${area.replace('-', ' ')}`, public: false }]),
  { name: `${area}:read:all`, label: `See ${area.replace('-', ' ')}`, public: false },
])

/** Lets an API ask whether somebody may do something (AuthZEN). It tells about people and clients, so only an administrator gives it. */
export const ACCESS_EVALUATION = 'access:evaluate:all'

/** Lets a security system end all access of any person, and nothing else. */
export const GLOBAL_REVOCATION = 'tokens:revoke:all'

/** Lets its holder act as another person, where a policy allows it too. */
export const ACT_AS = 'users:act-as:all'

/** Lets a receiver have streams of security events. It tells about all people, so only an administrator gives it. */
export const RECEIVE_SIGNALS = 'signals:receive:own'

/** Lets a client ask wallets for credentials, and read what was shown to it. It tells about people, so only an administrator gives it. */
export const PRESENTATION_REQUEST = 'presentations:request:own'

/** Lets a page of another system answer for the person whom it asks for consent. */
export const DECIDE_CONSENT = 'consents:decide:all'

/** Lets a directory elsewhere make, change and remove people and groups (SCIM). It gives no power that it does not hold itself. */
export const SCIM = 'scim:manage:all'

const ofApis: readonly SystemScope[] = [
  { name: ACCESS_EVALUATION, label: 'Ask for access decisions', public: false },
  { name: RECEIVE_SIGNALS, label: 'Receive security events', public: false },
  { name: GLOBAL_REVOCATION, label: 'End all access of any person', public: false },
  { name: SCIM, label: 'Keep people and groups by SCIM', public: false },
  { name: ACT_AS, label: 'Act as other people', public: false },
  { name: DECIDE_CONSENT, label: 'Ask people for consent on a page of its own', public: false },
  { name: PRESENTATION_REQUEST, label: 'Ask wallets for credentials', public: false },
]

const ofApplications: readonly SystemScope[] = [{ name: OWN_PARAMETERS, label: 'Read how it was set up', public: true }]

const ofPeople: readonly SystemScope[] = [
  { name: 'openid', label: 'Sign you in', public: true, people: true },
  { name: 'profile', label: 'See your name and profile', public: true, people: true },
  { name: 'email', label: 'See your e-mail address', public: true, people: true },
  { name: 'phone', label: 'See your phone number', public: true, people: true },
  { name: 'address', label: 'See your postal address', public: true, people: true },
  // Argo CD, Grafana and Kubernetes ask for it.
  { name: 'groups', label: 'See the groups you belong to', public: true, people: true },
  { name: 'offline_access', label: 'Stay signed in while you are away', public: true, people: true },
  // Public, because everybody has an account; the consent page shows that an application asks for it.
  { name: OWN_ACCOUNT, label: 'See what has access to your account, and end it', public: true, people: true },
  // The developer's door: a person with this scope may register applications of their own.
  { name: 'clients:manage:own', label: 'Register and manage your own applications', public: false, people: true },
  // Its holder gets tokens of other services, through the connections that are open to them.
  { name: USE_CONNECTIONS, label: 'Use your connections to other services', public: false, people: true },
]

export const systemScopes: readonly SystemScope[] = [...ofPeople, ...ofApplications, ...guarding, ...ofApis]
/** The scopes that only a token of a person may carry. */
export const scopesOfPeople: ReadonlySet<string> = new Set(systemScopes.filter(({ people }) => people).map(({ name }) => name))
export const adminScopes: readonly string[] = [...guarding, ...ofApis].map((scope) => scope.name)
