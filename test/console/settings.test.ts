import assert from 'node:assert/strict'
import { test } from 'node:test'
import { smtpSink } from '../support/smtp.ts'
import { desktop, inConsole, phone, signIn, visit } from './visit.ts'

test('on a phone a setting that is left to the tenant is decided, and given back to the server', inConsole, async (t) => {
  const v = await visit(t, { viewport: phone, settings: { tenant_overrides: ['password_min_length', 'password_grant'] } })
  await signIn(v, '/settings')
  const { page } = v
  const own = page.getByRole('region', { name: 'Decided here' })
  await own.getByText('from the server', { exact: true }).nth(1).waitFor()
  assert.equal(await own.locator('[data-field]').count(), 2)
  await page.locator('#field-password_min_length').fill('20')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await own.getByText('decided here', { exact: true }).waitFor()
  assert.equal((await v.api<Record<string, unknown>>('GET', '/api/settings'))['password_min_length'], 20)
  await page.getByRole('button', { name: 'Give password_min_length back to the server' }).click()
  await own.getByText('decided here', { exact: true }).waitFor({ state: 'detached' })
  assert.equal((await v.api<Record<string, unknown>>('GET', '/api/settings'))['password_min_length'], 12)
  assert.deepEqual(v.faults, [])
})

test('on a desk a mail server is made and tried with a letter, and settings tell that letters go by it', inConsole, async (t) => {
  const sink = await smtpSink({ tls: 'none' })
  t.after(() => sink.close())
  const v = await visit(t, { viewport: desktop, settings: { allow_private_fetch: ['127.0.0.1'] } })
  await signIn(v, '/mail-servers/new')
  const { page } = v
  await page.locator('#field-name').fill('Post')
  await page.locator('#field-sender').fill('post@ours.example')
  await page.locator('#field-host').fill('127.0.0.1')
  await page.locator('#field-port').fill(String(sink.port))
  await page.locator('#field-security').click()
  await page.getByRole('option', { name: 'In the clear' }).click()
  await page.locator('#field-is_default').click()
  await page.getByRole('button', { name: 'Create' }).click()
  const send = async (to: string) => {
    await page.locator('#test-to').fill(to)
    await page.getByRole('button', { name: 'Send', exact: true }).click()
  }
  await send('ada@example.com')
  await page.getByText('The mail server took the letter to ada@example.com.').waitFor()
  assert.match(sink.received.at(-1)?.from ?? '', /post@ours\.example/)
  sink.reply = '554 not here'
  await v.go('/settings')
  await page.getByText('a mail server of this tenant').waitFor()
  await send('bob@example.com')
  await page.getByText(/554 not here/).waitFor()
  assert.deepEqual(v.faults, [])
})
