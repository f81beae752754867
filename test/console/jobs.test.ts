import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator } from 'playwright-core'
import { newRow } from '#fields/write.ts'
import { activity, lastUse } from '#model/activity.ts'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { inConsole, machineClient, makeClient, places, signIn, type Visit, visit, webClient } from './visit.ts'

/** Counts what a person does: clicks, and fields that are filled in. */
function counted() {
  const did = { clicks: 0, fields: 0 }
  return {
    click: async (what: Locator) => {
      did.clicks++
      await what.click()
    },
    fill: async (what: Locator, text: string) => {
      did.fields++
      await what.fill(text)
    },
    /** The job took no more than that; the count begins anew. */
    within: (job: string, clicks: number, fields = 0) => {
      assert.ok(did.clicks <= clicks && did.fields <= fields, `${job} took ${did.clicks} clicks and ${did.fields} fields`)
      did.clicks = 0
      did.fields = 0
    },
  }
}

/** A client that fails by its own fault, one that was edited, and a developer who waits. */
async function busyServer(v: Visit) {
  const worker = await makeClient(v, machineClient)
  const portal = await makeClient(v, webClient)
  await v.api('PATCH', `/api/clients/${portal.id}`, { client: { description: 'Edited' } })
  // The figures that the server writes of such refusals a moment later.
  const { db } = v.server.context
  const [now, hour] = [Date.now(), 3_600_000]
  const row = { id: `zz ${worker.id}`, client_id: worker.id, hour_at: now - (now % hour), refusals: 4, faults: 4, expires_at: now + hour }
  await db.table(activity).insert(newRow(activity, row))
  await db.table(lastUse).change({ id: worker.id }, { failing_at: now })
  const form = { grant_type: 'client_credentials', scope: 'clients:manage:all' }
  for (let i = 0; i < 4; i++) await v.server.call('POST', '/oauth/token', { form, basic: [worker.id, worker.secret ?? ''] })
  await v.server.explanations.flush()
  const developer = await makePerson(v.server, { authorized_scopes: ['clients:manage:own'] })
  const bearer = await personToken(v.server, developer)
  const drafted = await v.server.call('POST', '/clients', { json: { client: { ...webClient, name: 'Weather' } }, bearer })
  const review = { reason: 'To show the weather', items: [{ kind: 'go_live' }] }
  await v.server.call('POST', `/clients/${drafted.json.data.id}/reviews`, { json: { review }, bearer })
  return { worker, portal, person: await makePerson(v.server) }
}

for (const [where, viewport] of places)
  test(`on ${where} the ten commonest jobs take few clicks and fields`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const { worker, portal, person } = await busyServer(v)
    const { page } = v
    const job = counted()
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    const dialog = page.getByRole('dialog')
    await signIn(v, '/clients')

    await job.click(page.getByRole('link', { name: 'New client' }).first())
    await job.click(page.locator('[data-kind=web]'))
    await job.fill(page.locator('#field-name'), 'Shop')
    await job.fill(page.locator('#field-redirect_uris'), 'https://shop.example.com/callback')
    await job.click(button('Create client'))
    await page.locator('#secret').waitFor()
    job.within('connecting a web application', 3, 2)

    await v.go('/')
    await page.getByRole('link', { name: '1 client fails' }).waitFor()
    await job.click(page.getByRole('link', { name: '1 client fails' }))
    await page.getByRole('link', { name: 'Orders worker' }).waitFor()
    job.within('finding what fails', 1)

    await job.click(page.getByRole('link', { name: 'Orders worker' }))
    await page.getByRole('region', { name: 'Last refused requests' }).getByText('The scope is private').first().waitFor()
    job.within('learning why', 2)

    await job.click(button('Rotate'))
    await job.click(dialog.getByRole('button', { name: 'Rotate', exact: true }))
    await dialog.locator('#secret').waitFor()
    await job.click(dialog.getByRole('button').last())
    job.within('rotating a secret', 5)

    await v.go(`/clients/${portal.id}`)
    await job.click(button('Add a redirect URI'))
    await job.fill(page.getByLabel('Redirect URI 2'), 'https://second.example.com/callback')
    await job.click(button('Save'))
    await page.getByText('Saved.').waitFor()
    job.within('adding a redirect URI', 2, 1)

    await job.click(page.getByRole('tab', { name: 'History' }))
    await job.click(button('Restore').last())
    await job.click(dialog.getByRole('button', { name: 'Restore' }))
    await page.getByText('Restored as a new version.').waitFor()
    job.within('going back to an earlier version', 4)

    await job.click(button('More actions'))
    await job.click(page.getByRole('menuitem', { name: 'Duplicate' }))
    await page.getByRole('heading', { name: 'Patient portal (copy)', level: 1 }).waitFor()
    job.within('duplicating a client', 2)

    await v.go(`/clients/${worker.id}`)
    await job.click(button('Try it'))
    await job.fill(page.getByLabel('Client secret'), worker.secret ?? '')
    await job.click(button('Run'))
    await page.locator('[data-exchange="POST /oauth/token"]').getByText('200').waitFor()
    job.within('getting a test token', 3, 1)

    await job.click(button('Search or do anything'))
    await job.fill(page.getByPlaceholder('Search or do anything'), `developer ${person.username}`)
    await job.click(page.getByRole('button', { name: /^Make .* a developer$/ }))
    await page.getByText(/may register applications now/).waitFor()
    job.within('making a developer', 3, 1)

    await v.go('/reviews')
    await job.click(page.locator('[data-item=go_live]').getByText('Approve'))
    await job.click(button('Decide'))
    await page.getByText('Decided. The developer sees it at once.').waitFor()
    job.within('deciding a review', 2)
    assert.deepEqual(v.faults, [])
  })
