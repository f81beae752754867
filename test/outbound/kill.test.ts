import assert from 'node:assert/strict'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { resources } from '#model/all.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { startProvider } from '../support/fake-provider.ts'
import { runServer } from '../support/program.ts'
import { ADMIN_PASSWORD, ADMIN_SECRET, startServer, temporaryFolder } from '../support/server.ts'
import { until } from '../support/until.ts'
import { registerOf } from './register.ts'

const data = temporaryFolder()
const masterKey = Buffer.alloc(32, 7)
const settings = { issuer: 'http://localhost:1', allow_private_fetch: ['127.0.0.1'] }
const environment = {
  GATEHOUSE_ISSUER: settings.issuer,
  GATEHOUSE_DATA: data,
  GATEHOUSE_MASTER_KEY: masterKey.toString('base64url'),
  GATEHOUSE_ADMIN_CLIENT_SECRET: ADMIN_SECRET,
  GATEHOUSE_ADMIN_PASSWORD: ADMIN_PASSWORD,
  GATEHOUSE_ALLOW_PRIVATE_FETCH: '127.0.0.1',
  LOG_LEVEL: 'error',
}
const inProcess = async () => startServer({ store: await openSqlite(join(data, 'gatehouse.db'), resources), masterKey, settings })

test('CEN-24 a node killed between the answer of a provider and its own write leaves its lease; the next one asks again, and says so when the provider takes that for a replay', async () => {
  const fake = await startProvider()
  const before = await inProcess()
  const register = await registerOf(before, fake)
  const ids: string[] = []
  for (const name of ['strict', 'forgiving']) {
    const { authorization } = await register.prepare()
    await register.enter(authorization, { refresh_token: `rt-${name}` })
    await before.context.db.table(outboundAuthorization).change({ id: authorization }, { expires_at: 1, obtained_at: 0, refresh_at: undefined })
    ids.push(authorization)
  }
  const bearer = await before.adminToken()
  await before.close()

  const node = await runServer(environment)
  fake.manners.hold = () => new Promise(() => {})
  const asked = ids.map((id) =>
    fetch(`${node.issuer}/api/outbound/authorizations/${id}/token`, { method: 'POST', headers: { authorization: `Bearer ${bearer}` } }),
  )
  const cut = Promise.allSettled(asked)
  await until(() => fake.tokenRequests('refresh_token').length === 2, 'both are refreshed')
  // The strict provider has spent the refresh token; its answer never arrives.
  fake.live.refresh.delete('rt-strict')
  node.process.kill('SIGKILL')
  await once(node.process, 'close')
  for (const { status } of await cut) assert.equal(status, 'rejected')
  fake.manners.hold = undefined

  const next = await inProcess()
  const after = await registerOf(next, fake)
  for (const id of ids) {
    const left = await next.context.db.table(outboundAuthorization).change({ id }, { leased_until: 1 })
    assert.ok(left?.lease !== undefined && left.generation === 1, 'nothing was written')
  }
  const [lost, forgiven] = await Promise.all(ids.map((id) => after.api('POST', `/api/outbound/authorizations/${id}/token`)))
  assert.deepEqual([lost?.status, lost?.json.code, lost?.json.provider_error], [409, 'GRANT_LOST', 'invalid_grant'])
  assert.equal(forgiven?.status, 200, String(forgiven?.text))
  await next.close()
  fake.close()
})
