import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { makeClient } from '../support/clients.ts'
import { startServer } from '../support/server.ts'

test('keys are rotated under load, and nobody who fetches our keys fails to verify', async () => {
  const server = await startServer({ listen: true, settings: { key_lead_ttl: 0 } })
  after(() => server.close())
  await server.call('GET', '/oauth/jwks')
  const machine = await makeClient(server, { access_token_format: 'jwt' })
  const keys = createRemoteJWKSet(new URL(`${server.issuer}/oauth/jwks`), { cooldownDuration: 0 })
  const headers = { authorization: `Basic ${btoa(machine.basic.map(encodeURIComponent).join(':'))}`, 'content-type': 'application/x-www-form-urlencoded' }
  const signedBy = new Set<string>()
  const kept: string[] = []
  let rotating = true
  const verifying = async () => {
    while (rotating) {
      const answer = await fetch(`${server.issuer}/oauth/token`, { method: 'POST', headers, body: 'grant_type=client_credentials' })
      const { access_token } = (await answer.json()) as { access_token: string }
      await jwtVerify(access_token, keys, { issuer: server.issuer, typ: 'at+jwt' })
      const kid = decodeProtectedHeader(access_token).kid ?? ''
      if (!signedBy.has(kid)) kept.push(access_token)
      signedBy.add(kid)
    }
  }
  const rotations = async () => {
    const bearer = await server.adminToken()
    for (let i = 0; i < 25; i++) {
      // That of access tokens; ID tokens are signed by another.
      const active: readonly { id: string; alg: string }[] = (await server.call('GET', '/api/key-pairs?state=active', { bearer })).json.data
      const current = active.find(({ alg }) => alg === 'ES256')
      assert(current)
      assert.equal((await server.call('POST', `/api/key-pairs/${current.id}/rotate`, { bearer })).status, 200)
      await wait(20)
    }
  }
  const rotated = rotations().finally(() => {
    rotating = false
  })
  await Promise.all([rotated, ...Array.from({ length: 8 }, verifying)])
  assert.ok(signedBy.size > 10, `${signedBy.size} keys signed`)
  // The tokens that the first key signed are still good after all the others.
  for (const token of kept) assert.equal((await jwtVerify(token, keys)).payload['client_id'], machine.id)
})
