import assert from 'node:assert/strict'
import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { temporaryFolder } from '../support/server.ts'
import { inConsole, makeClient, places, signIn, visit, web, webClient } from './visit.ts'

/** A copy of the built console, and a deed that puts another build in its place: the page and every file of it have new names. */
async function deployable() {
  const folder = join(temporaryFolder(), 'web')
  await cp(web, folder, { recursive: true })
  const assets = join(folder, 'assets')
  const deploy = async () => {
    const names = await readdir(assets)
    const anew = (text: string) => names.reduce((before, name) => before.replaceAll(name, `next-${name}`), text)
    for (const name of names) {
      const path = join(assets, name)
      if (/\.(?:js|css)$/.test(name)) await writeFile(path, anew(await readFile(path, 'utf8')))
      await rename(path, join(assets, `next-${name}`))
    }
    const page = join(folder, 'index.html')
    await writeFile(page, anew(await readFile(page, 'utf8')))
  }
  return { folder, deploy }
}

/** Counts the documents that a page loads from now on. */
function countDocuments(page: Page): () => number {
  let count = 0
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) count++
  })
  return () => count
}

for (const [where, viewport] of places)
  test(`on ${where} a section whose file went with a deploy appears by itself, by one load of the page`, inConsole, async (t) => {
    const { folder, deploy } = await deployable()
    const v = await visit(t, { viewport, bundle: folder })
    await makeClient(v, webClient)
    await signIn(v, '/clients')
    const link = v.page.getByRole('link', { name: 'Patient portal' })
    await link.waitFor()
    await deploy()
    const documents = countDocuments(v.page)
    await link.click()
    await v.page.getByRole('heading', { name: 'Patient portal', level: 1 }).waitFor()
    assert.equal(documents(), 1)
    assert.deepEqual(v.faults, [])
  })

for (const [where, viewport] of places)
  test(
    `on ${where} nothing typed is lost after a deploy: a section that is gone says so in place until the person loads the page again`,
    inConsole,
    async (t) => {
      const { folder, deploy } = await deployable()
      const v = await visit(t, { viewport, bundle: folder })
      const { id } = await makeClient(v, webClient)
      await signIn(v, `/clients/${id}?tab=advanced`)
      const { page } = v
      const documents = countDocuments(page)
      await page.locator('#field-description').fill('For patients and their families')
      await deploy()
      await page.getByRole('tab', { name: 'History' }).click()
      await page.getByText('This part comes from the newer version').waitFor()
      await page.getByText('The server has a newer version of this console.').waitFor()
      assert.equal(documents(), 0)
      page.once('dialog', (dialog) => void dialog.accept())
      await page.getByRole('button', { name: 'Load again' }).click()
      await page.getByText('Version 1').waitFor()
      await page.getByRole('tab', { name: 'Advanced' }).click()
      assert.equal(await page.locator('#field-description').inputValue(), 'For patients and their families')
      assert.equal(documents(), 1)
      assert.deepEqual(v.faults, [])
    },
  )

test('pointing at a link whose file went with a deploy takes no typed text away, and the link then leads on', inConsole, async (t) => {
  const { folder, deploy } = await deployable()
  const v = await visit(t, { bundle: folder })
  await signIn(v, '/inspector')
  const { page } = v
  const typed = page.getByRole('main').getByRole('textbox').first()
  await typed.fill('a token from a log')
  await deploy()
  const documents = countDocuments(page)
  const link = page.getByRole('navigation').getByRole('link', { name: 'Clients', exact: true })
  const other = page.getByRole('navigation').getByRole('link', { name: 'Policies', exact: true })
  await other.hover()
  await page.getByText('The server has a newer version of this console.').waitFor()
  assert.equal(await typed.inputValue(), 'a token from a log')
  assert.equal(documents(), 0)
  await link.focus()
  await other.click()
  await page.getByRole('heading', { name: 'Policies', level: 1 }).waitFor()
  assert.equal(documents(), 1)
  assert.deepEqual(v.faults, [])
})

test('a section that is missing in the new version too is not loaded for ever: it says so, and waits for the person', inConsole, async (t) => {
  const { folder, deploy } = await deployable()
  const v = await visit(t, { bundle: folder })
  await signIn(v, '/clients')
  const { page } = v
  await page.locator('tbody tr').first().waitFor()
  await deploy()
  const [gone = ''] = (await readdir(join(folder, 'assets'))).filter((name) => /^next-inspector-.*\.js$/.test(name))
  await rm(join(folder, 'assets', gone))
  const documents = countDocuments(page)
  await page.getByRole('link', { name: 'Token inspector' }).click()
  await page.getByText('This part comes from the newer version').waitFor()
  await page.getByRole('button', { name: 'Load again' }).waitFor()
  await page.evaluate('new Promise((drawn) => requestIdleCallback(drawn))')
  assert.equal(documents(), 1)
  await page.getByRole('link', { name: 'Clients', exact: true }).click()
  await page.locator('tbody tr').first().waitFor()
  assert.equal(documents(), 1)
})

test('a console whose first files are missing says so, and comes up when they are there', inConsole, async (t) => {
  const v = await visit(t)
  await signIn(v, '/clients')
  const { page } = v
  const first = /\/assets\/first-[^/]*\.js$/
  await page.route(first, (route) => route.fulfill({ status: 404 }))
  await page.reload()
  await page.getByText('The console does not load.').waitFor()
  await page.unroute(first)
  await page.locator('tbody tr').first().waitFor()
})
