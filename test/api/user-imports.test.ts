import assert from 'node:assert/strict'
import { pbkdf2Sync, scryptSync } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { hash as bcryptHash } from '@node-rs/bcrypt'
import { client as clientTable } from '#model/client.ts'
import { groupMember } from '#model/group.ts'
import { user } from '#model/user.ts'
import { userImportPart } from '#model/user-import.ts'
import { startsWith } from '#store/store.ts'
import { PASSWORD } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { storesOfTwoNodes } from '../work/stores.ts'

const manage = 'users:manage:all'

/** A server and the steps of an import. */
function importing(server: TestServer, bearer: string) {
  const api = (method: string, path: string, json?: unknown, token = bearer) =>
    server.call(method, path, { bearer: token, ...(json === undefined ? {} : { json }) })
  const steps = {
    api,
    async upload(text: string, fields: Record<string, unknown> = {}, token = bearer) {
      const made = await api('POST', '/api/user-imports', { name: 'people.csv', ...fields }, token)
      assert.equal(made.status, 201, made.text)
      const { id } = made.json.data
      const sent = await api('POST', `/api/user-imports/${id}/text`, { offset: 0, text }, token)
      assert.equal(sent.status, 200, sent.text)
      return id as string
    },
    async settled(id: string) {
      let row = { state: '' }
      await until(async () => {
        await server.work.runDue()
        row = (await api('GET', `/api/user-imports/${id}`)).json.data
        return row.state !== 'checking' && row.state !== 'running'
      }, `the import ${id} to settle`)
      // biome-ignore lint/suspicious/noExplicitAny: the shape is what the tests are about
      return row as any
    },
    async act(id: string, verb: 'check' | 'run', token = bearer) {
      const begun = await api('POST', `/api/user-imports/${id}/${verb}`, undefined, token)
      assert.equal(begun.status, 200, begun.text)
      return steps.settled(id)
    },
    async imported(text: string, fields: Record<string, unknown> = {}, token = bearer) {
      const id = await steps.upload(text, fields, token)
      const checked = await steps.act(id, 'check', token)
      return { id, checked, done: checked.state === 'checked' ? await steps.act(id, 'run', token) : checked }
    },
    faults: async (id: string, token = bearer) =>
      (await api('GET', `/api/user-imports/${id}/faults`, undefined, token)).json.data as {
        line: number
        username: string
        errors: Record<string, string[]>
      }[],
    people: (username: string) => server.context.db.table(user).find({ sign_in_name: `be_default ${username}` }),
  }
  return steps
}

for (const [database, open] of storesOfTwoNodes)
  describe(`${database}: an import of people`, () => {
    let nodes: readonly TestServer[]
    let close: () => Promise<void>
    let at: ReturnType<typeof importing>
    before(async () => {
      const opened = await open()
      close = opened.close
      const masterKey = Buffer.alloc(32, 7)
      nodes = [await startServer({ store: opened.stores[0], masterKey }), await startServer({ store: opened.stores[1], masterKey })]
      const [first] = nodes as [TestServer]
      at = importing(first, await first.adminToken())
    })
    after(async () => {
      for (const node of nodes) await node.work.stop()
      for (const node of nodes) await node.server.close()
      await close()
    })

    test('BOR-30 nothing is written before the file was checked, and a line with a fault is told and left out', async () => {
      const text = 'E-mail;First name;Blocked;Wrong\n\nada@example.com;Ada;no;x\nbob@example.com;Bob;perhaps;y\n"not an address";Eve;no;z\n'
      const id = await at.upload(text)
      const checked = await at.act(id, 'check')
      assert.deepEqual([checked.state, checked.rows, checked.created, checked.faulty], ['checked', 3, 1, 2])
      assert.deepEqual(checked.columns, { 'E-mail': 'email', 'First name': 'given_name', Blocked: 'blocked', Wrong: null })
      assert.deepEqual(await at.people('ada@example.com'), [])
      const preview = (await at.api('GET', `/api/user-imports/${id}/preview`)).json.data
      assert.deepEqual(preview[0].person, { username: 'ada@example.com', given_name: 'Ada', email: 'ada@example.com' })
      const faults = await at.faults(id)
      assert.deepEqual(
        faults.map(({ line, errors }) => [line, Object.keys(errors)]),
        [
          [4, ['blocked']],
          [5, ['email']],
        ],
      )
      const done = await at.act(id, 'run')
      assert.deepEqual([done.state, done.created, done.faulty], ['done', 1, 2])
      const [ada] = await at.people('ada@example.com')
      assert.deepEqual([ada?.given_name, ada?.email_verified], ['Ada', false])
      assert.deepEqual(await at.people('bob@example.com'), [])
      const file = await at.api('GET', `/api/user-imports/${id}/faulty_lines`)
      assert.match(file.text, /^line,username,errors\n4,bob@example.com,"?blocked: /)
    })

    test('BOR-30 two nodes work on one import, which is stopped and goes on, and nobody is written twice', async () => {
      const names = Array.from({ length: 600 }, (_, n) => `crowd-${n}@example.com`)
      const id = await at.upload(['username', ...names].join('\n'))
      await at.act(id, 'check')
      await at.api('POST', `/api/user-imports/${id}/run`)
      const racing = Promise.all(nodes.map((node) => node.work.runDue()))
      await until(async () => (await at.api('GET', `/api/user-imports/${id}`)).json.data.place > 0, 'a slice to be written')
      const stopped = await at.api('POST', `/api/user-imports/${id}/stop`)
      await racing
      const paused = (await at.api('GET', `/api/user-imports/${id}`)).json.data
      if (stopped.status === 200) {
        assert.equal(paused.state, 'stopped')
        // Two jobs at once: each slice is still done once.
        await at.api('POST', `/api/user-imports/${id}/run`)
        await at.api('POST', `/api/user-imports/${id}/stop`)
        await at.api('POST', `/api/user-imports/${id}/run`)
        await Promise.all(nodes.map((node) => node.work.runDue()))
      }
      const done = await at.settled(id)
      assert.deepEqual([done.state, done.created, done.skipped, done.faulty, done.handled], ['done', 600, 0, 0, 600])
      const found = await nodes[0]?.context.db.table(user).find({ username: startsWith('crowd-') }, { limit: 2000 })
      assert.deepEqual(found?.map(({ username }) => username).sort(), names.toSorted())
    })

    test('a second import of the same file skips who is there, and their rows stay as they are', async () => {
      const text = 'username,name\nagain@example.com,First\nAGAIN@example.com,Twice in the file\n'
      const first = await at.imported(text)
      assert.deepEqual([first.checked.created, first.checked.skipped, first.done.created, first.done.skipped], [1, 1, 1, 1])
      const second = await at.imported(text.replace('First', 'Second'))
      assert.deepEqual([second.done.created, second.done.skipped], [0, 2])
      assert.deepEqual(
        (await at.people('again@example.com')).map(({ name }) => name),
        ['First'],
      )
    })
  })

describe('an import of people', () => {
  let server: TestServer
  let bearer: string
  let at: ReturnType<typeof importing>
  before(async () => {
    server = await startServer()
    bearer = await server.adminToken()
    at = importing(server, bearer)
  })
  after(() => server.close())

  /** A client that may only manage people. */
  async function weakImporter() {
    const authorized_scopes = [{ name: manage }]
    const made = await at.api('POST', '/api/clients', {
      name: 'Importer',
      supported_grant_types: ['client_credentials'],
      authorize_scope: true,
      authorized_scopes,
    })
    const { id, secret } = made.json.data
    const answer = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope: manage }, basic: [id, secret] })
    assert.equal(answer.status, 200, answer.text)
    return { id: id as string, token: answer.json.access_token as string }
  }

  test('BOR-30 BOR-33 hashes of four kinds are taken; their people sign in by the password they had, and get a hash of ours', async () => {
    const salt = Buffer.from('sixteen bytes ok')
    const bare = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
    const hashes = {
      bcrypt: await bcryptHash(PASSWORD, 4),
      passlib: `$pbkdf2-sha512$2000$${bare(salt)}$${bare(pbkdf2Sync(PASSWORD, salt, 2000, 64, 'sha512'))}`,
      django: `pbkdf2_sha256$2000$somesalt$${pbkdf2Sync(PASSWORD, 'somesalt', 2000, 32, 'sha256').toString('base64')}`,
      scrypt: `$scrypt$ln=10,r=8,p=1$${bare(salt)}$${bare(scryptSync(PASSWORD, salt, 32, { N: 1024, r: 8, p: 1 }))}`,
    }
    const lines = Object.entries(hashes).map(([kind, password_hash]) => JSON.stringify({ username: `${kind}@example.com`, password_hash }))
    const { done } = await at.imported(lines.join('\n'), { format: 'ndjson' })
    assert.deepEqual([done.created, done.faulty], [4, 0])
    for (const kind of Object.keys(hashes)) {
      const username = `${kind}@example.com`
      await personToken(server, { username })
      assert.match(String((await at.people(username))[0]?.password_hash), /^\$argon2id\$/)
    }
    const other = JSON.stringify({ username: 'other@example.com', password_hash: await bcryptHash('another password', 4) })
    await at.imported(other, { format: 'ndjson' })
    await assert.rejects(personToken(server, { username: 'other@example.com' }))
  })

  test('a hash that cannot be verified, or would keep the server busy, is a fault of its line', async () => {
    const b64 = Buffer.alloc(32).toString('base64').replace(/=+$/, '')
    const bad = [
      '5f4dcc3b5aa765d61d8327deb882cf99',
      `$2b$20$${'a'.repeat(53)}`,
      `$argon2id$v=19$m=9999999,t=2,p=1$${b64}$${b64}`,
      `$argon2id$v=19$m=4,t=1,p=1$${b64}$${b64}`,
      `$scrypt$ln=30,r=8,p=1$${b64}$${b64}`,
      `$pbkdf2-sha256$9999999$${b64}$${b64}`,
    ]
    const lines = bad.map((password_hash, n) => JSON.stringify({ username: `bad-${n}`, password_hash }))
    const { id, checked } = await at.imported([...lines, '{"username":"both","password":"a quiet harbour","password_hash":"x"}'].join('\n'), {
      format: 'ndjson',
    })
    assert.deepEqual([checked.created, checked.faulty], [0, 7])
    assert.ok((await at.faults(id)).every(({ errors }) => errors['password_hash']))
  })

  test('a password with NUL, which nobody could type, is a fault of its line', async () => {
    const { id, done } = await at.imported(JSON.stringify({ username: 'nul@example.com', password: 'gulls over\0the old pier' }), { format: 'ndjson' })
    assert.deepEqual([done.created, (await at.faults(id))[0]?.errors], [0, { password: ['must not hold a NUL character'] }])
  })

  test('a password is hashed as the backend says', async () => {
    const set = (password_hashing: object) => at.api('PATCH', '/api/backends/be_default', { password_hashing })
    assert.equal((await set({ algorithm: 'bcrypt', cost: 10 })).status, 200)
    await at.imported('username,password\nway@example.com,gulls over the old pier\n')
    assert.match(String((await at.people('way@example.com'))[0]?.password_hash), /^\$2b\$10\$/)
    await set({ algorithm: 'argon2id' })
  })

  test('roles, groups and scopes are given by name, and only those that the importer may give', async () => {
    await at.api('POST', '/api/scopes', { name: 'berths', label: 'Berths', public: false })
    await at.api('POST', '/api/roles', { name: 'Harbour master', scopes: ['berths'] })
    await at.api('POST', '/api/groups', { name: 'Pilots', scopes: ['berths'] })
    await at.api('POST', '/api/groups', { name: 'Almighty', scopes: ['clients:manage:all'] })
    const text = [
      'username,roles,groups,scopes',
      'pilot@example.com,Harbour master,Pilots,berths',
      'a@example.com,administrator,,',
      'b@example.com,,Almighty,',
      'c@example.com,,,users:manage:all clients:manage:all',
      'd@example.com,No such role,No such group,none',
    ].join('\n')
    const { token } = await weakImporter()
    const { id, done } = await at.imported(text, {}, token)
    assert.deepEqual([done.created, done.faulty], [1, 4], JSON.stringify(await at.faults(id, token)))
    const [pilot] = await at.people('pilot@example.com')
    assert.deepEqual([pilot?.roles.length, pilot?.authorized_scopes], [1, ['berths']])
    assert.equal((await server.context.db.table(groupMember).find({ user_id: String(pilot?.id) })).length, 1)
    const faults = await at.faults(id, token)
    assert.deepEqual(
      faults.map(({ errors }) => Object.keys(errors).sort()),
      [['roles'], ['groups'], ['authorized_scopes'], ['authorized_scopes', 'groups', 'roles']],
    )
    assert.match(String(faults[2]?.errors['authorized_scopes']), /clients:manage:all/)
  })

  test('an address counts as proved only where the importer says so with every power', async () => {
    const text = 'username,email,email_verified\nproved@example.com,proved@example.com,true\n'
    const { id, checked } = await at.imported(text)
    assert.deepEqual([checked.faulty, Object.keys((await at.faults(id))[0]?.errors ?? {})], [1, ['email_verified']])
    const { token } = await weakImporter()
    assert.equal((await at.api('POST', '/api/user-imports', { name: 'x', proved: true }, token)).status, 403)
    const { done } = await at.imported(text, { proved: true })
    assert.equal(done.created, 1)
    assert.equal((await at.people('proved@example.com'))[0]?.email_verified, true)
  })

  test('the text is kept sealed, told by nobody, and removed when all is written', async () => {
    const { db } = server.context
    const id = await at.upload('username,password\nsealed@example.com,a quiet harbour at dawn\n')
    const parts = () => db.table(userImportPart).find({ import_id: id })
    assert.ok((await parts()).length === 1 && !JSON.stringify(await parts()).includes('quiet harbour'))
    await at.act(id, 'check')
    const seen = await at.api('GET', `/api/user-imports/${id}/preview`)
    assert.deepEqual([seen.json.data[0].has_password, seen.text.includes('quiet harbour')], [true, false])
    await at.act(id, 'run')
    assert.deepEqual(await parts(), [])
    assert.match(String((await at.people('sealed@example.com'))[0]?.password_hash), /^\$argon2id\$/)
  })

  test('a part that is sent again changes nothing, and one out of order is refused with the place to go on', async () => {
    const id = await at.upload('username\n')
    const send = (offset: number, text: string) => at.api('POST', `/api/user-imports/${id}/text`, { offset, text })
    assert.equal((await send(0, 'username\n')).json.data.received, 9)
    const gap = await send(20, 'x')
    assert.deepEqual([gap.status, gap.json.detail], [409, 'the next part begins at the character 9'])
    assert.equal((await send(9, '\ud800')).status, 400, 'half a character')
    assert.equal((await send(9, 'late@example.com\n')).json.data.received, 26)
    assert.equal((await at.act(id, 'check')).created, 1)
    assert.equal((await send(26, 'more')).status, 409)
  })

  test('a file that is no CSV, or holds nobody, fails with the reason', async () => {
    const broken = await at.act(await at.upload('username\n"open\n'), 'check')
    assert.deepEqual([broken.state, /^line 2: /.test(broken.error)], ['failed', true], broken.error)
    const empty = await at.act(await at.upload('username\n'), 'check')
    assert.deepEqual([empty.state, empty.error], ['failed', 'the file holds no person'])
  })

  test('an import ends when its importer is switched off while it goes on', async () => {
    const { id: client, token } = await weakImporter()
    const names = Array.from({ length: 1500 }, (_, n) => `late-${n}`)
    const id = await at.upload(['username', ...names].join('\n'), {}, token)
    await at.act(id, 'check', token)
    assert.equal((await at.api('POST', `/api/user-imports/${id}/run`, undefined, token)).status, 200)
    assert.equal((await at.api('PATCH', `/api/clients/${client}`, { active: false })).status, 200)
    const ended = await at.settled(id)
    assert.deepEqual([ended.state, ended.created < 1500], ['failed', true])
    assert.match(ended.error, /gone, blocked/)
    // Nobody takes it over; who imports the file anew skips whom it wrote already.
    assert.equal((await at.api('POST', `/api/user-imports/${id}/check`)).status, 403)
    const { checked, done } = await at.imported(['username', ...names].join('\n'))
    assert.deepEqual([checked.skipped, done.created + done.skipped], [ended.created, 1500])
  })

  test('another administrator of people neither sees nor changes what a file holds: not the passwords, not the lines before the run', async () => {
    const { token } = await weakImporter()
    const id = await at.upload('username,password\nmine@example.com,a quiet harbour at dawn\n')
    const path = `/api/user-imports/${id}`
    const more = { offset: 0, text: 'username,password\nmine@example.com,a quiet harbour at dawn\nyours@example.com,x\n' }
    assert.equal((await at.api('POST', `${path}/text`, more, token)).status, 403)
    await at.act(id, 'check')
    assert.equal((await at.api('PATCH', path, { columns: { password: 'nickname' } }, token)).status, 403)
    for (const verb of ['check', 'run']) assert.equal((await at.api('POST', `${path}/${verb}`, undefined, token)).status, 403, verb)
    for (const seen of ['preview', 'faults', 'faulty_lines']) assert.equal((await at.api('GET', `${path}/${seen}`, undefined, token)).status, 403, seen)
    assert.equal((await at.api('GET', path, undefined, token)).status, 200)
    await at.api('POST', `${path}/run`)
    assert.equal((await at.api('POST', `${path}/stop`, undefined, token)).status, 200)
  })

  test('a column of passwords stays one, or is left out, and the faults repeat no cell', async () => {
    const id = await at.upload('username,password,role\nsafe@example.com,a quiet harbour at dawn,s3cret role\n')
    const path = `/api/user-imports/${id}`
    assert.doesNotMatch(JSON.stringify([await at.act(id, 'check'), await at.faults(id)]), /s3cret/)
    const columns = (password: string | null) => ({ columns: { username: 'username', password, role: null } })
    assert.equal((await at.api('PATCH', path, columns('nickname'))).status, 422)
    assert.equal((await at.api('PATCH', path, columns(null))).status, 200)
    const again = await at.api('PATCH', path, columns('roles'))
    assert.deepEqual([again.status, Object.keys(again.json.errors)], [422, ['columns']])
    const broken = await at.act(await at.upload('username,password\n"a"b@example.com,s3cret\nx@example.com,s3"cret"\n'), 'check')
    assert.deepEqual([broken.state, /s3/.test(broken.error)], ['failed', false], broken.error)
  })

  test('a run follows a check of the same version', async () => {
    const id = await at.upload('username,note\nversioned@example.com,Ada\n')
    const path = `/api/user-imports/${id}`
    await at.act(id, 'check')
    await at.api('PATCH', path, { columns: { username: 'username', note: 'nickname' } })
    assert.equal((await at.api('POST', `${path}/run`)).status, 409)
    await at.act(id, 'check')
    assert.equal((await at.act(id, 'run')).state, 'done')
  })

  test('an import goes on only with the scopes that its importer still holds, and ends when their tokens are revoked', async () => {
    const { id: client, token } = await weakImporter()
    const run = async (name: string) => {
      const id = await at.upload(['username', ...Array.from({ length: 1500 }, (_, n) => `${name}-${n}`)].join('\n'), {}, token)
      await at.act(id, 'check', token)
      assert.equal((await at.api('POST', `/api/user-imports/${id}/run`, undefined, token)).status, 200)
      return id
    }
    const first = await run('lost-scope')
    await at.api('PATCH', `/api/clients/${client}`, { authorized_scopes: [] })
    assert.equal((await at.settled(first)).state, 'failed')
    await at.api('PATCH', `/api/clients/${client}`, { authorized_scopes: [{ name: manage }] })
    const second = await run('revoked')
    await server.context.db.table(clientTable).change({ id: client }, { tokens_revoked_at: server.context.now() + 1 })
    assert.equal((await at.settled(second)).state, 'failed')
  })
})
