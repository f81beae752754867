import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { clientCredential } from '#model/client-credential.ts'
import { makeClient } from '../support/clients.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import type { CallAnswer, TestServer } from '../support/server.ts'

for (const [name, open] of databases)
  suite(`the secrets of a client, with two nodes on ${name}`, () => {
    let both: Nodes
    let bearer: string
    before(async () => {
      both = await open()
      bearer = await both.nodes[0].adminToken()
    })
    after(() => both.close())

    const nodeOf = (turn: number): TestServer => both.nodes[turn % 2] as TestServer
    const race = (many: number, one: (node: TestServer, turn: number) => Promise<CallAnswer>) =>
      Promise.all(Array.from({ length: many }, (_, turn) => one(nodeOf(turn), turn)))
    const statuses = (answers: readonly CallAnswer[]) => answers.map(({ status }) => status).toSorted()
    const liveOf = async (client_id: string) => {
      const rows = await nodeOf(0).context.db.table(clientCredential).find({ client_id })
      return rows.filter(({ expires_at }) => expires_at === undefined || expires_at > Date.now()).length
    }

    test('however many nodes make them at once, there are never more than ten live ones', async () => {
      for (let round = 0; round < 5; round++) {
        const { id } = await makeClient(nodeOf(0))
        const answers = await race(24, (node) => node.call('POST', `/api/clients/${id}/credentials`, { bearer, json: {} }))
        assert.deepEqual(statuses(answers), [...Array(9).fill(201), ...Array(15).fill(409)])
        assert.equal(await liveOf(id), 10)
      }
    })

    test('nor when expired ones are brought back to life', async () => {
      const { id } = await makeClient(nodeOf(0))
      const db = nodeOf(0).context.db
      const made = await race(9, (node) => node.call('POST', `/api/clients/${id}/credentials`, { bearer, json: {} }))
      const ids = made.map(({ json }) => json.data.id as string)
      for (const one of ids) await db.table(clientCredential).change({ id: one }, { expires_at: 1 })
      for (let i = 0; i < 6; i++) assert.equal((await nodeOf(i).call('POST', `/api/clients/${id}/credentials`, { bearer, json: {} })).status, 201)
      const answers = await race(9, (node, turn) =>
        node.call('PATCH', `/api/clients/${id}/credentials/${ids[turn]}`, { bearer, json: { expires_at: Date.now() + 60_000 } }),
      )
      assert.deepEqual(statuses(answers), [200, 200, 200, ...Array(6).fill(409)])
      assert.equal(await liveOf(id), 10)
    })

    test('of two who delete the last two of the administration client, one is refused', async () => {
      const id = 'gatehouse-admin'
      const credentials = nodeOf(0).context.db.table(clientCredential)
      for (let round = 0; round < 5; round++) {
        assert.equal((await nodeOf(round).call('POST', `/api/clients/${id}/credentials`, { bearer, json: {} })).status, 201)
        const rows = await credentials.find({ client_id: id })
        assert.equal(rows.length, 2)
        const answers = await race(2, (node, turn) => node.call('DELETE', `/api/clients/${id}/credentials/${rows[turn]?.id}`, { bearer }))
        assert.deepEqual(statuses(answers), [204, 403])
      }
    })
  })
