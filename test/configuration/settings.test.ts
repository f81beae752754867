import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'yaml'
import { BadSettings } from '#configuration/fault.ts'
import { issuerFault, issuerOf } from '#configuration/issuer.ts'
import { readSettings } from '#configuration/read.ts'
import { printSettings, settingsSchema } from '#configuration/shown.ts'

const names = { grants: [], client_auth_methods: [], signing_algs: ['ES256', 'RS256'], programs: [] }
const files: Record<string, string> = { '/run/secret': 'from a file\n' }
const readFile = (path: string) => {
  const text = files[path]
  if (text === undefined) throw new Error('no such file')
  return text
}
const read = (env: Record<string, string>, text?: string) =>
  readSettings({ env, names, readFile, ...(text === undefined ? {} : { document: { text, file: 'gatehouse.yaml' } }) })
function faultsOf(env: Record<string, string>, text?: string): readonly string[] {
  try {
    read(env, text)
  } catch (error) {
    assert(error instanceof BadSettings)
    return error.faults
  }
  return []
}

test('without a word the defaults hold, and the issuer is the loopback address', () => {
  const settings = read({ PATH: '/bin', HOME: '/root' })
  assert.equal(settings['http.port'], 8080)
  assert.equal(issuerOf(settings), 'http://localhost:8080')
})

test('a key has one name in YAML and one in the environment, which goes first', () => {
  const text = 'http: { port: 1000 }\nlog: { level: debug, requests: false }\nallow_private_fetch: [a.example]\n'
  const settings = read({ GATEHOUSE_HTTP_PORT: '2000', GATEHOUSE_ALLOW_PRIVATE_FETCH: '10.0.0.0/8, b.example' }, text)
  assert.equal(settings['http.port'], 2000)
  assert.equal(settings['log.level'], 'debug')
  assert.equal(settings['log.requests'], false)
  assert.deepEqual(settings.allow_private_fetch, ['10.0.0.0/8', 'b.example'])
})

test('PORT, DATABASE_URL and LOG_LEVEL are known by their usual names, after our own', () => {
  const settings = read({ PORT: '3000', LOG_LEVEL: 'warn', DATABASE_URL: 'sqlite::memory:' })
  assert.deepEqual([settings['http.port'], settings['log.level'], settings['database.url']], [3000, 'warn', 'sqlite::memory:'])
  assert.equal(read({ PORT: '3000', GATEHOUSE_HTTP_PORT: '3001' })['http.port'], 3001)
})

test('…_FILE reads the value from a file, and not beside the value itself', () => {
  assert.equal(read({ GATEHOUSE_ADMIN_PASSWORD_FILE: '/run/secret' })['admin.password'], 'from a file')
  assert.match(faultsOf({ GATEHOUSE_ADMIN_PASSWORD_FILE: '/run/secret', GATEHOUSE_ADMIN_PASSWORD: 'x' })[0] ?? '', /both set/)
  assert.match(faultsOf({ GATEHOUSE_ADMIN_PASSWORD_FILE: '/run/none' })[0] ?? '', /\/run\/none, which cannot be read: no such file\.$/)
})

test('an unknown key is refused with the one that was meant', () => {
  assert.deepEqual(faultsOf({ GATEHOUSE_HTTP_PROT: '1' }), ['GATEHOUSE_HTTP_PROT is not a setting; did you mean GATEHOUSE_HTTP_PORT?'])
  assert.deepEqual(faultsOf({}, 'htpp: { port: 1 }'), ['In gatehouse.yaml, htpp is not a setting; `gatehouse config schema` lists them all.'])
  assert.deepEqual(faultsOf({}, 'http: { prot: 1 }'), ['In gatehouse.yaml, http.prot is not a setting; did you mean http.port?'])
})

test('what an orchestrator injects for a service of our name is no setting of ours', () => {
  assert.deepEqual(faultsOf({ GATEHOUSE_SERVICE_HOST: '10.0.0.1', GATEHOUSE_PORT: 'tcp://10.0.0.1:80', GATEHOUSE_PORT_80_TCP_ADDR: '10.0.0.1' }), [])
})

test('every fault is told at once, each in one sentence that says where', () => {
  const faults = faultsOf({ PORT: 'eighty', LOG_LEVEL: 'loud' }, 'lockout_attempts: 0\n')
  assert.deepEqual(faults, [
    'PORT is "eighty"; expected a whole number from 0 to 65535.',
    'LOG_LEVEL is "loud"; expected one of trace, debug, info, warn, error, silent.',
    'lockout_attempts in gatehouse.yaml is 0; expected a whole number from 1 to 1000.',
  ])
  assert.match(faultsOf({}, 'a: [')[0] ?? '', /gatehouse\.yaml is not valid YAML: .+ at line 1/)
  assert.match(faultsOf({}, '- a')[0] ?? '', /must hold settings/)
})

test('a secret that is not valid is not repeated', () => {
  const [fault = ''] = faultsOf({ GATEHOUSE_MASTER_KEY: 'too short a key' })
  assert.match(fault, /32 bytes/)
  assert.doesNotMatch(faultsOf({ GATEHOUSE_ADMIN_PASSWORD: 'x'.repeat(2000) })[0] ?? '', /xxx/)
})

test('RFC 8414 §2 the issuer is https, or http on a loopback address, without query, fragment or last slash', () => {
  for (const good of ['https://id.example', 'https://id.example/a', 'http://localhost:8080', 'http://127.0.0.1:1', 'http://[::1]:1'])
    assert.equal(issuerFault(good), undefined)
  for (const bad of [
    'http://id.example',
    'http://10.0.0.1',
    'https://id.example/',
    'https://id.example?a',
    'https://id.example#a',
    'id.example',
    'ftp://a',
    'https://a:b@c',
  ])
    assert.ok(issuerFault(bad), bad)
  assert.deepEqual(faultsOf({ GATEHOUSE_ISSUER: 'http://id.example' }), [
    'The issuer http://id.example must be https; plain http is for loopback addresses only.',
  ])
})

test('PostgreSQL needs a key that its nodes share', () => {
  const url = 'postgres://user:word@db/gatehouse'
  assert.match(faultsOf({ DATABASE_URL: url })[0] ?? '', /needs a master_key/)
  assert.deepEqual(faultsOf({ DATABASE_URL: url, GATEHOUSE_MASTER_KEY: 'A'.repeat(43) }), [])
  assert.match(faultsOf({ DATABASE_URL: 'mysql://a' })[0] ?? '', /postgres:\/\//)
})

test('networks are checked when the server starts, not when they are needed', () => {
  assert.match(faultsOf({ GATEHOUSE_TRUST_PROXY: 'proxy' })[0] ?? '', /trust_proxy: proxy is not a network address/)
  assert.match(faultsOf({ GATEHOUSE_ALLOW_PRIVATE_FETCH: '10.0.0.0/64' })[0] ?? '', /more than 32 bits/)
})

test('settings are printed as the file that would say the same, secrets left out', () => {
  const settings = read({ DATABASE_URL: 'sqlite::memory:', GATEHOUSE_ADMIN_CLIENT_SECRET: 'very secret' })
  const text = printSettings(settings)
  assert.doesNotMatch(text, /very secret|memory/)
  const { http, database, admin } = parse(text)
  assert.equal(http.port, 8080)
  assert.deepEqual([database.url, admin.client_secret], ['[redacted]', '[redacted]'])
})

test('the schema of the settings file knows every key where YAML has it', () => {
  const schema = settingsSchema(names)
  const properties = schema['properties'] as Record<string, { properties: Record<string, { description: string }> }>
  assert.match(properties['http']?.properties['port']?.description ?? '', /public listener/)
  assert.equal(schema['additionalProperties'], false)
})
