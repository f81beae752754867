import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import type { Client } from '#model/client.ts'
import { assertion, showing } from '../support/assertions.ts'
import { makeClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** An RSA key of nobody's: that a signature by it is wrong costs as much to find out as that it is right. */
const rsa = (bits: number, e = 'AQAB') => ({ kty: 'RSA', n: Buffer.alloc(bits / 8, 0xff).toString('base64url'), e })
const pem = (jwk: ReturnType<typeof rsa>) => createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString()
const e = (bytes: number) => Buffer.alloc(bytes, 0xff).toString('base64url')

const many = Array.from({ length: 50 }, () => rsa(16_384, e(8)))

let server: TestServer
const keysOfOthers = createServer((_request, response) => response.end(JSON.stringify({ keys: many })))
before(async () => {
  await new Promise<void>((resolve) => keysOfOthers.listen(0, '127.0.0.1', resolve))
  server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
})
after(async () => {
  keysOfOthers.close()
  await server.close()
})

/** An assertion of a client with a signature that nobody made. */
async function forged(client_id: string): Promise<string> {
  const { privateKey } = await crypto.subtle.generateKey(
    { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
    true,
    ['sign', 'verify'],
  )
  const [head, body] = (await assertion({ client_id, issuer: server.issuer, key: privateKey, alg: 'RS256' })).split('.')
  return `${head}.${body}.${Buffer.alloc(2048, 0x5a).toString('base64url')}`
}

describe('a key that takes long to verify with is used for nobody', () => {
  const places: Readonly<Record<string, () => Partial<Client>>> = {
    jwks: () => ({ jwks: { keys: many } as never }),
    jwks_uri: () => ({ jwks_uri: `http://127.0.0.1:${(keysOfOthers.address() as AddressInfo).port}/` }),
  }
  for (const [name, fields] of Object.entries(places))
    it(name, async () => {
      const { id } = await makeClient(server, { token_endpoint_auth_methods: ['private_key_jwt'], ...fields() })
      const form = showing(await forged(id))
      const before = process.cpuUsage()
      for (let turn = 0; turn < 20; turn++) assert.equal((await server.call('POST', '/oauth/token', { form })).status, 401)
      const { user, system } = process.cpuUsage(before)
      assert.ok((user + system) / 1000 < 400, `${(user + system) / 1000} ms for twenty`)
    })
})

it('RFC 7518 §3.3 a key that is too short, too long or of a strange exponent is told to who registers it', async () => {
  const bearer = await server.adminToken()
  const client = {
    token_endpoint_auth_methods: ['private_key_jwt'],
    jwk: rsa(16_384),
    jwks: { keys: [rsa(4096), rsa(1024), rsa(2048, 'AQ'), rsa(2048, e(9))] },
    jwt_public_key: pem(rsa(8192)),
  }
  const { status, json } = await server.call('POST', '/api/clients', { bearer, json: { client } })
  assert.equal(status, 422)
  assert.deepEqual(json.errors, {
    jwk: ['is an RSA key of 16384 bits: expected 2048 to 4096'],
    jwks: [
      'at keys.1: is an RSA key of 1024 bits: expected 2048 to 4096',
      'at keys.2: is an RSA key with a strange exponent: expected 65537',
      'at keys.3: is an RSA key with a strange exponent: expected 65537',
    ],
    jwt_public_key: ['is an RSA key of 8192 bits: expected 2048 to 4096'],
  })
})
