import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DescribedServer, describedServer } from '../support/described.ts'

let server: DescribedServer
before(async () => {
  server = await describedServer()
})
after(() => server.close())

interface Warned {
  readonly field: string
  readonly message: string
}
const warned = ({ json }: { readonly json: { readonly warnings?: readonly Warned[] } }) =>
  json.warnings?.map(({ field, message }) => `${field}: ${message.split(' ')[0]}`) ?? []

test('every field of a client is obeyed, so that a plain one is not warned of, and neither is one with every grant', async () => {
  assert.deepEqual(warned(await server.api('POST', '/api/clients', {})), [])
  const agent = { supported_grant_types: ['client_credentials', 'agent_credentials', 'refresh_token'], agent_token_ttl: 60 }
  const made = await server.api('POST', '/api/clients', agent)
  assert.deepEqual([made.status, warned(made)], [201, []], made.text)
})

test('NIN-21 every setting of an organization is obeyed, so that none is warned of', async () => {
  const made = await server.api('POST', '/api/organizations', { name: 'Careful', settings: { mfa: 'required', session_ttl: 60, invitation_ttl: 3600 } })
  assert.deepEqual([made.status, warned(made)], [201, []])
})

test('a setting of an organization that nobody knows, or with a wrong value, is refused', async () => {
  for (const settings of [{ mfa_required: true }, { mfa: 'sometimes' }, { session_ttl: 1 }, { invitation_ttl: 'long' }]) {
    const { status, json } = await server.api('POST', '/api/organizations', { name: 'Mistyped', settings })
    assert.deepEqual([status, Object.keys(json.errors ?? {})], [422, ['settings']], JSON.stringify(settings))
  }
})
