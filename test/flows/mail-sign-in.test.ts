import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertAccessible } from '../support/axe.ts'
import { openChromium } from '../support/browser.ts'
import { makePerson } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { type SmtpSink, smtpSink } from '../support/smtp.ts'
import { until } from '../support/until.ts'

let sink: SmtpSink
let server: TestServer
before(async () => {
  sink = await smtpSink({ tls: 'none' })
  server = await startServer({ listen: true, settings: { 'smtp.url': `smtp+plain://127.0.0.1:${sink.port}`, 'smtp.from': 'no-reply@id.example' } })
  const json = { email_sign_in: 'code_and_link' }
  assert.equal((await server.call('PATCH', '/api/identity-providers/idp_default', { bearer: await server.adminToken(), json })).status, 200)
})
after(async () => {
  await server.close()
  await sink.close()
})
/** The newest letter, without the line breaks of its encoding. */
async function letter(count: number): Promise<string> {
  await until(() => sink.received.length === count, 'the letter')
  return (sink.received.at(-1)?.data ?? '').replace(/=\r\n/g, '').replace(/=3D/g, '=')
}

test('on a telephone, without script, a person signs in by the code of a letter, and then by the link of another', async () => {
  const person = await makePerson(server)
  const browser = await openChromium()
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
  const page = await context.newPage()
  // A page of its own runs the checks, for which scripts are needed.
  const checked = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  const ask = async () => {
    await page.goto(`${server.issuer}/login`)
    await page.click('#with-email')
    await page.fill('#username', person.username)
    await page.click('#email-submit')
    await page.waitForSelector('#code')
  }
  await ask()
  const [, code = ''] = /\b(\d{4} \d{4})\b/.exec(await letter(1)) ?? []
  await page.fill('#code', '0000 0000')
  await page.click('#code-submit')
  await page.waitForSelector('[role=alert]')
  await page.fill('#code', code)
  await page.click('#code-submit')
  await page.waitForSelector('#sign-out')
  await context.clearCookies()
  await ask()
  const [link = ''] = new RegExp(`${server.issuer}/login/email/link\\?key=[\\w-]+`).exec(await letter(2)) ?? []
  await checked.goto(link)
  await checked.waitForSelector('#email-elsewhere')
  await assertAccessible(checked)
  await page.goto(link)
  await page.click('#link-submit')
  await page.waitForSelector('#sign-out')
  for (const path of ['/login', '/login/email', '/login/email/code']) {
    await checked.goto(`${server.issuer}${path}`)
    await assertAccessible(checked)
    assert(await checked.evaluate('document.documentElement.scrollWidth <= innerWidth'), path)
  }
})
