import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { client } from '#model/client.ts'
import { grantsNotYetServed, notYetObeyed } from '#model/not-yet-obeyed.ts'
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

/** A value other than the initial one for each field of a client that nothing obeys. */
const asking: Readonly<Partial<Record<(typeof notYetObeyed)[number], unknown>>> = {
  agent_token_ttl: 60,
}

test('a value that nothing obeys yet is answered with a warning that names it', async () => {
  assert.deepEqual(
    notYetObeyed.filter((field) => asking[field] === undefined),
    [],
    'say a value for these',
  )
  const made = await server.api('POST', '/api/clients', asking)
  assert.equal(made.status, 201, made.text)
  assert.deepEqual(warned(made).toSorted(), notYetObeyed.map((field) => `${field}: ${field}`).toSorted())
  const read = await server.api('GET', `/api/clients/${made.json.data.id}`)
  assert.deepEqual(warned(read), warned(made))
})

test('a client that says nothing of these is not warned, and one that says what is so anyway neither', async () => {
  assert.deepEqual(warned(await server.api('POST', '/api/clients', {})), [])
  const usual = Object.fromEntries(notYetObeyed.flatMap((field) => ('initial' in client.fields[field] ? [[field, client.fields[field].initial]] : [])))
  const made = await server.api('POST', '/api/clients', usual)
  assert.deepEqual([made.status, warned(made)], [201, []])
})

test('a grant that is not served yet is answered with a warning, and a token request with it is refused', async () => {
  const { json } = await server.api('POST', '/api/clients', { supported_grant_types: ['client_credentials', ...grantsNotYetServed] })
  assert.deepEqual(
    warned({ json }),
    grantsNotYetServed.map((grant) => `supported_grant_types: ${grant}`),
  )
  for (const grant_type of grantsNotYetServed) {
    const answer = await server.call('POST', '/oauth/token', { form: { grant_type }, basic: [json.data.id, json.data.secret] })
    assert.equal(answer.json.error, 'unsupported_grant_type', grant_type)
  }
})

test('every setting of an organization is obeyed, so that none is warned of', async () => {
  const made = await server.api('POST', '/api/organizations', { name: 'Careful', settings: { mfa: 'required', session_ttl: 60, invitation_ttl: 3600 } })
  assert.deepEqual([made.status, warned(made)], [201, []])
})

test('a setting of an organization that nobody knows, or with a wrong value, is refused', async () => {
  for (const settings of [{ mfa_required: true }, { mfa: 'sometimes' }, { session_ttl: 1 }, { invitation_ttl: 'long' }]) {
    const { status, json } = await server.api('POST', '/api/organizations', { name: 'Mistyped', settings })
    assert.deepEqual([status, Object.keys(json.errors ?? {})], [422, ['settings']], JSON.stringify(settings))
  }
})
