import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { makeClient } from '../support/clients.ts'
import { describedServer } from '../support/described.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'

const server = await describedServer()
after(() => server.close())
const { api } = server

let made = 0
/** Makes an enforced policy, and tells how to remove it. */
async function policy(fields: Readonly<Record<string, unknown>>): Promise<() => Promise<unknown>> {
  const answer = await api('POST', '/api/policies', { name: `policy ${++made}`, stage: 'enforced', engine: 'allow', ...fields })
  assert.equal(answer.status, 201, answer.text)
  return () => api('DELETE', `/api/policies/${answer.json.data.id}`)
}
const reading = { authorize_scope: true, authorized_scopes: [{ name: 'clients:read:all' }, { name: 'scopes:read:all' }] }

test('AID-04 a call with the secret is decided by the policies about tokens: narrowed, then denied and explained', async () => {
  const { id, basic } = await makeClient(server, { supported_grant_types: ['basic'], ...reading })
  const list = () => server.call('GET', '/api/clients', { basic })
  assert.equal((await list()).status, 200)
  const narrow = await policy({ client_ids: [id], points: ['token'], most_scopes: ['scopes:read:all'] })
  assert.match((await list()).json.detail, /the client lacks the scope/)
  assert.equal((await server.call('GET', '/api/scopes', { basic })).status, 200)
  await narrow()
  const shut = await policy({
    effect: 'deny',
    client_ids: [id],
    points: ['token'],
    engine: 'matcho',
    rule: { grant: { type: 'basic', bound: false } },
    reason: 'with a token only',
  })
  const refused = await list()
  assert.deepEqual([refused.status, /with a token only/.test(refused.json.detail)], [403, true])
  await server.explanations.flush()
  const told = (await api('GET', `/api/explanations?client_id=${id}`)).json.data
  const explained = told.find(({ check }: { readonly check: string }) => check === 'policy')
  assert.equal(explained?.decision.effect, 'deny')
  await shut()
  assert.equal((await list()).status, 200)
})

test('RFC 9449 §5 a client whose tokens are bound to a key is not registered for basic, whose calls are bound to none', async () => {
  for (const bound of [{ enforce_dpop: true }, { tls_client_certificate_bound_access_tokens: true }]) {
    const refused = await api('POST', '/api/clients', { name: 'bound', supported_grant_types: ['basic', 'client_credentials'], ...bound })
    assert.equal(refused.status, 422, refused.text)
    assert.match(refused.json.errors.supported_grant_types[0], /bound to no key/)
  }
})

test('RFC 9470 §3 a policy about an operation that demands another sign-in is answered with it, and a call with a secret by 403', async () => {
  const person = await makePerson(server)
  const bearer = await personToken(server, person)
  const mine = (token: string) => server.call('GET', '/me/apps', { bearer: token })
  const { basic } = await makeClient(server, { supported_grant_types: ['basic'], ...reading })
  const strong = await policy({
    points: ['operation'],
    step_up: { acr_values: ['urn:gatehouse:mfa'], max_age: 300 },
    operations: ['get_me_apps', 'get_api_clients'],
  })
  const refused = await mine(bearer)
  assert.deepEqual([refused.status, refused.json.code], [401, 'UNAUTHORIZED'])
  assert.match(
    String(refused.headers['www-authenticate']),
    /^Bearer .*error="insufficient_user_authentication".*, acr_values="urn:gatehouse:mfa", max_age="300"$/,
  )
  assert.equal((await server.call('GET', '/api/clients', { basic })).status, 403)
  await strong()
  const recent = await policy({ points: ['operation'], step_up: { max_age: 300 }, operations: ['get_me_apps'] })
  assert.equal((await mine(bearer)).status, 200)
  await recent()
})
