import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { trustedIssuer } from '#model/trusted-issuer.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { temporaryFolder } from '../support/server.ts'

const SECRET = 'a secret that nobody reads back'
const folder = temporaryFolder()
const mounted = (name: string, text: string) => writeFileSync(join(folder, name), text)
let server: DescribedServer
before(async () => {
  mounted('references.yaml', 'partner:\n  fields: [trusted_issuer.introspection_client_secret]\nother:\n  fields: [smtp.password]\n')
  mounted('partner', 'first\n')
  mounted('other', 'not for issuers')
  server = await describedServer({ settings: { 'secrets.dir': folder } })
})
after(() => server.close())

let made = 0
const asked = (secret: unknown) => ({
  name: 'Partner',
  issuer: `https://partner-${++made}.example`,
  introspection_endpoint: 'https://partner.example/introspect',
  introspection_client_id: 'us',
  introspection_client_secret: secret,
})
const create = async (secret: unknown) => {
  const answer = await server.api('POST', '/api/trusted-issuers', asked(secret))
  assert.equal(answer.status, 201, answer.text)
  return answer.json.data as Record<string, unknown> & { readonly id: string }
}
const rowOf = async (id: string) => {
  const row = await server.context.db.table(trustedIssuer).get(id)
  assert(row)
  return row
}
const opened = async (id: string) => server.context.sealed.open(trustedIssuer, await rowOf(id), 'introspection_client_secret')

test('a sealed field is written and never read back, by any door, record or log', async () => {
  const { id, ...rest } = await create(SECRET)
  assert(!('introspection_client_secret' in rest))
  assert.equal(await opened(id), SECRET)
  const answers = [
    await server.api('GET', `/api/trusted-issuers/${id}`),
    await server.api('GET', '/api/trusted-issuers?fields=introspection_client_secret,name'),
    await server.api('PATCH', `/api/trusted-issuers/${id}`, { introspection_client_secret: `${SECRET}!` }),
    await server.api('GET', '/api/audit-events'),
    await server.api('GET', '/api/audit-events/export'),
  ]
  const sealedNow = String((await rowOf(id)).introspection_client_secret)
  for (const { text } of answers) assert(!text.includes(SECRET) && !text.includes(sealedNow), text)
  assert(!server.logged.some((line) => line.includes(SECRET)))
  assert.equal(await opened(id), `${SECRET}!`)
  const { json } = await server.api('GET', `/api/audit-events?target_id=${id}&action=trusted_issuer.updated`)
  assert.deepEqual(json.data[0].changes.introspection_client_secret, {})
})

test('a PUT without a sealed field keeps it, and null clears it', async () => {
  const { id, version: _, created_at: __, updated_at: ___, issuer: ____, ...row } = await create(SECRET)
  assert.equal((await server.api('PUT', `/api/trusted-issuers/${id}`, { ...row, name: 'Renamed' })).status, 200)
  assert.equal(await opened(id), SECRET)
  const cleared = await server.api('PUT', `/api/trusted-issuers/${id}`, { ...row, introspection_endpoint: null, introspection_client_secret: null })
  assert.equal(cleared.status, 200, cleared.text)
  assert.equal((await rowOf(id)).introspection_client_secret, undefined)
})

test('a sealed text that is moved to another row does not open there', async () => {
  const [first, second] = [await create(SECRET), await create('another')]
  const { introspection_client_secret } = await rowOf(first.id)
  await server.context.db.table(trustedIssuer).change({ id: second.id }, { introspection_client_secret })
  await assert.rejects(opened(second.id))
})

test('a reference reads a mounted file, anew when it changes', async () => {
  const { id } = await create({ ref: 'partner' })
  assert.equal(await opened(id), 'first')
  mounted('partner', 'the second\n')
  assert.equal(await opened(id), 'the second')
})

test('a file that is not there, or is for other fields or tenants, is refused in the same words', async () => {
  const said = 'there is no secret file of this name that the field may read'
  for (const ref of ['nothing', 'other', 'references.yaml']) {
    const { status, json } = await server.api('POST', '/api/trusted-issuers', asked({ ref }))
    assert.deepEqual([status, json.errors], [422, { introspection_client_secret: [said] }], ref)
  }
  const path = await server.api('POST', '/api/trusted-issuers', asked({ ref: '../master.key' }))
  assert.equal(path.status, 422)
  const tenant = await server.api('POST', '/api/tenants', { name: 'Other', slug: 'other' })
  assert.equal(tenant.status, 201, tenant.text)
  const elsewhere = await server.contexts.find('other')
  assert(elsewhere)
  const row = { ...asked({ ref: 'partner' }), id: 'ti_x' }
  assert.equal(await elsewhere.sealed.open(trustedIssuer, row, 'introspection_client_secret'), undefined)
})

test('a reference file that is not valid lets nothing be read, and the log says so', async () => {
  const { id } = await create({ ref: 'partner' })
  mounted('references.yaml', 'partner: everything\n')
  assert.equal(await opened(id), undefined)
  assert(server.logged.some((line) => line.includes('references.yaml is not valid')))
})
