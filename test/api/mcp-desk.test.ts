import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startValues } from '#model/start-values.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'

let server: DescribedServer
before(async () => {
  server = await describedServer()
})
after(() => server.close())

interface Verdict {
  readonly kind: string
  readonly connects: boolean
  readonly because: readonly string[]
}
async function desk(id: string): Promise<Readonly<Record<string, Verdict>>> {
  const { json, status } = await server.api('GET', `/api/clients/${id}/mcp`)
  assert.equal(status, 200)
  return Object.fromEntries(json.data.map((verdict: Verdict) => [verdict.kind, verdict]))
}
const made = async (fields: object) => (await server.api('POST', '/api/clients', { client: fields })).json.data.id
const good = { kind: 'mcp', ...startValues.mcp, redirect_uris: ['http://127.0.0.1/callback'] }
const tenant = (fields: object) => server.api('PATCH', '/api/tenants/default', fields)

test('every reason why a kind of MCP client will not connect is told, and none once all is mended', async () => {
  const id = await made({ redirect_uris: ['com.example:/callback'], pkce: false })
  const bad = await desk(id)
  assert.equal(bad['public']?.connects, false)
  for (const part of [/none alone/, /PKCE/, /no redirect URI/, /no API is open/])
    assert.ok(
      bad['public']?.because.some((reason) => part.test(reason)),
      String(part),
    )
  assert.match(String(bad['document']?.because), /client_documents.*open to anyone/)
  assert.match(String(bad['registration']?.because), /cannot register themselves.*open to anyone/)

  await server.api('POST', '/api/apis', { api: { identifier: 'https://mcp.example/', name: 'MCP', open_to: 'anyone' } })
  await tenant({ registration: 'open', client_documents: 'any_host' })
  const mended = await desk(await made(good))
  assert.deepEqual(
    Object.values(mended).map(({ connects, because }) => [connects, because]),
    [
      [true, []],
      [true, []],
      [true, []],
    ],
  )
})
test('registration with a token and documents of no host are told', async () => {
  await tenant({ registration: 'with_token', client_documents: 'trusted_hosts' })
  const verdicts = await desk(await made(good))
  assert.match(String(verdicts['registration']?.because), /initial access token/)
  assert.match(String(verdicts['document']?.because), /client_document_hosts/)
})
test('a client that is not active, lacks the grant or breaks an enforced profile will not connect', async () => {
  const id = await made({ ...good, active: false, supported_grant_types: ['refresh_token'] })
  assert.match(String((await desk(id))['public']?.because), /not active.*authorization_code grant/)
})
