import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '#http/refusal.ts'
import { makeLaunch, readLaunch } from '#oauth/launch.ts'
import { BadBundle, readBundle } from '../../src/api/bundle/document.ts'
import { openCursor, sealCursor } from '../../src/api/list/cursor.ts'
import { reads } from '../support/reads.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

const isBadBundle = (error: unknown) => error instanceof BadBundle
const isRefusal = (error: unknown) => error instanceof Refusal
/** A text with one character replaced by another; not the last one, whose lowest bits base64url leaves unused. */
const changed = (text: string) =>
  fc
    .tuple(fc.nat(text.length - 2), fc.constantFrom(...'abcXYZ019-_.'))
    .map(([at, by]) => text.slice(0, at) + by + text.slice(at + 1))
    .filter((other) => other !== text)

test('a bundle of any text is read, or refused with its faults', () => {
  const pieces = [
    'clients',
    'scopes',
    ': ',
    '\n',
    '- ',
    '  ',
    '{',
    '}',
    '[',
    ']',
    '&a ',
    '*a',
    '*b',
    '!!binary ',
    '!x ',
    '<<: ',
    '"',
    "'",
    '|',
    '? ',
    'id: x',
    '~',
    '# ',
    '%YAML 1.2\n---\n',
    '\t',
  ]
  const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 20 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (bundle) => reads(() => readBundle(bundle, 'bundle.yaml'), isBadBundle)),
    { numRuns: 500 },
  )
})

test('a bundle that refers to what is not there, or multiplies itself, is refused with its line', () => {
  assert.throws(() => readBundle('scopes: []\nclients: *nobody', 'bundle.yaml'), /^BadBundle: bundle\.yaml:2: .*nobody/)
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]},`.repeat(10)}]`)]
  assert.throws(() => readBundle(bomb.join('\n'), 'bundle.yaml'), isBadBundle)
})

test('a cursor that was changed, or is of another list, is refused', () => {
  const { vault } = server.context
  const at = { key: 'cli_1', value: 5 }
  const cursor = sealCursor(vault, '/api/clients', { at, seen: 50, counted: { total: 70, total_is: 'exact' } })
  assert.deepEqual(openCursor(vault, '/api/clients', cursor).at, at)
  const never = (text: string, list = '/api/clients') => assert.throws(() => openCursor(vault, list, text), isRefusal)
  fc.assert(fc.property(changed(cursor), (text) => never(text)))
  fc.assert(fc.property(fc.string({ maxLength: 80 }), (text) => never(text)))
  never(cursor, '/api/scopes')
})

test('a launch that was changed opens nothing', () => {
  const { launch } = makeLaunch(server.context, { client_id: 'app', user_id: 'usr_1', context: { patient: '7' } })
  const client = { id: 'app', tokens_revoked_at: undefined }
  assert.deepEqual(readLaunch(launch, client, server.context).context, { patient: '7' })
  const never = (text: string) => assert.throws(() => readLaunch(text, client, server.context), isRefusal)
  fc.assert(fc.property(changed(launch), never))
  fc.assert(fc.property(fc.string({ maxLength: 80 }), never))
})
