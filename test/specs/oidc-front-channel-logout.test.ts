import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { decodeJwt } from 'jose'
import type { Client } from '#model/client.ts'
import { type CodeFlow, codeFlow } from '../support/code-flow.ts'
import { startServer } from '../support/server.ts'

const server = await startServer()
after(() => server.close())
const GOODBYE = 'https://app.example/goodbye'

const framed = (fields: Partial<Client> = {}) =>
  codeFlow({
    server,
    client: {
      post_logout_redirect_uris: [GOODBYE],
      frontchannel_logout_uri: 'https://app.example/bye?x=y',
      frontchannel_logout_session_required: true,
      ...fields,
    },
  })
async function leave(flow: CodeFlow) {
  const { id_token } = await flow.tokens()
  const query = new URLSearchParams({ id_token_hint: id_token, post_logout_redirect_uri: GOODBYE, state: 's' })
  return { stop: await flow.visitor.go(`/oauth/end_session?${query}`), sid: String(decodeJwt(id_token).sid) }
}
const framesIn = (text: string) => [...text.matchAll(/<iframe [^>]*src="([^"]*)"/g)].map(([, uri = '']) => new URL(uri.replaceAll('&amp;', '&')))
const policyIn = (headers: Record<string, unknown>) => String(headers['content-security-policy'])

test('OIDC Front-Channel Logout §3 the browser loads the page of the application with iss and sid, and goes on in bounded time', async () => {
  const flow = await framed()
  const { stop, sid } = await leave(flow)
  assert.equal(stop.url.pathname, '/logout/applications')
  const [frame, ...more] = framesIn(stop.text)
  assert.equal(more.length, 0)
  assert.deepEqual(
    [`${frame?.origin}${frame?.pathname}`, Object.fromEntries(frame?.searchParams ?? [])],
    ['https://app.example/bye', { x: 'y', iss: server.issuer, sid }],
  )
  const answer = await server.call('GET', stop.url.pathname + stop.url.search)
  assert.match(policyIn(answer.headers), /frame-src https:\/\/app\.example;/)
  assert.equal(answer.headers['refresh'], `5;url=${GOODBYE}?state=s`)
  assert.match(answer.text, /sandbox="allow-scripts allow-same-origin"/)
})

test('OIDC Front-Channel Logout §2 an application that does not need the session gets neither iss nor sid', async () => {
  const { stop } = await leave(await framed({ frontchannel_logout_session_required: false }))
  assert.deepEqual(Object.fromEntries(framesIn(stop.text)[0]?.searchParams ?? []), { x: 'y' })
})

test('OIDC Front-Channel Logout §2 the page must be of the scheme, host and port of a redirect URI', async () => {
  const bearer = await server.adminToken()
  const make = (frontchannel_logout_uri: string) =>
    server.call('POST', '/api/clients', { bearer, json: { client: { redirect_uris: ['https://app.example/cb'], frontchannel_logout_uri } } })
  assert.equal((await make('https://app.example/bye')).status, 201)
  for (const uri of ['https://evil.example/bye', 'https://app.example:8443/bye', 'http://localhost/bye'])
    assert.deepEqual(Object.keys((await make(uri)).json.errors), ['frontchannel_logout_uri', 'redirect_uris'], uri)
})

test('OIDC Front-Channel Logout §3 nobody but us can make the page show frames or lead away, nor later, nor at another tenant', async () => {
  const { stop } = await leave(await framed())
  const [, sealed = ''] = stop.url.search.split('farewell=')
  const at = (farewell: string, path = '/logout/applications') => server.call('GET', `${path}?farewell=${farewell}`)
  const nothing = async (answer: ReturnType<typeof at>) => {
    const { status, headers } = await answer
    assert.deepEqual([status, String(headers['location']).endsWith('/logout')], [303, true])
  }
  await nothing(at(`${sealed.slice(0, -4)}AAAA`))
  await nothing(at('x'))
  const bearer = await server.adminToken()
  await server.call('POST', '/api/tenants', { bearer, json: { tenant: { slug: 'other', name: 'Other' } } })
  await nothing(at(sealed, '/t/other/logout/applications'))
  server.clock.skew += 61_000
  await nothing(at(sealed))
  server.clock.skew = 0
})
