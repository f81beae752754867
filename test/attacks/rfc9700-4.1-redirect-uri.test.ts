import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { makeClient } from '../support/clients.ts'
import { startServer } from '../support/server.ts'
import { pkce } from '../support/visitor.ts'

const server = await startServer()
after(() => server.close())
const exact = await makeClient(server, { redirect_uris: ['https://app.example/callback'], supported_grant_types: ['authorization_code'] })
const loopback = await makeClient(server, { redirect_uris: ['http://127.0.0.1/back', 'http://[::1]/back'], supported_grant_types: ['authorization_code'] })
const wild = await makeClient(server, {
  redirect_uris: ['https://*.app.example/callback', 'https://app.example/**/callback'],
  redirect_uri_wildcards: true,
  supported_grant_types: ['authorization_code'],
})
const native = await makeClient(server, { redirect_uris: ['com.example.app:/back'], application_type: 'native', supported_grant_types: ['authorization_code'] })

const tricks: Record<string, readonly string[]> = {
  [exact.id]: [
    'https://evil.example/callback',
    'https://app.example.evil.example/callback',
    'https://app.example@evil.example/callback',
    'https://evil.example\\@app.example/callback',
    'https://app.example/callback/',
    'https://app.example/callback/../evil',
    'https://app.example/callback/%2e%2e/evil',
    'https://app.example/callback?next=https://evil.example',
    'https://app.example/callback#',
    'https://app.example/callback#evil',
    'https://APP.example/callback',
    'https://app.example/CALLBACK',
    'https://app.example:443/callback',
    'https://app.example:8443/callback',
    'http://app.example/callback',
    '//app.example/callback',
    '/callback',
    'callback',
    'javascript:alert(1)//https://app.example/callback',
    'data:text/html,https://app.example/callback',
    ' https://app.example/callback',
    'https://app.example/callback ',
    'https://app.example/callback\t',
    'https://app.example/callback\r\nlocation: https://evil.example',
    'https://app.example/callback https://evil.example/',
    'https://xn--pp-8ka.example/callback',
    'https://app.example。evil.example/callback',
    'urn:ietf:wg:oauth:2.0:oob',
  ],
  [loopback.id]: [
    'http://127.0.0.1.evil.example/back',
    'http://127.0.0.1:80@evil.example/back',
    'http://127.0.0.1:999999/back',
    'http://127.0.0.1:5000/back/more',
    'http://127.0.0.1:5000/back?x=y',
    'http://127.0.0.2:5000/back',
    'http://localhost:5000/back',
    'https://127.0.0.1:5000/back',
    'http://0.0.0.0:5000/back',
    'http://[::1].evil.example/back',
    'http://2130706433/back',
  ],
  [wild.id]: [
    'https://evil.example/callback',
    'https://a.b.app.example/callback',
    'https://evil.example/.app.example/callback',
    'https://evil.example?.app.example/callback',
    'https://evil.example#.app.example/callback',
    'https://.app.example/callback',
    'https://-a-.app.example/callback',
    'https://app.example/a/b/callback',
    'https://app.example//callback',
    'https://app.example/../callback',
    'https://app.example/%2e%2e/callback',
    'https://app.example/%2f..%2fevil/../callback',
    'https://*.app.example/callback',
    'https://app.example/**/callback',
  ],
  [native.id]: ['com.example.app://back', 'com.example.app:/back/', 'com.example.app:/evil', 'com.example.app.evil:/back', 'COM.EXAMPLE.APP:/back'],
}

for (const [client_id, uris] of Object.entries(tricks))
  for (const uri of uris)
    for (const prompt of ['none', 'login'])
      test(`RFC 9700 §4.1.3 ${JSON.stringify(uri)} is nowhere to send anybody, with prompt=${prompt}`, async () => {
        const query = new URLSearchParams({ client_id, redirect_uri: uri, response_type: 'code', scope: 'openid', prompt, state: 's' })
        query.set('code_challenge', pkce().challenge)
        query.set('code_challenge_method', 'S256')
        const answer = await server.call('GET', `/oauth/authorize?${query}`)
        assert.equal(answer.status, 400)
        assert.equal(answer.headers['location'], undefined)
        assert.match(answer.text, /redirect_uri/)
      })

test('RFC 9700 §4.1.3 the same holds for what is pushed', async () => {
  for (const redirect_uri of tricks[exact.id] ?? []) {
    const answer = await server.call('POST', '/oauth/par', { form: { redirect_uri, response_type: 'code', scope: 'openid' }, basic: exact.basic })
    assert.equal(answer.status, 400, redirect_uri)
  }
})
test('RFC 9700 §4.11.2 with an unknown client nobody is redirected, whatever the request says', async () => {
  for (const extra of ['prompt=none', 'response_mode=form_post', 'response_type=token', 'request=x', 'id_token_hint=x']) {
    const answer = await server.call('GET', `/oauth/authorize?client_id=nobody&redirect_uri=https%3A%2F%2Fevil.example%2F&response_type=code&${extra}`)
    assert.equal(answer.status, 400)
    assert.equal(answer.headers['location'], undefined)
    assert.equal(answer.text.includes('action="https://evil.example'), false)
  }
})
test('what came with the request cannot become markup on the error page', async () => {
  const answer = await server.call(
    'GET',
    `/oauth/authorize?client_id=${encodeURIComponent('"><script>alert(1)</script>')}&redirect_uri=${encodeURIComponent('javascript:alert(1)')}`,
  )
  assert.equal(answer.text.includes('<script>'), false)
})
