import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { identityProvider } from '#model/identity-provider.ts'
import { assertAccessible } from '../support/axe.ts'
import { openChromium } from '../support/browser.ts'
import { inBrowser } from '../support/chromium.ts'
import { makeClient } from '../support/clients.ts'
import { federate } from '../support/federate.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'

let [here, there]: TestServer[] = []
let browser: Browser
before(async () => {
  if (inBrowser.skip) return
  there = await startServer({ listen: true })
  here = await startServer({ listen: true, settings: { allow_private_fetch: ['localhost', '127.0.0.1'] } })
  const client = await makeClient(there, { name: 'The harbour', supported_grant_types: ['authorization_code'], first_party: true })
  const ours = { issuer: there.issuer, client_id: client.id, client_secret: client.secret }
  await federate(here, ours, { name: 'The lighthouse', trust_email: true, sign_out: true })
  const { federated_servers } = (await here.context.db.table(identityProvider).get('idp_default')) ?? { federated_servers: [] }
  const bearer = await there.adminToken()
  const redirect_uris = federated_servers.map((id) => `${here?.issuer}/login/with/${id}/callback`)
  const json = { redirect_uris, post_logout_redirect_uris: [`${here.issuer}/logout/continue`] }
  assert.equal((await there.call('PATCH', `/api/clients/${client.id}`, { bearer, json })).status, 200)
  browser = await openChromium()
})
after(async () => {
  if (inBrowser.skip) return
  await here?.close()
  await there?.close()
})

const fits = (page: Page) => page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth')

async function signInThere(page: Page, username: string) {
  await page.click('a[id^=with-fs]')
  await page.fill('#username', username)
  await page.fill('#password', PASSWORD)
  await page.click('#login-submit')
}

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
])
  test(`a first sign-in by another server, and linking with the account here, ${viewport.width} pixels wide`, inBrowser, async () => {
    assert(here && there)
    const page = await browser.newPage({ viewport })
    const known = await makePerson(here, { username: `known-${viewport.width}@harbour.example` })
    for (const username of [`new-${viewport.width}@harbour.example`, known.username]) await makePerson(there, { username, name: 'Grace' })

    await page.goto(`${here.issuer}/login`)
    await page.waitForSelector('a[id^=with-fs]')
    await assertAccessible(page)
    assert(await fits(page))
    await signInThere(page, `new-${viewport.width}@harbour.example`)
    await page.waitForURL(`${here.issuer}/account`)
    await page.click('#own-linked')
    await page.waitForSelector('button[name=unlink]')
    await assertAccessible(page)
    await page.goto(`${here.issuer}/logout`)
    await page.click('#logout-confirm')
    await page.waitForURL(`${here.issuer}/logout*`)

    await page.goto(`${here.issuer}/login`)
    await signInThere(page, known.username)
    await page.waitForSelector('#link-prove')
    await assertAccessible(page)
    assert(await fits(page))
    await page.click('#link-sign-in')
    await page.fill('#username', known.username)
    await page.fill('#password', PASSWORD)
    await page.click('#login-submit')
    await page.waitForSelector('#link-confirm')
    await assertAccessible(page)
    await page.click('#link-accept')
    await page.waitForURL(`${here.issuer}/account`)
    assert.match(await page.innerText('main'), new RegExp(known.username))
    await page.close()
  })
