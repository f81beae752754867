import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { membership, membershipKey } from '#model/organization.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'

for (const [name, open] of databases)
  describe(`on ${name}`, () => {
    let running: Nodes
    before(async () => {
      running = await open()
    })
    after(() => running.close())

    test('of ten answers to one invitation at two nodes one is heard, and only a yes makes a member', async () => {
      const [first] = running.nodes
      const admin = await first.adminToken()
      const boss = await makePerson(first, { roles: ['role_developer'] })
      const org = (await first.call('POST', '/api/organizations', { bearer: admin, json: { organization: { name: 'Harbour' } } })).json.data.id
      await first.call('POST', `/api/organizations/${org}/members`, { bearer: admin, json: { user_id: boss.id, role: 'admin' } })
      const hers = await personToken(first, boss)
      for (let round = 0; round < 5; round++) {
        const person = await makePerson(first)
        const bearer = await personToken(first, person, 'openid account:manage:own')
        const json = { invitation: { invitee: person.username } }
        const { id } = (await first.call('POST', `/me/organizations/${org}/invitations`, { bearer: hers, json })).json.data
        const deeds = Array.from({ length: 10 }, (_, at) => (at % 4 < 2 ? 'accept' : 'decline'))
        const answers = await Promise.all(
          deeds.map((deed, at) => running.nodes[at % 2 === 0 ? 0 : 1].call('POST', `/me/invitations/${id}/${deed}`, { bearer })),
        )
        const heard = deeds.filter((_, at) => answers[at]?.status === 204)
        assert.equal(heard.length, 1)
        const isIn = (await first.context.db.table(membership).get(membershipKey(org, person.id))) !== undefined
        assert.equal(isIn, heard[0] === 'accept')
      }
    })
  })
