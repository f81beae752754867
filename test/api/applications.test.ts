import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findClient } from '#clients/find-client.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { pkce, visitorOf } from '../support/visitor.ts'

let server: DescribedServer
before(async () => {
  server = await describedServer()
})
after(() => server.close())

const CALLBACK = 'https://app.example/callback'
interface Made {
  readonly id: string
  readonly secret: string
}
const make = async (body: Record<string, unknown>): Promise<Made> => {
  const answer = await server.api('POST', '/api/clients', {
    redirect_uris: [CALLBACK],
    supported_grant_types: ['authorization_code', 'refresh_token'],
    ...body,
  })
  assert.equal(answer.status, 201, answer.text)
  return answer.json.data
}
const faults = async (body: Record<string, unknown>) => Object.keys((await server.api('POST', '/api/clients', body)).json.errors ?? {})

test('CEN-36 an application gets an identifier and secret, and has a slug and a registered name that no other has', async () => {
  const made = (
    await server.api('POST', '/api/clients', {
      name: 'Shop',
      slug: 'web_shop',
      registered_name: 'Web Shop',
      logo_uri: 'https://app.example/logo.png',
      first_party: true,
    })
  ).json.data
  assert.match(made.id, /^cl_/)
  assert(made.secret.length > 20)
  assert.deepEqual([made.slug, made.registered_name, made.first_party], ['web_shop', 'Web Shop', true])
  assert.equal((await server.api('GET', '/api/clients?slug=web_shop')).json.data[0].id, made.id)
  assert.deepEqual(await faults({ slug: 'web_shop' }), ['slug'])
  assert.deepEqual(await faults({ registered_name: 'web shop' }), ['registered_name'])
  for (const registered_name of ['short', 'a name that is longer than 20', ' padded ', 'Cyrilliс'])
    assert.deepEqual(await faults({ registered_name }), ['registered_name'], registered_name)
  for (const slug of ['Web', 'web-shop', '1st', '_web', 'web__shop']) assert.deepEqual(await faults({ slug }), ['slug'], slug)
  assert.equal((await server.api('PATCH', `/api/clients/${made.id}`, { registered_name: null })).status, 200)
  assert.deepEqual(await faults({ registered_name: 'web shop', slug: 'other_shop' }), [])
})

test('CEN-36 of ten who take one registered name at once, one has it', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => server.api('POST', '/api/clients', { registered_name: 'Raced name' })))
  assert.equal(answers.filter(({ status }) => status === 201).length, 1)
})

/** A tenant, and what a person there gets for an application by its id. */
async function elsewhere(slug: string, body: Record<string, unknown>) {
  const made = await server.api('POST', '/api/tenants', { slug, name: slug, ...body })
  assert.equal(made.status, 201, made.text)
  const context = await server.contexts.find(slug)
  assert(context)
  const person = await makePerson({ context })
  const root = `/t/${slug}`
  const ask = async ({ id, secret }: Made, scope = 'openid profile') => {
    const { verifier, challenge } = pkce()
    const params = {
      client_id: id,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope,
      state: 's',
      nonce: 'n',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    }
    const visitor = visitorOf(server)
    const first = await visitor.go(`${server.issuer}${root}/oauth/authorize?${new URLSearchParams(params)}`)
    const stop = await visitor.complete(first, { username: person.username })
    const code = stop.params.get('code')
    const token =
      code === null
        ? undefined
        : await server.call('POST', `${root}/oauth/token`, {
            basic: [id, secret],
            form: { grant_type: 'authorization_code', code: code ?? '', redirect_uri: CALLBACK, code_verifier: verifier },
          })
    return { status: stop.status, error: stop.params.get('error'), asked: visitor.seen.some((path) => path.endsWith('/consent')), token, visitor }
  }
  return { id: made.json.data.id as string, root, person, ask }
}

test('CEN-37 an application without a registered name is known in its own tenant only; with one, where the tenant admits it', async () => {
  const app = await make({ name: 'Calendar', first_party: true })
  const [open, closed, kin] = [
    await elsewhere('open', { registered_clients: 'any_tenant' }),
    await elsewhere('closed', {}),
    await elsewhere('kin', { registered_clients: 'same_owner' }),
  ]
  assert.equal((await open.ask(app)).status, 400)
  assert.equal((await server.api('PATCH', `/api/clients/${app.id}`, { registered_name: 'Calendar app' })).status, 200)
  for (const tenant of [closed, kin]) assert.equal((await tenant.ask(app)).status, 400)
  const got = await open.ask(app)
  assert.equal(got.token?.status, 200, String(got.token?.text))
  assert.equal(got.asked, true, 'a first-party application of another tenant asks for consent')
  assert.match((await got.visitor.go(`${server.issuer}${open.root}/account`)).text, /Calendar/)
  await server.api('PATCH', '/api/tenants/default', { owner: 'acme' })
  await server.api('PATCH', `/api/tenants/${kin.id}`, { owner: 'acme' })
  assert.equal((await kin.ask(app)).token?.status, 200)
  await server.api('PATCH', `/api/clients/${app.id}`, { registered_name: null })
  server.clock.skew += 16_000
  assert.equal((await open.ask(app)).status, 400)
})

test('CEN-37 a registered application has no privileges elsewhere: no private scopes, no grant for itself, none of its owner', async () => {
  const app = await make({
    registered_name: 'Power hungry',
    supported_grant_types: ['authorization_code', 'client_credentials', 'password'],
    authorize_scope: true,
    authorized_scopes: [{ name: 'clients:manage:all' }],
  })
  const { root, ask } = await elsewhere('wary', { registered_clients: 'any_tenant' })
  const alone = await server.call('POST', `${root}/oauth/token`, {
    basic: [app.id, app.secret],
    form: { grant_type: 'client_credentials', scope: 'clients:manage:all' },
  })
  assert.deepEqual([alone.status, alone.json.error], [400, 'unauthorized_client'])
  assert.equal((await ask(app, 'openid clients:manage:all')).error, 'invalid_scope')
})

test('CEN-37 nobody takes the place of a client of a tenant, or of a document, by registering its id', async () => {
  const { root } = await elsewhere('native', { registered_clients: 'any_tenant' })
  assert.deepEqual(await faults({ id: 'https://app.example/client.json', registered_name: 'A document' }), ['registered_name'])
  const made = await make({ id: 'contested', registered_name: 'Contested id' })
  const context = await server.contexts.find('native')
  assert(context)
  assert.equal((await findClient(context, made.id))?.registered_name, 'Contested id')
  assert.notEqual((await findClient(context, 'console'))?.registered_name, 'Contested id')
  assert.equal((await server.call('GET', `${root}/.well-known/openid-configuration`)).status, 200)
})

test('CEN-41 an application declares parameters; values are checked against them, and the application reads them', async () => {
  const { id: connection } = (await server.api('POST', '/api/outbound/connections', { name: 'CRM', base_url: 'https://crm.example/api' })).json.data
  const parameters = [
    { name: 'region', type: 'choice', choices: ['eu', 'us'], required: true },
    { name: 'limit', type: 'number', group: 'Limits' },
    { name: 'pages', type: 'url', many: true },
    { name: 'crm', type: 'outbound_connection', required: true },
  ]
  const app = await make({ name: 'Importer', parameters, supported_grant_types: ['client_credentials'] })
  const fill = (parameter_values: Record<string, unknown>) => server.api('PATCH', `/api/clients/${app.id}`, { parameter_values })
  const wrong = await fill({ region: 'mars', limit: 'many', pages: 'https://a.example', stray: 1 })
  assert.equal(wrong.json.errors.parameter_values.length, 4)
  assert.match((await fill({ crm: 'oc_none' })).json.errors.parameter_values[0], /no outbound connection oc_none/)
  assert.equal((await fill({ limit: 5, crm: connection })).status, 200)
  const form = { grant_type: 'client_credentials', scope: 'parameters:read:own' }
  const bearer = (await server.call('POST', '/oauth/token', { basic: [app.id, app.secret], form })).json.access_token
  const read = await server.api('GET', '/me/parameters', undefined, { bearer })
  assert.deepEqual([read.json.data.values, read.json.data.missing], [{ limit: 5, crm: connection }, ['region']])
})

test('CEN-41 a developer who declares other parameters loses the values that do not fit any more, and fills none in', async () => {
  const developer = await makePerson(server, { authorized_scopes: ['clients:manage:own'] })
  const bearer = await personToken(server, developer, 'openid clients:manage:own')
  const parameters = [
    { name: 'limit', type: 'number' },
    { name: 'note', type: 'text' },
  ]
  const made = await server.api('POST', '/clients', { name: 'Mine', parameters }, { bearer })
  assert.equal(made.status, 201, made.text)
  const { id } = made.json.data
  assert.equal((await server.api('PATCH', `/clients/${id}`, { parameter_values: { limit: 1 } }, { bearer })).status, 422)
  assert.equal((await server.api('PATCH', `/api/clients/${id}`, { parameter_values: { limit: 5, note: 'kept' } })).status, 200)
  const changed = await server.api(
    'PATCH',
    `/clients/${id}`,
    {
      parameters: [
        { name: 'limit', type: 'flag' },
        { name: 'note', type: 'text' },
      ],
    },
    { bearer },
  )
  assert.equal(changed.status, 200, changed.text)
  assert.deepEqual((await server.api('GET', `/api/clients/${id}`)).json.data.parameter_values, { note: 'kept' })
})
