import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { codeFlow } from '../support/code-flow.ts'
import { freePort } from '../support/free-port.ts'
import { filesOf } from '../support/guides.ts'
import { startServer, temporaryFolder } from '../support/server.ts'
import { visitorAt } from '../support/visitor.ts'

test('consent-page.md the page as printed asks the person, and the application gets what was left selected', async (t) => {
  const file = filesOf('consent-page')
  const server = await startServer({ listen: true })
  t.after(() => server.close())
  const bearer = await server.adminToken()
  const { data } = (await server.call('POST', '/api/clients', { bearer, json: JSON.parse(file('client.json')) })).json
  const port = String(await freePort())
  const script = join(temporaryFolder(), 'consent-page.mjs')
  writeFileSync(script, file('consent-page.mjs'))
  const env = { ISSUER: server.issuer, CLIENT_ID: data.id, CLIENT_SECRET: data.secret, PORT: port }
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  t.after(() => child.kill())
  const { value } = await createInterface(child.stdout)[Symbol.asyncIterator]().next()
  assert.equal(value, `Ready at http://localhost:${port}`)
  const named = { consent_uri: `http://localhost:${port}/` }
  assert.equal((await server.call('PATCH', '/api/identity-providers/idp_default', { bearer, json: named })).status, 200)

  const flow = await codeFlow({ server })
  const visitor = visitorAt(server.issuer)
  const { params, verifier } = flow.request()
  const come = async () => (await visitor.authorize(params, flow.habits)).url
  const answer = async (body: URLSearchParams, url: URL) => {
    const { status, headers } = await fetch(url, { method: 'POST', body, redirect: 'manual' })
    assert.equal(status, 303)
    return visitor.go(headers.get('location') ?? '')
  }
  const asked = await come()
  const text = await (await fetch(asked)).text()
  assert.match(text, /Ordinary application would like to/)
  assert.match(text, new RegExp(`signed in as ${flow.habits.username}, and go on to app.example`))
  assert.deepEqual(
    [...text.matchAll(/name="scope" value="(\w+)"/g)].map(([, name]) => name),
    ['openid', 'profile', 'email'],
  )
  const refused = await answer(new URLSearchParams({ decision: 'decline' }), asked)
  assert.equal(refused.params.get('error'), 'access_denied')
  assert.equal((await fetch(asked)).status, 404)

  const chosen = new URLSearchParams([
    ['scope', 'openid'],
    ['scope', 'profile'],
    ['decision', 'accept'],
  ])
  const back = await answer(chosen, await come())
  assert.equal((await flow.redeem(back.params.get('code') ?? '', verifier)).json.scope, 'openid profile')
})
