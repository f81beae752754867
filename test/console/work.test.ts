import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { job } from '#model/job.ts'
import { inConsole, places, signIn, visit } from './visit.ts'

for (const [where, viewport] of places)
  test(`on ${where} a webhook is made and its secret is shown once; its deliveries are seen and sent again`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    await signIn(v, '/webhooks/new')
    const { page } = v
    await page.locator('#field-name').fill('Ship log')
    await page.locator('#field-url').fill('https://receiver.invalid/events')
    await page.getByRole('button', { name: 'Create' }).click()
    assert.match((await page.locator('#secret').textContent()) ?? '', /whsec_/)
    await v.api('POST', '/api/roles', { role: { name: 'Pilot' } })
    await page.reload()
    await page.getByRole('table', { name: 'Deliveries' }).getByText('failed').first().waitFor()
    assert.equal(await page.locator('#secret').count(), 0)
    await page.getByRole('button', { name: 'Send again' }).first().click()
    await page.getByText('It is sent again.').waitFor()
  })

for (const [where, viewport] of places)
  test(`on ${where} a job that was given up is found and tried again`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const now = Date.now()
    await v.server.store.global.table(job).insert(
      newRow(job, {
        id: 'job_lost',
        kind: 'client_logo',
        state: 'failed',
        attempts: 10,
        due_at: now,
        created_at: now,
        updated_at: now,
        last_error: 'no picture',
      }),
    )
    await signIn(v, '/jobs?state=failed')
    const { page } = v
    await page.getByRole('img', { name: 'Attempts in the last day' }).waitFor()
    await page.getByText('client_logo').first().click()
    await page.getByRole('button', { name: 'Try again now' }).click()
    await page.getByText('It is tried again now.').waitFor()
    assert.deepEqual(v.faults, [])
  })
