import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { applyBundleFile } from '../../src/bundle.ts'
import { makeClient } from '../support/clients.ts'
import { makePerson } from '../support/people.ts'
import { type CallAnswer, startServer, type TestServer, temporaryFolder } from '../support/server.ts'
import { fetchCredential, offer, redeemOffer } from '../support/wallet.ts'

let server: TestServer
let bearer: string
before(async () => {
  server = await startServer()
  bearer = await server.adminToken()
})
after(() => server.close())

const api = (method: string, path: string, json?: unknown): Promise<CallAnswer> =>
  server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
const KINDS = '/api/credential-configurations'

const bundle = (ttl: number) => `
credential-configurations:
  - identifier: yaml-card
    vct: https://id.example/yaml-card
    ttl: ${ttl}
    display: [{ name: Card, locale: en }, { name: Carte, locale: fr }]
    claims:
      - name: given_name
        mandatory: true
        disclosable: true
      - name: address
        claims: [{ name: country, value: FR }]
`
async function apply(text: string): Promise<readonly string[]> {
  const { vault, serverSettings: settings, issuer, now } = server.context
  const path = join(temporaryFolder(), 'bundle.yaml')
  writeFileSync(path, text)
  return (await applyBundleFile({ store: server.store, vault, settings, issuer, path, now })).map(({ outcome }) => outcome)
}
const cardRow = async () => (await api('GET', `${KINDS}?search=yaml-card`)).json.data[0]

test('BOR-85 a credential configuration is made and changed by YAML and by the API alike, and every version is kept', async () => {
  assert.deepEqual(await apply(bundle(3600)), ['created'])
  const { id } = await cardRow()
  assert.equal((await api('PATCH', `${KINDS}/${id}`, { ttl: 7200 })).status, 200)
  assert.deepEqual(await apply(bundle(86_400)), ['changed'])
  assert.deepEqual(await apply(bundle(86_400)), ['unchanged'])
  const versions = (await api('GET', `${KINDS}/${id}/versions`)).json.data
  assert.deepEqual(
    versions.map(({ changes }: { readonly changes: { readonly ttl?: { readonly after: number } } }) => changes.ttl?.after),
    [86_400, 7200, 3600],
  )
  assert.equal((await api('POST', `${KINDS}/${id}/versions/1/restore`)).json.data.ttl, 3600)
  const { json } = await server.call('GET', '/.well-known/openid-credential-issuer')
  const { display, claims } = json.credential_configurations_supported['yaml-card'].credential_metadata
  assert.deepEqual(
    display.map(({ name }: { readonly name: string }) => name),
    ['Card', 'Carte'],
  )
  assert.deepEqual(
    claims.map(({ path }: { readonly path: readonly string[] }) => path.join('.')),
    ['given_name', 'address', 'address.country'],
  )
})

test('BOR-82 two credentials of one person share neither a salt nor a digest, so that verifiers cannot join them by these', async () => {
  const identifier = 'salted'
  const claims = [
    { name: 'given_name', disclosable: true },
    { name: 'level', value: 'gold', disclosable: true },
  ]
  assert.equal((await api('POST', KINDS, { identifier, vct: 'https://id.example/salted', format: 'vc+sd-jwt', claims })).status, 201)
  const { id: client_id } = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  const { id: user_id } = await makePerson(server, { given_name: 'Ada' })
  const disclosures: string[] = []
  const digests: string[] = []
  for (let times = 0; times < 2; times++) {
    const { code } = await offer(server, { client_id, user_id, credential_configuration_ids: [identifier] })
    const { access_token } = (await redeemOffer(server, code)).json
    const { json, text } = await fetchCredential(server, access_token, { credential_configuration_id: identifier })
    const [jwt = '', ...parts] = (json.credentials?.[0].credential ?? assert.fail(text)).split('~')
    disclosures.push(...parts.filter((part: string) => part !== ''))
    digests.push(...JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())._sd)
  }
  const salts = disclosures.map((part) => JSON.parse(Buffer.from(part, 'base64url').toString())[0])
  assert.deepEqual([salts.length, new Set(salts).size, digests.length, new Set(digests).size], [4, 4, 4, 4])
  assert.ok(salts.every((salt) => Buffer.from(salt, 'base64url').length >= 16))
})
