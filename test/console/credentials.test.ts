import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import { clientKeyUse, keyUseOf } from '#model/client-key-use.ts'
import { inConsole, machineClient, makeClient, places, signIn, visit } from './visit.ts'

for (const [where, viewport] of places)
  test(`on ${where} a secret is rotated: both work, the state is said, the old one is retired by name`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const { id, secret: old = '' } = await makeClient(v, machineClient)
    await signIn(v, `/clients/${id}?tab=credentials`)
    const { page } = v
    await page.getByText('One live secret.').waitFor()
    await page.getByRole('button', { name: 'Rotate' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('red-kite')
    await dialog.getByRole('button', { name: 'Rotate' }).click()
    const fresh = (await page.locator('#secret').textContent())?.trim() ?? ''
    for (const secret of [old, fresh])
      assert.equal((await v.server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [id, secret] })).status, 200)
    await dialog.getByRole('button', { name: 'I have stored it' }).click()
    await page.getByText(/red-kite was made but not used yet/).waitFor()
    assert(!(await page.content()).includes(fresh))
    const card = page.locator('[data-credential]').filter({ hasNotText: 'red-kite' })
    await card.getByRole('button', { name: /Retire now/ }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Retire now/ })
      .click()
    await page.getByText('The secret is retired.').waitFor()
    const refused = await v.server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials' }, basic: [id, old] })
    assert.equal(refused.status, 401)
    assert.deepEqual(v.faults, [])
  })

for (const [where, viewport] of places)
  test(`on ${where} the tab of keys shows when a key of the client was first and last used`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const { publicKey } = await generateKeyPair('ES256')
    const jwk = await exportJWK(publicKey)
    const { id } = await makeClient(v, { ...machineClient, token_endpoint_auth_methods: ['private_key_jwt'], jwks: { keys: [{ ...jwk, kid: 'mine' }] } })
    const thumbprint = await calculateJwkThumbprint(jwk)
    const rows = v.server.context.db.table(clientKeyUse)
    await rows.insert({
      id: keyUseOf(id, thumbprint),
      client_id: id,
      thumbprint,
      first_used_at: 1,
      last_used_at: Date.now(),
      use_count: 3,
      networks: ['192.0.2.0/24'],
    })
    await signIn(v, `/clients/${id}?tab=keys`)
    const key = v.page.locator(`[data-proof-key="${thumbprint}"]`)
    await key.getByText('mine · P-256').waitFor()
    assert.match((await key.textContent()) ?? '', /last used.*3 uses.*192\.0\.2\.0\/24/s)
    assert.deepEqual(v.faults, [])
  })
