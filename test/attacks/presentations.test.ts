import assert from 'node:assert/strict'
import { createPrivateKey } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { SignJWT } from 'jose'
import { newRow } from '#fields/write.ts'
import type { Client } from '#model/client.ts'
import { type Verifier, verifier } from '#model/presentation/verifier.ts'
import { COMMON_NAME, makeCertificate } from '../support/certificates.ts'
import { makeClient } from '../support/clients.ts'
import { encryptResponse, makeHolder, makeIssuer, readWalletLink, respond, type TestIssuer, type WalletRequest } from '../support/presenting.ts'
import { startServer, type TestServer } from '../support/server.ts'

const [issuer, holder] = [makeIssuer(), makeHolder()]
const dcql = {
  credentials: [{ id: 'member', format: 'dc+sd-jwt' as const, meta: { vct_values: ['https://credentials.example/member'] }, claims: [{ path: ['level'] }] }],
}

let server: TestServer
let token: string
let origin: string
let answers: Record<string, () => Promise<string> | string> = {}
const asked: string[] = []
const web = createServer(async (request, response) => {
  asked.push(request.url ?? '')
  response.writeHead(answers[request.url ?? ''] ? 200 : 404).end(await answers[request.url ?? '']?.())
})
before(async () => {
  await new Promise<void>((done) => void web.listen(0, '127.0.0.1', done))
  const { port } = web.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  server = await startServer({ settings: { allow_private_fetch: [`127.0.0.1:${port}`, `localhost:${port}`] } })
  token = (await asker()).bearer
})
after(async () => {
  web.close()
  await server.close()
})

/** A client that may ask for presentations, and its token. */
async function asker(fields: Partial<Client> = {}): Promise<{ readonly client_id: string; readonly bearer: string }> {
  const { id, basic } = await makeClient(server, { authorize_scope: true, authorized_scopes: [{ name: 'presentations:request:own' }], ...fields })
  const form = { grant_type: 'client_credentials', scope: 'presentations:request:own' }
  return { client_id: id, bearer: (await server.call('POST', '/oauth/token', { basic, form })).json.access_token }
}

let made = 0
async function begin(fields: Partial<Verifier> = {}, bearer = token): Promise<{ readonly id: string; readonly request: WalletRequest }> {
  const id = `vrf_${++made}`
  await server.context.db.table(verifier).insert(newRow(verifier, { id, name: id, dcql, issuers: [issuer.did], ...fields }))
  const { data } = (await server.call('POST', '/api/presentations', { bearer, json: { verifier: id } })).json
  return { id: data.id, request: await readWalletLink(server, data.links.cross_device) }
}
const stateOf = async (id: string, bearer = token) => (await server.call('GET', `/api/presentations/${id}/claims`, { bearer })).json.data

const card = (open: object = {}, by: TestIssuer = issuer, header: object = {}) =>
  by.issue(holder, { level: 'gold', email: 'ada@example.com' }, { ...open }, { ...header })
type Show = (request: WalletRequest) => Promise<string>
const shown: Show = async ({ client_id: aud, nonce }) => holder.present(await card(), { aud, nonce })

/** Presents by a wallet of the attacker; the reason of the refusal, or `accepted`. */
async function outcome(show: Show, fields: Partial<Verifier> = {}, bearer = token): Promise<string> {
  const { id, request } = await begin(fields, bearer)
  await respond(server, request, { member: [await show(request)] })
  const { state, refusal, claims } = await stateOf(id, bearer)
  assert.equal(claims === null, state !== 'accepted')
  return refusal ?? state
}

test('BOR-88 a presentation for another verifier, for another request, or recorded earlier is refused', async () => {
  assert.equal(await outcome(shown), 'accepted')
  assert.match(await outcome(async (request) => shown({ ...request, client_id: 'x509_san_dns:shop.example' })), /aud .* another verifier/)
  const { request: earlier } = await begin()
  assert.match(await outcome(async (request) => shown({ ...request, nonce: earlier.nonce })), /nonce .* not that of the request/)
  const old = async ({ client_id: aud, nonce }: WalletRequest) => holder.present(await card(), { aud, nonce, iat: Math.floor(Date.now() / 1000) - 3600 })
  assert.match(await outcome(old), /too long ago/)
})

test('disclosures that are taken away, added, swapped or doubled after the proof are refused', async () => {
  const edited =
    (edit: (disclosures: string[], other: string[]) => string[]): Show =>
    async (request) => {
      const [mine, other] = [(await shown(request)).split('~'), (await shown(request)).split('~')]
      return [mine[0], ...edit(mine.slice(1, -1), other.slice(1, -1)), mine.at(-1)].join('~')
    }
  assert.match(await outcome(edited((mine) => mine.slice(0, 1))), /sd_hash|level is missing/)
  assert.match(await outcome(edited((mine, other) => [...mine, ...other])), /belongs to no digest/)
  assert.match(await outcome(edited((_mine, other) => other)), /belongs to no digest/)
  assert.match(await outcome(edited((mine) => [...mine, mine[0] ?? ''])), /twice/)
  const forged = Buffer.from(JSON.stringify(['salt', 'level', 'platinum'])).toString('base64url')
  assert.match(await outcome(edited(() => [forged])), /belongs to no digest/)
})

test('a proof by another key, without a proof, and a proof of another type are refused', async () => {
  const thief = makeHolder()
  assert.match(await outcome(async ({ client_id: aud, nonce }) => thief.present(await card(), { aud, nonce })), /signature of the key binding JWT is wrong/)
  assert.match(await outcome(async () => card()), /no key binding JWT/)
  assert.match(await outcome(async ({ client_id: aud, nonce }) => holder.present(await card(), { aud, nonce, typ: 'JWT' })), /kb\+jwt/)
})

test('a credential with no signature, an HMAC of the public key, or of an issuer that is not trusted is refused', async () => {
  const resigned =
    (header: object, sign: (input: string) => string | Promise<string>): Show =>
    async (request) => {
      const [jwt = '', ...rest] = (await card()).split('~')
      const input = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${jwt.split('.')[1]}`
      return holder.present([`${input}.${await sign(input)}`, ...rest].join('~'), { aud: request.client_id, nonce: request.nonce })
    }
  assert.match(await outcome(resigned({ alg: 'none', typ: 'dc+sd-jwt' }, () => 'AA')), /not an asymmetric algorithm/)
  assert.match(await outcome(resigned({ alg: 'HS256', typ: 'dc+sd-jwt' }, () => 'AAAA')), /not an asymmetric algorithm/)
  assert.match(await outcome(resigned({ alg: 'ES256', typ: 'dc+sd-jwt' }, () => 'A'.repeat(86))), /signature of the SD-JWT is wrong/)
  assert.match(await outcome(resigned({ alg: 'ES256', typ: 'dc+sd-jwt', jwk: holder.jwk }, () => 'A'.repeat(86))), /signature of the SD-JWT is wrong/)
  const other = makeIssuer()
  const by =
    (open: object, from: TestIssuer, header: object = {}): Show =>
    async ({ client_id: aud, nonce }) =>
      holder.present(await card(open, from, header), { aud, nonce })
  assert.match(await outcome(by({}, other)), /not trusted/)
  assert.match(await outcome(by({ iss: issuer.did }, other)), /signature of the SD-JWT is wrong/)
  assert.match(await outcome(by({ iss: issuer.did }, other, { kid: `${other.did}#0` })), /has no key|signature/)
  assert.match(await outcome(by({ exp: Math.floor(Date.now() / 1000) - 3600 }, issuer)), /has expired/)
  assert.match(await outcome(by({}, issuer), { issuers: [] }), /not trusted/)
})

test('a response to another transaction, in the clear, or with another state leaves the right one waiting', async () => {
  const [mine, theirs] = [await begin(), await begin()]
  const path = mine.request.response_uri.slice(server.issuer.length)
  const vp_token = { member: [await shown(mine.request)] }
  const send = async (form: Record<string, string>) => (await server.call('POST', path, { form })).json.error_description
  assert.match(await send({ response: await encryptResponse(theirs.request, { vp_token, state: mine.request.state }) }), /cannot be decrypted/)
  assert.match(await send({ response: await encryptResponse(mine.request, { vp_token, state: theirs.request.state }) }), /state is not that/)
  assert.match(await send({ vp_token: JSON.stringify(vp_token), state: mine.request.state }), /encrypted responses only/)
  assert.match(await send({ response: 'a.b.c.d.e' }), /cannot be decrypted/)
  assert.equal((await stateOf(mine.id)).state, 'waiting')
  assert.equal((await respond(server, mine.request, vp_token)).status, 200)
  const unknown = path.replace(/.{6}\/response$/, 'AAAAAA/response')
  assert.equal((await server.call('POST', unknown, { form: { error: 'access_denied', state: mine.request.state } })).status, 400)
})

test('what was not asked for, two for one, and a response with a thousand presentations are refused', async () => {
  const sent = async (vp_token: (one: string) => object) => {
    const { id, request } = await begin()
    await respond(server, request, vp_token(await shown(request)) as never)
    return (await stateOf(id)).refusal
  }
  assert.match(await sent((one) => ({ other: [one] })), /other was not asked for/)
  assert.match(await sent((one) => ({ member: [one, one] })), /2 credentials/)
  assert.match(await sent((one) => ({ member: Array.from({ length: 21 }, () => one) })), /more than 20/)
  assert.match(await sent(() => ({ member: [7] })), /not a string/)
  assert.match(await sent(() => ({})), /not all the credentials/)
})

const status = async (bytes: Buffer, more: object = {}, by = issuer) =>
  new SignJWT({ sub: `${origin}/list`, status_list: { bits: 2, lst: deflateSync(bytes).toString('base64url') }, ...more })
    .setProtectedHeader({ alg: 'ES256', typ: 'statuslist+jwt' })
    .setIssuedAt()
    .sign(by.key)
const withStatus =
  (idx: number, uri = `${origin}/list`): Show =>
  async ({ client_id: aud, nonce }) =>
    holder.present(await card({ status: { status_list: { idx, uri } } }), { aud, nonce })

test('draft-ietf-oauth-status-list §8.3 BOR-88 a credential that was revoked or suspended is refused, and seen within a minute', async () => {
  // Two bits each, the lowest first: valid, revoked, suspended, of its own kind.
  answers = { '/list': () => status(Buffer.from([0b11_10_01_00])) }
  assert.equal(await outcome(withStatus(0)), 'accepted')
  assert.match(await outcome(withStatus(1)), /was revoked/)
  assert.match(await outcome(withStatus(2)), /is suspended/)
  assert.match(await outcome(withStatus(3)), /has the status 3/)
  assert.match(await outcome(withStatus(4)), /beyond the end/)
  assert.equal(asked.filter((url) => url === '/list').length, 1, 'one list serves all until it is old')
  answers = { '/list': () => status(Buffer.from([0b10])) }
  server.clock.skew += 61_000
  assert.match(
    await outcome(async (request) =>
      holder.present(await card({ status: { status_list: { idx: 0, uri: `${origin}/list` } } }), {
        aud: request.client_id,
        nonce: request.nonce,
        iat: Math.floor(Date.now() / 1000) + 61,
      }),
    ),
    /is suspended/,
  )
  server.clock.skew = 0
  assert.equal(await outcome(withStatus(2), { check_status: false }), 'accepted')
})

test('a status list that is a bomb, cut off, of another, stale, or not there refuses the credential', async () => {
  const at = async (path: string, make: () => Promise<string> | string) => {
    answers = { [path]: make }
    return outcome(withStatus(0, origin + path))
  }
  const sub = (path: string) => ({ sub: origin + path })
  const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64url')
  assert.match(await at('/bomb', () => status(Buffer.alloc(1), { ...sub('/bomb'), status_list: { bits: 1, lst: bomb } })), /larger than 8 MiB/)
  const cut = deflateSync(Buffer.alloc(1000)).subarray(0, 6).toString('base64url')
  assert.match(await at('/cut', () => status(Buffer.alloc(1), { ...sub('/cut'), status_list: { bits: 1, lst: cut } })), /cannot be inflated/)
  assert.match(await at('/other', () => status(Buffer.alloc(1), sub('/else'))), /another one/)
  assert.match(await at('/forged', () => status(Buffer.alloc(1), sub('/forged'), makeIssuer())), /signature of the status list is wrong/)
  assert.match(await at('/stale', () => status(Buffer.alloc(1), { ...sub('/stale'), exp: 1_700_000_000 })), /has expired/)
  assert.match(await at('/text', () => '<html>'), /not a signed JWT/)
  assert.match(await outcome(withStatus(0, `${origin}/nowhere`)), /answered 404/)
  assert.match(await outcome(withStatus(0, 'http://169.254.169.254/list')), /not reached/)
  const strange: Show = async ({ client_id: aud, nonce }) => holder.present(await card({ status: { unknown: {} } }), { aud, nonce })
  assert.match(await outcome(strange), /not understood/)
})

test('an issuer whose DID document or metadata lies at a private address is not asked (SSRF)', async () => {
  for (const iss of ['did:web:10.0.0.1', 'did:web:169.254.169.254', 'https://10.0.0.1', 'did:web:localhost%3A1'])
    assert.match(
      await outcome(async ({ client_id: aud, nonce }) => holder.present(await card({ iss }), { aud, nonce }), { issuers: [iss] }),
      /not reached|no key/,
    )
})

test('draft-ietf-oauth-sd-jwt-vc §4 the metadata of an issuer gives its keys, and only for itself', async () => {
  const { createPublicKey } = await import('node:crypto')
  const jwk = { ...createPublicKey(issuer.key).export({ format: 'jwk' }), kid: 'k1' }
  const from =
    (iss: string): Show =>
    async ({ client_id: aud, nonce }) =>
      holder.present(await card({ iss }, issuer, { kid: 'k1' }), { aud, nonce })
  answers = {
    '/.well-known/jwt-vc-issuer/good': () => JSON.stringify({ issuer: `${origin}/good`, jwks: { keys: [jwk] } }),
    '/.well-known/jwt-vc-issuer/liar': () => JSON.stringify({ issuer: `${origin}/good`, jwks: { keys: [jwk] } }),
  }
  assert.equal(await outcome(from(`${origin}/good`), { issuers: [`${origin}/good`] }), 'accepted')
  assert.match(await outcome(from(`${origin}/liar`), { issuers: [`${origin}/liar`] }), /no key of/)
})

test('the keys of an issuer are fetched for the client of a verifier from its trusted_hosts alone, however the issuer names them', async () => {
  const { createPublicKey } = await import('node:crypto')
  const jwk = createPublicKey(issuer.key).export({ format: 'jwk' })
  const elsewhere = origin.replace('127.0.0.1', 'localhost')
  const did = `did:web:${new URL(elsewhere).host.replace(':', '%3A')}`
  const method = { id: `${did}#k1`, type: 'JsonWebKey', controller: did, publicKeyJwk: jwk }
  answers = {
    '/.well-known/jwt-vc-issuer/pointing': () => JSON.stringify({ issuer: `${origin}/pointing`, jwks_uri: `${elsewhere}/keys` }),
    '/keys': () => JSON.stringify({ keys: [{ ...jwk, kid: 'k1' }] }),
    '/.well-known/did.json': () => JSON.stringify({ id: did, verificationMethod: [method], assertionMethod: [method.id] }),
  }
  const [bound, free] = [await asker({ trusted_hosts: ['127.0.0.1'] }), await asker()]
  for (const [iss, path] of [
    [`${origin}/pointing`, '/keys'],
    [did, '/.well-known/did.json'],
  ] as const) {
    const shows: Show = async ({ client_id: aud, nonce }) => holder.present(await card({ iss }, issuer, { kid: 'k1' }), { aud, nonce })
    const by = ({ client_id, bearer }: typeof bound) => outcome(shows, { client_id, issuers: [iss] }, bearer)
    const fetched = () => asked.filter((url) => url === path).length
    assert.match(await by(bound), /no key of|not reached/)
    assert.equal(fetched(), 0)
    assert.equal(await by(free), 'accepted')
    assert.equal(fetched(), 1)
    assert.match(await by(bound), /no key of|not reached/, 'nor by what was fetched for another client')
  }
})

test('RFC 5280 §6 a certificate chain is trusted when it leads to a root of the verifier, and by no other way', async () => {
  const name = (text: string) => [[COMMON_NAME, text]] as const
  const root = makeCertificate({ subject: name('Root'), authority: true })
  const middle = makeCertificate({ subject: name('Middle'), issuer: root, authority: true })
  const leaf = makeCertificate({ subject: name('Issuer'), issuer: middle })
  const rogue = makeCertificate({ subject: name('Rogue'), issuer: leaf })
  const x5c = (...chain: (typeof root)[]) => chain.map(({ x509 }) => x509.raw.toString('base64'))
  const signedBy = (one: typeof root): TestIssuer => {
    const key = createPrivateKey(one.key)
    return {
      ...issuer,
      issue: async (h, hidden, open = {}, header = {}) => {
        const [jwt = '', ...rest] = (await issuer.issue(h, hidden, open)).split('~')
        const claims = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
        const signed = await new SignJWT({ ...claims, iss: undefined }).setProtectedHeader({ alg: 'ES256', typ: 'dc+sd-jwt', ...header }).sign(key)
        return [signed, ...rest].join('~')
      },
    }
  }
  const by =
    (one: typeof root, ...chain: (typeof root)[]): Show =>
    async ({ client_id: aud, nonce }) =>
      holder.present(await card({}, signedBy(one), { x5c: x5c(...chain) }), { aud, nonce })
  const trusting = { issuers: [], roots: root.pem }
  assert.equal(await outcome(by(leaf, leaf, middle), trusting), 'accepted')
  assert.match(await outcome(by(leaf, leaf), trusting), /does not lead to a root/)
  assert.match(await outcome(by(rogue, rogue, leaf, middle), trusting), /does not lead to a root/)
  assert.match(
    await outcome(by(leaf, leaf, middle), { issuers: [], roots: makeCertificate({ subject: name('Root'), authority: true }).pem }),
    /does not lead to a root/,
  )
  assert.match(await outcome(by(rogue, leaf, middle), trusting), /signature of the SD-JWT is wrong/)
  const past = makeCertificate({ subject: name('Issuer'), issuer: middle, from: Date.now() - 7_200_000, to: Date.now() - 3_600_000 })
  assert.match(await outcome(by(past, past, middle), trusting), /does not lead to a root/)
})

test('RFC 5280 §4.2.1.6 a certificate speaks for the issuers that it names, and for no other that its bearer writes into iss', async () => {
  const root = makeCertificate({ subject: [[COMMON_NAME, 'Root']], authority: true })
  const leaf = makeCertificate({ subject: [[COMMON_NAME, 'Bank']], issuer: root, names: { dns: 'bank.example', uri: 'did:web:bank.example' } })
  const key = createPrivateKey(leaf.key)
  const x5c = [leaf.x509.raw.toString('base64')]
  const by =
    (iss: string): Show =>
    async ({ client_id: aud, nonce }) => {
      const vct = 'https://credentials.example/member'
      const signed = await new SignJWT({ iss, vct, level: 'gold', cnf: { jwk: holder.jwk } })
        .setProtectedHeader({ alg: 'ES256', typ: 'dc+sd-jwt', x5c })
        .sign(key)
      return holder.present(`${signed}~`, { aud, nonce })
    }
  const trusting = (issuer_name: string) => ({ issuers: [issuer_name], roots: root.pem })
  for (const own of ['https://bank.example/cards', 'did:web:bank.example']) assert.equal(await outcome(by(own), trusting(own)), 'accepted')
  for (const other of ['https://state.example', 'did:web:state.example']) assert.match(await outcome(by(other), trusting(other)), /CN=Bank is not trusted/)
})

test('RFC 8725 §2.8 ID tokens and access tokens of this server are no credentials', async () => {
  const token_query = { credentials: [{ id: 'member', format: 'jwt_vc_json' as const, meta: {}, require_cryptographic_holder_binding: false }] }
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: server.issuer, sub: 'usr_1', iat: now, exp: now + 60 }
  const vc = { type: ['VerifiableCredential'], credentialSubject: {} }
  const signed = (more: object, typ: string) =>
    outcome(() => server.context.keys.sign({ ...claims, ...more }, typ, { alg: 'ES256' }), { issuers: [], dcql: token_query })
  assert.equal(await signed({ vc }, 'JWT'), 'accepted')
  assert.match(await signed({}, 'JWT'), /is no credential/)
  assert.match(await signed({ vc }, 'at+jwt'), /typ of the credential/)
})
