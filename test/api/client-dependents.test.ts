import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type AnyField, type AnyResource, fieldsOf, type Resource } from '#fields/resource.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { resources } from '#model/all.ts'
import { referencesTo } from '#model/references.ts'
import { contains } from '#store/store.ts'
import { startServer, type TestServer } from '../support/server.ts'

type Filled = Resource<AnyResource['fields']>
let server: TestServer
let bearer: string
before(async () => {
  server = await startServer()
  bearer = await server.adminToken()
})
after(() => server.close())

const references = referencesTo('client', resources)
const fates = {
  refuses: [
    'api.clients',
    'api.client_id',
    'trusted_issuer.client_id',
    'verifier.client_id',
    'webhook.client_id',
    'assertion_rule.client_id',
    'outbound_connection.clients',
    'policy.client_ids',
    'template.client_id',
  ],
  goes: [
    'credential.client_id',
    'client_key_use.client_id',
    'redirect_uri_use.client_id',
    'client_document.client_id',
    'client_logo.id',
    'review.client_id',
    'consent.client_id',
    'registration.client_id',
    'signal_stream.client_id',
    'last_use.id',
    'posture_score.id',
    'user.test_client_id',
  ],
  expires: [
    ...[
      'token.client_id',
      'refresh_token.client_id',
      'grant.client_id',
      'authorization_code.client_id',
      'waiting_request.client_id',
      'decoupled_request.client_id',
      'client_session.client_id',
      'logout_delivery.client_id',
      'vault_use.client_id',
      'credential_offer.client_id',
      'deferred_credential.client_id',
      'presentation.client_id',
    ],
    'activity.client_id',
  ],
  stays: ['client_version.client_id', 'key_pair.client_id', 'issued_credential.client_id', 'status_list.client_id'],
}
const places = (names: readonly string[]) => references.filter(({ resource, field }) => names.includes(`${resource.name}.${field}`))

test('every declared reference to a client has a fate when the client is deleted', () => {
  const declared = references.map(({ resource, field }) => `${resource.name}.${field}`)
  assert.deepEqual(declared.toSorted(), Object.values(fates).flat().toSorted())
})

/** A value that a column takes. */
const sample = ({ kind }: AnyField, text: string): unknown =>
  kind.column === 'json' ? [] : ['flag', 'text'].includes(kind.column) ? (kind.column === 'flag' ? false : text) : 1

/** A row with a value in every field that it needs, which names the client. */
function rowNaming(id: string, { resource, field, many }: (typeof references)[number]): Readonly<Record<string, unknown>> {
  const text = `${resource.name}.${field} of ${id}`
  const values = fieldsOf(resource).map(([name, declared]) => [name, declared.optional ? undefined : sample(declared, text)])
  const key = resource.expires === undefined ? text : expiringKey(Date.now() + 3_600_000, text)
  const expiry = resource.expires === undefined ? {} : { [resource.expires]: Date.now() + 3_600_000 }
  return { ...Object.fromEntries(values), [resource.key]: key, ...expiry, [field]: many ? [id] : id }
}
const table = ({ resource }: (typeof references)[number]) => server.context.db.table(resource as Filled)
const counted = (id: string, place: (typeof references)[number]) => table(place).count({ [place.field]: place.many ? contains(id) : id })

async function fill(id: string) {
  await server.call('POST', '/api/clients', { json: { client: { id, name: id } }, bearer })
  // Some are there from the birth of a client.
  for (const place of references) if ((await counted(id, place)) === 0) await table(place).insert(rowNaming(id, place) as never)
}

test('a client is not deleted while somebody names it; then what belongs to it goes, and nothing of another', async () => {
  await Promise.all(['doomed', 'spared'].map(fill))
  for (const place of references) assert((await counted('doomed', place)) > 0, place.resource.name)
  const refused = await server.call('DELETE', '/api/clients/doomed', { bearer })
  assert.equal(refused.status, 409)
  const named = refused.json.referrers.map(({ resource, field }: { resource: string; field: string }) => `${resource}.${field}`)
  assert.deepEqual(named.toSorted(), fates.refuses.toSorted())
  for (const place of places(fates.refuses)) await table(place).remove({ [place.field]: place.many ? contains('doomed') : 'doomed' })
  const before = new Map(await Promise.all(references.map(async (place) => [place, await counted('spared', place)] as const)))
  assert.equal((await server.call('DELETE', '/api/clients/doomed', { bearer })).status, 204)
  for (const place of places(fates.goes)) assert.equal(await counted('doomed', place), 0, place.resource.name)
  for (const place of places([...fates.expires, ...fates.stays])) assert((await counted('doomed', place)) > 0, place.resource.name)
  for (const [place, count] of before) assert.equal(await counted('spared', place), count, place.resource.name)
})
