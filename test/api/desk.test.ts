import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { SignJWT } from 'jose'
import { verifyKeyAttestation } from '#issuance/key-attestation.ts'
import { resources } from '#model/all.ts'
import type { Verifier } from '#model/presentation/verifier.ts'
import { adminScopes } from '#model/system-scopes.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { openTally } from '#usage/memory.ts'
import { applyBundleFile } from '../../src/bundle.ts'
import { makeClient } from '../support/clients.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { makeHolder, makeIssuer, readWalletLink, respond } from '../support/presenting.ts'
import { type CallAnswer, startServer, type TestServer, temporaryFolder } from '../support/server.ts'
import { fetchCredential, offer, redeemOffer } from '../support/wallet.ts'

const issuer = makeIssuer()
const holder = makeHolder()
const dcql = {
  credentials: [{ id: 'member', format: 'dc+sd-jwt', meta: { vct_values: ['https://credentials.example/member'] }, claims: [{ path: ['email'] }] }],
}
let server: TestServer
let tally: ReturnType<typeof openTally>
let author: string
let reviewer: string
/** Somebody else who may approve trusted issuers: that takes the powers that these give. */
let governor: string
before(async () => {
  const store = await openSqlite(':memory:', resources)
  tally = openTally({ store, now: Date.now, failed: assert.ifError })
  server = await startServer({ store, tally, settings: { review_credentials: true } })
  author = await server.adminToken()
  const all = adminScopes.filter((name) => name.includes(':manage:'))
  governor = await personToken(server, await makePerson(server, { authorized_scopes: [...all] }), `openid ${all.join(' ')}`)
  reviewer = await personToken(server, await makePerson(server, { authorized_scopes: ['credentials:manage:all'] }), 'openid credentials:manage:all')
})
after(async () => {
  await tally.close()
  await server.close()
})

const api = (method: string, path: string, json?: unknown, bearer = author): Promise<CallAnswer> =>
  server.call(method, path, { bearer, ...(json === undefined ? {} : { json }) })
const rowAt = async (path: string) => (await api('GET', path)).json.data
async function review(path: string, outcome: string, bearer = reviewer) {
  const { version } = await rowAt(path)
  return api('POST', `${path}/review`, { outcome, version, note: 'Seen' }, bearer)
}

let made = 0
async function makeVerifier(fields: Partial<Verifier> = {}): Promise<string> {
  const answer = await api('POST', '/api/verifiers', { name: `Door ${++made}`, dcql, issuers: [issuer.did], ...fields })
  assert.equal(answer.status, 201, answer.text)
  return `/api/verifiers/${answer.json.data.id}`
}
const begin = async (path: string) => api('POST', '/api/presentations', { verifier: path.split('/').at(-1) })
async function presentTo(path: string, keep: readonly string[] = ['email']) {
  const { links } = (await begin(path)).json.data
  const asked = await readWalletLink(server, links.same_device)
  const shown = await holder.present(await issuer.issue(holder, { email: 'ada@example.com' }), { aud: asked.client_id, nonce: asked.nonce, keep })
  return respond(server, asked, { member: [shown] })
}

let cards = 0
async function makeCard(fields: object = {}) {
  const identifier = `card-${++cards}`
  const answer = await api('POST', '/api/credential-configurations', { identifier, vct: 'https://id.example/card', ...fields })
  assert.equal(answer.status, 201, answer.text)
  return { identifier, path: `/api/credential-configurations/${answer.json.data.id}` }
}
async function issue(identifier: string) {
  const { id: client_id } = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  const { code } = await offer(server, { client_id, user_id: (await makePerson(server)).id, credential_configuration_ids: [identifier] })
  const { access_token } = (await redeemOffer(server, code)).json
  return fetchCredential(server, access_token, { credential_configuration_id: identifier, proofs: undefined })
}

test('a verifier asks nobody until somebody else than its author has approved it, and again after a change that matters', async () => {
  const path = await makeVerifier()
  assert.equal((await begin(path)).status, 422)
  const own = await review(path, 'approved', author)
  assert.deepEqual([own.status, /ask somebody else/.test(own.text)], [403, true])
  const approved = await review(path, 'approved')
  assert.deepEqual([approved.status, approved.json.data.review, approved.json.data.review_note], [200, 'approved', 'Seen'])
  assert.equal((await begin(path)).status, 201)
  await api('PATCH', path, { owner: 'The registrar' })
  assert.equal((await begin(path)).status, 201, 'who owns it matters to no wallet')
  await api('PATCH', path, { check_status: false })
  const changed = await rowAt(path)
  assert.deepEqual([changed.review, changed.reviewed_by, (await begin(path)).status], ['waiting', null, 422])
})

/** Applies a bundle, as the operator does at the command line. */
async function applyYaml(text: string): Promise<void> {
  const { vault, serverSettings: settings, issuer: at, now } = server.context
  const path = join(temporaryFolder(), 'bundle.yaml')
  writeFileSync(path, text)
  await applyBundleFile({ store: server.store, vault, settings, issuer: at, path, now })
}

/** Another person who manages credentials, with the token of an application of theirs. */
async function makeColleague() {
  const scope = 'credentials:manage:all'
  const person = await makePerson(server, { authorized_scopes: [scope] })
  const { id, secret } = await makeClient(server, {
    supported_grant_types: ['client_credentials'],
    authorize_scope: true,
    authorized_scopes: [{ name: scope }],
    owner: person.id,
  })
  const token = await personToken(server, person, `openid ${scope}`)
  const issued = await server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope }, basic: [id, secret] })
  return { id: person.id, token, client_id: id, application: issued.json.access_token as string }
}

test('two who change a verifier in turn cannot approve each other: nobody can who changed it since the last approval', async () => {
  const [second, third] = [await makeColleague(), await makeColleague()]
  const path = await makeVerifier()
  await api('PATCH', path, { purpose: 'To let you in' }, second.token)
  for (const bearer of [author, second.token]) assert.equal((await review(path, 'approved', bearer)).status, 403)
  assert.equal((await review(path, 'declined', second.token)).status, 200)
  await api('PATCH', path, { purpose: 'To let you in again' }, author)
  assert.equal((await review(path, 'approved', second.token)).status, 403, 'to decline takes nobody out of it')
  await api('POST', `${path}/versions/1/restore`, {}, third.token)
  assert.equal((await review(path, 'approved', second.token)).status, 403, 'nor to bring an earlier version back')
  assert.equal((await review(path, 'approved', third.token)).status, 403)
  assert.equal((await review(path, 'approved')).status, 200)
  await api('PATCH', path, { purpose: 'Once more' }, third.token)
  assert.deepEqual((await rowAt(path)).authors, [third.id], 'an approval begins anew')
  assert.equal((await review(path, 'approved', second.token)).status, 200)
})

test('the owner of a client that changed a verifier is one of its authors, and a client approves nothing that its owner changed', async () => {
  const [colleague, path] = [await makeColleague(), await makeVerifier()]
  await review(path, 'approved')
  await api('PATCH', path, { purpose: 'By the application' }, colleague.application)
  assert.deepEqual((await rowAt(path)).authors, [colleague.client_id, colleague.id])
  assert.equal((await review(path, 'approved', colleague.token)).status, 403)
  await review(path, 'approved')
  await api('PATCH', path, { purpose: 'By the person' }, colleague.token)
  assert.equal((await review(path, 'approved', colleague.application)).status, 403)
  assert.equal((await review(path, 'approved')).status, 200)
})

test('a bundle that changes a verifier takes none of its authors out, and cannot say that it was approved', async () => {
  const colleague = await makeColleague()
  const path = await makeVerifier()
  await api('PATCH', path, { purpose: 'By the person' }, colleague.token)
  const { name } = await rowAt(path)
  await applyYaml(`verifiers:\n  - name: ${name}\n    purpose: By the bundle\n`)
  const { purpose, authors } = await rowAt(path)
  assert.deepEqual([purpose, authors.includes(colleague.id), authors.length], ['By the bundle', true, 2])
  assert.equal((await review(path, 'approved', colleague.token)).status, 403)
  const sent = await api('PATCH', path, { review: 'approved', authors: [] })
  assert.deepEqual([sent.status, Object.keys(sent.json.errors).toSorted()], [422, ['authors', 'review']])
})

test('a review is of the version that was looked at, and one that declines takes a verifier out of use', async () => {
  const path = await makeVerifier()
  const { version } = await rowAt(path)
  await api('PATCH', path, { issuers: ['did:web:evil.example'] })
  const stale = await api('POST', `${path}/review`, { outcome: 'approved', version }, reviewer)
  assert.deepEqual([stale.status, (await rowAt(path)).review], [409, 'waiting'])
  assert.equal((await review(path, 'approved')).status, 200)
  assert.equal((await review(path, 'declined', author)).status, 200, 'anybody may decline')
  assert.equal((await begin(path)).status, 422)
  const faulty = await api('POST', `${path}/review`, { outcome: 'maybe' }, reviewer)
  assert.deepEqual([faulty.status, Object.keys(faulty.json.errors).sort()], [422, ['outcome', 'version']])
})

test('a presentation that waits is over when its verifier is switched off, which the audit log tells', async () => {
  const path = await makeVerifier()
  await review(path, 'approved')
  const { links } = (await begin(path)).json.data
  assert.equal((await api('POST', `${path}/disable`)).json.data.active, false)
  const gone = await server.call('GET', new URL(new URL(links.same_device).searchParams.get('request_uri') ?? '').pathname)
  assert.equal(gone.status, 400)
  assert.equal((await begin(path)).status, 422)
  assert.equal((await api('POST', `${path}/enable`)).json.data.review, 'approved', 'the switch needs no review')
  assert.equal((await begin(path)).status, 201)
  const events = (await api('GET', `/api/audit-events?target_id=${path.split('/').at(-1)}`)).json.data
  const deeds = events.map(({ action }: { readonly action: string }) => action)
  assert.deepEqual(deeds.sort(), ['verifier.approved', 'verifier.created', 'verifier.disabled', 'verifier.enabled'])
})

test('the posture of a verifier names what is weaker than the default, with fixes that mend it, and warns at every answer', async () => {
  const path = await makeVerifier({ check_status: false, encrypted_response: false, client_id_prefix: 'redirect_uri' })
  const { score, findings } = await rowAt(`${path}/posture`)
  const weak = findings.filter(({ severity }: { readonly severity: string }) => severity === 'mend')
  assert.deepEqual(
    weak.map(({ rule }: { readonly rule: string }) => rule),
    ['status_unchecked', 'plain_responses', 'unsigned_requests'],
  )
  assert.equal(score, 100 - 25 - 15 - 15)
  const warned = (await api('PATCH', path, { purpose: 'To let you in.' })).json.warnings
  assert.deepEqual(
    warned.map(({ field }: { readonly field: string }) => field),
    ['check_status', 'encrypted_response', 'client_id_prefix'],
  )
  await api('PATCH', path, Object.assign({}, ...weak.map(({ fix }: { readonly fix: object }) => fix)))
  assert.equal((await rowAt(`${path}/posture`)).score, 100)
})

test('the history of a verifier tells who changed what, and brings an earlier version back, which waits for review', async () => {
  const path = await makeVerifier()
  await api('PATCH', path, { purpose: 'One' })
  await review(path, 'approved')
  const [approved, edited, first] = (await api('GET', `${path}/versions`)).json.data
  assert.deepEqual([approved.changes.review.after, edited.changes.purpose.after, first.version], ['approved', 'One', 1])
  assert.notEqual(approved.actor_id, edited.actor_id)
  const restored = await api('POST', `${path}/versions/1/restore`)
  assert.deepEqual([restored.status, restored.json.data.purpose, restored.json.data.review], [200, null, 'waiting'])
})

test('the activity of a verifier counts what it accepted and refused', async () => {
  const path = await makeVerifier()
  await review(path, 'approved')
  assert.equal((await presentTo(path)).status, 200)
  assert.equal((await presentTo(path)).status, 200)
  assert.equal((await presentTo(path, [])).status, 400)
  await tally.flush()
  const { total, hours, last_at } = await rowAt(`${path}/activity`)
  assert.deepEqual(total, { uses: 2, refusals: 1 })
  assert.ok(hours.length >= 1 && last_at >= hours[0].hour_at)
  assert.deepEqual((await rowAt(`${path}/activity?since=${Date.now() + 3_600_000}`)).hours, [])
})

test('a credential configuration is neither announced nor issued by until it is approved, and its posture tells what is weak', async () => {
  const { identifier, path } = await makeCard({ proof_types: [], status_list: false, ttl: 63_072_000 })
  const announced = async () => identifier in (await server.call('GET', '/.well-known/openid-credential-issuer')).json.credential_configurations_supported
  assert.equal(await announced(), false)
  await review(path, 'approved')
  assert.equal(await announced(), true)
  assert.equal((await issue(identifier)).status, 200)
  const { findings } = await rowAt(`${path}/posture`)
  const weak = findings.filter(({ severity }: { readonly severity: string }) => severity === 'mend').map(({ rule }: { readonly rule: string }) => rule)
  assert.deepEqual(weak, ['unbound', 'irrevocable', 'long_life'])
  await tally.flush()
  assert.deepEqual((await rowAt(`${path}/activity`)).total, { uses: 1, refusals: 0 })
  await api('PATCH', path, { ttl: 3600 })
  assert.equal(await announced(), false)
})

test('draft-ietf-oauth-status-list §7.1 a status list that is switched off tells every credential as suspended, and new ones get another list', async () => {
  const { identifier, path: card } = await makeCard({ proof_types: [] })
  await review(card, 'approved')
  const { id: client_id } = await makeClient(server, { supported_grant_types: ['preauthorized_code'] })
  const user_id = (await makePerson(server)).id
  const take = async () => {
    const { code } = await offer(server, { client_id, user_id, credential_configuration_ids: [identifier] })
    const { access_token } = (await redeemOffer(server, code)).json
    await fetchCredential(server, access_token, { credential_configuration_id: identifier, proofs: undefined })
    return (await api('GET', `/api/issued-credentials?client_id=${client_id}`)).json.data[0]
  }
  const issued = await take()
  const path = `/api/status-lists/${issued.status_list_id}`
  const stateOf = async () => {
    const { text } = await server.call('GET', `/openid/status-lists/${issued.status_list_id}`)
    const { lst } = JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString()).status_list
    const byte = inflateSync(Buffer.from(lst, 'base64url'))[Math.floor(issued.status_index / 4)] ?? 0
    return (byte >>> ((issued.status_index % 4) * 2)) & 3
  }
  assert.equal(await stateOf(), 0)
  const off = await api('POST', `${path}/disable`)
  assert.deepEqual([off.json.data.active, off.json.warnings[0].field], [false, 'active'])
  assert.equal(await stateOf(), 2)
  assert.notEqual((await take()).status_list_id, issued.status_list_id)
  await api('POST', `${path}/enable`)
  assert.equal(await stateOf(), 0)
  await tally.flush()
  assert.ok((await rowAt(`${path}/activity`)).total.uses >= 3)
  assert.equal((await api('PATCH', path, { size: 8 })).status, 422, 'a list keeps its size')
})

test('one list tells of everything on the desk, the worst first, and narrows by kind, review and owner', async () => {
  const path = await makeVerifier({ check_status: false, owner: 'ada' })
  const all = (await api('GET', '/api/desk')).json.data
  const scores = all.map(({ score }: { readonly score: number }) => score)
  assert.deepEqual(
    scores,
    scores.toSorted((a: number, b: number) => a - b),
  )
  const kinds = new Set(all.map(({ kind }: { readonly kind: string }) => kind))
  assert.deepEqual([...kinds].sort(), ['credential_configuration', 'status_list', 'verifier'])
  const [mine, ...others] = (await api('GET', '/api/desk?kind=verifier&review=waiting&owner=ada')).json.data
  assert.deepEqual([`/api/verifiers/${mine.id}`, mine.mend, others], [path, ['status_unchecked'], []])
  const used = await makeVerifier()
  await review(used, 'approved')
  await presentTo(used)
  await tally.flush()
  const { last_at } = await rowAt(`${used}/activity`)
  const told = (await api('GET', '/api/desk?kind=verifier')).json.data
  const lastOf = (at: string) => told.find(({ id }: { readonly id: string }) => at.endsWith(id)).last_at
  assert.deepEqual([typeof lastOf(used), lastOf(used), lastOf(path)], ['number', last_at, null])
  const stranger = await personToken(server, await makePerson(server))
  assert.equal((await api('GET', '/api/desk', undefined, stranger)).status, 403)
})

const attester = makeIssuer()
/** A key attestation of this issuer for a key. */
const attest = (jwk: object) =>
  new SignJWT({ attested_keys: [jwk] })
    .setProtectedHeader({ alg: 'ES256', typ: 'key-attestation+jwt' })
    .setIssuer('https://wallets.example')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(attester.key)
async function makeProvider(fields: object = {}) {
  const jwk = createPublicKey(attester.key).export({ format: 'jwk' })
  const body = { name: 'Wallet maker', issuer: 'https://wallets.example', purposes: ['key_attestation'], jwks: { keys: [{ ...jwk }] } }
  const answer = await api('POST', '/api/trusted-issuers', { ...body, ...fields })
  assert.equal(answer.status, 201, answer.text)
  return `/api/trusted-issuers/${answer.json.data.id}`
}
const isAttested = (wallet: object) =>
  attest(wallet).then((text) =>
    verifyKeyAttestation(text, { key_storage: [], user_authentication: [] }, { context: server.context }).then(
      () => true,
      () => false,
    ),
  )

test('a wallet provider stands on the desk: it vouches for keys only once somebody else than its author approved it, and until it is switched off', async () => {
  const { jwk } = makeHolder()
  const path = await makeProvider({ owner: 'ada' })
  assert.equal(await isAttested(jwk), false, 'it waits for review')
  assert.equal((await review(path, 'approved', author)).status, 403)
  assert.equal((await review(path, 'approved', governor)).status, 200)
  assert.equal(await isAttested(jwk), true)
  assert.equal((await api('POST', `${path}/disable`)).status, 200)
  assert.equal(await isAttested(jwk), false)
  assert.equal((await api('POST', `${path}/enable`)).json.data.review, 'approved', 'the switch needs no review')
  assert.equal(await isAttested(jwk), true)
  await tally.flush()
  const { total, last_at } = await rowAt(`${path}/activity`)
  assert.deepEqual(total, { uses: 2, refusals: 0 })
  await api('PATCH', path, { purposes: ['key_attestation', 'api'] })
  assert.equal(await isAttested(jwk), false, 'a change that matters waits for review')
  const { findings } = await rowAt(`${path}/posture`)
  assert.ok(findings.some(({ rule }: { readonly rule: string }) => rule === 'many_purposes'))
  const [restored] = (await api('GET', `${path}/versions`)).json.data
  assert.deepEqual(restored.changes.purposes, { before: ['key_attestation'], after: ['key_attestation', 'api'] })
  const [told, ...others] = (await api('GET', '/api/desk?kind=trusted_issuer')).json.data
  assert.deepEqual([`/api/trusted-issuers/${told.id}`, told.name, told.owner, told.last_at, others], [path, 'Wallet maker', 'ada', last_at, []])
  await api('DELETE', path)
})

test('the desk lists trusted issuers that vouch for wallets only, and tells them to nobody who may not read the configuration', async () => {
  const path = await makeProvider()
  await api('POST', '/api/trusted-issuers', { name: 'API of a partner', issuer: 'https://partner.example', purposes: ['api'] })
  const kindsFor = async (bearer?: string) => {
    const rows: readonly { readonly kind: string; readonly name: string }[] = (await api('GET', '/api/desk', undefined, bearer)).json.data
    return rows.filter(({ kind }) => kind === 'trusted_issuer').map(({ name }) => name)
  }
  assert.deepEqual(await kindsFor(), ['Wallet maker'])
  assert.deepEqual(await kindsFor(reviewer), [])
  await api('DELETE', path)
})
