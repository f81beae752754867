import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makePerson, PASSWORD } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { settling } from './settled.ts'
import { inConsole, places, signIn, visit } from './visit.ts'

const tabs = ['overview', 'sign_in', 'access', 'tokens', 'keys', 'people', 'activity', 'history', 'try', 'advanced']

for (const [where, viewport] of places)
  test(
    `on ${where} a person who may only administer clients reads who asks for what in words, and no page of theirs asks for more than they may`,
    inConsole,
    async (t) => {
      const v = await visit(t, { viewport })
      const grace = await makePerson(v.server, { username: 'dev@example.com', name: 'Grace Hopper', roles: ['role_developer'] })
      await makePerson(v.server, { username: 'rev@example.com', name: 'Rosalind Franklin', authorized_scopes: ['clients:manage:all'] })
      await v.api('POST', '/api/scopes', { scope: { name: 'orders:read', label: 'See orders', description: 'Orders of the last year.', public: false } })
      const bearer = await personToken(v.server, grace)
      const post = async (path: string, json: unknown) => (await v.server.call('POST', path, { bearer, json })).json.data
      const name = 'An application with a name that is longer than a phone is wide'
      const { id } = await post('/clients', { client: { name, kind: 'web', redirect_uris: ['https://weather.example.com/callback'] } })
      await post(`/clients/${id}/reviews`, { review: { reason: 'To show orders', items: [{ kind: 'go_live' }, { kind: 'scope', value: 'orders:read' }] } })
      await signIn(v, '/reviews', 'rev@example.com', PASSWORD)
      const { page } = v
      const barred: string[] = []
      page.on('response', (answer) => {
        if (answer.status() === 403) barred.push(new URL(answer.url()).pathname)
      })
      const settled = settling(page)
      await page.getByText('Asked by Grace Hopper').waitFor()
      await page.getByText('Orders of the last year.').waitFor()
      assert.equal(await page.getByRole('link', { name: 'Applications' }).count(), 0)
      await v.go('/clients')
      await page.locator('tbody tr').filter({ hasText: name }).getByText('Not used yet').click({ trial: true })
      for (const tab of tabs) {
        await v.go(`/clients/${id}?tab=${tab}`)
        await settled()
        assert.equal(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), false, `${tab} is wider than the screen`)
      }
      assert.deepEqual(barred, [])
      await v.go(`/clients/${id}?tab=history`)
      await page.getByText('Grace Hopper').nth(1).waitFor()
      assert.equal(await page.getByText(grace.id).count(), 0)
      assert.deepEqual(v.faults, [])
    },
  )
