import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { newRow } from '#fields/write.ts'
import { backend } from '#model/backend.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { session } from '#model/session.ts'
import { user } from '#model/user.ts'
import { makeClient } from '../support/clients.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { pkce, type Visitor, visitorOf } from '../support/visitor.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

const signIn = async (visitor: Visitor, username: string, password = PASSWORD) => visitor.fill(await visitor.go('/login'), { username, password })
const isIn = async (visitor: Visitor) => (await visitor.go('/account')).url.pathname === '/account'
const sessionCookie = (visitor: Visitor) => [...visitor.cookies].find(([name]) => name.includes('session'))

test('BOR-49 a sign-in form that another site sends is refused, with or without a stolen token (login CSRF)', async () => {
  const person = await makePerson(server)
  const visitor = visitorOf(server)
  const { text } = await visitor.go('/login')
  const csrf = /name="csrf" value="([^"]*)"/.exec(text)?.[1] ?? ''
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const send = (headers: Record<string, string>, form: Record<string, string> = {}) =>
    server.call('POST', '/login', { headers, form: { username: person.username, password: PASSWORD, ...form } })
  assert.equal((await send({ cookie })).status, 403, 'no token')
  assert.equal((await send({ cookie }, { csrf: 'A'.repeat(43) })).status, 403, 'a made-up token')
  assert.equal((await send({}, { csrf })).status, 403, 'no cookie')
  assert.equal((await send({ cookie: cookie.replace(/=./, '=x') }, { csrf })).status, 403, 'another browser')
  assert.equal((await send({ cookie, 'sec-fetch-site': 'cross-site' }, { csrf })).status, 403, 'from another site')
  assert.equal((await send({ cookie, 'sec-fetch-site': 'same-site' }, { csrf })).status, 403, 'from a sibling')
  assert.equal((await send({ cookie, origin: 'https://evil.example' }, { csrf })).status, 403, 'from another origin')
  assert.equal((await send({ cookie, origin: 'null' }, { csrf })).status, 403, 'from nowhere')
  assert.equal((await send({ cookie, origin: server.issuer }, { csrf })).status, 303, 'our own')
})

test('a cookie planted before the sign-in is worth nothing after it (session fixation)', async () => {
  const [mallory, victim] = [await makePerson(server), await makePerson(server)]
  const attacker = visitorOf(server)
  await signIn(attacker, mallory.username)
  const [name = '', planted = ''] = sessionCookie(attacker) ?? []
  const browser = visitorOf(server)
  const page = await browser.go('/login')
  browser.cookies.set(name, planted)
  await browser.fill(page, { username: victim.username, password: PASSWORD })
  assert.notEqual(sessionCookie(browser)?.[1], planted)
  assert.equal(await isIn(attacker), false)
})

test('BOR-46 a session is good for its own backend and tenant only', async () => {
  const at = Date.now()
  await server.context.db.table(backend).insert(newRow(backend, { id: 'be_partners', name: 'Partners', created_at: at }))
  await server.context.db
    .table(identityProvider)
    .insert(newRow(identityProvider, { id: 'idp_partners', name: 'Partners', backend_id: 'be_partners', created_at: at }))
  const redirect_uri = 'https://partner.example/cb'
  const client = await makeClient(server, {
    redirect_uris: [redirect_uri],
    supported_grant_types: ['authorization_code'],
    identity_provider: { id: 'idp_partners' },
  })
  const asked = {
    client_id: client.id,
    response_type: 'code',
    redirect_uri,
    scope: 'openid',
    state: 's',
    code_challenge: pkce().challenge,
    code_challenge_method: 'S256',
  }
  const person = await makePerson(server)
  const visitor = visitorOf(server)
  await signIn(visitor, person.username)
  assert.equal((await visitor.go(`/oauth/authorize?${new URLSearchParams(asked)}`)).url.pathname, '/login')
  const [name = '', value = ''] = sessionCookie(visitor) ?? []
  // The same cookie under the name that belongs to the other backend.
  visitor.cookies.set(`${name}-be_partners`, value)
  assert.equal((await visitor.go(`/oauth/authorize?${new URLSearchParams(asked)}`)).url.pathname, '/login')
  const refused = await visitor.complete(await visitor.go(`/oauth/authorize?${new URLSearchParams(asked)}`), { username: person.username })
  assert.equal(refused.status, 403)
})

test('AID-42 AID-43 blocking somebody, a new password, or deleting them ends their sessions at once', async () => {
  const bearer = await server.adminToken()
  const deeds: ((id: string) => Promise<unknown>)[] = [
    (id) => server.call('POST', `/api/users/${id}/block`, { bearer }),
    (id) => server.call('PATCH', `/api/users/${id}`, { bearer, json: { password: 'another quiet harbour' } }),
    (id) => server.call('POST', `/api/users/${id}/revoke_tokens`, { bearer }),
    (id) => server.call('POST', `/api/users/${id}/end_sessions`, { bearer }),
    (id) => server.call('DELETE', `/api/users/${id}`, { bearer }),
  ]
  for (const deed of deeds) {
    const person = await makePerson(server)
    const visitor = visitorOf(server)
    await signIn(visitor, person.username)
    assert.equal(await isIn(visitor), true)
    await deed(person.id)
    assert.equal(await isIn(visitor), false)
  }
})

test('a session ends when it was not used for long, and in any case after its time', async () => {
  const person = await makePerson(server)
  const visitor = visitorOf(server)
  await signIn(visitor, person.username)
  /** That a session was used is noted without anybody waiting for it. */
  const noted = async () => {
    const uses = async () => (await server.context.db.table(session).find({ user_id: person.id })).map(({ last_seen_at }) => last_seen_at)
    for (const seen = Date.now() + server.clock.skew - 10_000; Math.max(...(await uses())) < seen; ) await setTimeout(5)
  }
  try {
    server.clock.skew = 86_400_000 - 60_000
    assert.equal(await isIn(visitor), true)
    await noted()
    server.clock.skew += 86_400_000 - 60_000
    assert.equal(await isIn(visitor), true)
    server.clock.skew += 86_400_000 + 1000
    assert.equal(await isIn(visitor), false)
    const again = visitorOf(server)
    await signIn(again, person.username)
    for (let day = 0; day < 8; day++) {
      server.clock.skew += 80_000_000
      await again.go('/account')
      if (day < 7) await noted()
    }
    assert.equal(await isIn(again), false)
  } finally {
    server.clock.skew = 0
  }
})

test('what is stored of a session does not open it', async () => {
  const person = await makePerson(server)
  const visitor = visitorOf(server)
  await signIn(visitor, person.username)
  const [name = '', token = ''] = sessionCookie(visitor) ?? []
  const [row] = await server.context.db.table(session).find({ user_id: person.id })
  assert.ok(row && !JSON.stringify(row).includes(token.slice(10, 40)))
  for (const guess of [row.id, `gss_${row.id}`, token.slice(0, -1), `${token}x`, '']) {
    const thief = visitorOf(server)
    thief.cookies.set(name, guess)
    assert.equal(await isIn(thief), false)
  }
})

test('BOR-45 AID-43 forty guesses at once are ten guesses: the account rests, and an administrator can wake it', async () => {
  const person = await makePerson(server)
  const visitor = visitorOf(server)
  const page = await visitor.go('/login')
  await Promise.all(Array.from({ length: 40 }, (_, i) => visitor.fill(page, { username: person.username, password: `guess number ${i}` })))
  const locked = await server.context.db.table(user).get(person.id)
  assert.equal(locked?.failed_sign_ins, 10)
  // Also the right password is no use now, and the answer is the same.
  const right = await visitor.fill(page, { username: person.username, password: PASSWORD })
  assert.equal(right.status, 403)
  const bearer = await server.adminToken()
  assert.equal((await server.call('GET', `/api/users/${person.id}`, { bearer })).json.data.locked, true)
  await server.call('POST', `/api/users/${person.id}/unlock`, { bearer })
  assert.equal((await visitor.fill(page, { username: person.username, password: PASSWORD })).url.pathname, '/account')
})

test('somebody who is locked out by a stranger still comes in at their own browser', async () => {
  const person = await makePerson(server)
  const own = visitorOf(server)
  await signIn(own, person.username)
  const bearer = await server.adminToken()
  await server.call('POST', `/api/users/${person.id}/end_sessions`, { bearer })
  const stranger = visitorOf(server)
  const page = await stranger.go('/login')
  for (let i = 0; i < 10; i++) await stranger.fill(page, { username: person.username, password: `stranger ${i}` })
  assert.equal((await stranger.fill(page, { username: person.username, password: PASSWORD })).status, 403)
  assert.equal((await signIn(own, person.username)).url.pathname, '/account')
})

test('unknown, wrong, blocked and locked look the same', async () => {
  const [known, blocked, locked] = [
    await makePerson(server),
    await makePerson(server, { blocked: true }),
    await makePerson(server, { locked_until: Date.now() + 600_000 }),
  ]
  const visitor = visitorOf(server)
  const page = await visitor.go('/login')
  const face = async (username: string, password: string) => {
    const { status, text, headers } = await visitor.fill(page, { username, password })
    // The challenge of passkeys and the nonce of their script are random at every visit.
    const plain = (shown: unknown) => String(shown).replaceAll(/challenge&quot;:&quot;[^&]+|nonce[=-]"?[\w+/-]+/g, '')
    return [status, plain(text.replaceAll(username, '')), plain(headers['content-security-policy'])]
  }
  const unknown = await face('nobody@example.com', PASSWORD)
  assert.equal(unknown[0], 403)
  for (const [person, password] of [
    [known, 'wrong'],
    [blocked, PASSWORD],
    [locked, PASSWORD],
    [known, ''],
    [known, 'x'.repeat(1025)],
  ] as const)
    assert.deepEqual(await face(person.username, password), unknown)
})

test('an unknown username takes as much work as a wrong password', async () => {
  const quick = await startServer({ settings: { lockout_attempts: 1000 } })
  try {
    const person = await makePerson(quick)
    const visitor = visitorOf(quick)
    const page = await visitor.go('/login')
    // Counted in work, not in time: other programs on the machine take time too.
    const workOf = async (username: string) => {
      const before = process.cpuUsage()
      for (let i = 0; i < 10; i++) await visitor.fill(page, { username, password: 'not the password' })
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    }
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
    await workOf(person.username)
    const works: [number, number][] = []
    for (let i = 0; i < 4; i++) works.push([await workOf('nobody@example.com'), await workOf(person.username)])
    const [unknown, wrong] = [median(works.map(([w]) => w)), median(works.map(([, w]) => w))]
    assert.ok(Math.abs(unknown - wrong) < 0.35 * wrong, `${unknown} ms and ${wrong} ms for ten`)
  } finally {
    await quick.close()
  }
})

test('BOR-45 a network that guesses a hundred times in a minute is told to wait, and let in again after', async () => {
  const guessed = await startServer()
  try {
    const visitor = visitorOf(guessed)
    const page = await visitor.go('/login')
    const statuses = await Promise.all(
      Array.from({ length: 105 }, (_, i) => visitor.fill(page, { username: `nobody-${i}@example.com`, password: 'x' }).then(({ status }) => status)),
    )
    assert.deepEqual([statuses.filter((status) => status === 403).length, statuses.filter((status) => status === 429).length], [100, 5])
    const told = await visitor.fill(page, { username: 'nobody@example.com', password: 'x' })
    assert.ok(Number(told.headers['retry-after']) > 0)
    guessed.clock.skew = 61_000
    assert.equal((await visitor.fill(page, { username: 'nobody@example.com', password: 'x' })).status, 403)
  } finally {
    await guessed.close()
  }
})

test('a request that waits in one browser cannot be finished in another', async () => {
  const redirect_uri = 'https://app.example/callback'
  const client = await makeClient(server, { redirect_uris: [redirect_uri], supported_grant_types: ['authorization_code'] })
  const asked = {
    client_id: client.id,
    response_type: 'code',
    redirect_uri,
    scope: 'openid',
    state: 's',
    code_challenge: pkce().challenge,
    code_challenge_method: 'S256',
  }
  const attacker = visitorOf(server)
  const waiting = await attacker.go(`/oauth/authorize?${new URLSearchParams(asked)}`)
  const victim = visitorOf(server)
  await signIn(victim, (await makePerson(server)).username)
  for (const path of ['/login', '/consent', '/select-account', '/oauth/authorize/resume'])
    assert.equal((await victim.go(`${path}${waiting.url.search}`)).status, 404, path)
})

test('BOR-49 cookies are kept from scripts, from sibling hosts and from plain http', async () => {
  const { headers } = await server.call('GET', '/login')
  for (const cookie of [headers['set-cookie']].flat()) assert.match(String(cookie), /^__Host-[\w-]+=.*; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
})
