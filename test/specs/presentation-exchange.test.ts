import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { SignJWT } from 'jose'
import { newRow } from '#fields/write.ts'
import { type Verifier, verifier } from '#model/presentation/verifier.ts'
import { encryptResponse, makeHolder, makeIssuer, readWalletLink, type WalletRequest } from '../support/presenting.ts'
import { type CallAnswer, startServer, type TestServer } from '../support/server.ts'

const [issuer, holder] = [makeIssuer(), makeHolder()]
let server: TestServer
let token: string
before(async () => {
  server = await startServer()
  token = await server.adminToken()
})
after(() => server.close())

const member = {
  id: 'member',
  format: 'dc+sd-jwt' as const,
  meta: { vct_values: ['https://credentials.example/member'] },
  claims: [{ path: ['email'] }, { path: ['address', 'postal code', 0] }],
}
let made = 0
async function ask(fields: Partial<Verifier> = {}) {
  const row = newRow(verifier, {
    id: `vrf_exchange${++made}`,
    name: `Old door ${made}`,
    dcql: { credentials: [{ ...member, claims: [{ path: ['email'] }] }] },
    issuers: [issuer.did],
    presentation_exchange: true,
    encrypted_response: false,
    ...fields,
  })
  await server.context.db.table(verifier).insert(row)
  const { data } = (await server.call('POST', '/api/presentations', { bearer: token, json: { verifier: row.id } })).json
  const claims = async () => (await server.call('GET', `/api/presentations/${data.id}/claims`, { bearer: token })).json.data
  return { row, link: data.links.cross_device as string, asked: await readWalletLink(server, data.links.cross_device), claims }
}
const card = async ({ client_id: aud, nonce }: WalletRequest, email = 'ada@example.com') =>
  holder.present(await issuer.issue(holder, { email }), { aud, nonce })
const submission = (definition_id: string, ...descriptor_map: object[]) => JSON.stringify({ id: 's', definition_id, descriptor_map })
const send = async (asked: WalletRequest, vp_token: string, presentation_submission?: string): Promise<CallAnswer> => {
  const said = { vp_token, state: asked.state, ...(presentation_submission === undefined ? {} : { presentation_submission }) }
  const form = asked.response_mode === 'direct_post.jwt' ? { response: await encryptResponse(asked, said) } : said
  return server.call('POST', asked.response_uri.slice(server.issuer.length), { form })
}
const entry = { id: 'member', format: 'vc+sd-jwt', path: '$' }

test('OID4VP draft 21 §5.4 the request has a presentation definition in place of the query, and a client id without prefix', async () => {
  const { row, link, asked } = await ask({ dcql: { credentials: [member] }, purpose: 'To open the door' })
  assert.equal(new URL(link).searchParams.get('client_id_scheme'), 'did')
  assert.deepEqual([asked.client_id, asked.claims['client_id_scheme'], asked.claims['dcql_query']], ['did:web:id.example', 'did', undefined])
  const definition = asked.claims['presentation_definition'] as Record<string, never>
  assert.deepEqual([definition['id'], definition['purpose']], [row.id, 'To open the door'])
  const [{ id, constraints, format }] = definition['input_descriptors'] as never as [{ id: string; constraints: object; format: object }]
  assert.deepEqual([id, Object.keys(format)], ['member', ['vc+sd-jwt']])
  assert.deepEqual(constraints, {
    limit_disclosure: 'required',
    fields: [
      { path: ['$.vct'], filter: { type: 'string', enum: ['https://credentials.example/member'] } },
      { path: ['$.email'] },
      { path: ["$.address['postal code'][0]"] },
    ],
  })
})

for (const encrypted_response of [false, true])
  test(`OID4VP draft 21 §6.1 a presentation is taken for the descriptor that its submission names (${encrypted_response ? 'encrypted' : 'plain'})`, async () => {
    const { row, asked, claims } = await ask({ encrypted_response })
    const taken = await send(asked, await card(asked), submission(row.id, entry))
    assert.equal(taken.status, 200, taken.text)
    assert.equal((await claims()).claims.member[0].email, 'ada@example.com')
  })

test('OID4VP draft 21 §6.1 of several presentations each is taken by its path and not by its position', async () => {
  const vc = { type: ['VerifiableCredential', 'Degree'], credentialSubject: { id: holder.did, degree: 'Mathematics' } }
  const degree = { id: 'degree', format: 'jwt_vc_json' as const, meta: { type_values: [['Degree']] } }
  const { row, asked, claims } = await ask({ dcql: { credentials: [{ ...member, claims: [{ path: ['email'] }] }, degree] } })
  const signed = (body: object, kid: string, key = holder.key) => new SignJWT({ ...body }).setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid }).sign(key)
  const credential = await signed({ vc, sub: holder.did, iss: issuer.did }, `${issuer.did}#0`, issuer.key)
  const vp = { type: ['VerifiablePresentation'], verifiableCredential: [credential] }
  const shown = await signed({ vp, iss: holder.did, aud: asked.client_id, nonce: asked.nonce }, `${holder.did}#0`)
  const map = [
    { ...entry, path: '$[1]' },
    { id: 'degree', format: 'jwt_vp_json', path: '$[0]', path_nested: { id: 'degree', format: 'jwt_vc_json', path: '$.vp.verifiableCredential[0]' } },
  ]
  const taken = await send(asked, JSON.stringify([shown, await card(asked)]), submission(row.id, ...map))
  assert.equal(taken.status, 200, taken.text)
  const told = (await claims()).claims
  assert.deepEqual([told.member[0].email, told.degree[0].vc.credentialSubject.degree], ['ada@example.com', 'Mathematics'])
})

const refusals: readonly (readonly [string, RegExp, (asked: WalletRequest, id: string) => Promise<CallAnswer>])[] = [
  ['no submission', /no presentation_submission/, async (asked) => send(asked, await card(asked))],
  ['a submission for another definition', /definition_id/, async (asked) => send(asked, await card(asked), submission('another', entry))],
  ['a submission that is no JSON', /not JSON/, async (asked) => send(asked, await card(asked), '{')],
  ['a path that leads to nothing', /is not a string/, async (asked, id) => send(asked, await card(asked), submission(id, { ...entry, path: '$[7]' }))],
  ['a path into something else', /leads to no presentation/, async (asked, id) => send(asked, await card(asked), submission(id, { ...entry, path: '$.a[*]' }))],
  ['a descriptor that nobody asked for', /was not asked for/, async (asked, id) => send(asked, await card(asked), submission(id, { ...entry, id: 'other' }))],
  ['a missing descriptor', /not all the credentials/, async (asked, id) => send(asked, await card(asked), submission(id))],
  [
    'a presentation for another verifier',
    /aud of the key binding JWT/,
    async (asked, id) => send(asked, await card({ ...asked, client_id: 'did:web:x.example' }), submission(id, entry)),
  ],
]
for (const [what, reason, send] of refusals)
  test(`OID4VP draft 21 §6.1 ${what} is refused, with the reason`, async () => {
    const { row, asked, claims } = await ask()
    const refused = await send(asked, row.id)
    assert.equal(refused.status, 400)
    assert.match(refused.text, reason)
    assert.equal((await claims()).state, 'refused')
  })

test('OID4VP draft 21 §5.4 sets, mdocs and x509_hash cannot be asked for by a definition', async () => {
  const refused = async (more: object) => {
    const json = { name: `Old ${++made}`, dcql: { credentials: [member] }, presentation_exchange: true, ...more }
    const { status, json: answered } = await server.call('POST', '/api/verifiers', { bearer: token, json })
    return [status, Object.keys(answered.errors ?? {}).includes('presentation_exchange')]
  }
  assert.deepEqual(await refused({}), [201, false])
  assert.deepEqual(await refused({ dcql: { credentials: [member], credential_sets: [{ options: [['member']] }] } }), [422, true])
  assert.deepEqual(await refused({ dcql: { credentials: [{ id: 'mdl', format: 'mso_mdoc', meta: { doctype_value: 'x' } }] } }), [422, true])
  assert.deepEqual(await refused({ client_id_prefix: 'x509_hash', certificates: 'x' }), [422, true])
})
