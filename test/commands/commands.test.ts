import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { resources } from '#model/all.ts'
import { user } from '#model/user.ts'
import { userImport } from '#model/user-import.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { startsWith } from '#store/store.ts'
import { reclaimLostJobs } from '#work/claim.ts'
import { freePort } from '../support/free-port.ts'
import { COMMANDS, runProgram, runServer } from '../support/program.ts'
import { startServer, temporaryFolder } from '../support/server.ts'

const data = temporaryFolder()
const env = { GATEHOUSE_DATA: data, PORT: String(await freePort()) }
const run = (...args: string[]) => runProgram(COMMANDS, args, env).ended
const json = async (...args: string[]) => {
  const { code, stdout, stderr } = await run('--json', ...args)
  assert.equal(code, 0, stderr)
  return JSON.parse(stdout)
}

/** Starts the server once, so that there is something to administer. */
async function startOnce(more: Record<string, string> = {}) {
  const server = await runServer({ ...env, ...more })
  server.process.kill('SIGTERM')
  await server.ended
}

test('a command makes nothing: neither a database where there is none, nor a client where the settings of the shell name another', async () => {
  const early = await run('clients', 'list')
  assert.equal(early.code, 1)
  assert.match(early.stderr, /gatehouse\.db does not exist: start the server with this database first/)
  assert(!existsSync(join(data, 'gatehouse.db')) && !existsSync(join(data, 'master.key')))
  await startOnce({ GATEHOUSE_ADMIN_CLIENT_ID: 'named-by-the-server' })
  const listed = await run('--json', 'clients', 'list')
  assert.deepEqual([listed.code, listed.stderr], [0, ''])
  const ids = JSON.parse(listed.stdout).map(({ id }: { id: string }) => id)
  assert.deepEqual(ids.toSorted(), ['gatehouse-console', 'gatehouse-wallet', 'named-by-the-server'])
})

test('an admin.client_id that changed moves the protection, and commands use the client that has it', async () => {
  await startOnce()
  const [former, present] = [await json('clients', 'show', 'named-by-the-server'), await json('clients', 'show', 'gatehouse-admin')]
  assert.deepEqual([former.protected, present.protected], [false, true])
  assert.equal((await run('clients', 'delete', 'named-by-the-server')).code, 0)
})

test('the command line administers clients like the API: made, listed, disabled, removed', async () => {
  const made = await json('clients', 'create', 'Nightly job', '--id', 'nightly', '--grants', 'client_credentials', '--scopes', 'clients:read:all')
  assert.deepEqual([made.id, made.supported_grant_types, made.authorized_scopes[0].name], ['nightly', ['client_credentials'], 'clients:read:all'])
  assert.deepEqual(
    (await json('clients', 'list', '--search', 'nightly')).map(({ id }: { id: string }) => id),
    ['nightly'],
  )
  assert.equal((await json('clients', 'disable', 'nightly')).active, false)
  assert.match((await json('clients', 'secret', 'nightly')).secret, /^ghs_/)
  assert.equal((await run('clients', 'delete', 'nightly')).code, 0)
  const gone = await run('clients', 'show', 'nightly')
  assert.equal(gone.code, 1)
  assert.match(gone.stderr, /^there is no such client\.\n$/)
})

test('the command line tells the findings of a client as the API does, and lists all clients, the worst first', async () => {
  await json('clients', 'create', 'Lax', '--id', 'lax', '--fields', '{"access_token_ttl":7200,"public_revoke":true}')
  const { score, findings } = await json('clients', 'check', 'lax')
  assert.equal(score, 90)
  assert.deepEqual(
    findings.filter(({ severity }: { severity: string }) => severity === 'mend').map(({ fix }: { fix: unknown }) => fix),
    [{ access_token_ttl: 3600 }, { public_revoke: false }],
  )
  const shown = await run('clients', 'check', 'lax')
  assert.match(
    shown.stdout,
    /^severity +rule +weight +sentence +spec +fix\nmend +long_access_tokens +6 .*\{"access_token_ttl":3600\}\nmend +unproven_revocation/,
  )
  assert.match(shown.stderr, /^lax has 90 of 100, with \d+% of its hardening; 2 to mend\.$/m)
  await json('clients', 'create', 'Laxer', '--id', 'laxer', '--fields', '{"confidential":false}')
  const worst = await json('clients', 'check', '--limit', '200')
  const places = worst.filter(({ id }: { id: string }) => id.startsWith('lax')).map(({ id, score: points }: { id: string; score: number }) => [id, points])
  assert.deepEqual(places, [
    ['laxer', 80],
    ['lax', 90],
  ])
  assert.equal((await run('clients', 'check', 'nobody')).code, 1)
})

test('what the API refuses the command line refuses, with the field', async () => {
  const { code, stderr } = await run('clients', 'create', 'Bad', '--redirect', 'http://elsewhere.example/')
  assert.equal(code, 1)
  assert.match(stderr, /redirect_uris .*https/)
})

test('people are made, given a password and unlocked', async () => {
  const made = await json('users', 'create', 'ada@example.com', '--administrator')
  assert.equal(made.password.length, 24)
  assert.equal((await json('users', 'set-password', 'ada@example.com')).id, made.id)
  assert.equal((await run('users', 'unlock', 'ada@example.com')).code, 0)
  assert.match((await run('users', 'unlock', 'nobody@example.com')).stderr, /nobody with the username/)
})

test('commands administer the tenant that they are told, and the default one otherwise', async () => {
  const bearer = (await json('token')).access_token
  const server = await runServer(env)
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' }
  const made = await fetch(`${server.issuer}/api/tenants`, { method: 'POST', headers, body: JSON.stringify({ tenant: { slug: 'acme', name: 'Acme' } }) })
  assert.equal(made.status, 201)
  const client = await json('clients', 'create', 'Of Acme', '--id', 'of-acme', '--tenant', 'acme')
  assert.equal(client.id, 'of-acme')
  assert.equal((await json('clients', 'show', 'of-acme', '--tenant', 'acme')).name, 'Of Acme')
  assert.equal((await run('clients', 'show', 'of-acme')).code, 1)
  assert.equal((await run('users', 'create', 'grace@example.com', '--administrator', '--tenant', 'acme')).code, 0)
  const emails = async (...more: string[]) => (await json('users', 'list', ...more)).map(({ username }: { username: string }) => username)
  assert.deepEqual(await emails('--tenant', 'acme'), ['grace@example.com'])
  assert.equal((await emails()).includes('grace@example.com'), false)
  const theirs = (await json('token', '--tenant', 'acme')).access_token
  const list = (path: string) => fetch(`${server.issuer}${path}`, { headers: { authorization: `Bearer ${theirs}` } })
  assert.deepEqual([(await list('/t/acme/api/clients')).status, (await list('/api/clients')).status], [200, 401])
  assert.deepEqual(await json('keys', 'list', '--tenant', 'acme'), [])
  assert.equal((await run('tokens', 'revoke', '--tenant', 'acme', '--client', 'gatehouse-admin')).code, 0)
  assert.match((await run('clients', 'list', '--tenant', 'nobody')).stderr, /^There is no active tenant nobody\.\n$/)
  server.process.kill('SIGTERM')
  await server.ended
})

test('a token comes without a secret for whoever holds the master key, and is as good as any', async () => {
  const { access_token } = await json('token', '--scope', 'clients:read:all')
  const server = await runServer(env)
  const answer = await fetch(`${server.issuer}/api/clients`, { headers: { authorization: `Bearer ${access_token}` } })
  assert.equal(answer.status, 200)
  assert.equal((await run('tokens', 'revoke', '--client', 'gatehouse-admin')).code, 0)
  const dead = async () => (await fetch(`${server.issuer}/api/clients`, { headers: { authorization: `Bearer ${access_token}` } })).status === 401
  for (const since = Date.now(); !(await dead()); ) assert(Date.now() - since < 2000, 'the server did not notice')
  server.process.kill('SIGTERM')
  await server.ended
  assert.equal((await run('token', '--scope', 'openid')).code, 1)
})

test('a backup taken while the server runs is restored into another folder, and not while one runs', async () => {
  const server = await runServer(env)
  const file = join(temporaryFolder(), 'copy.db')
  assert.equal((await run('backup', file)).code, 0)
  assert(statSync(file).size > 0)
  assert.match((await run('backup', file)).stderr, /is there already/)
  const here = { ...env, PORT: new URL(server.issuer).port }
  assert.match((await runProgram(COMMANDS, ['restore', file], here).ended).stderr, /A server answers on port/)
  server.process.kill('SIGTERM')
  await server.ended
  await json('clients', 'create', 'Made after the backup', '--id', 'late')
  assert.equal((await run('restore', file)).code, 0)
  assert(existsSync(join(data, 'gatehouse.db.replaced')))
  assert.equal((await run('clients', 'show', 'late')).code, 1)
  assert.match((await run('restore', join(data, 'master.key'))).stderr, /is not a backup of Gatehouse/)
})

test('settings are printed, validated and described; the database is migrated and examined', async () => {
  assert.match((await run('config', 'print')).stdout, /^data: /)
  assert.equal((await run('config', 'validate')).code, 0)
  assert.equal(JSON.parse((await run('config', 'schema')).stdout).type, 'object')
  assert.match((await run('migrate')).stderr, /up to date/)
  const fresh = runProgram('bin/gatehouse.js', ['migrate', '--dry-run'], { GATEHOUSE_DATA: join(data, 'none') })
  assert.match((await fresh.ended).stdout, /^create table/)
  assert(!existsSync(join(data, 'none')))
  const findings = await json('doctor')
  assert(findings.every(({ state }: { state: string }) => state !== 'bad'))
  assert.match((await run('keys', 'rotate')).stderr, /no default key yet/)
})

test('people are imported from a file and exported to one; a cell that a spreadsheet would compute comes out marked, and is read back as it was', async () => {
  const [file, out] = [join(data, 'people.csv'), join(data, 'out.csv')]
  writeFileSync(file, 'E-mail,name,Notes\ngrace@example.com,"=HYPERLINK(""http://evil"")",x\nnobody,,y\nnobody,,z\n')
  const done = await run('users', 'import', file, '--columns', 'E-mail=username')
  assert.equal(done.code, 0, done.stderr)
  assert.match(done.stdout, /created +2\nskipped +1\nfaulty +0/)
  assert.deepEqual([(await json('users', 'list', '--search', 'grace@')).map(({ name }: { name: string }) => name)], [['=HYPERLINK("http://evil")']])
  assert.equal((await run('users', 'export', out, '--format', 'csv')).code, 0)
  const text = readFileSync(out, 'utf8')
  assert.match(text, /^id,username,name,/)
  assert.ok(text.includes(`"'=HYPERLINK(""http://evil"")"`) && !text.includes('argon2id'), text)
  assert.equal(statSync(out).mode & 0o777, 0o600)
  writeFileSync(out, text.replaceAll('grace@example.com', 'grace2@example.com'))
  assert.equal((await run('users', 'import', out)).code, 0)
  assert.equal((await json('users', 'list', '--search', 'grace2@'))[0].name, '=HYPERLINK("http://evil")')
  const lines = (await run('users', 'export')).stdout.trim().split('\n')
  assert.ok(lines.map((line) => JSON.parse(line)).some(({ username, roles }) => username === 'admin' && roles.length === 1))
})

test('an import that is killed half-way goes on where it was, and writes nobody twice', async () => {
  const file = join(data, 'crowd.csv')
  const names = Array.from({ length: 3000 }, (_, n) => `crowd-${n}@example.com`)
  writeFileSync(file, ['username', ...names].join('\n'))
  const killed = runProgram(COMMANDS, ['users', 'import', file], env)
  for await (const line of killed.process.stderr ?? []) if (/running: [1-9]/.test(String(line))) break
  killed.process.kill('SIGKILL')
  await killed.ended
  const store = await openSqlite(join(data, 'gatehouse.db'), resources)
  const people = async () =>
    (
      await store
        .in('default')
        .table(user)
        .find({ username: startsWith('crowd-') }, { limit: 4000 })
    ).map(({ username }) => username)
  const half = (await people()).length
  assert.ok(half > 0 && half < 3000, `${half} were written before the kill`)
  const server = await startServer({ store, masterKey: Buffer.from(readFileSync(join(data, 'master.key'), 'utf8').trim(), 'base64url') })
  await reclaimLostJobs(store, Date.now() + 120_000, () => 10)
  server.clock.skew = 180_000
  await server.work.runDue()
  const [row] = await store.in('default').table(userImport).find({ name: 'crowd.csv' })
  assert.deepEqual([row?.state, row?.created, row?.skipped], ['done', 3000, 0])
  assert.deepEqual((await people()).sort(), names.toSorted())
  await server.close()
})
