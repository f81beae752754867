import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { after, before, describe, suite, type TestContext, test } from 'node:test'
import { verifyPassword } from '#login/passwords.ts'
import type { PasswordHashing } from '#model/password-hashing.ts'
import { user } from '#model/user.ts'
import { databases, type Nodes } from '../support/nodes.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

/** Ways to hash, and how their hashes begin. */
const ways: readonly (readonly [sent: Partial<Record<string, string | number>> & { readonly algorithm: string }, head: string])[] = [
  [{ algorithm: 'bcrypt', cost: 10 }, '$2b$10$'],
  [{ algorithm: 'pbkdf2' }, '$pbkdf2-sha256$i=600000$'],
  [{ algorithm: 'pbkdf2', digest: 'sha512', iterations: 210_000 }, '$pbkdf2-sha512$i=210000$'],
  [{ algorithm: 'scrypt', cost: 15, parallelism: 3 }, '$scrypt$ln=15,r=8,p=3$'],
  [{ algorithm: 'argon2id', memory: 7168, passes: 5 }, '$argon2id$v=19$m=7168,t=5,p=1$'],
  [{ algorithm: 'argon2id' }, '$argon2id$v=19$m=19456,t=2,p=1$'],
]
const hash = async (server: TestServer, password_hashing: object): Promise<CallAnswer> =>
  server.call('PATCH', '/api/backends/be_default', { bearer: await server.adminToken(), json: { password_hashing } })
const hashOf = async (server: TestServer, id: string) => String((await server.context.db.table(user).get(id))?.password_hash)
/** True when the password opens a session. */
async function opens(server: TestServer, username: string, password = PASSWORD): Promise<boolean> {
  const visitor = visitorOf(server)
  await visitor.fill(await visitor.go('/login'), { username, password })
  return (await visitor.go('/account')).url.pathname === '/account'
}

for (const [name, open] of databases)
  suite(`how a backend hashes passwords, on ${name}`, () => {
    let both: Nodes
    let one: TestServer
    before(async () => {
      both = await open()
      one = both.nodes[0]
    })
    after(() => both.close())

    test('BOR-33 a hash is replaced at the next sign-in when it was made in another way than the backend says, and kept otherwise', async () => {
      const person = await makePerson(one)
      for (const [sent, head] of ways.filter(([{ algorithm }]) => algorithm !== 'pbkdf2')) {
        assert.equal((await hash(one, sent)).status, 200)
        assert(await opens(one, person.username), head)
        const made = await hashOf(one, person.id)
        assert(made.startsWith(head), made)
        assert.equal(await opens(one, person.username, 'another password'), false)
        assert(await opens(one, person.username))
        assert.equal(await hashOf(one, person.id), made)
      }
    })

    test('sign-ins of one moment, at two nodes, all succeed while they replace the same hash', async () => {
      const person = await makePerson(one)
      assert.equal((await hash(one, { algorithm: 'bcrypt', cost: 10 })).status, 200)
      const opened = await Promise.all([0, 1, 0, 1].map((node) => opens(both.nodes[node] as TestServer, person.username)))
      assert.deepEqual(opened, [true, true, true, true])
      assert(await opens(one, person.username))
      assert.match(await hashOf(one, person.id), /^\$2b\$10\$/)
    })
  })

describe('how a backend hashes passwords', () => {
  let server: TestServer
  before(async () => {
    server = await startServer()
  })
  after(() => server.close())
  const create = async (password: string) => {
    const json = { username: `${crypto.randomUUID()}@example.com`, password }
    return server.call('POST', '/api/users', { bearer: await server.adminToken(), json })
  }
  const signUp = async (password: string, language = 'en') => {
    await server.call('PATCH', '/api/identity-providers/idp_default', { bearer: await server.adminToken(), json: { registrable: true } })
    const visitor = visitorOf(server)
    const form = { username: 'ada@example.com', name: 'Ada', password, password_again: password }
    return (await visitor.fill(await visitor.go(`/register?ui_locales=${language}`), form)).text
  }

  test('a new person gets a hash as the backend says, and a new password too', async () => {
    await hash(server, { algorithm: 'bcrypt', cost: 10 })
    const { id } = (await create('gulls over the old pier')).json.data
    assert.match(await hashOf(server, id), /^\$2b\$10\$/)
    await hash(server, { algorithm: 'argon2id', memory: 47_104, passes: 1 })
    const json = { password: 'ships under the new pier' }
    assert.equal((await server.call('PATCH', `/api/users/${id}`, { bearer: await server.adminToken(), json })).status, 200)
    assert.match(await hashOf(server, id), /^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
  })

  test('NIST SP 800-63B §5.1.1.2 a password is the same in whatever Unicode form it is typed', async () => {
    for (const [sent, head] of ways) {
      await hash(server, sent)
      const { id, username } = (await create('caf\u00e9 by the old pier')).json.data
      const made = await hashOf(server, id)
      assert(made.startsWith(head), made)
      assert(await opens(server, username, 'cafe\u0301 by the old pier'), JSON.stringify(sent))
    }
  })

  const refused: readonly (readonly [sent: unknown, words: RegExp])[] = [
    [{ algorithm: 'md5' }, /"algorithm" must be one of argon2id, bcrypt, pbkdf2 or scrypt, not "md5"/],
    [{}, /must be one of argon2id, bcrypt, pbkdf2 or scrypt, not absent/],
    [{ algorithm: 'bcrypt', cost: 9 }, /at cost: must be at least 10, not 9/],
    [{ algorithm: 'bcrypt', cost: 31 }, /at cost: must be at most 13, not 31/],
    [{ algorithm: 'bcrypt', rounds: 12 }, /must not hold rounds/],
    [{ algorithm: 'argon2id', memory: 19_456, passes: 1 }, /19456 KiB with 1 .*too weak: take at least 47104 KiB with 1 pass, 19456 with 2/],
    [{ algorithm: 'argon2id', memory: 4096, passes: 10 }, /at memory: must be at least 7168, not 4096/],
    [{ algorithm: 'argon2id', memory: 1_048_576 }, /at memory: must be at most 131072, not 1048576/],
    [{ algorithm: 'argon2id', memory: 131_072, passes: 10 }, /131072 KiB with 10 .*too long: memory times passes must be at most 1048576/],
    [{ algorithm: 'argon2id', parallelism: 0 }, /at parallelism: must be at least 1, not 0/],
    [{ algorithm: 'pbkdf2', digest: 'sha1' }, /at digest: must be one of sha256 or sha512, not "sha1"/],
    [{ algorithm: 'pbkdf2', iterations: 210_000 }, /at iterations: must be at least 600000 with sha256, not 210000/],
    [{ algorithm: 'pbkdf2', digest: 'sha512', iterations: 209_999 }, /at iterations: must be at least 210000, not 209999/],
    [{ algorithm: 'pbkdf2', iterations: 9_000_000 }, /at iterations: must be at most 1000000, not 9000000/],
    [{ algorithm: 'scrypt', cost: 16 }, /cost 16 with parallelism 1 is too weak: take at least cost 17 with 1, 16 with 2, 15 with 3/],
    [{ algorithm: 'scrypt', cost: 20 }, /at cost: must be at most 17, not 20/],
    [{ algorithm: 'scrypt', parallelism: 3 }, /cost 17 with parallelism 3 takes too long: take at most 2 with cost 17/],
  ]
  test('BOR-33 options that make a hash weak, or would keep the server busy, are refused with the value, the rule and the way out', async () => {
    for (const [sent, words] of refused) {
      const answer = await hash(server, sent as object)
      assert.equal(answer.status, 422, answer.text)
      assert.match(String(answer.json.errors.password_hashing), words)
    }
  })

  test('with bcrypt a password that it would cut off is refused; one that is in use stays good, and keeps its hash', async () => {
    await hash(server, { algorithm: 'argon2id' })
    const long = 'é'.repeat(3) + ' gulls over the old pier'.repeat(3)
    const { id, username } = (await create(long)).json.data
    const before = await hashOf(server, id)
    await hash(server, { algorithm: 'bcrypt', cost: 10 })
    const answer = await create(long)
    assert.deepEqual([answer.status, answer.json.errors?.password], [422, ['must have at most 72 bytes']])
    assert.equal((await create(long.slice(0, 69))).status, 201)
    assert(await opens(server, username, long))
    assert.equal(await hashOf(server, id), before)
    assert.equal(await opens(server, username, long.slice(0, 69)), false)
    assert.match(await signUp(long, 'en'), /too long\. It may have 72 bytes/)
    assert.match(await signUp(long, 'fr'), /trop long\. Il peut avoir 72 octets/)
  })

  test('a password with NUL, at which bcrypt stops reading, is taken neither on a page nor by the API', async () => {
    assert.match(await signUp('gulls over\0the old pier'), /password holds a NUL character/)
    assert.equal((await create('gulls over\0the old pier')).status, 400)
  })

  /** Puts a function in the place of scrypt; all sign-ins of the process take it from there. */
  function replaceScrypt(t: TestContext, implementation = crypto.scrypt) {
    const { mock } = t.mock.method(crypto, 'scrypt', implementation)
    syncBuiltinESMExports()
    t.after(() => {
      mock.restore()
      syncBuiltinESMExports()
    })
    return mock
  }

  test('OWASP ASVS 5.0 §6.3.8 an unknown name costs the same hash as a wrong password, whatever the backend takes', async (t) => {
    await hash(server, { algorithm: 'scrypt', cost: 15, parallelism: 3 })
    const { username } = (await create(PASSWORD)).json.data
    const derive = replaceScrypt(t)
    const work = async (name: string) => {
      derive.resetCalls()
      assert.equal(await opens(server, name, 'a wrong password'), false)
      return derive.calls.map(({ arguments: [, salt, length, options] }) => [Buffer.from(salt as Uint8Array).length, length, { ...(options as object) }])
    }
    const known = await work(username)
    assert.deepEqual([known.length, known[0]?.slice(0, 2)], [1, [16, 32]])
    assert.deepEqual(await work('nobody@example.com'), known)
  })

  test('whatever the algorithm, two hashes at most are made at once, and beyond 256 that wait sign-ins are refused', async (t) => {
    const held: (() => void)[] = []
    const hold = (_plain: unknown, _salt: unknown, length: number, _options: unknown, done: (error: null, key: Buffer) => void) =>
      held.push(() => done(null, Buffer.alloc(length, 1)))
    replaceScrypt(t, hold as unknown as typeof crypto.scrypt)
    const how: PasswordHashing = { algorithm: 'scrypt', cost: 17, parallelism: 1 }
    const all = Promise.allSettled(Array.from({ length: 300 }, () => verifyPassword(undefined, 'a wrong password', how)))
    const running = held.length
    assert(running >= 1 && running <= 2, `${running} at once`)
    let settled = false
    void all.then(() => {
      settled = true
    })
    while (!settled) {
      held.shift()?.()
      await new Promise(setImmediate)
    }
    const refusals = (await all).filter(({ status }) => status === 'rejected')
    assert.equal(refusals.length, 300 - 256 - running)
    assert.match(String((refusals[0] as PromiseRejectedResult).reason), /too many people are signing in/)
  })
})
