import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DescribedServer, describedServer } from '../support/described.ts'

let server: DescribedServer
before(async () => {
  server = await describedServer()
})
after(() => server.close())

const make = async (fields: Readonly<Record<string, unknown>>) => server.api('POST', '/api/key-pairs', { key_pair: fields })
const read = async (id: string) => (await server.api('GET', `/api/key-pairs/${id}`)).json.data
const published = async (): Promise<string[]> => (await server.call('GET', '/oauth/jwks')).json.keys.map(({ kid }: { readonly kid: string }) => kid)

test('a key is made by kind or by algorithm, and its private half is never shown', async () => {
  for (const [wanted, type] of [
    [{ type: 'RSA-2048' }, 'RSA-2048'],
    [{ type: 'P-384' }, 'P-384'],
    [{ alg: 'PS256' }, 'RSA-2048'],
    [{ alg: 'ES512' }, 'P-521'],
    [{ alg: 'EdDSA' }, 'Ed25519'],
    [{}, 'P-256'],
  ] as const) {
    const { status, json, text } = await make(wanted)
    assert.deepEqual([status, json.data.type, json.data.state], [201, type, 'active'])
    assert(!('d' in json.data.public_jwk) && !text.includes('PRIVATE') && !('sealed_private_key' in json.data))
    assert((await published()).includes(json.data.id))
  }
  assert.equal((await make({ type: 'P-256', alg: 'RS256' })).status, 422)
  assert.equal((await make({ type: 'RSA-1024' })).status, 422)
})

test('of the keys that could sign the same, one is the default; it is moved and not unset', async () => {
  const first = (await make({ type: 'P-256', is_default: true })).json.data
  const second = (await make({ type: 'P-256', alg: 'ES256', is_default: true })).json.data
  assert.deepEqual([(await read(first.id)).is_default, (await read(second.id)).is_default], [false, true])
  assert.equal((await server.api('PATCH', `/api/key-pairs/${first.id}`, { is_default: true })).status, 200)
  assert.deepEqual([(await read(first.id)).is_default, (await read(second.id)).is_default], [true, false])
  assert.equal((await server.api('PATCH', `/api/key-pairs/${first.id}`, { is_default: false })).status, 422)
  assert.equal((await server.api('DELETE', `/api/key-pairs/${first.id}`)).status, 409)
  // It has signed nothing.
  assert.equal((await server.api('DELETE', `/api/key-pairs/${second.id}`)).status, 204)
})

test('a rotated key signs no more and stays published until what it signed has expired', async () => {
  const { id } = (await make({ type: 'P-256', is_default: true, name: 'turning' })).json.data
  const { data: successor } = (await server.api('POST', `/api/key-pairs/${id}/rotate`)).json
  const old = await read(id)
  assert.deepEqual([old.state, old.is_default, old.successor_id], ['retiring', false, successor.id])
  assert.deepEqual([successor.state, successor.is_default, successor.name], ['active', true, 'turning'])
  assert(old.retires_at >= Date.now() + 86_000_000)
  const keys = await published()
  assert(keys.includes(id) && keys.includes(successor.id))
  assert.equal((await server.api('POST', `/api/key-pairs/${id}/rotate`)).status, 409)
  assert.equal((await server.api('DELETE', `/api/key-pairs/${id}`)).status, 409)
})

test('a key that somebody else knows is withdrawn at once, and can then be deleted', async () => {
  const { id } = (await make({ type: 'Ed25519' })).json.data
  assert.equal((await server.api('POST', `/api/key-pairs/${id}/rotate`, { withdraw: true })).status, 200)
  assert(!(await published()).includes(id))
  assert.equal((await server.api('DELETE', `/api/key-pairs/${id}`)).status, 204)
  assert.equal((await server.api('POST', `/api/key-pairs/${id}/rotate`, { withdraw: 'yes' })).status, 404)
})

test('a key that a client signs with is not deleted', async () => {
  const { id } = (await make({ type: 'P-256' })).json.data
  const client = (await server.api('POST', '/api/clients', { key_pair_id: id })).json.data
  const refused = await server.api('DELETE', `/api/key-pairs/${id}`)
  assert.deepEqual([refused.status, refused.json.referrers[0].id], [409, client.id])
})
