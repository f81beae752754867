import assert from 'node:assert/strict'
import { test } from 'node:test'
import { en } from '../../web/locales/en.ts'
import { differenceOf, nearestDifference } from '../../web/pages/clients/why/difference.ts'
import { codeFlow } from '../support/code-flow.ts'
import { brokenRequests } from '../support/refusals.ts'
import { inConsole, machineClient, makeClient, places, signIn, visit, webClient } from './visit.ts'

test('the part in which two redirect URIs differ is found, beside whichever is most alike', () => {
  assert.deepEqual(differenceOf('https://a.example/cb', 'https://a.example/cb/'), { before: 'https://a.example/cb', expected: '', got: '/', after: '' })
  assert.deepEqual(differenceOf('https://a.example/cb', 'http://a.example/cb'), { before: 'http', expected: 's', got: '', after: '://a.example/cb' })
  assert.equal(nearestDifference(['https://b.example/', 'https://a.example/cb'], 'https://a.example/cB')?.expected, 'b')
  assert.equal(nearestDifference([], 'https://a.example/'), undefined)
})

for (const [where, viewport] of places)
  test(`on ${where} a refused redirect URI is shown with the character that differs, mended in one step, and passes then`, inConsole, async (t) => {
    const v = await visit(t, { viewport })
    const { id } = await makeClient(v, webClient)
    const wrong = `${webClient.redirect_uris[0]}/`
    const query = new URLSearchParams({
      client_id: id,
      response_type: 'code',
      redirect_uri: wrong,
      code_challenge: 'a'.repeat(43),
      code_challenge_method: 'S256',
    })
    const refused = await v.server.call('GET', `/oauth/authorize?${query}`)
    await v.server.explanations.flush()
    await signIn(v, `/clients/${id}?tab=why`)
    const { page } = v
    await page.getByRole('button', { name: 'See why' }).click()
    const card = page.getByRole('article', { name: 'Redirect URI' })
    await card.getByText('It is compared character by character.').waitFor()
    assert.equal(await card.locator('mark').innerText(), '/')
    await card.getByText(String(refused.headers['x-request-id'])).waitFor()
    await card.getByRole('button', { name: 'Check again' }).click()
    await card.getByText('It still fails.').waitFor()
    await card.getByRole('button', { name: 'Mend the settings' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Mend the settings' }).click()
    await card.getByText('It passes now.').waitFor()
    assert.deepEqual((await v.api<{ redirect_uris: string[] }>('GET', `/api/clients/${id}`)).redirect_uris, [...webClient.redirect_uris, wrong])
    await card.getByRole('button', { name: 'Mend the settings' }).waitFor({ state: 'detached' })
    assert.deepEqual(v.faults, [])
  })

test('the log of the tenant names request, network and secret, goes on by itself, is filtered by outcome, stopped and resumed', inConsole, async (t) => {
  const v = await visit(t)
  const { id, secret = '' } = await makeClient(v, machineClient)
  const ask = (scope: string) => v.server.call('POST', '/oauth/token', { form: { grant_type: 'client_credentials', scope }, basic: [id, secret] })
  await signIn(v, '/requests')
  const { page } = v
  const log = page.getByRole('table', { name: 'Requests' })
  const answered = await ask('')
  const line = log.locator(`[data-request="${answered.headers['x-request-id']}"]`)
  await line.getByText('Token issued: Client credentials').waitFor()
  const [{ name = '' } = {}] = await v.api<{ name: string }[]>('GET', `/api/clients/${id}/credentials`)
  for (const told of ['127.0.0.0/24', name]) await line.getByText(told, { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Stop' }).click()
  await ask('nothing:like:it')
  await v.server.explanations.flush()
  await page.getByText('Refused', { exact: true }).click()
  await page.getByRole('button', { name: 'Resume' }).click()
  await log.getByText('Scope exists').or(log.getByText('Known scope')).first().waitFor()
  assert.equal(await log.getByText('Token issued').count(), 0)
  await log.getByRole('link', { name: 'Orders worker' }).first().waitFor()
  await log.getByRole('button', { name: 'See why' }).first().click()
  await page.getByText('There is no such scope.').waitFor()
  assert.deepEqual(v.faults, [])
})

test('a request id typed into the command palette leads to why it was refused', inConsole, async (t) => {
  const v = await visit(t)
  const { id } = await makeClient(v, webClient)
  const refused = await v.server.call('GET', `/oauth/authorize?client_id=${id}&response_type=code&redirect_uri=https://other.example/`)
  await v.server.explanations.flush()
  await signIn(v)
  const { page } = v
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Search or do anything').fill(String(refused.headers['x-request-id']))
  await page.getByRole('button', { name: /Why this request was refused/ }).click()
  await page.getByRole('heading', { name: 'A refused request', level: 1 }).waitFor()
  await page.getByRole('article', { name: 'Redirect URI' }).waitFor()
  assert.deepEqual(v.faults, [])
})

test('of each of twelve broken requests the cause is told in words, and where a fix is offered, the request passes after it', inConsole, async (t) => {
  const v = await visit(t)
  const flow = await codeFlow({ server: v.server })
  const sent = []
  for (const broken of brokenRequests) sent.push({ ...broken, id: String((await broken.send(flow)).answer.headers['x-request-id']) })
  await v.server.explanations.flush()
  // A request with a secret that expires has moved the clock.
  v.server.clock.skew = 0
  await signIn(v, `/refusals/${sent[0]?.id}`)
  const { page } = v
  for (const { id, check, fixes, before, name } of sent) {
    if (id !== sent[0]?.id) await v.go(`/refusals/${id}`)
    const card = page.locator(`[data-request="${id}"]`)
    await card.getByText(en.why.said[check]).waitFor()
    assert.equal(await card.getByRole('button', { name: 'Mend the settings' }).count(), fixes ? 1 : 0, name)
    if (fixes) {
      await card.getByRole('button', { name: 'Mend the settings' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Mend the settings' }).click()
      await card.getByText('It passes now.').waitFor()
    } else {
      await card.getByRole('button', { name: 'Check again' }).click()
      await card.getByText(before === null ? en.why.unknown : 'It still fails.').waitFor()
    }
  }
  assert.deepEqual(v.faults, [])
})
