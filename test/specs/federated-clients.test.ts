import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Client } from '#model/client.ts'
import { ASSERTION_TYPE } from '../support/assertions.ts'
import { makeClient } from '../support/clients.ts'
import { type DescribedServer, describedServer } from '../support/described.ts'
import { type ForeignIssuer, foreignIssuer } from '../support/foreign-issuer.ts'

const SPIFFE_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-spiffe'
let server: DescribedServer
let cluster: ForeignIssuer
let domain: ForeignIssuer
before(async () => {
  server = await describedServer()
  cluster = await foreignIssuer('https://kubernetes.example', server.issuer)
  domain = await foreignIssuer('spiffe://prod.example', server.issuer)
  for (const { issuer, jwks } of [cluster, { ...domain, jwks: { keys: domain.jwks.keys.map((key) => ({ ...key, use: 'jwt-svid' })) } }]) {
    const row = { name: issuer, issuer, jwks, purposes: ['client_federation'], token_types: ['JWT'] }
    assert.equal((await server.api('POST', '/api/trusted-issuers', row)).status, 201)
  }
})
after(() => server.close())

const SUBJECT = 'system:serviceaccount:shop:worker'
const workload = (fields: Partial<Client> = {}) =>
  makeClient(server, {
    token_endpoint_auth_methods: ['federated_jwt', 'spiffe_jwt'],
    federated_identities: [
      { issuer: cluster.issuer, subject: SUBJECT, claims: { namespace: 'shop' } },
      { issuer: domain.issuer, subject: 'spiffe://prod.example/shop/*' },
    ],
    ...fields,
  })
const ask = (client_id: string, client_assertion: string, client_assertion_type = ASSERTION_TYPE) =>
  server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', client_id, client_assertion, client_assertion_type } })
const token = (claims: Record<string, unknown> = {}) => cluster.token({ sub: SUBJECT, namespace: 'shop', ...claims }, { typ: undefined })
const svid = (claims: Record<string, unknown> = {}) => domain.token({ iss: undefined, sub: 'spiffe://prod.example/shop/worker', ...claims }, { typ: 'JWT' })

test('RFC 7523 §2.2 a token of the platform proves the workload, as often as the platform lets it live', async () => {
  const { id } = await workload()
  const text = await token()
  for (let time = 0; time < 2; time++) assert.equal((await ask(id, text)).status, 200)
})

test('draft-ietf-oauth-spiffe-client-auth §3.1 a JWT-SVID proves the workload; its trust domain is the issuer', async () => {
  const { id } = await workload()
  assert.equal((await ask(id, await svid(), SPIFFE_TYPE)).status, 200)
  for (const sub of ['spiffe://prod.example/other/worker', 'spiffe://prod.example/shop', 'spiffe://evil.example/shop/worker'])
    assert.equal((await ask(id, await svid({ sub }), SPIFFE_TYPE)).json.error, 'invalid_client', sub)
})

test('RFC 7523 §3 another subject, another claim, another audience, another issuer and an expired token are invalid_client', async () => {
  const { id } = await workload()
  const now = Math.floor(Date.now() / 1000)
  const wrong: Record<string, unknown>[] = [
    { sub: `${SUBJECT}x` },
    { sub: 'system:serviceaccount:shop:*' },
    { namespace: 'other' },
    { namespace: undefined },
    { aud: 'https://other.example' },
    { iss: 'https://other.example' },
    { exp: now - 60 },
    { cnf: { jkt: 'x' } },
  ]
  for (const claims of wrong)
    assert.deepEqual([(await ask(id, await token(claims))).json.error, JSON.stringify(claims)], ['invalid_client', JSON.stringify(claims)])
})

test('a client that is not registered for it, and an issuer that is not trusted for it, are refused', async () => {
  const other = await workload({ token_endpoint_auth_methods: ['private_key_jwt', 'client_secret_basic'] })
  assert.equal((await ask(other.id, await token())).json.error, 'invalid_client')
  const { id } = await workload()
  const rows = (await server.api('GET', '/api/trusted-issuers')).json.data
  const row = rows.find(({ issuer }: { issuer: string }) => issuer === cluster.issuer)
  await server.api('PATCH', `/api/trusted-issuers/${row.id}`, { purposes: ['api', 'token_exchange', 'jwt_bearer', 'id_jag'] })
  assert.equal((await ask(id, await token())).json.error, 'invalid_client')
  await server.api('PATCH', `/api/trusted-issuers/${row.id}`, { purposes: ['client_federation'] })
})

test('a subject names one workload, or all behind a * at its end; anything wider is refused at save', async () => {
  const save = (subject: string) =>
    server.api('POST', '/api/clients', {
      name: 'Workload',
      token_endpoint_auth_methods: ['federated_jwt'],
      federated_identities: [{ issuer: cluster.issuer, subject }],
    })
  for (const subject of ['repo:org/app:*', 'spiffe://prod.example/shop/*', SUBJECT]) assert.equal((await save(subject)).status, 201, subject)
  for (const subject of ['*', 'repo*', 'repo:*:x', '**', 'a/*/*']) assert.equal((await save(subject)).status, 422, subject)
  const without = await server.api('POST', '/api/clients', { name: 'Workload', token_endpoint_auth_methods: ['federated_jwt'] })
  assert(without.json.errors.federated_identities)
})
