import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newRow } from '#fields/write.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { policy as policies } from '#model/policy.ts'
import { policyDecision } from '#model/policy-decision.ts'
import { decisionRecorder } from '#oauth/policies/recorder.ts'
import { assertAccessible, inConsole, phone, signIn, type Visit, visit } from './visit.ts'

/** A client that a policy stops, and the request that was refused. */
async function refusal(v: Visit) {
  const client = { id: 'reports', name: 'Reports', confidential: true, supported_grant_types: ['client_credentials'], authorize_scope: true }
  const { secret } = await v.api<{ secret: string }>('POST', '/api/clients', { client: { ...client, authorized_scopes: [{ name: 'clients:read:all' }] } })
  const rule = { path: '/api/clients', query: { limit: 'present?' } }
  const made = { name: 'no long lists', effect: 'deny', stage: 'enforced', engine: 'matcho', rule, client_ids: ['reports'], reason: 'lists are too long' }
  const { id } = await v.api<{ id: string }>('POST', '/api/policies', { policy: made })
  const form = { grant_type: 'client_credentials', scope: 'clients:read:all' }
  const bearer = (await v.server.call('POST', '/oauth/token', { form, basic: ['reports', secret] })).json.access_token
  const ask = () => v.server.call('GET', '/api/clients?limit=5', { bearer })
  const refused = await ask()
  assert.equal(refused.status, 403)
  await v.server.explanations.flush()
  await decisionRecorder(v.server.context).flush()
  return { id, ask, request: String(refused.json.request_id) }
}

/** A day of decisions. */
async function seed({ server }: Visit, count: number) {
  const now = Date.now()
  const expires_at = now + 86_400_000
  const row = (i: number) =>
    newRow(policyDecision, {
      ...{ id: expiringKey(expires_at, `seed${i}`), request_id: `seed-${i}`, at: now, expires_at, cost: 1 },
      ...{ point: 'operation', operation: 'get_api_clients', client_id: 'reports', effect: 'deny' },
      request: { method: 'GET', path: '/api/clients', query: { limit: String(i) }, client: { id: 'reports' } },
    })
  for (let start = 0; start < count; start += 500)
    await server.context.db.together((batch) => {
      for (let i = start; i < start + 500; i++) batch.insert(policyDecision, row(i))
    })
}

test(
  'AID-37 from a refused request to its policy, a corrected one tried, replayed over a recorded day, saved, and the request passes',
  inConsole,
  async (t) => {
    const v = await visit(t)
    const { id, ask, request } = await refusal(v)
    await seed(v, 10_000)
    await signIn(v, `/refusals/${request}`)
    const { page } = v
    await page.getByText('lists are too long').first().waitFor()
    await page.getByRole('link', { name: 'Try this request in the laboratory' }).click()
    await page.getByRole('heading', { name: 'Policy laboratory', level: 1 }).waitFor()
    assert.equal(await page.getByLabel('Path').inputValue(), '/api/clients')
    await page.getByRole('combobox', { name: 'Policy to edit' }).click()
    await page.getByRole('option', { name: 'no long lists' }).click()
    const editor = page.getByRole('textbox', { name: 'Policy', exact: true })
    await editor.getByText('lists are too long').waitFor()
    await page.getByRole('button', { name: 'Evaluate' }).click()
    await page.getByText('Access denied').waitFor()
    await page.getByText('lists are too long · decided by no long lists').waitFor()
    assert.match(page.url(), new RegExp(id))

    await editor.fill((await editor.innerText()).replace('limit: present?', 'limit: "#^[0-9]{3,}$"'))
    await editor.press('Control+Enter')
    await page.getByText('Access granted').waitFor()
    await page.getByRole('cell', { name: 'query.limit' }).waitFor()
    await assertAccessible(page)
    await page.getByRole('tab', { name: 'Request object' }).click()
    await page.locator('pre').getByText('"get_api_clients"').waitFor()

    await page.getByRole('button', { name: 'Replay recorded decisions' }).click()
    await page.getByText('Newly denied: 0').waitFor()
    await page
      .getByText(/Newly allowed: 10/)
      .first()
      .waitFor()
    await page.getByText(/100\d\d decisions examined/).waitFor()

    await page.getByRole('link', { name: 'Roles' }).click()
    await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click()
    await page.getByRole('button', { name: 'Save policy' }).click()
    await page.getByText('The policy is saved').waitFor()
    assert.equal((await ask()).status, 200)
    assert.deepEqual(v.faults, [])
  },
)

test('AID-37 the laboratory completes words of the request object, keeps requests, and turns YAML into JSON', inConsole, async (t) => {
  const v = await visit(t, { locale: 'fr-FR' })
  await signIn(v, '/policies/lab')
  const { page } = v
  const editor = page.getByRole('textbox', { name: 'Politique', exact: true })
  await editor.press('Control+End')
  await editor.pressSequentially('organiz')
  await page.getByRole('option', { name: /^organizations/ }).waitFor()
  await page.keyboard.press('Escape')
  await editor.fill('name: essai\nengine: matcho\nrule:\n  method: GET\n')
  await page.getByText('JSON', { exact: true }).click()
  await editor.getByText('"method": "GET"').waitFor()
  await page.getByLabel('Nom de la demande').fill('première')
  await page.getByRole('button', { name: 'Garder la demande' }).click()
  await page.getByLabel('Chemin').fill('/api/roles')
  await page.getByRole('button', { name: 'première', exact: true }).click()
  assert.equal(await page.getByLabel('Chemin').inputValue(), '/api/clients')
  await page.getByRole('button', { name: 'Évaluer' }).click()
  await page.getByText('Accès permis').waitFor()
  await assertAccessible(page)
  assert.deepEqual(v.faults, [])
})

test('AID-37 a ready policy is in the editor after two clicks, and saved once the saved requests that it would change are accepted', inConsole, async (t) => {
  const v = await visit(t)
  await signIn(v, '/policies/lab')
  const { page } = v
  await page.getByLabel('Name of the request').fill('a list of clients')
  await page.getByLabel('Shared').check()
  await page.getByRole('button', { name: 'Keep request' }).click()
  await page.getByRole('button', { name: 'a list of clients', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Ready policies' }).click()
  await page.getByRole('menuitem', { name: /Administration from one network only/ }).click()
  await page.getByRole('textbox', { name: 'Policy', exact: true }).getByText('From the office only').waitFor()
  await page.getByRole('button', { name: 'Evaluate' }).click()
  await page.getByText('Access denied').waitFor()
  await page.getByRole('button', { name: 'Run all saved requests' }).click()
  await page.getByText('1 saved request would change').waitFor()
  await page.getByRole('button', { name: 'Save policy' }).click()
  const asked = page.getByRole('dialog', { name: '1 saved request would change' })
  await asked.getByRole('cell', { name: 'a list of clients' }).waitFor()
  await assertAccessible(page)
  await asked.getByRole('button', { name: 'Save it all the same' }).click()
  await page.getByText('The policy is saved').waitFor()
  const [row] = await v.server.context.db.table(policies).find({ name: 'From the office only' }, { limit: 1 })
  assert.deepEqual([row?.stage, row?.cases.length], ['shadow', 2])
  assert.deepEqual(v.faults, [])
})

test('AID-37 on a phone the laboratory fits, and AID-31 a client lists the policies that are linked to it', inConsole, async (t) => {
  const v = await visit(t, { viewport: phone })
  await refusal(v)
  await signIn(v, '/policies/lab')
  const { page } = v
  await page.getByRole('button', { name: 'Evaluate' }).click()
  await page.getByText('Access granted').waitFor()
  assert(Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) <= 0)
  await v.go('/clients/reports?tab=access')
  await page.getByRole('link', { name: 'no long lists' }).click()
  await page.getByRole('link', { name: 'Open in the laboratory' }).waitFor()
  assert.deepEqual(v.faults, [])
})

test('AID-33 the page of an API shows its doors, the configuration of each proxy, and tries a request at the door', inConsole, async (t) => {
  const v = await visit(t)
  const identifier = 'https://orders.example/v1'
  const api = await v.api<{ id: string }>('POST', '/api/apis', { api: { name: 'Orders', identifier, open_to: 'anyone' } })
  const client = { id: 'shop', name: 'Shop', confidential: true, supported_grant_types: ['client_credentials'] }
  const { secret } = await v.api<{ secret: string }>('POST', '/api/clients', { client })
  const form = { grant_type: 'client_credentials', resource: identifier }
  const { access_token } = (await v.server.call('POST', '/oauth/token', { form, basic: ['shop', secret] })).json
  await signIn(v, `/apis/${api.id}`)
  const { page } = v
  const doors = page.getByRole('region', { name: 'In front of this API' })
  await doors.locator('[data-door=nginx]').getByText('on', { exact: true }).waitFor()
  await doors
    .locator('[data-door=authzen]')
    .getByText(/denies everything/)
    .waitFor()
  await doors.getByText(`/forward-auth/nginx?resource=${identifier};`).waitFor()
  await doors.getByLabel('The API, as the proxy reaches it').fill('shop.internal:81')
  await doors.getByRole('tab', { name: 'Caddy' }).click()
  await doors.getByText('reverse_proxy shop.internal:81').waitFor()
  const trial = page.getByRole('region', { name: 'Try a request' })
  await trial.getByRole('button', { name: 'Ask the door' }).click()
  await trial.getByText('It is refused. The caller is told:').waitFor()
  await trial.getByText(/resource_metadata=/).waitFor()
  await trial.getByRole('link', { name: 'Why?' }).waitFor()
  await trial.getByLabel('Access token').fill(access_token)
  await trial.getByRole('button', { name: 'Ask the door' }).click()
  await trial.getByText('It passes. The API is told:').waitFor()
  await trial.getByText('x-auth-client: shop').waitFor()
  await assertAccessible(page)
  await page.setViewportSize(phone)
  await assertAccessible(page)
  assert(Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) <= 0)
  await doors.getByRole('tab', { name: 'AuthZEN' }).click()
  await doors.getByRole('link', { name: 'Try a decision in the laboratory' }).click()
  await page.getByRole('heading', { name: 'Policy laboratory', level: 1 }).waitFor()
  assert.match(page.url(), /point=access/)
  assert.deepEqual(v.faults, [])
})
