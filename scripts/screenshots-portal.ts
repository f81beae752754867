import { identityProvider } from '#model/identity-provider.ts'
import { makePerson, PASSWORD } from '../test/support/people.ts'
import { personToken } from '../test/support/person-token.ts'
import type { TestServer } from '../test/support/server.ts'

/** A tenant with a name and colours of its own, and a developer with applications, one of which has test users. */
export async function furnishPortal(server: TestServer) {
  const admin = await server.adminToken()
  const call = async (bearer: string, path: string, json: unknown) => {
    const answer = await server.call('POST', path, { bearer, json })
    if (answer.status >= 400) throw new Error(`POST ${path}: ${answer.text}`)
    return answer.json.data
  }
  await server.context.db.table(identityProvider).change({ is_default: true }, { brand_name: 'Harbour Authority', accent_color: '#0b6e75' })
  const username = 'grace.h@example.com'
  const token = await personToken(server, await makePerson(server, { username, name: 'Grace Hopper', roles: ['role_developer'] }))
  const make = async (name: string): Promise<string> => {
    const client = { name, kind: 'web', redirect_uris: [`https://${name.toLowerCase().replaceAll(' ', '-')}.example/callback`] }
    return (await call(token, '/clients', { client })).id
  }
  const [application, live] = [await make('Tide tables'), await make('Mooring planner')]
  await make('Pilot roster')
  for (const name of ['Tessa Test', 'Otto Other']) await call(token, `/clients/${application}/test_users`, { user: { name } })
  const review = { reason: 'Skippers plan with it', items: [{ kind: 'go_live' }] }
  const { id } = await call(token, `/clients/${live}/reviews`, { review })
  await call(admin, `/api/reviews/${id}/decide`, { items: [{ kind: 'go_live', value: 'live', state: 'approved' }] })
  return { developer: { username, password: PASSWORD }, application }
}
