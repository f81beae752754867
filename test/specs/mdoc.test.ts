import assert from 'node:assert/strict'
import { generateKeyPairSync, hash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { encode, Tagged } from 'cborg'
import { decodeJwt, SignJWT } from 'jose'
import { encodeClaims, makeCoseSign1, type SignBytes } from '#credentials/cose.ts'
import { packStates } from '#credentials/status-bits.ts'
import { newRow } from '#fields/write.ts'
import { type Verifier, verifier } from '#model/presentation/verifier.ts'
import { COMMON_NAME, makeCertificate } from '../support/certificates.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import {
  browserTranscriptOf,
  issueLicence,
  MDL,
  MDL_SPACE,
  makeDevice,
  makeDocumentSigner,
  presentMdoc,
  type ResponseChange,
  readTestCbor,
  signerOf,
  type TestDevice,
  transcriptOf,
} from '../support/mdoc.ts'
import { makePerson } from '../support/people.ts'
import { encryptResponse, readWalletLink, respond, type WalletRequest } from '../support/presenting.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'
import { fetchCredential, offer, PRE_AUTHORIZED, redeemOffer } from '../support/wallet.ts'

const trusted = makeDocumentSigner()
const device = makeDevice()
let server: TestServer
let client: TestClient
let token: string
before(async () => {
  server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1'] } })
  client = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  token = await server.adminToken()
})
after(() => server.close())

const administer = (method: string, path: string, json: unknown): Promise<CallAnswer> => server.call(method, path, { bearer: token, json })

/** A configuration for driving licences, with a key pair that a document signer's certificate names. */
async function licenceKind(identifier: string, more: Readonly<Record<string, unknown>> = {}) {
  const { data: pair } = (await administer('POST', '/api/key-pairs', { type: 'P-256' })).json
  const { signer, root } = makeDocumentSigner({ subjectKey: pair.public_key })
  const body = {
    identifier,
    format: 'mso_mdoc',
    doctype: MDL,
    claims: [
      {
        name: MDL_SPACE,
        claims: [
          { name: 'family_name', mandatory: true },
          { name: 'birth_date', pointer: 'birthdate' },
          { name: 'un_distinguishing_sign', value: 'UK' },
        ],
      },
    ],
    key_pair_id: pair.id,
    certificates: signer.pem,
    ...more,
  }
  return { root, signer, body, made: await administer('POST', '/api/credential-configurations', body) }
}

/** A licence of this server for the key of a wallet. */
async function fetchLicence(identifier: string, holder: TestDevice, more: Readonly<Record<string, unknown>> = {}) {
  const person = await makePerson(server, { family_name: 'Lovelace', birthdate: '1815-12-10', ...more })
  const { code } = await offer(server, { client_id: client.id, user_id: person.id, credential_configuration_ids: [identifier] })
  const { access_token } = (await redeemOffer(server, code)).json
  const nonce = (await server.call('POST', '/openid/nonce')).json.c_nonce
  const proof = await new SignJWT({ aud: server.issuer, iat: Math.floor(Date.now() / 1000), nonce })
    .setProtectedHeader({ alg: 'ES256', typ: 'openid4vci-proof+jwt', jwk: { ...holder.jwk } as never })
    .sign(holder.key)
  const answer = await fetchCredential(server, access_token, { credential_configuration_id: identifier, proofs: { jwt: [proof] } })
  return { person, answer }
}

let made = 0
const dcql = {
  credentials: [
    {
      id: 'licence',
      format: 'mso_mdoc' as const,
      meta: { doctype_value: MDL },
      claims: [{ path: [MDL_SPACE, 'family_name'] }, { path: [MDL_SPACE, 'birth_date'] }],
    },
  ],
}
/** Asks for a licence. */
async function ask(fields: Partial<Verifier> = {}) {
  const row = newRow(verifier, { id: `vrf_mdoc${++made}`, name: `Desk ${made}`, dcql, roots: trusted.root.pem, ...fields })
  await server.context.db.table(verifier).insert(row)
  const { data } = (await administer('POST', '/api/presentations', { verifier: row.id })).json
  const asked = await readWalletLink(server, data.links.cross_device)
  const claims = async () => (await server.call('GET', `/api/presentations/${data.id}/claims`, { bearer: token })).json.data
  return { asked, claims }
}
const keep = ['family_name', 'birth_date']
const answer = async (asked: WalletRequest, credential: string, change: ResponseChange = {}, transcript?: unknown) =>
  respond(server, asked, { licence: [presentMdoc(credential, device, transcript ?? (await transcriptOf(asked)), { keep, ...change })] })

test('OID4VCI 1.0 §A.2.2 the metadata tells the doctype, the numbers of the algorithms, and paths of namespace and element', async () => {
  const { made: answered } = await licenceKind('mdl-metadata')
  assert.equal(answered.status, 201, answered.text)
  const told = (await server.call('GET', '/.well-known/openid-credential-issuer')).json.credential_configurations_supported['mdl-metadata']
  assert.deepEqual([told.format, told.doctype, told.credential_signing_alg_values_supported], ['mso_mdoc', MDL, [-7]])
  assert.deepEqual(told.cryptographic_binding_methods_supported, ['cose_key'])
  // OID4VCI 1.0 §C.2: a namespace alone is no element.
  assert.deepEqual(
    told.credential_metadata.claims.map(({ path, mandatory }: { path: string[]; mandatory?: boolean }) => [...path, mandatory]),
    [
      [MDL_SPACE, 'family_name', true],
      [MDL_SPACE, 'birth_date', undefined],
      [MDL_SPACE, 'un_distinguishing_sign', undefined],
    ],
  )
})

test('ISO 18013-5 §9.1.2.4 an issued mdoc has each element digested, the key of its holder, its validity and a place in a status list', async () => {
  await licenceKind('mdl')
  const holder = makeDevice()
  const { answer: issued } = await fetchLicence('mdl', holder)
  assert.equal(issued.status, 200, issued.text)
  const signed = readTestCbor(Buffer.from(issued.json.credentials[0].credential, 'base64url'))
  const [shielded, header, payload] = signed.get('issuerAuth')
  assert.deepEqual([...readTestCbor(shielded)], [[1, -7]])
  assert(header.get(33) instanceof Uint8Array)
  const object = readTestCbor(readTestCbor(payload).value)
  assert.deepEqual([object.get('docType'), object.get('version'), object.get('digestAlgorithm')], [MDL, '1.0', 'SHA-256'])
  const elements = signed
    .get('nameSpaces')
    .get(MDL_SPACE)
    .map((item: Tagged) => {
      const read = readTestCbor(item.value as Uint8Array)
      const digest = object.get('valueDigests').get(MDL_SPACE).get(read.get('digestID'))
      assert.deepEqual(Buffer.from(digest), hash('sha256', encode(item), 'buffer'))
      assert.equal(read.get('random').length, 32)
      return [read.get('elementIdentifier'), read.get('elementValue')]
    })
  const { family_name, birth_date, un_distinguishing_sign } = Object.fromEntries(elements)
  assert.deepEqual([family_name, un_distinguishing_sign, birth_date.tag, birth_date.value], ['Lovelace', 'UK', 1004, '1815-12-10'])
  assert.equal(Buffer.from(object.get('deviceKeyInfo').get('deviceKey').get(-2)).toString('base64url'), holder.jwk.x)
  const validity = object.get('validityInfo')
  assert(Date.parse(validity.get('validUntil').value) > Date.parse(validity.get('validFrom').value))
  assert.match(object.get('status').get('status_list').get('uri'), /\/openid\/status-lists\//)
})

test('OID4VCI 1.0 §A.2 an mdoc needs a doctype, a certificate of its key, a proof, and claims in namespaces', async () => {
  const { body, signer } = await licenceKind('mdl-whole')
  const refused = async (change: object) =>
    Object.keys((await administer('POST', '/api/credential-configurations', { ...body, identifier: 'mdl-less', ...change })).json.errors)
  assert.deepEqual((await refused({ doctype: undefined, certificates: undefined, proof_types: [], claims: [{ name: 'family_name' }] })).toSorted(), [
    'certificates',
    'claims',
    'doctype',
    'proof_types',
  ])
  const other = (await administer('POST', '/api/key-pairs', { type: 'P-256' })).json.data.id
  assert.deepEqual(await refused({ key_pair_id: other }), ['key_pair_id'])
  assert.deepEqual(await refused({ certificates: `no certificate ${signer.thumbprint}` }), ['certificates'])
  assert.equal((await server.call('DELETE', `/api/key-pairs/${body.key_pair_id}`, { bearer: token })).status, 409)
})

test('an empty list of certificates is refused in words, for credentials and for verifiers', async () => {
  const query = { credentials: [{ id: 'card', format: 'dc+sd-jwt', meta: { vct_values: ['https://cards.example/club'] } }] }
  for (const [path, body] of [
    ['/api/credential-configurations', { identifier: 'bare', format: 'dc+sd-jwt', vct: 'https://cards.example/bare' }],
    ['/api/verifiers', { name: 'Bare', scope: 'bare', dcql: query, client_id_prefix: 'x509_san_dns' }],
  ] as const) {
    const { data: pair } = (await administer('POST', '/api/key-pairs', { type: 'P-256' })).json
    const { status, json } = await administer('POST', path, { ...body, key_pair_id: pair.id, certificates: '' })
    assert.deepEqual([status, json.errors.certificates], [422, ['is not a list of PEM certificates']], path)
  }
})

test('RFC 7515 §4.1.6 a credential in another format carries the certificates of its key in x5c', async () => {
  const { signer } = await licenceKind('card-x5c', {
    format: 'dc+sd-jwt',
    vct: 'https://id.example/card',
    doctype: undefined,
    claims: [{ name: 'family_name' }],
  })
  const { answer: issued } = await fetchLicence('card-x5c', makeDevice())
  assert.equal(issued.status, 200, issued.text)
  const [head = ''] = issued.json.credentials[0].credential.split('.')
  assert.deepEqual(JSON.parse(Buffer.from(head, 'base64url').toString()).x5c, [signer.x509.raw.toString('base64')])
})

for (const encrypted_response of [true, false])
  test(`OID4VP 1.0 §B.2.6.1 an mdoc is taken that the device signed for this request (${encrypted_response ? 'encrypted' : 'plain'})`, async () => {
    const { asked, claims } = await ask({ encrypted_response })
    assert((asked.claims['client_metadata'] as { vp_formats_supported: object }).vp_formats_supported)
    const taken = await answer(asked, await issueLicence(trusted, device))
    assert.equal(taken.status, 200, taken.text)
    const told = await claims()
    assert.deepEqual(told.claims.licence, [{ [MDL_SPACE]: { family_name: 'Lovelace', birth_date: '1815-12-10' } }])
    assert.deepEqual([told.seen[0].format, told.seen[0].type], ['mso_mdoc', MDL])
  })

test('OID4VP 1.0 §B.2.3 an mdoc of another doctype, or without an element that was asked for, does not satisfy the query', async () => {
  const query = { credentials: [{ ...dcql.credentials[0], meta: { doctype_value: 'org.example.other' } }] } as Verifier['dcql']
  const other = await ask({ dcql: query })
  assert.match((await answer(other.asked, await issueLicence(trusted, device))).text, /its doctype is not org\.example\.other/)
  const { asked } = await ask()
  assert.match((await answer(asked, await issueLicence(trusted, device), { keep: ['family_name'] })).text, /birth_date is missing/)
})

const licence = (more = {}) => issueLicence(trusted, device, more)
const now = () => Math.floor(Date.now() / 1000)
const refusals: readonly (readonly [string, RegExp, (asked: WalletRequest) => Promise<CallAnswer>])[] = [
  [
    'ISO 18013-5 §9.1.3 a response of another session',
    /signature of deviceSignature is wrong/,
    async (asked) => answer(asked, await licence(), {}, await transcriptOf({ ...asked, nonce: 'another' })),
  ],
  [
    'ISO 18013-5 §9.1.3 a response for another verifier',
    /signature of deviceSignature is wrong/,
    async (asked) => answer(asked, await licence(), {}, await transcriptOf({ ...asked, client_id: 'redirect_uri:https://x.example' })),
  ],
  [
    'ISO 18013-5 §9.1.3 an mdoc of another device',
    /signature of deviceSignature is wrong/,
    async (asked) => answer(asked, await issueLicence(trusted, makeDevice())),
  ],
  [
    'ISO 18013-5 §9.1.3 a device that authenticates by a MAC',
    /send deviceSignature/,
    async (asked) => answer(asked, await licence(), { document: (d) => d.get('deviceSigned').set('deviceAuth', { deviceMac: [] }) }),
  ],
  [
    'ISO 18013-5 §9.3.1 an element that was changed',
    /family_name is not one that the issuer signed/,
    async (asked) =>
      answer(asked, await licence(), {
        elements: (items) =>
          items.map((item) =>
            readTestCbor(item.value).get('elementIdentifier') === 'family_name'
              ? new Tagged(24, encode(readTestCbor(item.value).set('elementValue', 'Byron')))
              : item,
          ),
      }),
  ],
  [
    'ISO 18013-5 §9.3.1 an element that is there twice',
    /is there twice/,
    async (asked) => answer(asked, await licence(), { elements: (items) => [...items, items[0]] }),
  ],
  ['ISO 18013-5 §9.3.1 an mdoc that has expired', /has expired/, async (asked) => answer(asked, await licence({ iat: now() - 900, exp: now() - 300 }))],
  [
    'ISO 18013-5 §9.3.1 an mdoc that was signed before its certificate was in force',
    /certificate of its signer was not in force/,
    async (asked) => answer(asked, await licence({ iat: now() - 900_000 })),
  ],
  [
    'ISO 18013-5 §9.3.3 an mdoc of a signer below another root',
    /do not lead to a root that this verifier trusts/,
    async (asked) => answer(asked, await issueLicence(makeDocumentSigner(), device)),
  ],
  [
    'ISO 18013-5 §9.3.1 a docType that the issuer did not sign',
    /docType of the mdoc is another/,
    async (asked) => answer(asked, await licence(), { doctype: 'org.example.other' }),
  ],
  [
    'draft-ietf-oauth-status-list §8.3 an mdoc whose status cannot be checked',
    /status list was not reached/,
    async (asked) => answer(asked, await licence({ status: { status_list: { idx: 3, uri: 'http://127.0.0.1:1/list' } } })),
  ],
  ['OID4VP 1.0 §B.2 a token that is no DeviceResponse', /not CBOR/, (asked) => respond(server, asked, { licence: ['gf8'] })],
  [
    'OID4VP 1.0 §B.2 arrays that nest without end',
    /not CBOR/,
    (asked) => respond(server, asked, { licence: [Buffer.alloc(60_000, 0x81).toString('base64url')] }),
  ],
]
for (const [title, reason, send] of refusals)
  test(`${title} is refused, with the reason`, async () => {
    const { asked, claims } = await ask()
    const refused = await send(asked)
    assert.equal(refused.status, 400)
    assert.match(refused.text, reason)
    assert.equal((await claims()).state, 'refused')
  })

test('ISO 18013-5 §9.3.3 our own mdoc is trusted by its key where this server is, and a suspended one is refused', async () => {
  await licenceKind('mdl-own')
  const { person, answer: issued } = await fetchLicence('mdl-own', device)
  const { credential } = issued.json.credentials[0]
  const first = await ask({ roots: undefined })
  const taken = await answer(first.asked, credential)
  assert.equal(taken.status, 200, taken.text)
  assert.equal((await first.claims()).seen[0].issuer, server.issuer)
  const [row] = (await server.call('GET', `/api/issued-credentials?user_id=${person.id}`, { bearer: token })).json.data
  assert.equal((await administer('POST', `/api/issued-credentials/${row.id}/suspend`, {})).status, 200)
  const second = await ask({ roots: undefined })
  assert.match((await answer(second.asked, credential)).text, /is suspended/)
})

test('OID4VP 1.0 §6.1.1.1 a query for an authority is answered by the key identifier in the chain, and by no other', async () => {
  const authorityKey = Buffer.from('the key of the authority')
  const signer = makeDocumentSigner({ authorityKey })
  const query = (value: Buffer) => {
    const trusted_authorities = [{ type: 'aki' as const, values: [value.toString('base64url')] }]
    return { credentials: [{ ...dcql.credentials[0], trusted_authorities }] } as Verifier['dcql']
  }
  const [theirs, other] = [
    await ask({ roots: signer.root.pem, dcql: query(authorityKey) }),
    await ask({ roots: signer.root.pem, dcql: query(Buffer.from('another')) }),
  ]
  assert.equal((await answer(theirs.asked, await issueLicence(signer, device))).status, 200)
  assert.match((await answer(other.asked, await issueLicence(signer, device))).text, /none of the trusted authorities/)
})

test('OID4VP 1.0 §B.2.4 an element of an mdoc names the person who is offered credentials, and becomes a claim of them', async () => {
  const person = await makePerson(server, {})
  const claims = [{ name: 'surname', pointer: `presented.licence.${MDL_SPACE}.family_name` }]
  const kind = await licenceKind('card-after-licence', { format: 'dc+sd-jwt', vct: 'https://id.example/after', doctype: undefined, claims })
  assert.equal(kind.made.status, 201, kind.made.text)
  const { asked } = await ask({ offers: ['card-after-licence'], client_id: client.id, subject_claim: `${MDL_SPACE}.family_name`, subject_is: 'id' })
  const taken = await answer(asked, await issueLicence(trusted, device, { elements: { family_name: person.id, birth_date: '1815-12-10' } }))
  assert.equal(taken.status, 200, taken.text)
  const uri = new URL(taken.json.redirect_uri).searchParams.get('credential_offer_uri') ?? ''
  const offered = (await server.call('GET', uri.slice(server.issuer.length))).json
  const { access_token } = (await redeemOffer(server, offered.grants[PRE_AUTHORIZED]['pre-authorized_code'])).json
  const issued = await fetchCredential(server, access_token, { credential_configuration_id: 'card-after-licence' })
  assert.equal(issued.status, 200, issued.text)
  const [, payload = ''] = issued.json.credentials[0].credential.split('.')
  assert.equal(JSON.parse(Buffer.from(payload, 'base64url').toString()).surname, person.id)
})

test('draft-ietf-oauth-status-list §8.3 the list of another issuer is read as a CWT: a revoked mdoc is refused, and a list by another key', async () => {
  const lst = new Uint8Array(Buffer.from(packStates([{ index: 4, value: 1 }], { size: 64, bits: 2 }), 'base64url'))
  let key = trusted.signer.key
  let uri = ''
  const outside = createServer(async (_request, response) => {
    const claims = new Map<number, unknown>([
      [2, uri],
      [6, now()],
      [65_533, { bits: 2, lst }],
      [65_534, 1],
    ])
    response.setHeader('content-type', 'application/statuslist+cwt')
    response.end(await makeCoseSign1(encodeClaims(claims), 'application/statuslist+cwt', signerOf(key)))
  })
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`
  const send = async (path: string, idx: number) => {
    uri = `${origin}/${path}`
    return answer((await ask()).asked, await licence({ status: { status_list: { idx, uri } } }))
  }
  assert.equal((await send('one', 3)).status, 200)
  assert.match((await send('one', 4)).text, /was revoked/)
  key = makeDocumentSigner().signer.key
  assert.match((await send('another', 3)).text, /signature of the status list is wrong/)
  outside.close()
})

test('draft-ietf-oauth-status-list §5.2 a CWT list without certificates is verified by the key of the issuer that its kid names, and by no other', async () => {
  const lst = new Uint8Array(Buffer.from(packStates([{ index: 4, value: 1 }], { size: 64, bits: 2 }), 'base64url'))
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  let [uri, kid, key] = ['', 'list', pem]
  const outside = createServer(async (request, response) => {
    if (request.url === '/.well-known/jwt-vc-issuer')
      return response.end(JSON.stringify({ issuer: origin, jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'list' }] } }))
    const claims = new Map<number, unknown>([
      [2, uri],
      [6, now()],
      [65_533, { bits: 2, lst }],
    ])
    const sign: SignBytes = async (bytesFor) => ({ ...(await signerOf(key)(bytesFor)), kid })
    response.setHeader('content-type', 'application/statuslist+cwt')
    return response.end(await makeCoseSign1(encodeClaims(claims), 'application/statuslist+cwt', sign))
  })
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`
  const root = makeCertificate({ subject: [[COMMON_NAME, 'Root']], authority: true })
  const signer = makeCertificate({ subject: [[COMMON_NAME, 'Signer']], issuer: root, names: { uri: origin } })
  const send = async (path: string, idx: number) => {
    uri = `${origin}/${path}`
    const { asked } = await ask({ roots: root.pem, issuers: [origin] })
    return answer(asked, await issueLicence({ root, signer }, device, { status: { status_list: { idx, uri } } }))
  }
  const taken = await send('one', 3)
  assert.equal(taken.status, 200, taken.text)
  assert.match((await send('one', 4)).text, /was revoked/)
  key = makeDocumentSigner().signer.key
  assert.match((await send('two', 3)).text, /signature of the status list is wrong/)
  kid = 'unknown'
  assert.match((await send('three', 3)).text, /signature of the status list is wrong/)
  key = signer.key
  assert.equal((await send('four', 3)).status, 200, 'the key of the credential is one of the issuer too')
  outside.close()
})

/** The request that the page gives to the browser, and the form by which its answer comes back. */
async function askBrowser(fields: Partial<Verifier> = {}) {
  const row = newRow(verifier, { id: `vrf_mdoc${++made}`, name: `Desk ${made}`, dcql, roots: trusted.root.pem, ...fields })
  await server.context.db.table(verifier).insert(row)
  const { data } = (await administer('POST', '/api/presentations', { verifier: row.id })).json
  const visitor = visitorOf(server)
  const page = await visitor.go(`/present/browser${new URL(data.links.page).search}`)
  const request = JSON.parse(/data-request="([^"]*)"/.exec(page.text)?.[1]?.replaceAll('&quot;', '"') ?? '').data
  const asked: WalletRequest = request.request === undefined ? request : decodeJwt(request.request)
  const send = async (credential: string, transcript: unknown) => {
    const vp_token = { licence: [presentMdoc(credential, device, transcript, { keep })] }
    const sent = asked.response_mode === 'dc_api.jwt' ? { response: await encryptResponse(asked, { vp_token }) } : { vp_token }
    await visitor.fill(page, { data: JSON.stringify(sent) })
    return (await server.call('GET', `/api/presentations/${data.id}/claims`, { bearer: token })).json.data
  }
  return { asked, send }
}

for (const encrypted_response of [true, false])
  for (const client_id_prefix of ['decentralized_identifier', 'redirect_uri'] as const)
    test(`OID4VP 1.0 §B.2.6.2 an mdoc comes by the Digital Credentials API, signed for the origin of the page (${client_id_prefix}, ${encrypted_response ? 'encrypted' : 'plain'})`, async () => {
      const { asked, send } = await askBrowser({ encrypted_response, client_id_prefix })
      const told = await send(await issueLicence(trusted, device), await browserTranscriptOf(asked, server.issuer))
      assert.deepEqual([told.state, told.flow], ['accepted', 'browser'], told.refusal)
      assert.deepEqual(told.claims.licence, [{ [MDL_SPACE]: { family_name: 'Lovelace', birth_date: '1815-12-10' } }])
    })

test('OID4VP 1.0 §B.2.6.2 an mdoc that was signed for another page, request or recipient, or for a response that is posted, is refused', async () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const other = { jwks: { keys: [publicKey.export({ format: 'jwk' })] } }
  const transcripts: readonly ((asked: WalletRequest) => Promise<unknown>)[] = [
    (asked) => browserTranscriptOf(asked, 'https://evil.example'),
    (asked) => browserTranscriptOf({ ...asked, nonce: 'another' }, server.issuer),
    (asked) => browserTranscriptOf({ ...asked, client_metadata: other }, server.issuer),
    (asked) => browserTranscriptOf({ ...asked, response_mode: 'dc_api' }, server.issuer),
    (asked) => transcriptOf({ ...asked, response_mode: 'direct_post.jwt', response_uri: `${server.issuer}/present/browser` }),
  ]
  for (const transcript of transcripts) {
    const { asked, send } = await askBrowser()
    const { state, refusal } = await send(await issueLicence(trusted, device), await transcript(asked))
    assert.deepEqual([state, refusal], ['refused', 'licence: the signature of deviceSignature is wrong'])
  }
})
