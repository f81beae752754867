import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { assertAccessible, inConsole, phone, signIn, visit } from './visit.ts'

test(
  'a language is added, translated beside the English texts with the keyboard, exported, and taken from a file; at a desk and on a phone',
  inConsole,
  async (t) => {
    const v = await visit(t)
    const { page, server } = v
    await signIn(v, '/translations')
    await page.getByRole('link', { name: 'New' }).first().click()
    await page.locator('#field-language').fill('ar')
    // The browser knows what the language calls itself, and that it is written from the right.
    assert.equal(await page.locator('#field-name').inputValue(), 'العربية')
    assert.equal(await page.getByLabel('From right to left').isChecked(), true)
    await page.locator('#field-language').fill('de')
    await page.getByRole('button', { name: 'Create', exact: true }).click()
    await page.getByRole('heading', { name: 'Deutsch', level: 1 }).waitFor()
    await page.getByLabel('Search texts').fill('sign in')
    await page.locator('#text-signIn').fill('Anmelden')
    await page.keyboard.press('Control+Enter')
    assert.match(await page.evaluate<string>('document.activeElement.id'), /^text-sign/)
    assert.notEqual(await page.evaluate<string>('document.activeElement.id'), 'text-signIn')
    await page.getByLabel('Search texts').fill('signInTo')
    await page.locator('#text-signInTo').fill('hierher')
    await page.getByText('must hold {1}, as the English text does').waitFor()
    await page.locator('#text-signInTo').fill('um zu {1} zu gelangen')
    await page.getByText('must hold {1}').waitFor({ state: 'detached' })
    await page.getByText(/^2 of \d+ texts$/).waitFor()
    await page.keyboard.press('Control+s')
    await page.getByText('Saved').first().waitFor()
    assert.match((await server.call('GET', '/login?ui_locales=de')).text, /<h1>Anmelden<\/h1>/)
    // The texts of a file are looked at before they are saved, and faults of the server stand on the page.
    const words = { password: 'Passwort', 'mail.password.subject': 'Neues Passwort' }
    await page.locator('input[type=file]').setInputFiles({ name: 'de.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ words })) })
    await page.getByText(/^4 of \d+ texts$/).waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText(/mail\.password\.subject: must hold \{\{ brand \}\}/).waitFor()
    await page.getByText('All', { exact: true }).click()
    await page.getByLabel('Search texts').fill('mail.password.subject')
    await page.locator('[id="text-mail.password.subject"]').fill('')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved').first().waitFor()
    assert.match((await server.call('GET', '/login?ui_locales=de')).text, />Passwort</)
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export' }).click()])
    const exported = JSON.parse(readFileSync(await file.path(), 'utf8'))
    assert.deepEqual([exported.language, exported.words.password, exported.words['mail.password.subject']], ['de', 'Passwort', undefined])
    // A text that is emptied is taken away, and shown in English again.
    await page.getByLabel('Search texts').fill('signInTo')
    await page.locator('#text-signInTo').fill('')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText(/^2 of \d+ texts$/).waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' })
    const { data } = (await server.call('GET', '/api/translations/language:de', { bearer: await server.adminToken() })).json
    assert.deepEqual(Object.keys(data.words).sort(), ['password', 'signIn'])
    await assertAccessible(page)
    await page.setViewportSize(phone)
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, 'nothing is wider than the screen')
    await assertAccessible(page)
    assert.deepEqual(v.faults, [])
  },
)
