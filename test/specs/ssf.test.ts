import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { record } from '#events/record.ts'
import type { Request } from '#http/request.ts'
import { ownEvent } from '#login/own-event.ts'
import type { Client } from '#model/client.ts'
import { job } from '#model/job.ts'
import { signal } from '#model/signal.ts'
import { user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow } from '../support/code-flow.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson } from '../support/people.ts'
import { type Receiver, startReceiver } from '../support/receiver.ts'
import type { TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'

const CAEP = 'https://schemas.openid.net/secevent/caep/event-type'
const RISC = 'https://schemas.openid.net/secevent/risc/event-type'
const SCOPE = 'signals:receive:own'
const [PUSH, POLL] = ['urn:ietf:rfc:8935', 'urn:ietf:rfc:8936']

/** The claims of a security event token, as far as tests read them. */
interface Told {
  readonly sub_id: { readonly sub?: string }
  readonly events: Record<string, { readonly [name in 'initiating_entity' | 'event_timestamp' | 'claims' | 'change_type']?: unknown }>
}

for (const [name, open] of databases)
  describe(`on ${name}`, () => {
    let running: Nodes
    let server: TestServer
    let web: Receiver
    let admin: string
    before(async () => {
      web = await startReceiver()
      web.status = 202
      running = await open({ allow_private_fetch: ['127.0.0.1'] })
      server = running.nodes[0]
      admin = await server.adminToken()
    })
    after(async () => {
      web.close()
      await running.close()
    })

    /** A receiver: its client and its calls. */
    async function receiver(fields: Partial<Client> = {}) {
      const client = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: SCOPE }], ...fields })
      const form = { grant_type: 'client_credentials', scope: SCOPE }
      const bearer: string = (await server.call('POST', '/oauth/token', { form, basic: client.basic })).json.access_token
      const call = (method: string, path: string, json?: unknown, node = server) => node.call(method, path, { bearer, ...(json !== undefined && { json }) })
      return { id: client.id, call, poll: (stream: string, body: object = {}) => call('POST', `/ssf/poll/${stream}`, { returnImmediately: true, ...body }) }
    }
    type Calling = Awaited<ReturnType<typeof receiver>>
    async function polling(by: Calling, fields: object = {}): Promise<string> {
      const { status, json, text } = await by.call('POST', '/ssf/streams', fields)
      assert.equal(status, 201, text)
      return json.stream_id
    }
    const claimsIn = (sets: Record<string, string>) => Object.values(sets).map((token) => decodeJwt<Told>(token))
    const typesIn = (sets: Record<string, string>) => claimsIn(sets).flatMap(({ events }) => Object.keys(events))
    /** Polls until something comes, and leaves it there. */
    async function arrived(by: Calling, stream: string, least = 1): Promise<Record<string, string>> {
      let sets: Record<string, string> = {}
      await until(async () => {
        sets = (await by.poll(stream)).json.sets
        return Object.keys(sets).length >= least
      }, `${least} events arrive`)
      return sets
    }
    const block = (id: string, verb = 'block') => server.call('POST', `/api/users/${id}/${verb}`, { bearer: admin })

    test('SSF 1.0 §7.1 the configuration names the endpoints, and each is there', async () => {
      const { json } = await server.call('GET', '/.well-known/ssf-configuration')
      assert.deepEqual([json.issuer, json.jwks_uri, json.delivery_methods_supported], [server.issuer, `${server.issuer}/oauth/jwks`, [PUSH, POLL]])
      for (const [member, url] of Object.entries<string>(json).filter(([member]) => member.endsWith('_endpoint'))) {
        const method = member === 'configuration_endpoint' ? 'GET' : 'POST'
        assert.equal((await server.call(method, url.slice(server.issuer.length), { json: {} })).status, 401, member)
      }
    })

    test('RFC 8936 §2 a polled event waits until it is acknowledged, and is signed for its receiver', async () => {
      const by = await receiver()
      const stream = await polling(by)
      const { id } = await makePerson(server)
      await block(id)
      const sets = await arrived(by, stream, 2)
      assert.deepEqual(typesIn(sets).toSorted(), [`${CAEP}/session-revoked`, `${RISC}/account-disabled`])
      const [[jti = '', token = ''] = []] = Object.entries(sets)
      const keys = createLocalJWKSet((await server.call('GET', '/oauth/jwks')).json)
      const { payload } = await jwtVerify(token, keys, { issuer: server.issuer, audience: by.id, typ: 'secevent+jwt' })
      assert.deepEqual(
        [payload.jti, payload['sub_id'], payload.sub, payload.exp],
        [jti, { format: 'iss_sub', iss: server.issuer, sub: id }, undefined, undefined],
      )
      const [details] = Object.values(payload['events'] as Told['events'])
      assert.deepEqual([details?.initiating_entity, Math.abs(Number(details?.event_timestamp) - Date.now() / 1000) < 60], ['admin', true])
      assert.equal(Object.keys((await by.poll(stream)).json.sets).length, 2)
      const first = await by.poll(stream, { maxEvents: 1 })
      assert.deepEqual([Object.keys(first.json.sets), first.json.moreAvailable], [[jti], true])
      const rest = (await by.poll(stream, { ack: [jti] })).json.sets
      assert.deepEqual(Object.keys(rest), Object.keys(sets).slice(1))
      const refused = { setErrs: { [Object.keys(rest)[0] ?? '']: { err: 'jwtIss', description: 'who are you' } } }
      assert.deepEqual((await by.poll(stream, refused)).json.sets, {})
      assert.equal((await server.call('GET', `/api/signal-streams/${stream}`, { bearer: admin })).json.data.last_error, 'jwtIss: who are you')
    })

    test('RFC 8417 §2.2 a security event token names issuer, receiver, time, one event and its subject, and cannot pass for a token of another kind', async () => {
      const by = await receiver()
      const stream = await polling(by, { events_requested: [`${RISC}/account-disabled`] })
      const { id } = await makePerson(server)
      await block(id)
      const [token = ''] = Object.values(await arrived(by, stream))
      assert.equal(decodeProtectedHeader(token).typ, 'secevent+jwt')
      const { iss, aud, iat, jti, txn, events, sub_id, ...rest } = decodeJwt(token) as Record<string, unknown>
      assert.deepEqual([iss, aud, Object.keys(events as object)], [server.issuer, by.id, [`${RISC}/account-disabled`]])
      assert.ok(Math.abs(Number(iat) - Date.now() / 1000) < 60 && jti && txn)
      assert.deepEqual(sub_id, { format: 'iss_sub', iss: server.issuer, sub: id })
      assert.deepEqual(rest, {}, 'neither sub nor exp, by which it could be an ID token or an access token')
      assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: token })).status, 401)
    })

    test('RISC 1.0 §2 an account that is disabled, enabled or purged is told as that, about the same subject', async () => {
      const by = await receiver()
      const types = ['account-disabled', 'account-enabled', 'account-purged'].map((type) => `${RISC}/${type}`)
      const stream = await polling(by, { events_requested: types })
      const { id } = await makePerson(server)
      await block(id)
      await block(id, 'unblock')
      assert.equal((await server.call('DELETE', `/api/users/${id}`, { bearer: admin })).status, 204)
      const told = claimsIn(await arrived(by, stream, 3))
      assert.deepEqual(
        told.flatMap(({ events }) => Object.keys(events)),
        types,
      )
      for (const { sub_id } of told) assert.equal(sub_id.sub, id)
    })

    test('RFC 8935 §2 a pushed event is sent with its media type and authorization, again until it is accepted, and a refused one is dropped', async () => {
      const by = await receiver()
      const delivery = { method: PUSH, endpoint_url: `${web.origin}/events-${name}`, authorization_header: 'Bearer of the receiver' }
      const stream = await polling(by, { delivery, events_requested: [`${RISC}/account-disabled`, `${RISC}/account-enabled`] })
      const got = () => web.received.filter(({ path }) => path === `/events-${name}`)
      web.status = 500
      const { id } = await makePerson(server)
      await block(id)
      await until(() => got().length === 1, 'the first attempt')
      const read = async () => (await server.call('GET', `/api/signal-streams/${stream}`, { bearer: admin })).json.data
      await until(async () => (await read()).failing_since, 'the failure is noted')
      assert.equal((await read()).last_error, 'the receiver answered 500')
      web.status = 202
      await server.store.global.table(job).change({ kind: 'signals', state: 'waiting' }, { due_at: Date.now() })
      await until(() => got().length === 2, 'the second attempt')
      const [, second] = got()
      assert.deepEqual([second?.headers['content-type'], second?.headers['authorization']], ['application/secevent+jwt', 'Bearer of the receiver'])
      assert.equal(decodeJwt(got()[0]?.body ?? '').jti, decodeJwt(second?.body ?? '').jti)
      await until(async () => (await read()).failing_since === null || (await read()).failing_since === undefined, 'it is well again')
      web.status = 400
      await block(id, 'unblock')
      await until(() => got().length === 3, 'the refused one')
      await until(async () => /account-enabled/.test((await read()).last_error), 'the refusal is noted')
      assert.equal(await server.context.db.table(signal).count({ stream_id: stream }), 0)
      web.status = 202
    })

    test('CAEP 1.0 §3.1 the end of one sign-in names it, a new password is also a credential change, changed claims are for those who may read people', async () => {
      const [plain, reader] = [await receiver(), await receiver({ authorized_scopes: [{ name: SCOPE }, { name: 'users:read:all' }] })]
      const [stream, theirs] = [await polling(plain), await polling(reader)]
      const flow = await codeFlow({ server })
      const { id_token } = await flow.tokens()
      await flow.visitor.go(`/oauth/end_session?${new URLSearchParams({ id_token_hint: id_token })}`)
      const { sub, sid } = decodeJwt(id_token)
      await server.call('PATCH', `/api/users/${sub}`, { bearer: admin, json: { user: { name: 'Grace', password: 'another password of theirs' } } })
      const about = async (by: Calling, at: string, least: number) => claimsIn(await arrived(by, at, least)).map(({ sub_id, events }) => ({ sub_id, events }))
      const told = await about(reader, theirs, 4)
      const person = { format: 'iss_sub', iss: server.issuer, sub }
      assert.deepEqual(told[0]?.sub_id, { format: 'complex', user: person, session: { format: 'opaque', id: sid } })
      assert.equal(told[0]?.events[`${CAEP}/session-revoked`]?.initiating_entity, 'user')
      const members = Object.assign({}, ...told.slice(1).map(({ events }) => events))
      assert.deepEqual(members[`${CAEP}/token-claims-change`].claims, { name: 'Grace' })
      assert.equal(members[`${CAEP}/credential-change`].change_type, 'update')
      assert.deepEqual(typesIn(await arrived(plain, stream, 3)).includes(`${CAEP}/token-claims-change`), false)
    })

    test('SSF 1.0 §8.1.2 a paused stream keeps events, a disabled one does not, and both tell nothing', async () => {
      const by = await receiver()
      const stream = await polling(by, { events_requested: [`${RISC}/account-purged`] })
      const set = async (status: string) =>
        assert.equal((await by.call('POST', '/ssf/status', { stream_id: stream, status, reason: 'mending' })).json.status, status)
      const purge = async () => server.call('DELETE', `/api/users/${(await makePerson(server)).id}`, { bearer: admin })
      const kept = () => server.context.db.table(signal).count({ stream_id: stream })
      await set('paused')
      await purge()
      await until(async () => (await kept()) === 1, 'it is kept')
      assert.deepEqual((await by.poll(stream)).json.sets, {})
      assert.deepEqual((await by.call('GET', `/ssf/status?stream_id=${stream}`)).json, { stream_id: stream, status: 'paused', reason: 'mending' })
      await set('enabled')
      const [jti = ''] = Object.keys(await arrived(by, stream))
      await by.poll(stream, { ack: [jti] })
      await set('disabled')
      await purge()
      const other = await polling(by, { events_requested: ['urn:gatehouse:event:client.created'] })
      await server.call('POST', '/api/clients', { bearer: admin, json: { client: { name: 'Told of' } } })
      await arrived(by, other)
      assert.equal(await kept(), 0)
      await server.call('PATCH', `/api/signal-streams/${stream}`, {
        bearer: admin,
        json: { signal_stream: { status: 'enabled', status_reason: 'welcome back' } },
      })
      const [updated] = claimsIn(await arrived(by, stream))
      assert.deepEqual(updated?.events, {
        'https://schemas.openid.net/secevent/ssf/event-type/stream-updated': { status: 'enabled', reason: 'welcome back' },
      })
    })

    test('SSF 1.0 §8.1.1 a stream is read, changed, replaced and removed', async () => {
      const by = await receiver()
      const stream = await polling(by, { description: 'Ours' })
      const read = async () => (await by.call('GET', `/ssf/streams?stream_id=${stream}`)).json
      const { aud, delivery, events_delivered, events_supported } = await read()
      assert.deepEqual([aud, delivery], [by.id, { method: POLL, endpoint_url: `${server.issuer}/ssf/poll/${stream}` }])
      assert(events_supported.includes('urn:gatehouse:event:client.updated') && !events_delivered.includes('urn:gatehouse:event:client.updated'))
      const changed = await by.call('PATCH', '/ssf/streams', { stream_id: stream, events_requested: [`${CAEP}/session-revoked`, 'urn:unknown'] })
      assert.deepEqual([changed.json.events_delivered, changed.json.description], [[`${CAEP}/session-revoked`], 'Ours'])
      const replaced = await by.call('PUT', '/ssf/streams', { stream_id: stream, delivery: { method: PUSH, endpoint_url: 'https://receiver.example/' } })
      assert.deepEqual([replaced.json.delivery.method, replaced.json.description, replaced.json.events_delivered.length > 1], [PUSH, undefined, true])
      assert.equal((await by.poll(stream)).status, 409)
      assert.equal((await by.call('DELETE', `/ssf/streams?stream_id=${stream}`)).status, 204)
      assert.deepEqual([(await by.call('GET', `/ssf/streams?stream_id=${stream}`)).status, (await by.call('GET', '/ssf/streams')).json], [404, []])
    })

    test('SSF 1.0 §8.1.3 a receiver hears no more of a person it removed, until it adds them again', async () => {
      const by = await receiver()
      const stream = await polling(by, { events_requested: [`${RISC}/account-disabled`] })
      const [one, other] = [await makePerson(server), await makePerson(server)]
      const subject = { format: 'email', email: one.username }
      assert.equal((await by.call('POST', '/ssf/subjects/remove', { stream_id: stream, subject })).status, 204)
      assert.equal((await by.call('POST', '/ssf/subjects/remove', { stream_id: stream, subject: { format: 'opaque', id: 'nobody' } })).status, 204)
      const unknown = { stream_id: stream, subject: { format: 'email', email: 'nobody@example.com' } }
      assert.equal((await by.call('POST', '/ssf/subjects/add', unknown)).status, 200, 'a receiver does not learn who has an account')
      for (const { id } of [one, other]) await block(id)
      const heard = await arrived(by, stream)
      assert.deepEqual(
        claimsIn(heard).map(({ sub_id }) => sub_id.sub),
        [other.id],
      )
      assert.equal((await by.call('POST', '/ssf/subjects/add', { stream_id: stream, subject })).status, 200)
      for (const verb of ['unblock', 'block']) await block(one.id, verb)
      assert.deepEqual(
        claimsIn(await arrived(by, stream, 2)).map(({ sub_id }) => sub_id.sub),
        [other.id, one.id],
      )
    })

    test('SSF 1.0 §8.1.4 a verification comes with its state, and not more often than once a minute', async () => {
      const by = await receiver()
      const stream = await polling(by)
      const asked = await Promise.all(running.nodes.map((node) => by.call('POST', '/ssf/verify', { stream_id: stream, state: 'xyz' }, node)))
      assert.deepEqual(asked.map(({ status }) => status).filter((status) => status === 204).length, 1)
      const [event] = claimsIn(await arrived(by, stream))
      assert.deepEqual([event?.sub_id, Object.values(event?.events ?? {})], [{ format: 'opaque', id: stream }, [{ state: 'xyz' }]])
      assert.equal((await by.call('POST', '/ssf/verify', { stream_id: stream })).status, 429)
    })

    test('SSF 1.0 §9 the stream of another receiver is not there, whatever is done to it, and persons have none', async () => {
      const [by, thief] = [await receiver(), await receiver()]
      const stream = await polling(by)
      const subject = { format: 'email', email: (await makePerson(server)).username }
      const delivery = { method: PUSH, endpoint_url: 'https://thief.example/' }
      const tries: [string, string, object?][] = [
        ['GET', `/ssf/streams?stream_id=${stream}`],
        ['DELETE', `/ssf/streams?stream_id=${stream}`],
        ['PATCH', '/ssf/streams', { stream_id: stream, delivery }],
        ['PUT', '/ssf/streams', { stream_id: stream, delivery }],
        ['GET', `/ssf/status?stream_id=${stream}`],
        ['POST', '/ssf/status', { stream_id: stream, status: 'disabled' }],
        ['POST', '/ssf/subjects/add', { stream_id: stream, subject }],
        ['POST', '/ssf/subjects/remove', { stream_id: stream, subject }],
        ['POST', '/ssf/verify', { stream_id: stream }],
        ['POST', `/ssf/poll/${stream}`, { ack: ['x'] }],
      ]
      for (const [method, path, json] of tries) assert.equal((await thief.call(method, path, json)).status, 404, `${method} ${path}`)
      assert.deepEqual((await thief.call('GET', '/ssf/streams')).json, [])
      assert.equal((await server.call('GET', '/ssf/streams', { bearer: (await (await codeFlow({ server })).tokens()).access_token })).status, 403)
    })

    test('SSF 1.0 §8.1.1 a receiver has at most five streams, also when two nodes make them at once', async () => {
      const by = await receiver()
      const made = await Promise.all(Array.from({ length: 12 }, (_, at) => by.call('POST', '/ssf/streams', {}, running.nodes[at % 2 === 0 ? 0 : 1])))
      const won = made.filter(({ status }) => status === 201).length
      assert(won >= 1 && won <= 5 && made.every(({ status }) => status === 201 || status === 409))
      for (let more = won; more < 5; more++) await polling(by)
      assert.equal((await by.call('POST', '/ssf/streams', {})).status, 409)
    })

    test('a person who is blocked by an edit, or changes their address, is told of as well', async () => {
      const reader = await receiver({ authorized_scopes: [{ name: SCOPE }, { name: 'users:read:all' }] })
      const stream = await polling(reader)
      const person = await makePerson(server)
      for (const blocked of [true, false])
        assert.equal((await server.call('PATCH', `/api/users/${person.id}`, { bearer: admin, json: { user: { blocked } } })).status, 200)
      const request = { address: '127.0.0.1', id: 'req_test' } as Request
      const changes = { email: { before: 'old@example.com', after: 'new@example.com' } }
      await server.context.db.together((batch) => record(batch, ownEvent(server.context, { request, person, action: 'user.email_changed', changes })))
      const told = claimsIn(await arrived(reader, stream, 4)).flatMap(({ events }) => Object.entries(events))
      assert.deepEqual(
        told.map(([type]) => type),
        [`${CAEP}/session-revoked`, `${RISC}/account-disabled`, `${RISC}/account-enabled`, `${CAEP}/token-claims-change`],
      )
      assert.deepEqual(told[3]?.[1].claims, { email: 'new@example.com' })
    })

    test('a receiver that lost the scope gets nothing further: neither what waits for it nor anything new', async () => {
      const [by, other] = [await receiver(), await receiver()]
      const path = `/lost-${name}`
      const delivery = { method: PUSH, endpoint_url: `${web.origin}${path}` }
      const events_requested = [`${RISC}/account-disabled`]
      const [stream, witness] = [await polling(by, { delivery, events_requested }), await polling(other, { events_requested })]
      const got = () => web.received.filter((one) => one.path === path).length
      const read = async () => (await server.call('GET', `/api/signal-streams/${stream}`, { bearer: admin })).json.data
      web.status = 500
      await block((await makePerson(server)).id)
      await until(async () => got() === 1 && (await read()).failing_since, 'the first attempt failed')
      web.status = 202
      assert.equal((await server.call('PATCH', `/api/clients/${by.id}`, { bearer: admin, json: { client: { authorized_scopes: [] } } })).status, 200)
      await block((await makePerson(server)).id)
      await arrived(other, witness, 2)
      await server.store.global.table(job).change({ kind: 'signals', state: 'waiting' }, { due_at: Date.now() })
      await until(async () => /may receive no events/.test((await read()).last_error), 'the push is refused')
      assert.deepEqual([got(), await server.context.db.table(signal).count({ stream_id: stream })], [1, 1])
    })

    test('requests that change a stream, its status or its subjects at once are all served', async () => {
      const by = await receiver()
      const stream = await polling(by)
      const subject = { format: 'opaque', id: (await makePerson(server)).id }
      const tries: [string, string, object][] = [
        ['PATCH', '/ssf/streams', { description: 'At once' }],
        ['PUT', '/ssf/streams', { delivery: { method: POLL } }],
        ['POST', '/ssf/status', { status: 'enabled' }],
        ['POST', '/ssf/subjects/remove', { subject }],
      ]
      for (const [method, path, json] of tries) {
        const send = (at: number) => by.call(method, path, { stream_id: stream, ...json }, running.nodes[at % 2 === 0 ? 0 : 1])
        const statuses = (await Promise.all(Array.from({ length: 6 }, (_, at) => send(at)))).map(({ status }) => status)
        assert.deepEqual(new Set(statuses), new Set([path.endsWith('remove') ? 204 : 200]), `${method} ${path}`)
      }
    })

    test('a person is found by their address, however many names contain it', async () => {
      const by = await receiver()
      const stream = await polling(by, { events_requested: [`${RISC}/account-disabled`] })
      const [meant, unmeant] = [await makePerson(server, { username: `ada@rare-${name.length}.example` }), await makePerson(server)]
      const row = await server.context.db.table(user).get(meant.id)
      assert(row)
      await server.context.db.together((batch) => {
        for (let at = 0; at < 120; at++) {
          const username = `x${at}${meant.username}`
          batch.insert(user, {
            ...row,
            id: `usr_x${at}`,
            username,
            sign_in_name: `${row.backend_id} ${username}`,
            email: undefined,
            created_at: row.created_at + 1,
          })
        }
      })
      const subject = { format: 'email', email: meant.username }
      assert.equal((await by.call('POST', '/ssf/subjects/remove', { stream_id: stream, subject })).status, 204)
      for (const { id } of [meant, unmeant]) await block(id)
      assert.deepEqual(
        claimsIn(await arrived(by, stream)).map(({ sub_id }) => sub_id.sub),
        [unmeant.id],
      )
    })

    test('RFC 9700 §4.12 a stream is pushed to https addresses only, and never to private hosts', async () => {
      const by = await receiver()
      const push = (endpoint_url: string) => by.call('POST', '/ssf/streams', { delivery: { method: PUSH, endpoint_url } })
      for (const url of ['http://receiver.example/', 'ftp://receiver.example/', 'x']) assert.equal((await push(url)).status, 422, url)
      const stream = (await push('https://169.254.169.254/')).json.stream_id
      await by.call('POST', '/ssf/verify', { stream_id: stream })
      const read = async () => (await server.call('GET', `/api/signal-streams/${stream}`, { bearer: admin })).json.data
      await until(async () => (await read()).last_error, 'the push fails')
      assert.match((await read()).last_error, /private|not allowed|may not/i)
    })
  })
