import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decodeJwt } from 'jose'
import { reviewCheckNames } from '#model/review-checklist.ts'
import { user } from '#model/user.ts'
import { codeFlow } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

test('OIDC Core §8.1 the makers of a pairwise application are shown the subject that it knows, and never the person’s id', async () => {
  const maker = await makePerson(server, { roles: ['role_developer'] })
  const door = await personToken(server, maker)
  const flow = await codeFlow({ server, client: { subject_type: 'pairwise', owner: maker.id } })
  const { id_token } = await flow.tokens({ scope: 'openid' })
  const [person] = await server.context.db.table(user).find({ username: flow.habits.username })
  const listed = await server.call('GET', `/clients/${flow.app.id}/tokens`, { bearer: door })
  assert.deepEqual(
    listed.json.data.map((row: { sub: string }) => row.sub),
    [decodeJwt(id_token).sub],
  )
  const one = await server.call('GET', `/clients/${flow.app.id}/tokens/${encodeURIComponent(listed.json.data[0].id)}`, { bearer: door })
  for (const { status, text } of [listed, one]) {
    assert.deepEqual([status, text.includes(person?.id ?? '?'), text.includes('user_id')], [200, false, false])
    // The network of a person would tell two developers that they know the same one.
    assert.doesNotMatch(text, /"network"/)
  }
  assert.equal((await server.call('GET', `/clients/${flow.app.id}/tokens?user_id=${person?.id}`, { bearer: door })).status, 400)
})

test('OIDC Core §8.1 /me tells a pairwise application the subject that it knows, and of the person what the scopes release', async () => {
  const flow = await codeFlow({ server, client: { subject_type: 'pairwise' } })
  const me = async (scope: string) => {
    const { access_token, id_token } = await flow.tokens({ scope })
    return { sub: decodeJwt(id_token).sub, data: (await server.call('GET', '/me', { bearer: access_token })).json.data }
  }
  const bare = await me('openid account:manage:own')
  const { id, username, name, email, organizations } = bare.data
  assert.deepEqual({ id, username, name, email, organizations }, { id: bare.sub, username: null, name: null, email: null, organizations: [] })
  const full = await me('openid profile email account:manage:own')
  assert.deepEqual([full.data.username, full.data.name, full.data.email], [flow.habits.username, 'Ada Lovelace', flow.habits.username])
})

test('a developer is not told which person of the server decided or gave a secret', async () => {
  const maker = await makePerson(server, { roles: ['role_developer'] })
  const reviewer = await makePerson(server, { roles: ['role_administrator'] })
  const [door, desk] = [await personToken(server, maker), await personToken(server, reviewer, 'openid clients:manage:all')]
  const made = await server.call('POST', '/clients', { bearer: door, json: { client: { name: 'A', redirect_uris: ['https://a.example/cb'] } } })
  const { id } = made.json.data
  const asked = await server.call('POST', `/clients/${id}/reviews`, { bearer: door, json: { review: { reason: 'Ready', items: [{ kind: 'go_live' }] } } })
  const items = [{ kind: 'go_live', value: 'live', state: 'approved' }]
  assert.equal(
    (await server.call('POST', `/api/reviews/${asked.json.data.id}/decide`, { bearer: desk, json: { items, checked: reviewCheckNames } })).status,
    200,
  )
  assert.equal((await server.call('POST', `/api/clients/${id}/credentials`, { bearer: desk, json: { credential: { name: 'given' } } })).status, 201)
  for (const path of ['reviews', 'credentials']) {
    const { status, text } = await server.call('GET', `/clients/${id}/${path}`, { bearer: door })
    assert.deepEqual([status, text.includes(reviewer.id)], [200, false], path)
  }
})
