import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openChromium } from '../support/browser.ts'
import { inBrowser } from '../support/chromium.ts'
import { makeClient, type TestClient } from '../support/clients.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { pkce } from '../support/visitor.ts'

describe('OAuth Form Post §2 in Chromium', inBrowser, () => {
  let server: TestServer
  let browser: Browser
  let site: Server
  let app: TestClient
  let callback: string
  let username: string
  /** The forms that were posted to the application. */
  const posted: URLSearchParams[] = []
  before(async () => {
    server = await startServer({ listen: true })
    username = (await makePerson(server)).username
    site = createServer(async (request, answer) => {
      if (request.method === 'POST') posted.push(new URLSearchParams(await text(request)))
      // Many applications redirect once they have the form; the policy of our page must not be in their way.
      if (request.url === '/callback') answer.writeHead(303, { location: '/inside' }).end()
      else answer.writeHead(200, { 'content-type': 'text/html' }).end('<p id="inside">inside</p>')
    })
    await once(site.listen(0, '127.0.0.1'), 'listening')
    const address = site.address()
    callback = `http://localhost:${typeof address === 'object' ? address?.port : ''}/callback`
    app = await makeClient(server, { redirect_uris: [callback], supported_grant_types: ['authorization_code'] })
    browser = await openChromium()
  })
  after(async () => {
    site?.close()
    await server?.close()
  })

  for (const javaScriptEnabled of [true, false])
    test(javaScriptEnabled ? 'the form posts itself' : 'without scripts the button posts it', async () => {
      const window = await browser.newContext({ javaScriptEnabled })
      const at = await window.newPage()
      at.setDefaultTimeout(30_000)
      const { verifier, challenge } = pkce()
      const request = { client_id: app.id, redirect_uri: callback, response_type: 'code', response_mode: 'form_post', scope: 'openid', state: 's' }
      await at.goto(`${server.issuer}/oauth/authorize?${new URLSearchParams({ ...request, code_challenge: challenge, code_challenge_method: 'S256' })}`)
      await at.fill('#username', username)
      await at.fill('#password', PASSWORD)
      await at.click('#login-submit')
      // The second visitor has agreed before.
      if (javaScriptEnabled) await at.click('#consent-allow')
      else await at.click('#continue')
      await at.waitForSelector('#inside')
      const form = posted.at(-1)
      assert.equal(form?.get('state'), 's')
      assert.equal(form?.get('iss'), server.issuer)
      const redeemed = await server.call('POST', '/oauth/token', {
        form: { grant_type: 'authorization_code', code: form?.get('code') ?? '', code_verifier: verifier, redirect_uri: callback },
        basic: app.basic,
      })
      assert.equal(redeemed.status, 200)
      await window.close()
    })
})
