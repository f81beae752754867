import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makePerson } from '../support/people.ts'
import { personToken } from '../support/person-token.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { pkce, visitorOf } from '../support/visitor.ts'

const CALLBACK = 'https://ward.example/callback'
/** The record of somebody whom the developer has nothing to do with. */
const victim = { patient: 'p-victim' }
let server: TestServer
let admin: string
before(async () => {
  server = await startServer()
  admin = await server.adminToken()
})
after(() => server.close())

const call = (method: string, path: string, json: unknown, bearer = admin) => server.call(method, path, { bearer, json })

/** A draft, its developer, and the ways in which they get and keep a launch context of their own choice. */
async function draftOf() {
  const developer = await makePerson(server, { roles: ['role_developer'] })
  const bearer = await personToken(server, developer)
  const supported_grant_types = ['authorization_code', 'refresh_token', 'introspect']
  const made = (await call('POST', '/clients', { name: 'Ward', redirect_uris: [CALLBACK], supported_grant_types }, bearer)).json
  const { id, secret } = made.data
  const visitor = visitorOf(server)
  const launch = async () => (await call('POST', `/clients/${id}/launches`, { context: victim }, bearer)).json.data.token as string
  async function code(token: string) {
    const { verifier, challenge } = pkce()
    const asked = { client_id: id, response_type: 'code', redirect_uri: CALLBACK, scope: 'openid', state: 's', nonce: 'n' }
    const request = { ...asked, code_challenge: challenge, code_challenge_method: 'S256', launch: token }
    return { verifier, stop: await visitor.authorize(request, { username: developer.username }) }
  }
  const token = (form: Record<string, string>) => server.call('POST', '/oauth/token', { form, basic: [id, secret] })
  async function redeem({ stop, verifier }: Awaited<ReturnType<typeof code>>) {
    return token({ grant_type: 'authorization_code', code: stop.params.get('code') ?? '', redirect_uri: CALLBACK, code_verifier: verifier })
  }
  const refresh = (refresh_token: string) => token({ grant_type: 'refresh_token', refresh_token })
  const introspect = (asked: string) => server.call('POST', '/oauth/introspect', { form: { token: asked }, basic: [id, secret] })
  return { id, bearer, launch, code, redeem, refresh, introspect }
}
type Draft = Awaited<ReturnType<typeof draftOf>>

async function goLive({ id, bearer }: Draft): Promise<void> {
  const items = [{ kind: 'go_live', value: 'live' }]
  const { data } = (await call('POST', `/clients/${id}/reviews`, { review: { reason: 'Done', items } }, bearer)).json
  const answer = await call('POST', `/api/reviews/${data.id}/decide`, { items: items.map((item) => ({ ...item, state: 'approved' })) })
  assert.equal(answer.status, 200, answer.text)
}

test("AID-46 no token, code or launch with a context of the draft's developer outlives the draft that goes live", async () => {
  const draft = await draftOf()
  const answer = (await draft.redeem(await draft.code(await draft.launch()))).json
  assert.deepEqual(answer.launch, victim)
  const refreshed = (await draft.refresh(answer.refresh_token)).json
  assert.deepEqual(refreshed.launch, victim)
  const [waitingCode, waitingLaunch] = [await draft.code(await draft.launch()), await draft.launch()]
  await goLive(draft)
  const later = await draft.refresh(refreshed.refresh_token)
  assert.deepEqual([later.status, later.json.error], [400, 'invalid_grant'])
  assert.equal((await draft.introspect(refreshed.access_token)).json.active, false)
  assert.equal((await draft.redeem(waitingCode)).json.error, 'invalid_grant')
  const { stop } = await draft.code(waitingLaunch)
  assert.deepEqual([stop.params.get('code'), stop.params.get('error')], [null, 'invalid_request'])
})
