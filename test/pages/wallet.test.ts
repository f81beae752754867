import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { startServer, type TestServer, temporaryFolder } from '../support/server.ts'

let server: TestServer
before(async () => {
  const web = temporaryFolder()
  mkdirSync(join(web, 'wallet/assets'), { recursive: true })
  writeFileSync(
    join(web, 'wallet/index.html'),
    '<meta name="csp-nonce" nonce="__CSP_NONCE__"><link rel="manifest" href="__ROOT__/wallet/manifest.webmanifest">',
  )
  writeFileSync(join(web, 'wallet/worker.js'), '// worker')
  writeFileSync(join(web, 'wallet/assets/a.js'), '// asset')
  server = await startServer({ web })
  const bearer = await server.adminToken()
  await server.call('POST', '/api/tenants', { bearer, json: { slug: 'acme', name: 'Acme' } })
})
after(() => server.close())

test('the wallet of each tenant is a page with a policy of its own: scripts and pictures of ours only, connections to any issuer, no frame, no referrer', async () => {
  for (const base of ['', '/t/acme']) {
    const answer = await server.call('GET', `${base}/wallet`)
    const policy = String(answer.headers['content-security-policy'])
    const nonce = /nonce="([^"]+)"/.exec(answer.text)?.[1]
    assert.equal(answer.status, 200)
    for (const part of ["default-src 'none'", "script-src 'self'", `style-src 'self' 'nonce-${nonce}'`, "connect-src 'self' https:", "frame-ancestors 'none'"])
      assert(policy.split('; ').includes(part), `${part} in ${policy}`)
    assert.doesNotMatch(policy, /unsafe/)
    assert.equal(answer.headers['referrer-policy'], 'no-referrer')
    assert.match(answer.text, new RegExp(`href="${base}/wallet/manifest.webmanifest"`))
  }
})

test('a browser installs the wallet of a tenant by a manifest of its own, and its worker serves that wallet only', async () => {
  for (const base of ['', '/t/acme']) {
    const manifest = await server.call('GET', `${base}/wallet/manifest.webmanifest`)
    assert.equal(manifest.headers['content-type'], 'application/manifest+json')
    assert.deepEqual([manifest.json.start_url, manifest.json.scope, manifest.json.display], [`${base}/wallet`, `${base}/wallet`, 'standalone'])
    const worker = await server.call('GET', `${base}/wallet/worker.js`)
    assert.deepEqual([worker.status, worker.headers['service-worker-allowed']], [200, `${base}/wallet`])
  }
  assert.match((await server.call('GET', '/t/acme/wallet/manifest.webmanifest')).json.name, /Acme/)
  const asset = await server.call('GET', '/wallet/assets/a.js')
  assert.match(String(asset.headers['cache-control']), /immutable/)
  assert.equal(asset.headers['service-worker-allowed'], undefined)
  for (const path of ['/wallet/assets/b.js', '/wallet/any', '/wallet/assets/../../package.json'])
    assert.equal((await server.call('GET', path)).status, 404, path)
})

test('the document of the wallet as a client names itself by its address, and a redirect to the wallet', async () => {
  const { json, headers } = await server.call('GET', '/t/acme/wallet/client.json', { headers: { origin: 'https://elsewhere.example' } })
  const wallet = `${server.issuer}/t/acme/wallet`
  assert.deepEqual([json.client_id, json.redirect_uris, json.token_endpoint_auth_method], [`${wallet}/client.json`, [wallet], 'none'])
  assert.equal(headers['access-control-allow-origin'], '*')
})

test('a server without the built wallet says how to build it', async () => {
  const bare = await startServer({ web: temporaryFolder() })
  assert.equal((await bare.call('GET', '/wallet')).status, 503)
  await bare.close()
})
