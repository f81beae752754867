import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { applyBundleFile } from '../../src/bundle.ts'
import { CannotStart } from '../../src/open.ts'
import { runServer } from '../support/program.ts'
import { startServer, temporaryFolder } from '../support/server.ts'

const server = await startServer()
after(() => server.close())
const bearer = await server.adminToken()
const { vault, serverSettings: settings, issuer, now } = server.context
const folder = temporaryFolder()

const apply = async (text: string, more = {}) => {
  const path = join(folder, 'bundle.yaml')
  writeFileSync(path, text)
  return applyBundleFile({ store: server.store, vault, settings, issuer, path, now, ...more })
}
const faultsOf = async (text: string): Promise<string> =>
  apply(text).then(
    () => '',
    (error) => {
      assert(error instanceof CannotStart)
      return error.message.replaceAll(`${folder}/`, '')
    },
  )
const outcomes = (applied: Awaited<ReturnType<typeof apply>>) => applied.map(({ outcome }) => outcome)
const read = async (path: string) => (await server.call('GET', path, { bearer })).json.data

const bundle = `
scopes:
  - name: bundle:read
    label: Read bundles
roles:
  - name: Bundler
    scopes: [bundle:read]
apis:
  - identifier: https://bundle.example
    name: Bundles
    scopes: [bundle:read]
clients:
  - id: bundled
    name: From a file
    secret: a secret that the file holds
    grant_types: [client_credentials]
    authorize_scope: true
    authorized_scopes: [{ name: 'bundle:read' }]
`

test('AID-49 a bundle makes what it lists, each row with those before it, and applied again it changes nothing', async () => {
  assert.deepEqual(outcomes(await apply(bundle)), ['created', 'created', 'created', 'created'])
  const form = { grant_type: 'client_credentials', scope: 'bundle:read' }
  const token = await server.call('POST', '/oauth/token', { form, basic: ['bundled', 'a secret that the file holds'] })
  assert.equal(token.status, 200, token.text)
  const before = await read('/api/clients/bundled')
  assert.deepEqual(outcomes(await apply(bundle)), ['unchanged', 'unchanged', 'unchanged', 'unchanged'])
  assert.deepEqual((await read('/api/clients/bundled')).version, before.version)
})

test('AID-49 a bundle that says something else changes the rows that are there, adds a new secret, and leaves what it does not mention', async () => {
  await server.call('PATCH', '/api/clients/bundled', { json: { description: 'by hand' }, bearer })
  const changed = bundle.replace('From a file', 'From another').replace('that the file holds', 'of the next month')
  assert.deepEqual(outcomes(await apply(changed)), ['unchanged', 'unchanged', 'unchanged', 'changed'])
  const { name, description } = await read('/api/clients/bundled')
  assert.deepEqual([name, description], ['From another', 'by hand'])
  for (const secret of ['a secret that the file holds', 'a secret of the next month'])
    assert.equal((await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: ['bundled', secret] })).status, 200)
  assert.deepEqual(outcomes(await apply(changed)), ['unchanged', 'unchanged', 'unchanged', 'unchanged'])
  assert.equal((await read('/api/clients/bundled/credentials')).length, 2)
})

test('AID-49 a failing bundle writes nothing, and every fault is told with its line', async () => {
  const faulty = `
scopes:
  - name: bundle:new
    label: New
clients:
  - id: never
    secret: a secret of some length
    redirect_uris:
      - ftp://nowhere
    acess_token_ttl: 10
  - name: Nameless
    secret: a secret of some length
`
  const said = await faultsOf(faulty)
  assert.match(said, /bundle\.yaml:8: clients\[0\]\.redirect_uris: the URI ftp:\/\/nowhere/)
  assert.match(said, /bundle\.yaml:10: clients\[0\]\.acess_token_ttl: /)
  assert.match(said, /bundle\.yaml:11: clients\[1\]: name it by its id/)
  assert.deepEqual((await read('/api/scopes?search=bundle:new')).length, 0)
})

test('AID-49 a file that is no bundle is refused with the line', async () => {
  assert.match(await faultsOf('clients: [\n  { id: a'), /bundle\.yaml:2: /)
  assert.match(await faultsOf('scopes: []\nclinets: []\n'), /bundle\.yaml:2: there is no collection clinets for bundles: expected .*clients/)
  assert.match(await faultsOf('clients: 7\n'), /bundle\.yaml:1: clients must be a list/)
  assert.match(await faultsOf('clients:\n  - 7\n'), /bundle\.yaml:2: clients\[0\] must be an object/)
  assert.match(await faultsOf('clients:\n  - id: untold\n'), /bundle\.yaml:2: clients\[0\]\.secret: is missing/)
})

test('AID-49 JSON is taken too; a rehearsal writes nothing, and a secret that is made is told to whoever reads it', async () => {
  const json = JSON.stringify({ clients: [{ id: 'from-json' }] })
  const [rehearsed] = await apply(json, { tellsSecrets: true, rehearse: true })
  assert.equal(rehearsed?.outcome, 'created')
  assert.equal((await server.call('GET', '/api/clients/from-json', { bearer })).status, 404)
  const [made] = await apply(json, { tellsSecrets: true })
  assert.equal(
    (await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: ['from-json', made?.secret ?? ''] })).status,
    200,
  )
})

test('AID-49 what a bundle does is in the audit log, and in the history of the client', async () => {
  const events = await read('/api/audit-events?target_id=bundled')
  assert(events.some(({ action }: { action: string }) => action === 'client.created'))
  assert((await read('/api/clients/bundled/versions')).length >= 2)
})

test('AID-49 two nodes that apply a bundle at once make everything once', async () => {
  const text = 'scopes:\n  - name: raced:scope\n    label: Raced\nclients:\n  - id: raced\n    secret: a secret of some length\n'
  const path = join(folder, 'raced.yaml')
  writeFileSync(path, text)
  const both = await Promise.all([1, 2].map(() => applyBundleFile({ store: server.store, vault, settings, issuer, path, now })))
  assert.deepEqual(both.flatMap(outcomes).sort(), ['created', 'created', 'unchanged', 'unchanged'])
})

test('AID-49 the server applies its bundle before it serves, and a fault stops the start', async () => {
  const path = join(folder, 'start.yaml')
  writeFileSync(path, 'clients:\n  - id: my-client\n    secret: my-client-secret\n    grant_types: [basic]\n')
  const env = { GATEHOUSE_DATA: temporaryFolder(), GATEHOUSE_BUNDLE_PATH: path }
  const started = await runServer(env)
  const authorization = `Basic ${Buffer.from('my-client:my-client-secret').toString('base64')}`
  assert.equal((await fetch(`${started.issuer}/api/clients`, { headers: { authorization } })).status, 403)
  started.process.kill('SIGTERM')
  assert.equal((await started.ended).code, 0)
  writeFileSync(path, 'clients:\n  - id: my-client\n    active: perhaps\n')
  await assert.rejects(runServer(env), /start\.yaml:3: clients\[0\]\.active: /)
})
