import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import tls, { type TLSSocket } from 'node:tls'
import Provider from 'oidc-provider'
import { type FakeProvider, startProvider } from '../support/fake-provider.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { authority, clientPair, serverPair } from '../support/tls/material.ts'
import { until } from '../support/until.ts'
import { visitorOf } from '../support/visitor.ts'
import { type Register, registerOf } from './register.ts'

let fake: FakeProvider
let server: TestServer
let register: Register
before(async () => {
  fake = await startProvider()
  server = await startServer({ settings: { allow_private_fetch: ['127.0.0.1', 'localhost'] } })
  register = await registerOf(server, fake)
})
after(async () => {
  await server.close()
  fake.close()
})

const listening = async (made: Server) => {
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  return (made.address() as AddressInfo).port
}

test('CEN-22 RFC 8705 §2 a client shows its certificate to the token endpoint, in a handshake that the provider verifies', async (t) => {
  const known = tls.getCACertificates('default')
  tls.setDefaultCACertificates([...known, authority])
  const seen: (string | undefined)[] = []
  const remote = createTlsServer({ ...serverPair, ca: authority, requestCert: true, rejectUnauthorized: false }, (request, response) => {
    const socket = request.socket as TLSSocket
    seen.push(socket.authorized ? String(socket.getPeerCertificate().subject.CN) : undefined)
    response.writeHead(socket.authorized ? 200 : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify(socket.authorized ? { access_token: 'bound', token_type: 'Bearer', expires_in: 60 } : { error: 'invalid_client' }))
  })
  const port = await listening(remote)
  t.after(() => {
    tls.setDefaultCACertificates(known)
    remote.closeAllConnections()
    remote.close()
  })
  const made = async (client: Record<string, unknown>) => {
    const provider = { token_endpoint: `https://localhost:${port}/token`, client_auth_method: 'tls_client_auth' }
    const { authorization } = await register.prepare({ provider, client, authorization: { flow: 'client_credentials' } })
    return register.api('POST', `/api/outbound/authorizations/${authorization}/token`)
  }
  const answer = await made({ certificate: clientPair.cert, certificate_key: clientPair.key })
  assert.deepEqual([answer.status, answer.json.data?.access_token], [200, 'bound'], answer.text)
  assert.equal(typeof seen[0], 'string')
  assert.equal((await made({})).json.code, 'MISCONFIGURED')
  assert.equal(seen.length, 1, 'without a certificate nothing is sent')
})

/** oidc-provider as somebody else's authorization server, whose people sign in without being asked. */
async function startPeer(callback: string) {
  const web = createServer()
  const issuer = `http://127.0.0.1:${await listening(web)}`
  const peer = new Provider(issuer, {
    clients: [
      {
        client_id: 'our-id',
        client_secret: 'our secret at the peer',
        redirect_uris: [callback],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    scopes: ['openid', 'offline_access'],
    features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
    findAccount: (_ctx: unknown, accountId: string) => ({ accountId, claims: () => ({ sub: accountId }) }),
    interactions: { url: (_ctx: unknown, interaction: { uid: string }) => `/sign-in/${interaction.uid}` },
    issueRefreshToken: () => true,
    cookies: { keys: ['a key of the tests'] },
    rotateRefreshToken: true,
    ttl: { AccessToken: 120 },
  })
  const answer = peer.callback()
  web.on('request', async (request, response) => {
    if (!request.url?.startsWith('/sign-in/')) return void answer(request, response)
    const { params } = await peer.interactionDetails(request, response)
    const grant = new peer.Grant({ accountId: 'ada-there', clientId: String(params['client_id']) })
    grant.addOIDCScope('openid offline_access')
    const result = { login: { accountId: 'ada-there' }, consent: { grantId: await grant.save() } }
    await peer.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  })
  const close = () => {
    web.closeAllConnections()
    web.close()
  }
  return { issuer, peer, close }
}

/** A browser at the peer: it follows redirects with its cookies until one leads to us. */
async function atPeer(start: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = start
  for (let hops = 0; hops < 10 && url.startsWith(issuer); hops++) {
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    assert(location, `${url}: ${answer.status} ${await answer.text()}`)
    url = new URL(location, url).href
  }
  return url
}

test('CEN-02 CEN-20 CEN-26 CEN-29 oidc-provider is discovered, authorized, refreshed with rotation, and its tokens are revoked', async (t) => {
  const { issuer, peer, close } = await startPeer(`${server.issuer}/outbound/callback`)
  t.after(close)
  const { provider } = (await register.api('POST', '/api/outbound/providers/discover', { issuer })).json.data
  assert.deepEqual([provider.issuer, provider.pkce, provider.iss_parameter], [issuer, true, true])
  const made = await register.prepare({
    provider: { ...provider, client_auth_method: 'client_secret_basic' },
    client: { identifier: 'our-id', secret: 'our secret at the peer' },
    authorization: { scopes: ['openid', 'offline_access'], parameters: [{ key: 'prompt', value: 'consent' }] },
  })
  const at = `/api/outbound/authorizations/${made.authorization}`
  const visitor = visitorOf(server)
  const { authorize_url } = (await register.api('POST', `${at}/authorize`, {})).json.data
  const left = await visitor.fill(await visitor.go(authorize_url), {})
  const done = await visitor.go(await atPeer(left.url.href, issuer))
  assert.match(done.text, /id="outbound-connected"/, done.text)
  assert.equal((await register.row(made.authorization)).subject_there, 'ada-there')
  const first = (await register.api('POST', `${at}/token`)).json.data.access_token
  const before = (await register.row(made.authorization)).refresh_token
  server.clock.skew += 100_000
  const second = (await register.api('POST', `${at}/token`)).json.data.access_token
  server.clock.skew = 0
  assert.notEqual(second, first)
  assert.notEqual((await register.row(made.authorization)).refresh_token, before)
  const isLive = async (token: string) => (await fetch(`${issuer}/me`, { headers: { authorization: `Bearer ${token}` } })).status === 200
  assert.equal(await isLive(second), true)
  assert.equal((await register.api('POST', `${at}/cancel`)).status, 200)
  await until(async () => !(await isLive(second)), 'the token is revoked at the peer')
  assert.equal(await peer.AccessToken.find(second), undefined)
})
