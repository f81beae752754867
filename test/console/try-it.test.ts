import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exportJWK, generateKeyPair } from 'jose'
import { makePerson, PASSWORD } from '../support/people.ts'
import { inConsole, machineClient, makeClient, places, signIn, type Visit, visit, webClient } from './visit.ts'

const legacy = { settings: { password_grant: true, implicit_grant: true } }
const tokenExchange = ({ page }: Visit) => page.locator('[data-exchange="POST /oauth/token"]').first()
const choose = ({ page }: Visit, way: string) => page.locator(`label:has-text("${way}")`).first().click()
/** Runs the way that is chosen at first, with the secret of the client, and gives the exchange at the token endpoint, which went well. */
async function runWithSecret(v: Visit, id: string, secret: string) {
  await signIn(v, `/clients/${id}?tab=try`)
  await v.page.getByLabel('Client secret').fill(secret)
  await run(v)
  const exchange = v.page.locator('[data-exchange="POST /oauth/token"]')
  await exchange.getByText('200', { exact: true }).waitFor()
  return exchange
}
const run = ({ page }: Visit) => page.getByRole('button', { name: 'Run', exact: true }).click()

for (const [where, viewport] of places)
  test(`on ${where} client credentials run from the page, and the inspector knows the token`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const { id, secret = '' } = await makeClient(v, { ...machineClient, supported_grant_types: ['client_credentials', 'revoke'] })
    const { page } = v
    const exchange = await runWithSecret(v, id, secret)
    const token = /gat_[\w-]+/.exec((await exchange.textContent()) ?? '')?.[0] ?? ''
    assert((await exchange.textContent())?.includes('base64('))
    await page.getByRole('button', { name: 'Revoke', exact: true }).click()
    await page.locator('[data-exchange="POST /oauth/revoke"]').getByText('200', { exact: true }).waitFor()
    await page.getByRole('tab', { name: 'Go' }).click()
    await page.getByText('clientcredentials.Config').waitFor()
    await v.go('/inspector')
    await page.getByLabel('Token', { exact: true }).fill(token)
    await page.getByRole('button', { name: 'Inspect' }).click()
    await page.getByRole('heading', { name: 'This token is not good here' }).waitFor()
    await page.getByText(/it was revoked at/).waitFor()
  })

for (const [where, viewport] of places)
  test(`on ${where} the authorization code flow runs in a window, and its tokens are laid open`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const { id, secret = '' } = await makeClient(v, { ...webClient, first_party: true, redirect_uris: [`${v.server.issuer}/console/try`] })
    const { page } = v
    const exchange = await runWithSecret(v, id, secret)
    await exchange.getByText('id_token, decoded').waitFor()
    await page.getByRole('button', { name: 'Userinfo' }).click()
    await page.locator('[data-exchange="GET /oauth/userinfo"]').getByText('200', { exact: true }).waitFor()
    assert.deepEqual(v.faults, [])
  })

test('a response that is signed runs the flow too, and is laid open', inConsole, async (t) => {
  const v = await visit(t)
  const { id, secret = '' } = await makeClient(v, { ...webClient, first_party: true, redirect_uris: [`${v.server.issuer}/console/try`] })
  await signIn(v, `/clients/${id}?tab=try`)
  const { page } = v
  const mode = page.getByRole('combobox', { name: 'response_mode' })
  await mode.click()
  await page.getByRole('option', { name: 'form_post' }).waitFor({ state: 'detached' })
  await page.getByRole('option', { name: 'query.jwt', exact: true }).click()
  await page.getByLabel('Client secret').fill(secret)
  await run(v)
  await tokenExchange(v).getByText('200', { exact: true }).waitFor()
  const front = page.locator('[data-exchange="GET /oauth/authorize"]')
  await front.getByText('response, decoded').waitFor()
  assert.match((await front.textContent()) ?? '', /\?response=eyJ/)
  assert.deepEqual(v.faults, [])
})

test('a client that signs its assertions proves itself with a key that stays in the browser', inConsole, async (t) => {
  const v = await visit(t)
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true })
  const { id } = await makeClient(v, {
    ...machineClient,
    token_endpoint_auth_methods: ['private_key_jwt'],
    jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1' }] },
  })
  await signIn(v, `/clients/${id}?tab=try`)
  await v.page.getByLabel('Private key (JWK)').fill(JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'k1' }))
  await run(v)
  await tokenExchange(v).getByText('200', { exact: true }).waitFor()
  assert.match((await tokenExchange(v).textContent()) ?? '', /client_assertion=eyJ/)
})

test('the password grant runs where server and client have it on, and the password is not shown', inConsole, async (t) => {
  const v = await visit(t, legacy)
  const { username } = await makePerson(v.server)
  const { id, secret = '' } = await makeClient(v, { ...machineClient, supported_grant_types: ['password', 'refresh_token', 'introspect'] })
  await signIn(v, `/clients/${id}?tab=try`)
  const { page } = v
  await choose(v, 'Password')
  await page.getByText(/A bad idea: the application sees the password/).waitFor()
  await page.getByLabel('Client secret').fill(secret)
  await page.getByRole('textbox', { name: 'username' }).fill(username)
  await page.getByRole('textbox', { name: 'password' }).fill(PASSWORD)
  await run(v)
  await tokenExchange(v).getByText('200', { exact: true }).waitFor()
  assert(!(await tokenExchange(v).textContent())?.includes(PASSWORD))
  await tokenExchange(v).getByText('id_token, decoded').waitFor()
  await page.getByRole('button', { name: 'Refresh token' }).click()
  await page.getByText('grant_type=refresh_token').first().waitFor()
  await tokenExchange(v).getByText('200', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Introspect' }).click()
  await page.locator('[data-exchange="POST /oauth/introspect"]').getByText('"active": true').waitFor()
  assert.deepEqual(v.faults, [])
})

for (const [where, viewport] of places)
  test(`on ${where} implicit and hybrid flows run where both have them on, and what came through the browser is laid open`, inConsole, async (t) => {
    const v = await visit(t, { ...legacy, viewport })
    const { id, secret = '' } = await makeClient(v, {
      ...webClient,
      first_party: true,
      redirect_uris: [`${v.server.issuer}/console/try`],
      supported_grant_types: ['authorization_code', 'implicit'],
    })
    await signIn(v, `/clients/${id}?tab=try`)
    const { page } = v
    await choose(v, 'Implicit and hybrid')
    await run(v)
    const front = page.locator('[data-exchange="GET /oauth/authorize"]').first()
    await front.getByText('id_token, decoded').waitFor()
    await page.getByRole('combobox', { name: 'response_type' }).click()
    await page.getByRole('option', { name: 'code id_token token' }).click()
    await page.getByLabel('Client secret').fill(secret)
    await run(v)
    await tokenExchange(v).getByText('200', { exact: true }).waitFor()
    await front.getByText('access_token=', { exact: false }).first().waitFor()
    assert.deepEqual(v.faults, [])
  })

test('a client that must push its requests and prove its key is run that way too', inConsole, async (t) => {
  const v = await visit(t)
  const { id, secret = '' } = await makeClient(v, {
    ...webClient,
    first_party: true,
    redirect_uris: [`${v.server.issuer}/console/try`],
    require_pushed_authorization_requests: true,
    enforce_dpop: true,
  })
  await signIn(v, `/clients/${id}?tab=try`)
  const { page } = v
  await page.getByLabel('Client secret').fill(secret)
  await run(v)
  await page.locator('[data-exchange="POST /oauth/par"]').getByText('201', { exact: true }).waitFor()
  await tokenExchange(v).getByText('200', { exact: true }).waitFor()
  assert.match((await tokenExchange(v).textContent()) ?? '', /"token_type": "DPoP"/)
  await page.getByRole('button', { name: 'Userinfo' }).click()
  await page.locator('[data-exchange="GET /oauth/userinfo"]').getByText('200', { exact: true }).waitFor()
  assert.deepEqual(v.faults, [])
})

test('what is switched off is said: on which side, who can switch it on, why it is a bad idea', inConsole, async (t) => {
  const v = await visit(t, { settings: { implicit_grant: true } })
  const { id } = await makeClient(v, { ...machineClient, supported_grant_types: ['client_credentials', 'password'] })
  await signIn(v, `/clients/${id}?tab=try`)
  const { page } = v
  const off = page.getByRole('region', { name: 'Switched off' })
  const [password, implicit] = [off.locator('[data-off=password]'), off.locator('[data-off=implicit]')]
  assert.equal(await page.locator('label:has-text("Password")').count(), 0)
  await password.getByRole('button').click()
  await password.getByText('off at the server').waitFor()
  assert.equal(await password.getByText('off for this application').count(), 0)
  await password.getByText(/password_grant \(GATEHOUSE_PASSWORD_GRANT/).waitFor()
  await implicit.getByRole('button').click()
  await implicit.getByText('off for this application').waitFor()
  assert.equal(await implicit.getByText('off at the server').count(), 0)
  await implicit.getByText(/Implicit and hybrid” under Access/).waitFor()
  await implicit.getByText(/RFC 9700 §2.1.2/).waitFor()
})

test('a window that is closed before it answered is noticed at once', inConsole, async (t) => {
  const v = await visit(t)
  const { id, secret = '' } = await makeClient(v, { ...webClient, redirect_uris: [`${v.server.issuer}/console/try`] })
  await signIn(v, `/clients/${id}?tab=try`)
  const { page } = v
  await page.getByLabel('Client secret').fill(secret)
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'Run', exact: true }).click()])
  await popup.waitForLoadState()
  await popup.close()
  await page.getByText('the window was closed before anything came back').waitFor()
})
