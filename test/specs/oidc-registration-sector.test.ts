import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decodeJwt } from 'jose'
import { codeFlow } from '../support/code-flow.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'
import { startWeb, type Web } from '../support/web.ts'

const [ONE, TWO, THREE] = ['https://one.example/cb', 'https://two.example/cb', 'https://three.example/cb']
let server: TestServer
let web: Web
let bearer: string
before(async () => {
  web = await startWeb()
  server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
  bearer = await server.adminToken()
})
after(async () => {
  web.close()
  await server.close()
})

const publish = (path: string, uris: unknown): string => {
  web.pages.set(path, { body: JSON.stringify(uris) })
  return web.origin + path
}
const send = (method: string, path: string, json: object) => server.call(method, path, { bearer, json })
const create = (fields: object) => send('POST', '/api/clients', { subject_type: 'pairwise', ...fields })
const wrong = ({ status, json }: CallAnswer) => [status, Object.keys(json.errors ?? {})]
const refused = [422, ['sector_identifier_uri']]

test('OIDC Registration §5 the document must list every redirect URI', async () => {
  const sector_identifier_uri = publish('/sector.json', [ONE, TWO])
  const made = await create({ redirect_uris: [ONE, TWO], sector_identifier_uri })
  assert.equal(made.status, 201, made.text)
  assert.equal(made.json.data.sector_identifier_uri, sector_identifier_uri)
  const stray = await create({ redirect_uris: [ONE, THREE], sector_identifier_uri })
  assert.deepEqual(wrong(stray), refused)
  assert.deepEqual(stray.json.errors.sector_identifier_uri, [`the document there does not list ${THREE}`])
})

test('OIDC Registration §5 what is no JSON array of URIs, or cannot be had, is refused', async () => {
  web.pages.set('/text.json', { body: 'no JSON' })
  web.pages.set('/gone.json', { status: 404, body: JSON.stringify([ONE]) })
  web.pages.set('/large.json', { body: JSON.stringify([ONE, 'x'.repeat(300_000)]) })
  const places = [
    ...['/text.json', '/gone.json', '/large.json', '/nothing'].map((path) => web.origin + path),
    publish('/object.json', { redirect_uris: [ONE] }),
    publish('/mixed.json', [ONE, 7]),
    'https://10.1.2.3/sector.json',
    'http://app.example/sector.json',
    'https://nobody.invalid/sector.json',
  ]
  for (const sector_identifier_uri of places) {
    const answer = await create({ redirect_uris: [ONE], sector_identifier_uri })
    assert.deepEqual(wrong(answer), refused, sector_identifier_uri)
    assert.doesNotMatch(answer.json.errors.sector_identifier_uri[0], /10\.1\.2\.3|ECONN|ENOTFOUND/, 'what stands inside the network is not told')
  }
})

test('OIDC Registration §5 a client without redirect URIs proves to be of no sector, and trusted_hosts hold', async () => {
  const sector_identifier_uri = publish('/sector.json', [ONE])
  assert.deepEqual(wrong(await create({ sector_identifier_uri, supported_grant_types: ['client_credentials'] })), refused)
  assert.deepEqual(wrong(await create({ redirect_uris: [ONE], sector_identifier_uri, trusted_hosts: ['wallet.example'] })), refused)
  assert.equal((await create({ redirect_uris: [ONE], sector_identifier_uri, trusted_hosts: ['127.0.0.1'] })).status, 201)
})

test('OIDC Registration §5 the document is read again when a redirect URI is added, and at no other edit', async () => {
  const sector_identifier_uri = publish('/later.json', [ONE, TWO])
  const { id } = (await create({ redirect_uris: [ONE, TWO], sector_identifier_uri })).json.data
  const path = `/api/clients/${id}`
  web.pages.delete('/later.json')
  assert.equal((await send('PATCH', path, { name: 'Renamed' })).status, 200)
  assert.equal((await send('PATCH', path, { redirect_uris: [ONE] })).status, 200)
  assert.deepEqual(wrong(await send('PATCH', path, { redirect_uris: [ONE, TWO] })), refused)
  publish('/later.json', [ONE, TWO])
  assert.equal((await send('PATCH', path, { redirect_uris: [ONE, TWO] })).status, 200)
  assert.deepEqual(wrong(await send('PATCH', path, { redirect_uris: [ONE, TWO, THREE] })), refused)
  assert.equal((await send('PATCH', path, { redirect_uris: [THREE], sector_identifier_uri: null })).status, 200)
})

test("a developer's application is held to its sector too, also when a reviewer approves a redirect URI", async () => {
  const developer = await personToken(server, await makePerson(server, { roles: ['role_developer'] }))
  const mine = (method: string, path: string, json: object) => server.call(method, path, { bearer: developer, json })
  const sector_identifier_uri = publish('/mine.json', [ONE])
  assert.deepEqual(wrong(await mine('POST', '/clients', { redirect_uris: [TWO], sector_identifier_uri })), refused)
  const made = await mine('POST', '/clients', { redirect_uris: [ONE], sector_identifier_uri })
  assert.equal(made.status, 201, made.text)
  const items = [{ kind: 'redirect_uri', value: TWO }]
  const asked = await mine('POST', `/clients/${made.json.data.id}/reviews`, { reason: 'It moved.', items })
  const decision = { items: items.map((item) => ({ ...item, state: 'approved' })) }
  const decide = () => send('POST', `/api/reviews/${asked.json.data.id}/decide`, decision)
  assert.deepEqual(wrong(await decide()), refused)
  publish('/mine.json', [ONE, TWO])
  assert.equal((await decide()).status, 200)
})

test('OIDC Core §8.1 clients of one document know a person by one subject, whatever their redirect URIs', async () => {
  const pairwise = { subject_type: 'pairwise', sector_identifier_uri: publish('/sector.json', [ONE, TWO, THREE]) } as const
  const first = await codeFlow({ server, client: { ...pairwise, redirect_uris: [ONE, TWO] } })
  const second = await codeFlow({ server, client: { ...pairwise, redirect_uris: [THREE] } })
  const alone = await codeFlow({ server, client: { subject_type: 'pairwise', redirect_uris: [THREE] } })
  const subject = async (flow: typeof first, redirect_uri: string) => {
    const { params, verifier } = flow.request({ redirect_uri })
    const stop = await flow.visitor.authorize(params, first.habits)
    const { json } = await flow.redeem(stop.params.get('code') ?? '', verifier, { redirect_uri })
    return decodeJwt(json.id_token).sub
  }
  const known = await subject(first, TWO)
  assert.equal(known, await subject(second, THREE))
  assert.notEqual(known, await subject(alone, THREE))
})
