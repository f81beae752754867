import assert from 'node:assert/strict'
import { type Agent, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { mutualTlsServer } from '#http/mutual-tls.ts'
import type { Client } from '#model/client.ts'
import type { Settings } from '#model/settings.ts'
import { CLIENT_USE, COMMON_NAME, jwkOf, makeCertificate, SERVER_USE, type TestCertificate } from '../support/certificates.ts'
import { makeClient } from '../support/clients.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { authority as serverAuthority, serverPair } from '../support/tls/material.ts'

const DAY = 86_400_000
const authority = makeCertificate({ subject: [[COMMON_NAME, 'Ours']], authority: true })
/** Calls itself like ours, and is another. */
const impostor = makeCertificate({ subject: [[COMMON_NAME, 'Ours']], authority: true })
const subject = [[COMMON_NAME, 'batch']] as const
const good = makeCertificate({ subject, issuer: authority, use: CLIENT_USE })
const registration: Partial<Client> = {
  token_endpoint_auth_methods: ['tls_client_auth'],
  tls_client_auth_subject_dn: 'CN=batch',
}

const servers: TestServer[] = []
const start = async (settings: Partial<Settings>): Promise<TestServer> => {
  const started = await startServer({ settings, clientAuthorities: () => [authority.x509] })
  servers.push(started)
  return started
}
after(() => Promise.all(servers.map((one) => one.close())))

let server: TestServer
let client_id: string
before(async () => {
  server = await start({ trust_proxy: ['127.0.0.1'], 'mtls.header': 'Client-Cert' })
  client_id = (await makeClient(server, registration)).id
})

const ask = async (headers: Record<string, string>, at = server, id = client_id) =>
  (await at.call('POST', '/oauth/token', { headers, form: { grant_type: 'client_credentials', client_id: id } })).status

test('a certificate header of somebody who is no trusted proxy counts for nothing', async () => {
  for (const trust_proxy of [[], ['192.0.2.1']]) {
    const open = await start({ trust_proxy, 'mtls.header': 'Client-Cert' })
    const { id } = await makeClient(open, registration)
    for (const headers of Object.values(good.headers)) assert.equal(await ask(headers, open, id), 401)
    const self = await makeClient(open, {
      token_endpoint_auth_methods: ['self_signed_tls_client_auth'],
      jwks: { keys: [jwkOf(good)] } as NonNullable<Client['jwks']>,
    })
    assert.equal(await ask({ ...good.headers.rfc9440, 'x-forwarded-for': '192.0.2.1' }, open, self.id), 401)
  }
})

/** The headers that the setting can name, and a request with a good certificate in each. */
const named = [
  ['Client-Cert', good.headers.rfc9440],
  ['X-SSL-Client-Cert', good.headers.nginx],
  ['X-Forwarded-Tls-Client-Cert', good.headers.traefik],
] as const

test('where no header is named, none is read, since a proxy that knows no certificates passes on what an attacker wrote', async () => {
  for (const port of [0, 8443]) {
    const unnamed = await start({ trust_proxy: ['127.0.0.1'], 'mtls.port': port })
    const { id } = await makeClient(unnamed, registration)
    for (const [name, headers] of named) assert.equal(await ask(headers, unnamed, id), 401, `${name}, mtls.port ${port}`)
    const { json } = await unnamed.call('GET', '/.well-known/openid-configuration')
    assert.equal(json.token_endpoint_auth_methods_supported.includes('tls_client_auth'), port !== 0)
  }
})

test('where a header is named, it counts, and no other does', async () => {
  for (const [header, shown] of named) {
    const one = await start({ trust_proxy: ['127.0.0.1'], 'mtls.header': header })
    const { id } = await makeClient(one, registration)
    for (const [name, headers] of named) assert.equal(await ask(headers, one, id), name === header ? 200 : 401, `${name} where ${header} is named`)
    for (const [, headers] of named) assert.equal(await ask({ ...headers, ...shown }, one, id), 200, 'the others are not looked at')
  }
})

test('a certificate that expired, is not yet valid, is by another authority, by no authority or for servers is refused', async () => {
  const now = Date.now()
  const noAuthority = makeCertificate({ subject: [[COMMON_NAME, 'not an authority']], issuer: authority })
  for (const [what, shown] of [
    ['expired', makeCertificate({ subject, issuer: authority, to: now - 1000 })],
    ['not yet valid', makeCertificate({ subject, issuer: authority, from: now + DAY / 2 })],
    ['of another authority of the same name', makeCertificate({ subject, issuer: impostor })],
    ['of its own making', makeCertificate({ subject })],
    ['issued with a certificate that is no authority', makeCertificate({ subject, issuer: noAuthority })],
    ['for servers', makeCertificate({ subject, issuer: authority, use: SERVER_USE })],
  ] as const)
    assert.equal(await ask(shown.headers.rfc9440), 401, what)
  server.clock.skew = 2 * DAY
  assert.equal(await ask(good.headers.rfc9440), 401, 'once its time is over')
  server.clock.skew = 0
  assert.equal(await ask(good.headers.rfc9440), 200)
})

test('a self-signed certificate that expired is refused, and binds no token', async () => {
  const old = makeCertificate({ subject, to: Date.now() - 1000 })
  const jwks = { keys: [jwkOf(old)] } as NonNullable<Client['jwks']>
  const { id } = await makeClient(server, { token_endpoint_auth_methods: ['self_signed_tls_client_auth'], jwks })
  assert.equal(await ask(old.headers.rfc9440, server, id), 401)
  const { id: machine, basic } = await makeClient(server, { tls_client_certificate_bound_access_tokens: true })
  const form = { grant_type: 'client_credentials', client_id: machine }
  assert.equal((await server.call('POST', '/oauth/token', { form, basic, headers: old.headers.rfc9440 })).status, 400)
})

test('a header that holds no certificate is none, and no fault of ours', async () => {
  const long = Buffer.alloc(3000, 0x30).toString('base64')
  const pem = '-----BEGIN CERTIFICATE-----'
  for (const [header] of named) {
    const one = await start({ trust_proxy: ['127.0.0.1'], 'mtls.header': header })
    const { id } = await makeClient(one, registration)
    for (const value of ['x', '::', ':AAAA:', `:${long}:`, '%', '%00', pem, encodeURIComponent(`${pem}\nAAAA`)])
      assert.equal(await ask({ [header.toLowerCase()]: value }, one, id), 401, `${header}: ${value}`)
  }
})

test('on a TLS connection the certificate of the handshake counts, and a header does not', async () => {
  const listener = mutualTlsServer(server.server, serverPair, 30)
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const { port } = listener.address() as AddressInfo
  const post = (shown: TestCertificate | undefined, headers: Record<string, string> = {}, agent: Agent | false = false) => {
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
    const type = { 'content-type': 'application/x-www-form-urlencoded', ...headers }
    const pair = shown && { cert: shown.pem, key: shown.key }
    request({ host: 'localhost', port, method: 'POST', path: '/oauth/token', ca: serverAuthority, headers: type, agent, ...pair }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end(`grant_type=client_credentials&client_id=${client_id}`)
    return promise
  }
  assert.equal(await post(good), 200)
  assert.equal(await post(undefined), 401)
  assert.equal(await post(undefined, good.headers.rfc9440), 401)
  assert.equal(await post(makeCertificate({ subject }), good.headers.rfc9440), 401)
  listener.close()
  listener.closeAllConnections()
})
