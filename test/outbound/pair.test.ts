import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outboundAuthorization } from '#model/outbound/authorization.ts'
import { assertAccessible } from '../support/axe.ts'
import { openChromium } from '../support/browser.ts'
import { chromiumPath } from '../support/chromium.ts'
import { makeClient } from '../support/clients.ts'
import { startProvider } from '../support/fake-provider.ts'
import { freePort } from '../support/free-port.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer } from '../support/server.ts'
import { until } from '../support/until.ts'
import { registerOf } from './register.ts'

const skip = chromiumPath === undefined ? 'no Chromium found' : false

test('CEN-20 CEN-24 CEN-29 in Chromium one Gatehouse is the provider of another: consent, token, refresh and revocation', { skip }, async (t) => {
  const port = await freePort()
  // Two hosts, because a browser sends the cookies of one host to all its ports.
  const there = await startServer({ settings: { issuer: `http://127.0.0.1:${port}` } })
  await there.server.listen({ port, host: '127.0.0.1' })
  const here = await startServer({ listen: true, settings: { allow_private_fetch: ['127.0.0.1'] } })
  const fake = await startProvider()
  const browser = await openChromium()
  t.after(async () => {
    for (const window of browser.contexts()) await window.close()
    fake.close()
    await here.close()
    await there.close()
  })
  const person = await makePerson(there)
  const registered = await makeClient(there, {
    name: 'The other Gatehouse',
    redirect_uris: [`${here.issuer}/outbound/callback`],
    supported_grant_types: ['authorization_code', 'refresh_token', 'revoke'],
    token_endpoint_auth_methods: ['client_secret_basic'],
  })
  const register = await registerOf(here, fake)
  const { provider } = (await register.api('POST', '/api/outbound/providers/discover', { issuer: there.issuer })).json.data
  const made = await register.prepare({
    provider: { ...provider, name: 'There', client_auth_method: 'client_secret_basic' },
    client: { identifier: registered.id, secret: registered.secret },
    authorization: { scopes: ['openid', 'profile', 'offline_access'] },
  })
  const at = `/api/outbound/authorizations/${made.authorization}`
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const { authorize_url } = (await register.api('POST', `${at}/authorize`, {})).json.data
  await page.goto(authorize_url)
  await assertAccessible(page)
  await page.click('#outbound-go')
  await page.fill('#username', person.username)
  await page.fill('#password', PASSWORD)
  await page.click('#login-submit')
  await page.getByText('The other Gatehouse').first().waitFor()
  await page.click('#consent-allow')
  await page.locator('#outbound-connected').waitFor()
  assert.equal(new URL(page.url()).origin, here.issuer)
  assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= 390)
  assert.equal((await register.row(made.authorization)).subject_there, person.id)
  const token = async () => (await register.api('POST', `${at}/token`)).json.data.access_token
  const nameBy = async (bearer: string) => {
    const { status, json } = await there.call('GET', '/oauth/userinfo', { bearer })
    return status === 200 ? json.name : undefined
  }
  const first = await token()
  assert.equal(await nameBy(first), 'Ada Lovelace')
  await here.context.db.table(outboundAuthorization).change({ id: made.authorization }, { expires_at: 1, obtained_at: 0, refresh_at: undefined })
  const second = await token()
  assert.notEqual(second, first)
  assert.equal(await nameBy(second), 'Ada Lovelace')
  assert.equal((await register.api('POST', `${at}/cancel`)).status, 200)
  await until(async () => (await nameBy(second)) === undefined, 'the tokens are revoked there')
})
