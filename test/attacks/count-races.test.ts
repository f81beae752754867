import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { client } from '#model/client.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { invitation } from '#model/invitation.ts'
import { review } from '#model/review.ts'
import { makeClient } from '../support/clients.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import type { CallAnswer, TestServer } from '../support/server.ts'

for (const [name, open] of databases)
  suite(`what may exist so often only, with two nodes on ${name}`, () => {
    let both: Nodes
    let one: TestServer
    before(async () => {
      both = await open()
      one = both.nodes[0]
    })
    after(() => both.close())

    const race = (many: number, ask: (node: TestServer, turn: number) => Promise<CallAnswer>) =>
      Promise.all(Array.from({ length: many }, (_, turn) => ask(both.nodes[turn % 2] as TestServer, turn)))
    const counted = (answers: readonly CallAnswer[]) =>
      Object.fromEntries([...Map.groupBy(answers, ({ status }) => status)].map(([status, all]) => [status, all.length]))
    const developer = async () => {
      const person = await makePerson(one, { authorized_scopes: ['clients:manage:own'] })
      return { person, bearer: await personToken(one, person) }
    }

    test('a developer who makes applications on all nodes at once has a hundred', async () => {
      const { person, bearer } = await developer()
      for (let made = 0; made < 95; made++) await makeClient(one, { owner: person.id })
      const answers = await race(24, (node) => node.call('POST', '/clients', { bearer, json: { client: { name: 'One of many' } } }))
      assert.deepEqual(counted(answers), { 201: 5, 409: 19 })
      assert.equal(await one.context.db.table(client).count({ owner: person.id }), 100)
    })

    test('an organization that invites at all nodes at once has a hundred who wait', async () => {
      const { person, bearer } = await developer()
      const admin = await one.adminToken()
      const org = (await one.call('POST', '/api/organizations', { bearer: admin, json: { organization: { name: 'Crowd' } } })).json.data.id
      await one.call('POST', `/api/organizations/${org}/members`, { bearer: admin, json: { user_id: person.id, role: 'admin' } })
      const invite = (node: TestServer, invitee: string) =>
        node.call('POST', `/me/organizations/${org}/invitations`, { bearer, json: { invitation: { invitee } } })
      for (let made = 0; made < 95; made++) await invite(one, `before ${made}`)
      const answers = await race(24, (node, turn) => invite(node, `racer ${turn}`))
      assert.deepEqual(counted(answers), { 201: 5, 409: 19 })
      assert.equal(await one.context.db.table(invitation).count({ organization_id: org }), 100)
    })

    test('of many reviews that are asked for at once, one waits', async () => {
      const { person, bearer } = await developer()
      for (let round = 0; round < 3; round++) {
        const { id } = await makeClient(one, { owner: person.id, stage: 'draft' })
        const json = { review: { reason: 'Ready', items: [{ kind: 'redirect_uri', value: 'https://app.example/more' }] } }
        const answers = await race(10, (node) => node.call('POST', `/clients/${id}/reviews`, { bearer, json }))
        assert.deepEqual(counted(answers), { 201: 1, 409: 9 })
        assert.equal(await one.context.db.table(review).count({ client_id: id, state: 'waiting' }), 1)
      }
    })

    test('of many that are made the default at once, one is', async () => {
      const bearer = await one.adminToken()
      for (let round = 0; round < 3; round++) {
        const json = (turn: number) => ({ identity_provider: { name: `Provider ${round} ${turn}`, is_default: true } })
        const answers = await race(6, (node, turn) => node.call('POST', '/api/identity-providers', { bearer, json: json(turn) }))
        assert.deepEqual(counted(answers), { 201: 6 })
        assert.equal(await one.context.db.table(identityProvider).count({ is_default: true }), 1)
      }
    })
  })
