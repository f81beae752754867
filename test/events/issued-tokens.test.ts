import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type IssuedTokens, openIssuedTokens } from '#events/issued-tokens.ts'
import { resources } from '#model/all.ts'
import { auditEvent } from '#model/audit-event.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let issued: IssuedTokens
before(async () => {
  const store = await openSqlite(':memory:', resources)
  issued = openIssuedTokens({ store, now: Date.now, failed: (error) => assert.fail(String(error)) })
  server = await startServer({ store, tally: { happened: issued.happened, used: () => {} } })
})
after(() => server.close())
const eventsOf = (client_id: string) => server.context.db.table(auditEvent).find({ client_id, action: 'client.tokens_issued' })

test('the tokens of a client since the last count are one event, by grant type, numbered like any other', async () => {
  const machine = await makeClient(server)
  const flow = await codeFlow({ server })
  const ask = () => server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: machine.basic })
  for (let n = 0; n < 3; n++) assert.equal((await ask()).status, 200)
  await flow.tokens()
  assert.deepEqual(await eventsOf(machine.id), [])
  await issued.flush()
  const [event, ...more] = await eventsOf(machine.id)
  assert.deepEqual([event?.changes, event?.actor_type, event?.target_id, more], [{ client_credentials: { after: 3 } }, 'system', machine.id, []])
  assert.deepEqual(
    (await eventsOf(flow.app.id)).map(({ changes }) => changes),
    [{ authorization_code: { after: 1 } }],
  )
  await ask()
  await issued.flush()
  assert.deepEqual((await eventsOf(machine.id)).map(({ changes }) => changes['client_credentials']?.after).toSorted(), [1, 3])
})

test('a refused request counts as no token, and nothing counted is no event', async () => {
  const { id, basic } = await makeClient(server)
  assert.equal((await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope: 'nothing' }, basic })).status, 400)
  await issued.flush()
  assert.deepEqual(await eventsOf(id), [])
})
