import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { after, before, test } from 'node:test'
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc'
import { newRow } from '#fields/write.ts'
import { didJwkOf } from '#keys/did/jwk.ts'
import { verifier } from '#model/presentation/verifier.ts'
import { readWalletLink, respond } from '../support/presenting.ts'
import { startServer, type TestServer } from '../support/server.ts'

const [issuer, holder] = [generateKeyPairSync('ec', { namedCurve: 'P-256' }), generateKeyPairSync('ec', { namedCurve: 'P-256' })]
const signer = (key: KeyObject) => async (data: string) => sign('sha256', Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
const iss = didJwkOf({ ...issuer.publicKey.export({ format: 'jwk' }) })
const vct = 'https://credentials.example/member'

/** An issuer and a wallet made by others. */
const library = new SDJwtVcInstance({
  signer: signer(issuer.privateKey),
  signAlg: 'ES256',
  hasher: (data, alg) =>
    createHash(alg.replace('-', ''))
      .update(typeof data === 'string' ? data : Buffer.from(data))
      .digest(),
  hashAlg: 'sha-256',
  saltGenerator: (length) => randomBytes(length).toString('base64url'),
  kbSigner: signer(holder.privateKey),
  kbSignAlg: 'ES256',
})

let server: TestServer
before(async () => {
  server = await startServer()
})
after(() => server.close())

test('BOR-93 a credential that a library issued and a library presents is accepted, with the claims that its holder chose', async () => {
  const dcql = { credentials: [{ id: 'card', format: 'dc+sd-jwt' as const, meta: { vct_values: [vct] }, claims: [{ path: ['address', 'city'] }] }] }
  await server.context.db.table(verifier).insert(newRow(verifier, { id: 'vrf_library', name: 'Library', dcql, issuers: [iss] }))
  const claims = { iss, iat: Math.floor(Date.now() / 1000), vct, email: 'ada@example.com', address: { city: 'London', street: '1 Dorset Street' } }
  const cnf = { jwk: holder.publicKey.export({ format: 'jwk' }) }
  const credential = await library.issue({ ...claims, cnf } as never, { _sd: ['email'], address: { _sd: ['city', 'street'] } } as never)
  const bearer = await server.adminToken()
  const { data } = (await server.call('POST', '/api/presentations', { bearer, json: { verifier: 'vrf_library' } })).json
  const asked = await readWalletLink(server, data.links.cross_device)
  const shown = await library.present(credential, { address: { city: true } } as never, {
    kb: { payload: { iat: Math.floor(Date.now() / 1000), aud: asked.client_id, nonce: asked.nonce } },
  })
  const answer = await respond(server, asked, { card: [shown] })
  assert.equal(answer.status, 200, answer.text)
  const told = (await server.call('GET', `/api/presentations/${data.id}/claims`, { bearer })).json.data
  assert.deepEqual([told.state, told.claims.card[0].address, told.claims.card[0].email], ['accepted', { city: 'London' }, undefined])
})
