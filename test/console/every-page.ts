import assert from 'node:assert/strict'
import { join } from 'node:path'
import { sections } from '../../web/api/sections.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { machineClient, makeClient, type Visit, webClient } from './visit.ts'

const tabs = ['sign_in', 'access', 'tokens', 'keys', 'people', 'activity', 'history', 'try', 'advanced']
const applicationTabs = ['settings', 'credentials', 'try', 'test_users', 'activity']

/** The addresses of pages, read without their types: the pages themselves are compiled for browsers. */
const { routes }: { readonly routes: readonly { readonly path: string }[] } = await import(join(import.meta.dirname, '../../web/routes.ts'))

/** The addresses of pages that are made by hand. */
const own = routes.flatMap(({ path }) => (path.startsWith('/$section') ? [] : path))

/** True for an address that leads to the page of a route. */
const leadsTo = (route: string, path: string) => new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/?]+')}(?:\\?|$)`).test(path)

/** The addresses of the pages that are made by hand, with something on each of them. */
export async function pagesOfTheirOwn(v: Visit): Promise<readonly string[]> {
  const { id } = await makeClient(v, webClient)
  const refused = await aRefusal(v, id)
  const application = await anApplication(v)
  const [template, language, people] = await Promise.all([
    v.api<Row>('POST', '/api/templates', { name: 'signed_out', body: '<h1>Farewell</h1>{{ form }}' }),
    v.api<Row>('POST', '/api/translations', { language: 'de', name: 'Deutsch' }),
    v.api<Row>('POST', '/api/user-imports', { name: 'people.csv' }),
  ])
  const paths = [
    ...own.filter((route) => !route.includes('$')),
    ...['/clients?search=nothing+like+it', '/nowhere', `/applications/${application}`],
    ...applicationTabs.map((tab) => `/applications/${application}?tab=${tab}`),
    ...[`/clients/${id}`, ...tabs.map((tab) => `/clients/${id}?tab=${tab}`)],
    ...[`/refusals/${refused}`, '/identity-providers/idp_default/branding', `/templates/${template.id}`, `/translations/${language.id}`],
    `/user-imports/${people.id}`,
  ]
  for (const route of own)
    assert(
      paths.some((path) => leadsTo(route, path)),
      `${route} is looked at nowhere`,
    )
  return paths
}

/** The addresses of the lists that follow from declarations, with a row in those that are not empty on a new server. */
export async function derivedLists(v: Visit): Promise<readonly string[]> {
  await makeClient(v, machineClient)
  await Promise.all([
    v.api('POST', '/api/organizations', { organization: { name: 'Acme' } }),
    v.api('POST', '/api/apis', { api: { name: 'Orders', identifier: 'https://orders.example.com' } }),
  ])
  return sections.flatMap(({ slug }) => (own.includes(`/${slug}`) ? [] : `/${slug}`))
}

/** The addresses of the forms that follow from declarations: for new rows, and for some that are there. */
export async function derivedForms(v: Visit): Promise<readonly string[]> {
  const [person, organization, api, [key], [scope], [event]] = await Promise.all([
    makePerson(v.server),
    v.api<Row>('POST', '/api/organizations', { organization: { name: 'Acme' } }),
    v.api<Row>('POST', '/api/apis', { api: { name: 'Orders', identifier: 'https://orders.example.com' } }),
    v.api<Row[]>('GET', '/api/key-pairs'),
    v.api<Row[]>('GET', '/api/scopes'),
    v.api<Row[]>('GET', '/api/audit-events'),
  ])
  return [
    ...sections.flatMap(({ slug, can }) => (can.includes('create') && !own.includes(`/${slug}/new`) ? `/${slug}/new` : [])),
    ...['/identity-providers/idp_default', '/backends/be_default', '/roles/role_administrator', '/tenants/default', `/users/${person.id}`],
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
