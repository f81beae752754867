import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { client } from '#model/client.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { type ProofKey, proofKey } from '../support/dpop.ts'
import { startServer } from '../support/server.ts'

const server = await startServer()
after(() => server.close())
const key = await proofKey()
const bound = { enforce_dpop: true }
const nobody = { confidential: false, token_endpoint_auth_methods: ['none'] }

async function tokens(flow: CodeFlow, by: ProofKey = key) {
  const { code, verifier } = await flow.code()
  return (await flow.redeem(code, verifier, {}, await by.forTokens(server))).json
}
const refresh = async (flow: CodeFlow, token: string, by: ProofKey = key) => flow.refresh(token, {}, await by.forTokens(server))
const skewed = async (milliseconds: number, work: () => Promise<void>) => {
  server.clock.skew += milliseconds
  await work().finally(() => {
    server.clock.skew = 0
  })
}
const jktOf = async (flow: CodeFlow, token: string) =>
  (await server.call('POST', '/oauth/introspect', { form: { token }, basic: flow.app.basic })).json.cnf?.jkt
const grants = ['authorization_code', 'refresh_token', 'introspect', 'revoke']

describe('a refresh token that stays good', () => {
  test('RFC 9700 §2.2.2 is what a confidential client with DPoP gets: it can be used again at any time', async () => {
    const flow = await codeFlow({ server, client: bound })
    const { refresh_token } = await tokens(flow)
    for (const later of [0, 30_000, 3_600_000]) {
      await skewed(later, async () => {
        const dpop = await key.proof('POST', `${server.issuer}/oauth/token`, { claims: { iat: Math.floor((Date.now() + server.clock.skew) / 1000) } })
        const { status, json } = await flow.refresh(refresh_token, {}, { dpop })
        assert.deepEqual([status, json.refresh_token, json.token_type], [200, refresh_token, 'DPoP'])
      })
    }
  })
  test('RFC 6749 §6 is of no use without the authentication of its client', async () => {
    const flow = await codeFlow({ server, client: bound })
    const { refresh_token } = await tokens(flow)
    const form = { grant_type: 'refresh_token', refresh_token, client_id: flow.app.id }
    assert.equal((await server.call('POST', '/oauth/token', { form, headers: await key.forTokens(server) })).json.error, 'invalid_client')
  })
  test('RFC 9700 §4.14.2 dies of disuse, and each use starts the time anew', async () => {
    const flow = await codeFlow({ server, client: { refresh_token_rotation: 'never', refresh_token_ttl: 3600 } })
    const { refresh_token } = await flow.tokens()
    await skewed(3_000_000, async () => assert.equal((await flow.refresh(refresh_token)).status, 200))
    await skewed(6_000_000, async () => assert.equal((await flow.refresh(refresh_token)).status, 200))
    await skewed(9_700_000, async () => assert.equal((await flow.refresh(refresh_token)).json.error, 'invalid_grant'))
  })
  test('RFC 7662 §2.2 is described with the time at which it dies of disuse', async () => {
    const flow = await codeFlow({ server, client: { refresh_token_rotation: 'never', refresh_token_ttl: 3600, supported_grant_types: grants } })
    const { refresh_token } = await flow.tokens()
    const described = async () => (await server.call('POST', '/oauth/introspect', { form: { token: refresh_token }, basic: flow.app.basic })).json
    const { exp, iat } = await described()
    assert.equal(exp - iat, 3600)
    await skewed(3_700_000, async () => assert.deepEqual(await described(), { active: false }))
  })
  test('RFC 9700 §4.14.2 ends with the absolute time of the grant', async () => {
    const flow = await codeFlow({ server, client: { refresh_token_rotation: 'never', refresh_token_ttl: 3000, refresh_token_absolute_ttl: 4000 } })
    const { refresh_token } = await flow.tokens()
    await skewed(2_000_000, async () => assert.equal((await flow.refresh(refresh_token)).status, 200))
    await skewed(4_100_000, async () => assert.equal((await flow.refresh(refresh_token)).json.error, 'invalid_grant'))
  })
  test('RFC 7009 §2.1 is revoked with all that came of it', async () => {
    const flow = await codeFlow({ server, client: bound })
    const { refresh_token } = await tokens(flow)
    await server.call('POST', '/oauth/revoke', { form: { token: refresh_token }, basic: flow.app.basic })
    assert.equal((await refresh(flow, refresh_token)).json.error, 'invalid_grant')
  })
  test('RFC 9449 §5 of a confidential client gets an access token for whichever key asks', async () => {
    const flow = await codeFlow({ server, client: { ...bound, supported_grant_types: grants } })
    const { refresh_token } = await tokens(flow)
    const other = await proofKey()
    assert.equal(await jktOf(flow, (await refresh(flow, refresh_token, other)).json.access_token), other.jkt)
  })
})

describe('a refresh token is exchanged at each use', () => {
  for (const [who, fields] of [
    ['of a public client', nobody],
    ['of a public client with DPoP', { ...nobody, ...bound }],
    ['of a confidential client without DPoP', {}],
    ['of a client that is registered for it', { ...bound, refresh_token_rotation: 'always' }],
    ['that is bound to nothing, whatever its client is registered for', { ...nobody, refresh_token_rotation: 'never' }],
  ] as const)
    test(`RFC 9700 §4.14.2 ${who}, and reuse ends the family`, async () => {
      const flow = await codeFlow({ server, client: fields as Record<string, unknown> })
      const once = 'enforce_dpop' in fields ? (token: string) => refresh(flow, token) : (token: string) => flow.refresh(token)
      const { refresh_token } = 'enforce_dpop' in fields ? await tokens(flow) : await flow.tokens()
      const second = (await once(refresh_token)).json
      assert.notEqual(second.refresh_token, refresh_token)
      const third = (await once(second.refresh_token)).json
      assert.equal((await once(refresh_token)).json.error, 'invalid_grant')
      assert.equal((await once(third.refresh_token)).json.error, 'invalid_grant')
    })
  test('RFC 9700 §4.14.2 from the moment on when its client is registered for it', async () => {
    const flow = await codeFlow({ server, client: bound })
    const { refresh_token } = await tokens(flow)
    await server.context.db.table(client).change({ id: flow.app.id }, { refresh_token_rotation: 'always' })
    const second = (await refresh(flow, refresh_token)).json
    assert.notEqual(second.refresh_token, refresh_token)
    const third = (await refresh(flow, second.refresh_token)).json
    assert.equal((await refresh(flow, refresh_token)).json.error, 'invalid_grant')
    assert.equal((await refresh(flow, third.refresh_token)).json.error, 'invalid_grant')
  })
  test('RFC 9700 §4.14.2 for the last time when its client is registered to keep it', async () => {
    const flow = await codeFlow({ server, client: {} })
    const first = await flow.tokens()
    await server.context.db.table(client).change({ id: flow.app.id }, { refresh_token_rotation: 'never' })
    const second = (await flow.refresh(first.refresh_token)).json.refresh_token
    assert.notEqual(second, first.refresh_token)
    assert.equal((await flow.refresh(second)).json.refresh_token, second)
  })
})

test('RFC 9700 §2.2.2 a client whose refresh tokens are bound to nothing cannot be registered to keep them', async () => {
  const bearer = await server.adminToken()
  const make = async (fields: object) => server.call('POST', '/api/clients', { bearer, json: { refresh_token_rotation: 'never', ...fields } })
  for (const fields of [nobody, { public_refresh_token: true }]) {
    const refused = await make(fields)
    assert.equal(refused.status, 422)
    assert.match(refused.json.errors.refresh_token_rotation[0], /bound to the client/)
    assert.equal((await make({ ...fields, enforce_dpop: true })).status, 201)
  }
  assert.equal((await make({})).status, 201)
})

describe('a repeated refresh with another DPoP key', () => {
  test('RFC 9449 §5 gets a confidential client an access token for the key that asks, and the same successor', async () => {
    const flow = await codeFlow({ server, client: { supported_grant_types: grants } })
    const { refresh_token } = await tokens(flow)
    const other = await proofKey()
    const [once, again] = [await refresh(flow, refresh_token), await refresh(flow, refresh_token, other)]
    assert.equal(again.status, 200)
    assert.equal(await jktOf(flow, again.json.access_token), other.jkt)
    assert.equal(await jktOf(flow, once.json.access_token), key.jkt)
    assert.equal(again.json.refresh_token, once.json.refresh_token)
    assert.equal((await other.show(server, { token: again.json.access_token })).status, 200)
  })
  test('RFC 9449 §5 without a proof it gets one that is bound to none', async () => {
    const flow = await codeFlow({ server })
    const { refresh_token } = await tokens(flow)
    const [once, again] = [await refresh(flow, refresh_token), await flow.refresh(refresh_token)]
    assert.deepEqual([once.json.token_type, again.json.token_type], ['DPoP', 'Bearer'])
    assert.equal((await server.call('GET', '/oauth/userinfo', { bearer: again.json.access_token })).status, 200)
  })
  test('RFC 9449 §5 gets a public client nothing, and takes nothing away', async () => {
    const flow = await codeFlow({ server, client: nobody })
    const { refresh_token } = await tokens(flow)
    const once = await refresh(flow, refresh_token)
    assert.equal((await refresh(flow, refresh_token, await proofKey())).json.error, 'invalid_grant')
    assert.equal((await refresh(flow, once.json.refresh_token)).status, 200)
  })
  test('RFC 9449 §5 of ten that ask at once with keys of their own each gets one for its key', async () => {
    const flow = await codeFlow({ server, client: { supported_grant_types: grants } })
    const { refresh_token } = await tokens(flow)
    const keys = await Promise.all(Array.from({ length: 10 }, () => proofKey()))
    const answers = await Promise.all(keys.map((one) => refresh(flow, refresh_token, one)))
    assert.equal(new Set(answers.map(({ json }) => json.refresh_token)).size, 1)
    for (const [at, { json }] of answers.entries()) assert.equal(await jktOf(flow, json.access_token), keys[at]?.jkt)
  })
})
