import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileJsonSchema } from '#kit/json-schema.ts'

test('each pattern of a schema is matched by itself, linearly, in both drafts', async () => {
  for (const $schema of ['https://json-schema.org/draft/2020-12/schema', 'http://json-schema.org/draft-07/schema#']) {
    const properties = { amount: { type: 'string', pattern: '^\\d+\\.\\d\\d$' }, currency: { type: 'string', pattern: '^[A-Z]{3}$' } }
    const check = await compileJsonSchema({ $schema, type: 'object', properties })
    assert.equal(check({ amount: '12.50', currency: 'EUR' }), true)
    assert.equal(check({ amount: '12', currency: 'EUR' }), false)
    assert.equal(check({ amount: '12.50', currency: 'euro' }), false)
    assert.equal(check.errors?.[0]?.instancePath, '/currency')
  }
})

test('what is no schema, or has a pattern that needs more than linear time, is refused', async () => {
  for (const schema of [{ type: 'nothing' }, { unknown: 1 }, { pattern: '(' }, { pattern: '(a)\\1' }])
    await assert.rejects(compileJsonSchema(schema), JSON.stringify(schema))
})
