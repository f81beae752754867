import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, inConsole, places, signIn, visit } from './visit.ts'

for (const [where, viewport] of places)
  test(`on ${where} a preset fills in the form of a directory, which is made as shown`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    await signIn(v, '/backends/new')
    const { page } = v
    await page.getByRole('combobox', { name: 'Ready-made' }).fill('Active')
    await page.getByRole('option', { name: 'Active Directory' }).click()
    assert.equal(await page.locator('#field-ldap_user_attribute').inputValue(), 'sAMAccountName')
    assert.equal(await page.locator('#field-ldap_id_attribute').inputValue(), 'objectGUID')
    await page.locator('#field-ldap_host').fill('dc1.harbour.example')
    await page.locator('#field-ldap_base_dn').fill('DC=harbour,DC=example')
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { name: 'Active Directory', level: 1 }).waitFor()
    const made = (await v.api<Record<string, unknown>[]>('GET', '/api/backends')).find(({ preset }) => preset === 'active-directory')
    assert.deepEqual([made?.['type'], made?.['ldap_groups'], made?.['ldap_further_attributes']], ['ldap', 'active_directory', ['userPrincipalName']])
    assert.deepEqual(v.faults, [])
  })

test('a preset fills in the form of a SAML identity provider', inConsole, async (t) => {
  const v = await visit(t, {})
  await signIn(v, '/federated-servers/new')
  const { page } = v
  await page.getByRole('combobox', { name: 'Ready-made' }).fill('Shibb')
  await page.getByRole('option', { name: 'Shibboleth' }).click()
  assert.equal(await page.locator('#field-name').inputValue(), 'Shibboleth')
  assert.equal(await page.locator('#field-protocol').inputValue(), 'SAML 2.0')
  assert.match((await page.getByRole('link', { name: /how to set it up/ }).getAttribute('href')) ?? '', /shibboleth/)
  assert.deepEqual(v.faults, [])
})
