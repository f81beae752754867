import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Client } from '#model/client.ts'
import { makeClient } from '../support/clients.ts'
import { codeFlow, webClient } from '../support/code-flow.ts'
import { makePerson, PASSWORD } from '../support/people.ts'
import { startServer } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'

const ELSEWHERE = 'https://thief.example/landing'
const server = await startServer()
after(() => server.close())

/** A draft whose maker wants people to be sent elsewhere, and everything that the protocol would have sent there. */
const maker = await makePerson(server)
const draft: Partial<Client> = { ...webClient, stage: 'draft', owner: maker.id, redirect_uris: [ELSEWHERE], post_logout_redirect_uris: [ELSEWHERE] }
const flow = await codeFlow({ server, client: draft })
const asking = (params: Record<string, string | undefined>) =>
  `/oauth/authorize?${new URLSearchParams(flow.request({ redirect_uri: ELSEWHERE, ...params }).params)}`
const refused = [
  asking({ prompt: 'none' }),
  asking({ response_type: 'bogus' }),
  asking({ response_mode: 'form_post', response_type: 'bogus' }),
  asking({ code_challenge: undefined }),
  asking({ scope: 'no-such-scope' }),
]
const logout = `/logout?${new URLSearchParams({ client_id: flow.app.id, post_logout_redirect_uri: ELSEWHERE })}`
const endSession = `/oauth/end_session?${new URLSearchParams({ client_id: flow.app.id, post_logout_redirect_uri: ELSEWHERE })}`

/** The browser of somebody who is signed in. */
async function signedIn(username: string) {
  const visitor = visitorOf(server)
  await visitor.fill(await visitor.go('/login'), { username, password: PASSWORD })
  return visitor
}

test('RFC 9700 §4.11.2 a draft sends no stranger elsewhere: what it asks wrongly is told on a page', async () => {
  for (const visitor of [visitorOf(server), await signedIn((await makePerson(server)).username)])
    for (const path of refused) {
      const stop = await visitor.go(path)
      assert.equal(stop.url.origin, server.issuer, path)
      assert.equal(stop.status, 400, path)
      assert.match(stop.text, /id="error-page"/)
      assert(!stop.text.includes(`action="${ELSEWHERE}"`), path)
    }
})
test('RFC 9700 §4.11.2 who signs in to the draft of another stays with us', async () => {
  const { username } = await makePerson(server)
  const visitor = visitorOf(server)
  const stop = await visitor.complete(await visitor.go(asking({})), { username })
  assert.equal(stop.url.origin, server.issuer)
  assert.match(stop.text, /not live yet/)
})
test('RFC 9700 §4.11.2 signing out for a draft ends with us, also with its own ID token as hint', async () => {
  const theirs = await signedIn(maker.username)
  const asked = flow.request({ redirect_uri: ELSEWHERE })
  const code = (await theirs.authorize(asked.params, { username: maker.username })).params.get('code') ?? ''
  const { id_token } = (await flow.redeem(code, asked.verifier, { redirect_uri: ELSEWHERE })).json
  for (const path of [logout, endSession, `${endSession}&id_token_hint=${id_token}`]) {
    assert.equal((await visitorOf(server).go(path)).url.origin, server.issuer, path)
    const stranger = await signedIn((await makePerson(server)).username)
    const page = await stranger.go(path)
    assert.equal((await stranger.fill(page, {})).url.origin, server.issuer, path)
  }
})
test('its makers are sent to a draft, with errors and after signing out', async () => {
  const theirs = await signedIn(maker.username)
  for (const path of refused.filter((asked) => !/form_post|prompt=none/.test(asked))) {
    const stop = await theirs.go(path)
    assert.equal(stop.url.origin, new URL(ELSEWHERE).origin, path)
    assert(stop.params.has('error'), path)
  }
  assert.equal((await theirs.fill(await theirs.go(logout), {})).url.href, ELSEWHERE)
})
test('a live application is told its errors whoever is there', async () => {
  const live = await makeClient(server, webClient)
  const stop = await visitorOf(server).go(`/oauth/authorize?${new URLSearchParams(flow.request({ client_id: live.id, prompt: 'none' }).params)}`)
  assert.equal(stop.params.get('error'), 'login_required')
})
