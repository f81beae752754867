import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { machineClient, makeClient, type Visit, webClient } from './visit.ts'

const sections = [
  'users',
  'organizations',
  'sessions',
  'consents',
  'identity-providers',
  'templates',
  'translations',
  'backends',
  'scopes',
  'roles',
  'apis',
  'keys',
  'trusted-issuers',
  'policies',
  'tenants',
  'credential-configurations',
  'credential-offers',
  'issued-credentials',
  'status-lists',
  'verifiers',
  'audit',
]
const made = [
  'users',
  'organizations',
  'identity-providers',
  'templates',
  'translations',
  'backends',
  'scopes',
  'roles',
  'apis',
  'keys',
  'trusted-issuers',
  'policies',
  'credential-configurations',
  'credential-offers',
  'tenants',
]
const tabs = ['sign_in', 'access', 'tokens', 'keys', 'people', 'activity', 'history', 'try', 'advanced']
const applicationTabs = ['settings', 'credentials', 'try', 'test_users', 'activity']

/** The addresses of all pages, with something on each of them. */
export async function everyPage(v: Visit): Promise<readonly string[]> {
  const { id } = await makeClient(v, webClient)
  const refused = await aRefusal(v, id)
  await makeClient(v, machineClient)
  const [person, application] = await Promise.all([makePerson(v.server), anApplication(v)])
  const [template, language, organization, api, [key], [scope], [event]] = await Promise.all([
    v.api<Row>('POST', '/api/templates', { name: 'signed_out', body: '<h1>Farewell</h1>{{ form }}' }),
    v.api<Row>('POST', '/api/translations', { language: 'de', name: 'Deutsch' }),
    v.api<Row>('POST', '/api/organizations', { organization: { name: 'Acme' } }),
    v.api<Row>('POST', '/api/apis', { api: { name: 'Orders', identifier: 'https://orders.example.com' } }),
    v.api<Row[]>('GET', '/api/key-pairs'),
    v.api<Row[]>('GET', '/api/scopes'),
    v.api<Row[]>('GET', '/api/audit-events'),
  ])
  return [
    ...[
      '/',
      '/clients',
      '/clients?search=nothing+like+it',
      '/clients/new',
      '/clients/registrations',
      '/inspector',
      '/clients/import',
      '/requests',
      '/settings',
      '/policies/lab',
      '/desk',
      '/applications',
      '/applications/new',
      '/applications/scopes',
      '/applications/deleted',
      '/nowhere',
      '/outbound-health',
      '/outbound-authorizations',
      '/outbound-clients/new',
    ],
    ...['/reviews', '/my-apps', `/applications/${application}`, ...applicationTabs.map((tab) => `/applications/${application}?tab=${tab}`)],
    ...[`/clients/${id}`, ...tabs.map((tab) => `/clients/${id}?tab=${tab}`)],
    `/refusals/${refused}`,
    ...sections.map((section) => `/${section}`),
    ...made.map((section) => `/${section}/new`),
    ...[
      '/identity-providers/idp_default',
      '/identity-providers/idp_default/branding',
      '/backends/be_default',
      '/roles/role_administrator',
      '/tenants/default',
      `/users/${person.id}`,
    ],
    ...[`/templates/${template.id}`, `/translations/${language.id}`],
    ...[`/organizations/${organization.id}`, `/apis/${api.id}`, `/scopes/${scope?.id}`, `/audit/${event?.id}`],
    ...(key ? [`/keys/${encodeURIComponent(key.id)}`] : []),
  ]
}
interface Row {
  readonly id: string
}

/** A request of a client that was refused: its id. */
async function aRefusal({ server }: Visit, id: string): Promise<string> {
  const refused = await server.call('GET', `/oauth/authorize?client_id=${id}&response_type=code&redirect_uri=https://app.example.com/callback/`)
  await server.explanations.flush()
  return String(refused.headers['x-request-id'])
}

/** An application that the administrator answers for, and one of a developer that waits for review. */
async function anApplication(v: Visit): Promise<string> {
  const developer = await makePerson(v.server, { authorized_scopes: ['clients:manage:own'] })
  const bearer = await personToken(v.server, developer)
  const drafted = await v.server.call('POST', '/clients', { json: { client: { ...webClient, name: 'Weather' } }, bearer })
  const asked = { reason: 'To show orders by the weather', items: [{ kind: 'go_live' }, { kind: 'redirect_uri', value: 'https://new.example.com/callback' }] }
  await v.server.call('POST', `/clients/${drafted.json.data.id}/reviews`, { json: { review: asked }, bearer })
  const [admin] = await v.api<Row[]>('GET', '/api/users?search=admin')
  return (await makeClient(v, { ...webClient, name: 'Intranet', owner: admin?.id })).id
}
