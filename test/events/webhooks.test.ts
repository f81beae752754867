import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { job } from '#model/job.ts'
import { webhook } from '#model/webhook.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let receiver: Receiver
let bearer: string
before(async () => {
  receiver = await startReceiver()
  server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
  bearer = await server.adminToken()
})
after(async () => {
  receiver.close()
  await server.close()
})

const post = (path: string, json?: unknown) => server.call('POST', path, { bearer, ...(json === undefined ? {} : { json }) })
const get = async (path: string) => (await server.call('GET', path, { bearer })).json
let paths = 0
async function makeWebhook(fields: Record<string, unknown> = {}) {
  const url = `${receiver.origin}/hook-${++paths}`
  const { status, json, text } = await post('/api/webhooks', { webhook: { name: `Hook ${paths}`, url, ...fields } })
  assert.equal(status, 201, text)
  return { id: json.data.id as string, secret: json.data.secret as string, path: `/hook-${paths}` }
}
const arrived = (path: string) => receiver.received.filter((one) => one.path === path).map((one) => ({ ...one, json: JSON.parse(one.body) }))
async function until<T>(what: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let tries = 0; tries < 600; tries++) {
    const found = await what()
    if (found) return found
    await wait(25)
  }
  throw new Error('it never came')
}
/** Makes all backoffs be over. */
const hurry = async () => {
  await server.store.global.table(job).change({ kind: 'webhook', state: 'waiting' }, { due_at: Date.now() })
}
const makeRole = async (name: string) => assert.equal((await post('/api/roles', { role: { name } })).status, 201)

test('an event is posted with the headers of Standard Webhooks, signed by the secret that was shown once', async () => {
  const hook = await makeWebhook({ events: ['role.created'] })
  assert.match(hook.secret, /^whsec_[A-Za-z0-9+/]{32}$/)
  assert.equal((await get(`/api/webhooks/${hook.id}`)).data.secret, undefined)
  await makeRole('Pilot')
  const [one] = await until(() => (arrived(hook.path).length > 0 ? arrived(hook.path) : undefined))
  assert.equal(one?.json.type, 'role.created')
  assert.equal(one?.json.data.target_name, 'Pilot')
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = one?.headers ?? {}
  assert.equal(id, one?.json.data.id)
  assert.ok(Math.abs(Number(at) - Date.now() / 1000) < 60)
  const key = Buffer.from(hook.secret.slice('whsec_'.length), 'base64')
  assert.equal(signature, `v1,${createHmac('sha256', key).update(`${id}.${at}.${one?.body}`).digest('base64')}`)
})

test('only events that are asked for arrive, and only those after the webhook was made', async () => {
  await makeRole('Before')
  const hook = await makeWebhook({ events: ['role.*'] })
  await post('/api/scopes', { scope: { name: 'ships:read' } })
  await makeRole('After')
  await until(() => (arrived(hook.path).length > 0 ? true : undefined))
  await wait(100)
  assert.deepEqual(
    arrived(hook.path).map(({ json }) => json.data.target_name),
    ['After'],
  )
})

test('a receiver that is down for a hundred events gets all of them in order when it comes back, each once by its id', async () => {
  const hook = await makeWebhook({ events: ['role.created'] })
  receiver.status = 503
  for (let i = 0; i < 100; i++) await makeRole(`Down ${i}`)
  await until(() => (arrived(hook.path).length > 0 ? true : undefined))
  const failing = await until(async () => (await server.context.db.table(webhook).get(hook.id))?.failing_since)
  assert.ok(failing > 0)
  const before = arrived(hook.path).length
  receiver.status = 200
  await until(async () => {
    await hurry()
    return arrived(hook.path).length - before >= 100 ? true : undefined
  })
  await wait(100)
  const taken = arrived(hook.path).slice(before)
  assert.deepEqual(
    taken.map(({ json }) => json.data.target_name),
    Array.from({ length: 100 }, (_, i) => `Down ${i}`),
  )
  assert.equal(new Set(taken.map(({ headers }) => headers['webhook-id'])).size, 100)
  assert.equal((await server.context.db.table(webhook).get(hook.id))?.failing_since, undefined)
  const log = await get(`/api/webhooks/${hook.id}/deliveries?outcome=failed`)
  assert.ok(log.data.length >= 1)
  assert.equal(log.data[0].status, 503)
  assert.equal(log.data[0].detail, 'the receiver answered 503')
})

test('a delivery can be sent again', async () => {
  const hook = await makeWebhook({ events: ['role.created'] })
  await makeRole('Twice')
  await until(() => (arrived(hook.path).length === 1 ? true : undefined))
  const [delivery] = (
    await until(async () => {
      const page = await get(`/api/webhooks/${hook.id}/deliveries`)
      return page.data.length > 0 ? page : undefined
    })
  ).data
  assert.equal((await post(`/api/webhooks/${hook.id}/deliveries/${delivery.id}/resend`)).status, 204)
  await until(() => (arrived(hook.path).length === 2 ? true : undefined))
  const [first, second] = arrived(hook.path)
  assert.equal(first?.headers['webhook-id'], second?.headers['webhook-id'])
})

test('after a rotation both secrets sign, until the overlap is over', async () => {
  const hook = await makeWebhook({ events: ['role.created'] })
  const rotated = await post(`/api/webhooks/${hook.id}/rotate_secret`, { overlap_ttl: 3600 })
  assert.equal(rotated.status, 200, rotated.text)
  assert.notEqual(rotated.json.data.secret, hook.secret)
  await makeRole('Rotated')
  const [one] = await until(() => (arrived(hook.path).length > 0 ? arrived(hook.path) : undefined))
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = one?.headers ?? {}
  const expected = [rotated.json.data.secret, hook.secret].map((secret: string) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${at}.${one?.body}`).digest('base64')}`
  })
  assert.equal(signature, expected.join(' '))
})

test('a webhook that is switched off is told nothing, and what happened meanwhile when it is switched on again', async () => {
  const hook = await makeWebhook({ events: ['role.created'] })
  const set = (active: boolean) => server.call('PATCH', `/api/webhooks/${hook.id}`, { bearer, json: { active } })
  assert.equal((await set(false)).status, 200)
  await makeRole('Meanwhile')
  await wait(200)
  assert.deepEqual(arrived(hook.path), [])
  await set(true)
  await until(() => (arrived(hook.path).length === 1 ? true : undefined))
})

test('an unknown event, an unknown client and a private address are refused', async () => {
  const { status, json } = await post('/api/webhooks', { webhook: { name: 'Wrong', url: 'https://x.example/', events: ['ship.sunk'], client_id: 'nobody' } })
  assert.equal(status, 422)
  assert.deepEqual(json.errors, { events: ['there is no event ship.sunk'], client_id: ['there is no client nobody'] })
  const hook = await post('/api/webhooks', { webhook: { name: 'Inside', url: 'https://10.0.0.1/hook', events: ['role.created'] } })
  await makeRole('Private')
  const page = await until(async () => {
    const found = await get(`/api/webhooks/${hook.json.data.id}/deliveries`)
    return found.data.length > 0 ? found : undefined
  })
  assert.match(page.data[0].detail, /not a public address/)
})
