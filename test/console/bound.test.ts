import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { inConsole, makeClient, signIn, visit, webClient } from './visit.ts'

/** Collects the requests that the page sends with its tokens, from now on. */
function shownBy(page: Page) {
  const shown: { readonly url: string; readonly authorization: string; readonly dpop: string }[] = []
  page.on('request', (request) => {
    const { authorization = '', dpop = '' } = request.headers()
    if (authorization || dpop) shown.push({ url: request.url(), authorization, dpop })
  })
  return shown
}
const claimsOf = (proof: string) => JSON.parse(Buffer.from(proof.split('.')[1] ?? '', 'base64url').toString())

test('RFC 9449 §7.1 the console shows its token with a proof of its own for each request, and what it shows is of no use elsewhere', inConsole, async (t) => {
  const v = await visit(t)
  const shown = shownBy(v.page)
  await signIn(v, '/clients')
  await v.page.getByRole('heading', { name: 'Clients', level: 1 }).waitFor()
  const calls = shown.filter(({ url }) => url.includes('/api/'))
  assert.ok(calls.length > 0)
  for (const { authorization } of calls) assert.match(authorization, /^DPoP /)
  assert.equal(new Set(shown.map(({ dpop }) => claimsOf(dpop).jti)).size, shown.length)
  const [{ authorization = '', dpop = '' } = {}] = calls
  const bearer = authorization.slice('DPoP '.length)
  assert.equal((await v.server.call('GET', '/api/clients', { bearer })).status, 401)
  assert.equal((await v.server.call('GET', '/api/clients', { headers: { authorization, dpop } })).status, 401)
  assert.deepEqual(v.faults, [])
})

test('RFC 9449 §8 the console does as it is told where the server wants nonces', inConsole, async (t) => {
  const v = await visit(t, { settings: { dpop_nonce: true } })
  const shown = shownBy(v.page)
  await signIn(v, '/clients')
  await v.page.getByRole('heading', { name: 'Clients', level: 1 }).waitFor()
  v.server.clock.skew = 240_000
  await v.go('/scopes')
  await v.page.getByRole('heading', { name: 'Scopes', level: 1 }).waitFor()
  const nonces = new Set(shown.map(({ dpop }) => claimsOf(dpop).nonce).filter(Boolean))
  assert.ok(nonces.size >= 2, `${nonces.size} nonces were used`)
})

test('RFC 9449 §8 a computer whose clock is an hour late can use the console', inConsole, async (t) => {
  const v = await visit(t)
  v.server.clock.skew = 3_600_000
  await signIn(v, '/clients')
  await v.page.getByRole('heading', { name: 'Clients', level: 1 }).waitFor()
})

test('RFC 9449 §5.2 a client that must send proofs can be tried from its page', inConsole, async (t) => {
  const v = await visit(t)
  const redirect_uris = [`${v.server.issuer}/console/try`]
  const { id, secret = '' } = await makeClient(v, { ...webClient, first_party: true, enforce_dpop: true, redirect_uris })
  await signIn(v, `/clients/${id}?tab=try`)
  const { page } = v
  await page.getByLabel('Client secret').fill(secret)
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  const exchange = page.locator('[data-exchange="POST /oauth/token"]')
  await exchange.getByText('200').waitFor()
  assert.match((await exchange.textContent()) ?? '', /DPoP: …[\s\S]*"token_type": "DPoP"/)
  await page.getByRole('button', { name: 'Userinfo' }).click()
  await page.locator('[data-exchange="GET /oauth/userinfo"]').getByText('200').waitFor()
})
