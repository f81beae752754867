import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible } from '../support/axe.ts'
import { inConsole, phone, signIn, visit } from './visit.ts'

test(
  'the look is changed beside the pages as people would see them, at a desk and on a phone, and too faint a colour is told before it is saved',
  inConsole,
  async (t) => {
    const v = await visit(t)
    const { page } = v
    await signIn(v, '/identity-providers/idp_default')
    await page.getByRole('link', { name: 'Branding, with preview' }).click()
    await page.getByRole('heading', { name: /Branding of/ }).waitFor()
    const frame = page.frameLocator('iframe')
    await frame.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.locator('#field-brand_name').fill('Harbour office')
    await page.locator('#field-accent_color').fill('#006644')
    await page.locator('#text-signIn').fill('Log in')
    await frame.getByRole('button', { name: 'Log in' }).waitFor()
    // The very page: its own style sheet gives the button its colour.
    await frame
      .locator('#login-submit')
      .evaluate(
        '(button) => new Promise((done) => { const look = () => getComputedStyle(button).backgroundColor === "rgb(0, 102, 68)" ? done() : setTimeout(look, 20); look() })',
      )
    assert.match(await frame.locator('header').innerText(), /Harbour office/)
    await page.getByText('Phone', { exact: true }).click()
    await page.getByText('Dark', { exact: true }).click()
    await frame.locator('link[href*="scheme=dark"]').first().waitFor({ state: 'attached' })
    await page.locator('#field-accent_color').fill('#ffee55')
    await page.getByText(/Light: buttons stand out from the card by 1\.\d+:1; it takes 3:1/).waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page
      .getByText(/choose a darker or a lighter one/)
      .first()
      .waitFor()
    await page.locator('#field-accent_color').fill('#006644')
    await page.getByText('All texts and controls are readable (WCAG AA).').waitFor()
    await assertAccessible(page, 'main')
    await page.setViewportSize(phone)
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, 'nothing is wider than the screen')
    // An unsaved change asks before the page is left.
    await page.getByRole('link', { name: 'All settings' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Stay' }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved').first().waitFor()
    const login = await v.server.call('GET', '/login')
    assert.match(login.text, /<button id="login-submit" type="submit">Log in<\/button>/)
    assert.match(login.text, /brand\.css\?accent_color=%23006644/)
    assert.deepEqual(v.faults, [])
  },
)
