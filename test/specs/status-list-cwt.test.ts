import assert from 'node:assert/strict'
import { createPublicKey, verify } from 'node:crypto'
import { after, before, test } from 'node:test'
import { decode, encode, Tagged } from 'cborg'
import { makeCoseSign1 } from '#credentials/cose.ts'
import { stateAt } from '#credentials/status-bits.ts'
import { issuedCredential } from '#model/issued-credential.ts'
import { job } from '#model/job.ts'
import { signingAlgs } from '#model/key-pair.ts'
import { scheduleId } from '#work/runner.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { fetchCredential, makeConfiguration, offer, redeemOffer } from '../support/wallet.ts'

let server: TestServer
let client: TestClient
before(async () => {
  server = await startServer({ listen: true, settings: { expired_credential_ttl: 3600 } })
  client = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
})
after(() => server.close())

/** The record of a new credential. */
async function issue() {
  const [card, person] = [await makeConfiguration(server, { claims: [{ name: 'name' }], ttl: 7200 }), await makePerson(server)]
  const { code } = await offer(server, { client_id: client.id, user_id: person.id, credential_configuration_ids: [card.identifier] })
  const { access_token } = (await redeemOffer(server, code)).json
  assert.equal((await fetchCredential(server, access_token, { credential_configuration_id: card.identifier })).status, 200)
  const [row] = await server.context.db.table(issuedCredential).find({ user_id: person.id })
  return row ?? assert.fail('no record')
}
const listAt = (id: string | undefined, accept: string) => fetch(`${server.issuer}/openid/status-lists/${id}`, { headers: { accept } })
const tags = Tagged.preserve(18)
const read = (bytes: Uint8Array) => decode(bytes, { useMaps: true, tags })

test('draft-ietf-oauth-status-list §5.2 a status list is told as a CWT, which a CBOR library reads and a key of the issuer has signed', async () => {
  const row = await issue()
  const bearer = await server.adminToken()
  assert.equal((await server.call('POST', `/api/issued-credentials/${row.id}/revoke`, { bearer, json: {} })).status, 200)
  const answer = await listAt(row.status_list_id, 'application/statuslist+cwt')
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/statuslist+cwt'])
  const { tag, value } = read(new Uint8Array(await answer.arrayBuffer()))
  const [protectedHeader, header, payload, signature] = value
  assert.equal(tag, 18)
  const shielded = read(protectedHeader)
  assert.deepEqual([shielded.get(1), shielded.get(16)], [-7, 'application/statuslist+cwt'])
  const kid = Buffer.from(header.get(4)).toString()
  const { keys } = (await server.call('GET', '/oauth/jwks')).json
  const key = createPublicKey({ key: keys.find((one: { kid: string }) => one.kid === kid) ?? assert.fail('its kid is not published'), format: 'jwk' })
  const signed = encode(['Signature1', protectedHeader, new Uint8Array(), payload])
  assert(verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature))
  const claims = read(payload)
  assert.equal(claims.get(2), `${server.issuer}/openid/status-lists/${row.status_list_id}`)
  assert(claims.get(4) > claims.get(6) && claims.get(65_534) > 0)
  const list = claims.get(65_533)
  const [bits, lst] = [list.get('bits'), Buffer.from(list.get('lst')).toString('base64url')]
  assert.deepEqual([bits, stateAt(lst, row.status_index ?? -1, bits)], [2, 1])
})

test('RFC 9052 §3.1 every algorithm that we sign with has a number in the protected header, and no signature goes out without one', async () => {
  const signedBy = async (alg: string) => {
    const object = await makeCoseSign1(new Uint8Array(), 'test', async (bytesFor) => ({ kid: 'k', alg, signature: bytesFor({ kid: 'k', alg }) }))
    return read(read(new Uint8Array(object)).value[0]).get(1)
  }
  for (const alg of signingAlgs) assert.equal(typeof (await signedBy(alg)), 'number', alg)
  assert.deepEqual([await signedBy('ML-DSA-44'), await signedBy('ML-DSA-65'), await signedBy('ML-DSA-87')], [-48, -49, -50])
  await assert.rejects(signedBy('none'), /no number for the algorithm none/)
})

test('draft-ietf-oauth-status-list §8.1 a verifier that names no form gets a JWT, and the form is part of what caches keep', async () => {
  const { status_list_id } = await issue()
  for (const accept of ['*/*', 'application/statuslist+jwt, application/statuslist+cwt']) {
    const answer = await listAt(status_list_id, accept)
    assert.equal(answer.headers.get('content-type'), 'application/statuslist+jwt')
    assert.match(answer.headers.get('vary') ?? '', /Accept/)
  }
})

test('records of credentials are removed some time after their expiry, and never before', async () => {
  const row = await issue()
  const table = server.context.db.table(issuedCredential)
  const purgedAt = async (seconds: number) => {
    server.clock.skew = seconds * 1000
    await server.work.runDue()
    // The node looks for due jobs itself too, and may have begun first.
    await until(
      async () => ((await server.store.global.table(job).get(scheduleId('forget_expired_credentials')))?.due_at ?? 0) > server.context.now(),
      'the job runs',
    )
    return (await table.get(row.id)) === undefined
  }
  // Between two looks lies more than the longest pause of an hourly schedule, which varies by a twentieth.
  assert.deepEqual([await purgedAt(6800), await purgedAt(7200 + 3560), await purgedAt(14_800)], [false, false, true])
  server.clock.skew = 0
})
