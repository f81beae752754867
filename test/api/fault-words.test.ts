import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resources } from '#model/all.ts'
import { settings } from '#model/settings.ts'
import { saidOfMistakes } from '../support/mistakes.ts'
import { startServer } from '../support/server.ts'

/** The words of the schema library. */
const raw = /\b(?:expected|received|undefined|NaN|regex|pattern|Invalid|Unrecognized|Too (?:big|small))\b|[<>]=?\d|\bint\b/

test('no field of any resource answers a wrong value in the words of the schema library', () => {
  const said = [...resources, settings].flatMap((r) => saidOfMistakes(r).map((message) => `${r.name}: ${message}`))
  assert(said.length > 1000)
  assert.deepEqual(
    said.filter((message) => raw.test(message)),
    [],
  )
})

test('a fault names the rule that the value broke, and the value, but never one of another type', async (t) => {
  const server = await startServer()
  t.after(() => server.close())
  const bearer = await server.adminToken()
  const errorsOf = async (json: unknown) => (await server.call('POST', '/api/clients', { bearer, json })).json.errors
  const client = { name: '', description: 'x'.repeat(5000), kind: 'gadget', access_token_ttl: 0.5, logo_uri: 'logo', redirect_uris: [true], secret: 424_242 }
  const errors = await errorsOf({ client })
  assert.deepEqual(errors.name, ['must not be empty'])
  assert.deepEqual(errors.description, ['must have at most 4096 characters, not 5000'])
  assert.match(errors.kind[0], /^must be one of web, .+ or \w+, not "gadget"$/)
  assert.deepEqual(errors.access_token_ttl, ['must be a whole number, not 0.5'])
  assert.match(errors.logo_uri[0], /^must be a web address such as https:\/\/example\.com\/path, not "logo"$/)
  assert.deepEqual(errors.redirect_uris, ['at 0: must be a text, not true'])
  assert(!JSON.stringify(errors).includes('424242'))
})

test('the help of every field says what holds when it is not set, in the words of a form', () => {
  const helps = [...resources, settings].flatMap((r) => Object.entries(r.fields).map(([name, { doc }]) => `${r.name}.${name}: ${doc}`))
  assert.deepEqual(
    helps.filter((help) => /\bAbsen(?:t|ce)\b|\bundefined\b|\bnull\b/.test(help)),
    [],
  )
})
