import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issuedCredential } from '#model/issued-credential.ts'
import { presentation } from '#model/presentation/presentation.ts'
import { assertAccessible } from '../support/axe.ts'
import { inConsole, places, signIn, visit } from './visit.ts'

for (const [where, viewport] of places)
  test(
    `on ${where} a card is issued, asked for, and followed by another, each begun on the console's home and gone through with the built-in wallet`,
    inConsole,
    async (t) => {
      const v = await visit(t, { viewport })
      const { page } = v
      const { db } = v.server.context
      await signIn(v)
      const begin = async (name: string, link: string) => {
        await page.getByRole('button', { name: `Try it: ${name}` }).click()
        await page.locator(link).click()
        await page.waitForURL(/\/wallet/)
      }
      const add = page.getByRole('button', { name: 'Add the card' })

      await begin('Issue a card', '#offer-wallet')
      await add.click()
      await page.getByRole('link', { name: 'Demo membership card' }).waitFor()

      await v.go('/')
      await begin('Ask for it', '#present-wallet')
      await page.getByText('Gold').waitFor()
      await assertAccessible(page)
      await page.getByRole('button', { name: 'Show', exact: true }).click()
      await page.waitForURL(/response_code=/)
      const [asked] = await db.table(presentation).find({ state: 'accepted' })
      assert.deepEqual(
        asked?.seen.map(({ claims }) => claims),
        [['level']],
      )

      await v.go('/')
      await begin('Issue after it is shown', '#present-wallet')
      await page.getByRole('button', { name: 'Show', exact: true }).click()
      await add.click()
      await page.getByRole('link', { name: 'Demo boat pass' }).click()
      await page.getByText('Heron').waitFor()
      assert.equal(await db.table(issuedCredential).count({}), 2)

      await v.go('/')
      await assertAccessible(page, 'main')
      await page.getByRole('button', { name: 'Remove the demo' }).click()
      await page.getByText('The demo is removed.').waitFor()
      assert.deepEqual(v.faults, [])
    },
  )
