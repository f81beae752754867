import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client } from '#model/client.ts'
import { makeClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer({ settings: { password_grant: true } })
})
after(() => server.close())

const kinds: Record<string, Partial<Client>> = {
  confidential: {},
  'not confidential': { confidential: false },
  public: { confidential: false, token_endpoint_auth_methods: ['none'] },
  'confidential, with both overrides': { public_refresh_token: true, public_revoke: true },
  'with none among its methods': { token_endpoint_auth_methods: ['none', 'client_secret_basic'] },
}
const operations: Record<string, { readonly path: string; readonly form: Record<string, string> }> = {
  client_credentials: { path: '/oauth/token', form: { grant_type: 'client_credentials' } },
  authorization_code: {
    path: '/oauth/token',
    form: { grant_type: 'authorization_code', code: 'x', redirect_uri: 'https://app.example/cb', code_verifier: 'v'.repeat(43) },
  },
  password: { path: '/oauth/token', form: { grant_type: 'password', username: 'nobody', password: 'nothing' } },
  refresh_token: { path: '/oauth/token', form: { grant_type: 'refresh_token', refresh_token: 'x' } },
  'an unknown grant': { path: '/oauth/token', form: { grant_type: 'magic' } },
  revocation: { path: '/oauth/revoke', form: { token: 'x' } },
  introspection: { path: '/oauth/introspect', form: { token: 'x' } },
  'a pushed request': { path: '/oauth/par', form: { response_type: 'code' } },
}
/** The clients that must authenticate: `yes`, or `no` when their name is enough. */
const matrix: Record<keyof typeof operations, readonly string[]> = {
  //                    confidential  not    public  overrides  none among
  client_credentials: ['yes', 'yes', 'yes', 'yes', 'yes'],
  authorization_code: ['yes', 'no', 'no', 'yes', 'yes'],
  password: ['yes', 'no', 'no', 'yes', 'yes'],
  refresh_token: ['yes', 'yes', 'no', 'no', 'yes'],
  'an unknown grant': ['yes', 'yes', 'no', 'yes', 'yes'],
  revocation: ['yes', 'yes', 'no', 'no', 'yes'],
  introspection: ['yes', 'yes', 'yes', 'yes', 'yes'],
  'a pushed request': ['yes', 'no', 'no', 'yes', 'yes'],
}

for (const [operation, { path, form }] of Object.entries(operations))
  test(`RFC 6749 §3.2.1 of whom ${operation} demands proof`, async () => {
    const seen: string[] = []
    for (const fields of Object.values(kinds)) {
      const { id } = await makeClient(server, { ...fields, redirect_uris: ['https://app.example/cb'], supported_grant_types: [...server.context.names.grants] })
      const { status, text } = await server.call('POST', path, { form: { ...form, client_id: id } })
      seen.push(status === 401 && text.includes('"invalid_client"') ? 'yes' : 'no')
    }
    assert.deepEqual(seen, matrix[operation])
  })
test('RFC 6749 §2.3 a proof that is not demanded must be right all the same', async () => {
  const fields = { confidential: false, supported_grant_types: ['authorization_code'] }
  const form = operations['authorization_code']?.form ?? {}
  for (const secret of ['wrong', ''])
    assert.equal((await server.call('POST', '/oauth/token', { form, basic: [(await makeClient(server, fields)).id, secret] })).status, 401)
  const open = await makeClient(server, { ...fields, token_endpoint_auth_methods: ['none'] })
  assert.equal((await server.call('POST', '/oauth/token', { form, basic: open.basic })).status, 401)
})
