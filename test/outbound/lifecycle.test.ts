import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { auditEvent } from '#model/audit-event.ts'
import { job } from '#model/job.ts'
import { outboundAttempt } from '#model/outbound/attempt.ts'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { fullName } from '#model/outbound/full-name.ts'
import { remoteClient } from '#model/outbound/remote-client.ts'
import { until } from '../support/until.ts'
import { startOutbound } from './register.ts'

const { fake, server, register } = await startOutbound()

const at = (id: string) => `/api/outbound/authorizations/${id}`
const dataOf = async (id: string) => (await register.api('GET', at(id))).json.data
const table = () => server.context.db.table(outboundAuthorization)
/** Makes the waiting jobs of a kind due. */
const hurry = (kind: string) => server.store.global.table(job).change({ kind, state: 'waiting' }, { due_at: 0 })

test('CEN-29 cancelling takes every token, the refresh token too, and revokes them at the provider, trying again while it is away', async () => {
  const { authorization } = await register.prepare()
  await register.enter(authorization, { access_token: 'at-cancelled', refresh_token: 'rt-cancelled' })
  assert.equal((await register.api('POST', `${at(authorization)}/cancel`)).json.data.status, 'unauthorized')
  const row = await register.row(authorization)
  assert.deepEqual([row.access_token, row.refresh_token, row.id_token, row.expires_at, row.token_type], [undefined, undefined, undefined, undefined, undefined])
  await until(() => !fake.live.access.has('at-cancelled') && !fake.live.refresh.has('rt-cancelled'), 'both are revoked')
  assert.deepEqual((await register.api('POST', `${at(authorization)}/token`)).json.code, 'NOT_AUTHORIZED')
  await until(
    async () => (await server.context.db.table(outboundAttempt).find({ authorization_id: authorization, outcome: 'revoked' })).length === 1,
    'it is on record',
  )
})

test('CEN-29 a refresh that is under way when it is cancelled brings nothing back', async () => {
  const { authorization } = await register.prepare()
  await register.enter(authorization, {})
  await table().change({ id: authorization }, { expires_at: 1, obtained_at: 0, refresh_at: undefined })
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const { promise: reached, resolve: arrived } = Promise.withResolvers<void>()
  fake.manners.hold = () => {
    arrived()
    return held
  }
  const asked = register.api('POST', `${at(authorization)}/token`)
  await reached
  assert.equal((await register.api('POST', `${at(authorization)}/cancel`)).status, 200)
  fake.manners.hold = undefined
  release()
  assert.deepEqual((await asked).json.code, 'NOT_AUTHORIZED')
  assert.equal((await register.row(authorization)).access_token, undefined)
})

test('CEN-30 tokens are entered by who may manage, with a confirmation, and that is on record without them', async () => {
  const { authorization } = await register.prepare()
  const tokens = { access_token: 'at-pasted-secret', refresh_token: 'rt-pasted-secret', expires_in: 60 }
  const unsure = await register.api('PUT', `${at(authorization)}/tokens`, tokens)
  assert.deepEqual([unsure.status, Object.keys(unsure.json.errors)], [422, ['confirm']])
  const reader = await server.adminToken('outbound:read:all')
  assert.equal((await server.call('PUT', `${at(authorization)}/tokens`, { bearer: reader, json: { ...tokens, confirm: true } })).status, 403)
  await register.enter(authorization, tokens)
  const [event] = await server.context.db.table(auditEvent).find({ target_id: authorization, action: 'outbound_authorization.tokens_entered' })
  assert.deepEqual([event?.actor_id, event?.changes['access_token']], ['gatehouse-admin', {}])
  assert.doesNotMatch(JSON.stringify(event), /pasted-secret/)
})

test('CEN-33 who changed which field of an authorization is on record, and never a token', async () => {
  const { authorization } = await register.prepare()
  await register.enter(authorization, { access_token: 'at-never-told' })
  await register.api('PATCH', at(authorization), { name: 'Renamed', metadata: { team: 'x' } })
  const events = await server.context.db.table(auditEvent).find({ target_id: authorization })
  const updated = events.find(({ action }) => action === 'outbound_authorization.updated')
  assert.equal(updated?.changes['name']?.after, 'Renamed')
  assert.deepEqual(updated?.changes['metadata'], { before: {}, after: { team: 'x' } })
  assert.doesNotMatch(JSON.stringify(events), /never-told/)
  assert.doesNotMatch(server.logged.join(''), /never-told/)
})

test('CEN-35 a list is narrowed to a standing', async () => {
  const { authorization } = await register.prepare()
  const { data } = (await register.api('GET', '/api/outbound/authorizations?status=unauthorized')).json
  assert.ok(data.some(({ id }: { id: string }) => id === authorization))
  assert.ok(data.every(({ status }: { status: string }) => status === 'unauthorized'))
})

test('CEN-24 a token is renewed ahead of time by a job, before its margin and not all at one moment', async () => {
  const ids: string[] = []
  for (let i = 0; i < 8; i++) {
    const { authorization } = await register.prepare()
    await register.enter(authorization, { refresh_token: `rt-ahead-${i}`, expires_in: 3600 })
    ids.push(authorization)
  }
  const moments = (await Promise.all(ids.map((id) => register.row(id)))).map(({ refresh_at = 0, expires_at = 0 }) => expires_at - refresh_at)
  for (const lead of moments) assert.ok(lead >= 60_000 && lead <= 660_000, String(lead))
  assert.ok(new Set(moments).size > 4, 'they are spread')
  for (const id of ids) await table().change({ id }, { refresh_at: 1 })
  await hurry('outbound_refresh')
  await until(async () => (await Promise.all(ids.map((id) => register.row(id)))).every(({ generation }) => generation === 2), 'all are renewed')
  const next = () => server.store.global.table(job).get('outbound-refresh:default')
  await until(async () => ((await next())?.due_at ?? 0) > server.context.now() + 2000, 'it sleeps until the next one')
})

test('RFC 8628 §3.4 a device flow tells the code to type, and a job gets the token once it was typed', async () => {
  const { authorization } = await register.prepare({
    provider: { device_authorization_endpoint: `${fake.origin}/device` },
    authorization: { flow: 'device_code' },
  })
  let typed = false
  fake.manners.answer = ({ params }) =>
    params.get('device_code') === 'device' && !typed ? { status: 400, body: JSON.stringify({ error: 'authorization_pending' }) } : undefined
  const { data } = (await register.api('POST', `${at(authorization)}/authorize`)).json
  assert.deepEqual([data.user_code, data.authorize_url], ['WDJB-MJHT', `${fake.origin}/activate`])
  assert.equal((await dataOf(authorization)).status, 'waiting')
  await hurry('outbound_device')
  await until(() => fake.tokenRequests('urn:ietf:params:oauth:grant-type:device_code').length > 0, 'it asks')
  assert.equal((await dataOf(authorization)).status, 'waiting')
  typed = true
  await until(async () => {
    await hurry('outbound_device')
    return (await dataOf(authorization)).status === 'authorized'
  }, 'the token is there')
  fake.manners.answer = undefined
  assert.deepEqual([(await dataOf(authorization)).device, (await register.row(authorization)).device_code], [null, undefined])
})

test('CEN-22 RFC 7523 §2.1 RFC 8693 §2.1 tokens are got for the client itself, by an assertion that our keys verify, and in exchange for another', async () => {
  const own = await register.prepare({ authorization: { flow: 'client_credentials' } })
  const asserted = await register.prepare({
    provider: { client_auth_method: 'private_key_jwt' },
    authorization: { flow: 'jwt_bearer', assertion_subject: 'ada' },
  })
  const exchanged = await register.prepare({ authorization: { flow: 'token_exchange', subject_authorization_id: own.authorization } })
  for (const { authorization } of [own, asserted, exchanged]) assert.equal((await register.api('POST', `${at(authorization)}/token`)).status, 200)
  const bearer = fake.tokenRequests('urn:ietf:params:oauth:grant-type:jwt-bearer').at(-1)?.params
  const claims = await server.context.keys.verify(bearer?.get('assertion') ?? '', ['jwt'])
  assert.deepEqual([claims?.['iss'], claims?.['sub'], claims?.['aud']], ['our-id', 'ada', `${fake.origin}/token`])
  assert.equal((await server.context.keys.verify(bearer?.get('client_assertion') ?? '', ['jwt']))?.['sub'], 'our-id')
  const exchange = fake.tokenRequests('urn:ietf:params:oauth:grant-type:token-exchange').at(-1)?.params
  assert.ok(fake.live.access.has(exchange?.get('subject_token') ?? ''))
  assert.equal(exchange?.get('subject_token_type'), 'urn:ietf:params:oauth:token-type:access_token')
})

test('RFC 9449 §8 a token is bound to a key, with the nonce that the provider asks for', async () => {
  const { authorization } = await register.prepare({ provider: { dpop: true }, authorization: { flow: 'client_credentials' } })
  const proofs: string[] = []
  fake.manners.answer = ({ headers }) => {
    proofs.push(String(headers['dpop']))
    const { nonce } = JSON.parse(Buffer.from(proofs.at(-1)?.split('.')[1] ?? '', 'base64url').toString())
    return nonce === 'fresh' ? undefined : { status: 400, body: JSON.stringify({ error: 'use_dpop_nonce' }), headers: { 'dpop-nonce': 'fresh' } }
  }
  fake.manners.further = { token_type: 'DPoP' }
  const answer = await register.api('POST', `${at(authorization)}/token`)
  fake.manners.answer = undefined
  fake.manners.further = {}
  assert.deepEqual([answer.status, answer.json.data?.token_type, proofs.length], [200, 'DPoP', 2], answer.text)
})

test('the health page names secrets that expire, failures and losses, from ten thousand authorizations within a second', async () => {
  const lost = await register.prepare()
  await register.enter(lost.authorization, { refresh_token: 'rt-gone' })
  fake.live.refresh.delete('rt-gone')
  await table().change({ id: lost.authorization }, { expires_at: 1, obtained_at: 0, refresh_at: undefined })
  await register.api('POST', `${at(lost.authorization)}/token`)
  await server.context.db.table(remoteClient).change({ id: lost.client }, { secret_expires_at: server.context.now() + 86_400_000 })
  const rows = Array.from({ length: 10_000 }, (_, i) => {
    const status = i % 100 === 0 ? ('failing' as const) : ('authorized' as const)
    const name = `Many ${i}`
    return newRow(outboundAuthorization, {
      id: `oa_many_${i}`,
      name,
      full_name: fullName(undefined, name),
      status,
      ...(status === 'failing' ? { failing_since: i } : {}),
    })
  })
  for (let from = 0; from < rows.length; from += 2000)
    await server.context.db.together((batch) => {
      for (const row of rows.slice(from, from + 2000)) batch.insert(outboundAuthorization, row)
    })
  const began = performance.now()
  const { data } = (await register.api('GET', '/api/outbound/health')).json
  assert.ok(performance.now() - began < 1000)
  assert.ok(data.expiring_secrets.some(({ id }: { id: string }) => id === lost.client))
  assert.ok(data.lost.some(({ id }: { id: string }) => id === lost.authorization))
  assert.equal(data.failing.length, 20)
  assert.ok(data.statuses.failing >= 100)
  assert.ok(data.days.at(-1).lost >= 1 && data.days.length === 30)
})

test('a secret that expires soon is told once for each threshold', async () => {
  const { client } = await register.prepare({ client: { secret_expires_at: server.context.now() + 10 * 86_400_000 } })
  for (let i = 0; i < 2; i++) {
    await hurry('warn_of_remote_secrets')
    await server.work.runDue()
  }
  const events = () => server.context.db.table(auditEvent).find({ target_id: client, action: 'remote_client.secret_expiring' })
  await until(async () => (await events()).length > 0, 'it is told')
  assert.equal((await events()).length, 1)
})
