import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { after, before, test } from 'node:test'
import { compactDecrypt, decodeJwt, SignJWT } from 'jose'
import { newRow } from '#fields/write.ts'
import { didJwkOf } from '#keys/did/jwk.ts'
import type { Client } from '#model/client.ts'
import { presentation } from '#model/presentation/presentation.ts'
import { verifier } from '#model/presentation/verifier.ts'
import { makeClient } from '../support/clients.ts'
import { makeHolder, makeIssuer, readWalletLink, type TestHolder, type WalletRequest } from '../support/presenting.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'

const WALLET = 'openid://wallet'
const [issuer, holder] = [makeIssuer(), makeHolder()]
let server: TestServer
before(async () => {
  server = await startServer()
  const dcql = { credentials: [{ id: 'member', format: 'dc+sd-jwt' as const, meta: {}, claims: [{ path: ['level'] }] }] }
  const row = newRow(verifier, { id: 'vrf_member', name: 'Member', scope: 'member', dcql, issuers: [issuer.did], encrypted_response: false })
  await server.context.db.table(verifier).insert(row)
})
after(() => server.close())

const walletClient = (fields: Partial<Client> = {}) =>
  makeClient(server, { supported_grant_types: ['id_token', 'vp_token'], redirect_uris: [WALLET], confidential: false, ...fields })
const authorize = (params: Record<string, string>) => server.call('GET', `/oauth/authorize?${new URLSearchParams({ redirect_uri: WALLET, ...params })}`)
/** The request that a wallet is reached with. */
async function reached(params: Record<string, string>): Promise<WalletRequest> {
  const { status, headers, text } = await authorize(params)
  assert.equal(status, 303, text)
  assert(String(headers['location']).startsWith(`${WALLET}?client_id=`), String(headers['location']))
  return readWalletLink(server, String(headers['location']))
}
const selfIssued = ({ client_id: aud, nonce }: WalletRequest, by: TestHolder = holder, more: object = {}) =>
  new SignJWT({ iss: by.did, sub: by.did, aud, nonce, ...more })
    .setProtectedHeader({ alg: 'ES256', kid: `${by.did}#0` })
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(by.key)
const vpOf = async ({ client_id: aud, nonce }: WalletRequest, by: TestHolder = holder) =>
  JSON.stringify({ member: [await by.present(await issuer.issue(by, { level: 'gold' }), { aud, nonce })] })
const post = ({ response_uri, state }: WalletRequest, form: Record<string, string>): Promise<CallAnswer> =>
  server.call('POST', response_uri.slice(server.issuer.length), { form: { state, ...form } })
const codeIn = (answer: CallAnswer) => new URL(answer.json.redirect_uri).searchParams.get('code') ?? assert.fail(answer.text)

test('SIOPv2 §9 BOR-87 a wallet is asked for a self-issued ID token, and its subject is recorded', async () => {
  const { id } = await walletClient()
  const asked = await reached({ response_type: 'id_token', client_metadata: '{}', client_id: id, scope: 'openid', state: 'of the wallet' })
  assert.deepEqual([asked.claims['response_type'], asked.claims['scope'], asked.claims['dcql_query']], ['id_token', 'openid', undefined])
  const answer = await post(asked, { id_token: await selfIssued(asked) })
  const back = new URL(answer.json.redirect_uri)
  assert.deepEqual([back.searchParams.get('state'), back.searchParams.get('iss')], ['of the wallet', server.issuer])
  const [row] = await server.context.db.table(presentation).find({ client_id: id }, { limit: 1 })
  assert.deepEqual([row?.state, row?.holder, row?.purpose], ['accepted', holder.did, 'wallet'])
})

test('SIOPv2 §11.1 BOR-87 a token that is not of its subject, not for this verifier, not of this request, or not signed is refused', async () => {
  const { id } = await walletClient()
  const refusal = async (make: (asked: WalletRequest) => Promise<string> | string) => {
    const asked = await reached({ response_type: 'id_token', client_metadata: '{}', client_id: id })
    return (await post(asked, { id_token: await make(asked) })).json.error_description ?? 'accepted'
  }
  const other = makeHolder()
  assert.match(await refusal((asked) => selfIssued(asked, { ...other, did: holder.did })), /signature .* is wrong/)
  assert.match(await refusal((asked) => selfIssued(asked, holder, { iss: 'https://self-issued.me/v2' })), /must be the same/)
  assert.match(await refusal((asked) => selfIssued({ ...asked, client_id: 'somebody' })), /another verifier/)
  assert.match(await refusal((asked) => selfIssued({ ...asked, nonce: 'older' })), /nonce/)
  assert.match(await refusal(() => 'a.b.c'), /not JSON|signed JWT/)
  const unsigned = ({ client_id: aud, nonce }: WalletRequest) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    return `${part({ alg: 'none' })}.${part({ iss: holder.did, sub: holder.did, aud, nonce, exp: 4_000_000_000 })}.AA`
  }
  assert.match(await refusal(unsigned), /signature .* is wrong/)
  // secp256k1 is read, though no key here makes it.
  const k1 = generateKeyPairSync('ec', { namedCurve: 'secp256k1' })
  const did = didJwkOf({ ...k1.publicKey.export({ format: 'jwk' }) })
  const byK1 = ({ client_id: aud, nonce }: WalletRequest) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const now = Math.floor(Date.now() / 1000)
    const input = `${part({ alg: 'ES256K', kid: `${did}#0` })}.${part({ iss: did, sub: did, aud, nonce, iat: now, exp: now + 300 })}`
    return `${input}.${sign('sha256', Buffer.from(input), { key: k1.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
  }
  assert.equal(await refusal(byK1), 'accepted')
})

test('BOR-90 the described chain `id_token vp_token` is one request, and one key proves both', async () => {
  const { id } = await walletClient()
  const asked = async () => reached({ response_type: 'id_token vp_token', client_id: id, scope: 'member' })
  const one = await asked()
  assert.equal((await post(one, { id_token: await selfIssued(one), vp_token: await vpOf(one) })).status, 200)
  const two = await asked()
  const mixed = await post(two, { id_token: await selfIssued(two, makeHolder()), vp_token: await vpOf(two) })
  assert.match(mixed.json.error_description, /different keys/)
  const half = await asked()
  assert.match((await post(half, { vp_token: await vpOf(half) })).json.error_description, /neither id_token/)
})

test('BOR-90 a chain goes on by its code once, at its own client, with a key of the chain where the client demands that', async () => {
  const { id } = await walletClient({ check_public_client_id: true })
  const first = await reached({ response_type: 'id_token', client_metadata: '{}', client_id: id })
  const code = codeIn(await post(first, { id_token: await selfIssued(first) }))
  const next = { response_type: 'vp_token', scope: 'member', client_id: id, code }
  const stranger = await walletClient()
  assert.equal((await authorize({ ...next, client_id: stranger.id })).status, 400, 'another client does not continue it')
  assert.equal((await authorize({ ...next, code: `${code}x` })).status, 400, 'a code that was cut or lengthened')
  const racers = await Promise.all(Array.from({ length: 5 }, () => authorize(next)))
  assert.deepEqual(racers.map(({ status }) => status).toSorted(), [303, 400, 400, 400, 400])
  const second = await readWalletLink(server, String(racers.find(({ status }) => status === 303)?.headers['location']))
  const joined = await post(second, { vp_token: await vpOf(second, makeHolder()) })
  assert.match(joined.json.error_description, /nobody who took part/)
  const again = await reached({ response_type: 'id_token', client_metadata: '{}', client_id: id })
  const third = await reached({ ...next, code: codeIn(await post(again, { id_token: await selfIssued(again) })) })
  assert.equal((await post(third, { vp_token: await vpOf(third) })).status, 200)
})

test('wallets that are known by a DID are served by the public client, and prove that DID where it is checked', async () => {
  const response = { response_type: 'vp_token', scope: 'member', client_id: holder.did }
  assert.match(
    (await authorize(response)).text,
    /not registered for this client/,
    'the client that is there from the start knows the wallet of this server only',
  )
  assert.equal((await authorize({ ...response, redirect_uri: `${server.issuer}/wallet` })).status, 303)
  await walletClient({ public_client_id: server.issuer, check_public_client_id: true })
  server.clock.skew += 16_000
  const asked = await reached(response)
  assert.equal((await post(asked, { vp_token: await vpOf(asked) })).status, 200)
  const other = await reached({ ...response, client_id: makeHolder().did })
  assert.match((await post(other, { vp_token: await vpOf(other) })).json.error_description, /nobody who took part/)
})

test('the client says how a wallet is reached, what may be asked, and where wallets are', async () => {
  const paged = await walletClient({ response_mode: 'post' })
  const { headers } = await authorize({ response_type: 'vp_token', scope: 'member', client_id: paged.id })
  const page = await server.call('GET', String(headers['location']).slice(server.issuer.length))
  assert.match(page.text, /<svg id="present-qr"/)
  const narrow = await walletClient({ supported_grant_types: ['id_token'] })
  assert.match((await authorize({ response_type: 'vp_token', scope: 'member', client_id: narrow.id })).text, /not registered for the grant vp_token/)
  const { id } = await walletClient()
  assert.match((await authorize({ response_type: 'vp_token', scope: 'unknown', client_id: id })).text, /no scope of the request/)
  assert.match(
    (await authorize({ response_type: 'vp_token', scope: 'member', client_id: id, redirect_uri: 'https://thief.example' })).text,
    /not registered for this client/,
  )
  assert.match((await authorize({ response_type: 'vp_token token', scope: 'member', client_id: id })).text, /vp_token, id_token, or both/)
})

test('SIOPv2 §7.5 the metadata of a request for an ID token names the subjects that are taken', async () => {
  const { id } = await walletClient()
  const asked = await reached({ response_type: 'id_token', client_metadata: '{}', client_id: id })
  const { subject_syntax_types_supported: types } = asked.claims['client_metadata'] as { readonly subject_syntax_types_supported: readonly string[] }
  assert.deepEqual(types, ['did:key', 'did:jwk', 'did:web', 'urn:ietf:params:oauth:jwk-thumbprint'])
  const credentials = await reached({ response_type: 'vp_token', scope: 'member', client_id: id })
  assert.equal('subject_syntax_types_supported' in (credentials.claims['client_metadata'] as object), false)
})

test('OID4VP draft 21 §5.10 by the switch `siopv2_draft_13` an ID token is asked for by a DID without a prefix, and is made for it', async () => {
  const old = await startServer({ settings: { siopv2_draft_13: true } })
  try {
    const { id } = await makeClient(old, { supported_grant_types: ['id_token'], redirect_uris: [WALLET], confidential: false })
    const params = new URLSearchParams({ response_type: 'id_token', client_metadata: '{}', client_id: id, redirect_uri: WALLET })
    const asked = await readWalletLink(old, String((await old.call('GET', `/oauth/authorize?${params}`)).headers['location']))
    assert.match(asked.client_id, /^did:web:/)
    assert.deepEqual([asked.claims['client_id_scheme'], asked.claims['presentation_definition']], ['did', undefined])
    const send = async (aud: string) => {
      const form = { state: asked.state, id_token: await selfIssued({ ...asked, client_id: aud }) }
      return old.call('POST', asked.response_uri.slice(old.issuer.length), { form })
    }
    assert.equal((await send(asked.client_id)).status, 200)
  } finally {
    await old.close()
  }
})

/** The key of a wallet for requests. */
function makeRequestKey(type: 'ec' | 'rsa' = 'ec') {
  const { publicKey, privateKey } = type === 'ec' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength: 2048 })
  const open = async (text: string) => {
    const { plaintext, protectedHeader } = await compactDecrypt(text, privateKey)
    return { header: protectedHeader, claims: decodeJwt(Buffer.from(plaintext).toString()) }
  }
  return { jwk: { ...publicKey.export({ format: 'jwk' }) }, open }
}
/** Begins a presentation, and gives the address of its request. */
async function requestPath(params: Record<string, string>): Promise<string> {
  const { status, headers, text } = await authorize(params)
  assert.equal(status, 303, text)
  return new URL(String(headers['location'])).searchParams.get('request_uri')?.slice(server.issuer.length) ?? assert.fail(text)
}

test('OID4VP 1.0 §5.10 BOR-87 a request is encrypted to the key in the metadata of the wallet, signed inside, with its nonce', async () => {
  const { id } = await walletClient()
  const path = await requestPath({ response_type: 'id_token', client_metadata: '{}', client_id: id })
  const fetched = (wallet_metadata: object | string) =>
    server.call('POST', path, {
      form: { wallet_nonce: 'n-1', wallet_metadata: typeof wallet_metadata === 'string' ? wallet_metadata : JSON.stringify(wallet_metadata) },
    })
  for (const [type, alg] of [
    ['ec', 'ECDH-ES'],
    ['rsa', 'RSA-OAEP-256'],
  ] as const) {
    const { jwk, open } = makeRequestKey(type)
    const answer = await fetched({ jwks: { keys: [{ ...jwk, kid: 'w' }] }, request_object_encryption_enc_values_supported: ['A256GCM'] })
    const { header, claims } = await open(answer.text)
    assert.deepEqual([header.alg, header.enc, header.cty, header.kid], [alg, 'A256GCM', 'JWT', 'w'])
    assert.deepEqual([claims['wallet_nonce'], claims['response_type']], ['n-1', 'id_token'])
  }
  assert.equal((await fetched({})).text.split('.').length, 3, 'a wallet without a key gets it signed')
  const { jwk } = makeRequestKey()
  for (const wrong of [
    '{',
    '[]',
    { jwks: { keys: [{ kty: 'oct', k: 'c2VjcmV0' }] } },
    { jwks: { keys: [{ ...jwk, use: 'sig' }] } },
    { jwks: { keys: [{ ...jwk, alg: 'RSA1_5' }] } },
    { jwks: { keys: [jwk] }, request_object_encryption_enc_values_supported: ['none'] },
  ])
    assert.equal((await fetched(wrong)).status, 400, JSON.stringify(wrong))
})

test('BOR-87 `client_encryption_key` of the request that a wallet begins has the request to it encrypted, and its response as ever', async () => {
  const { id } = await walletClient()
  const { jwk, open } = makeRequestKey()
  const begun = { response_type: 'id_token', client_metadata: '{}', client_id: id, client_encryption_alg: 'ECDH-ES' }
  const path = await requestPath({ ...begun, client_encryption_key: JSON.stringify(jwk) })
  const { claims } = await open((await server.call('GET', path)).text)
  const asked = claims as unknown as WalletRequest
  assert.equal((await post(asked, { id_token: await selfIssued(asked) })).status, 200)
  for (const wrong of ['{', '{"kty":"oct","k":"c2VjcmV0"}', JSON.stringify({ ...jwk, alg: 'RSA1_5' })])
    assert.equal((await authorize({ ...begun, client_encryption_key: wrong })).status, 400, wrong)
})
