import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { after, before, describe, test } from 'node:test'
import { SignedXml } from 'xml-crypto'
import { openChromium } from '../support/browser.ts'
import { inBrowser } from '../support/chromium.ts'
import { deliver, federateSaml, idpKey, type LogoutAsked, leaveFor, logoutForm, logoutQuery, logoutXml, respond, samlKey, signXml } from '../support/saml.ts'
import { startServer, type TestServer } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

const ours = samlKey('gatehouse.example')
const SLO = 'https://idp.example/slo'
let server: TestServer
let id: string
before(async () => {
  server = await startServer()
  const keys = { saml_signing_key: ours.key as never, saml_signing_certificate: ours.pem }
  id = await federateSaml(server, { ...keys, saml_logout_url: SLO, saml_logout_binding: 'http_post', sign_out: true })
})
after(() => server.close())

/** Signs in by the identity provider, in a browser of its own. */
async function signIn(nameId: string, name: string): Promise<Visitor> {
  const request = await leaveFor(server, id)
  const stop = await deliver(server, id, request, respond(request, { nameId, session: name }))
  assert.equal(stop.url.pathname, '/account', stop.text)
  return request.visitor
}
const isIn = async (visitor: Visitor) => (await visitor.go('/account')).url.pathname === '/account'
/** Posts a form to our single logout service, as a page of another site does: without cookies. */
const post = (form: Record<string, string>) =>
  server.call('POST', `/login/with/${id}/slo`, { form, headers: { 'sec-fetch-site': 'cross-site', origin: 'https://idp.example' } })
const ask = (asked: LogoutAsked) => post(logoutForm(server, id, asked))
const postXml = (xml: string) => post({ SAMLRequest: Buffer.from(xml).toString('base64') })

/** The value of a hidden field. */
const fieldIn = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1]

/** Our message in a form for the identity provider: the XML that our signature covers. */
function readMessage({ text, headers }: { readonly text: string; readonly headers: Record<string, unknown> }, name: 'SAMLRequest' | 'SAMLResponse'): string {
  assert.match(text, new RegExp(`<form method="post" action="${SLO}">`))
  assert.match(text, /<button type="submit" id="continue">/)
  const policy = String(headers['content-security-policy'])
  assert.match(policy, /^default-src 'none'; script-src 'sha256-[^']+'; base-uri 'none'; frame-ancestors https:\/\/idp\.example$/)
  const xml = Buffer.from(fieldIn(text, name) ?? '', 'base64').toString()
  const [signature = ''] = /<Signature[\s\S]*<\/Signature>/.exec(xml) ?? []
  const signed = new SignedXml({ publicCert: ours.pem })
  signed.loadSignature(signature)
  assert(signed.checkSignature(xml), 'the signature is not ours')
  assert.match(xml, /xmldsig-more#rsa-sha256/)
  const [covered = ''] = signed.getSignedReferences()
  return covered
}

test('SAML Bindings §3.5 a sign-out here posts a signed request with the name and the session there, by a form that works without script, and comes back by a form', async () => {
  const visitor = await signIn('ada', 'session-1')
  const left = await visitor.fill(await visitor.go('/logout'), {})
  assert.equal(left.status, 200, left.text)
  const xml = readMessage(left, 'SAMLRequest')
  assert.match(xml, /^<samlp:LogoutRequest [^>]*Destination="https:\/\/idp\.example\/slo"/)
  assert.match(xml, /<saml:NameID [^>]*Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">ada</)
  assert.match(xml, /SessionIndex[^>]*>session-1</)
  assert.equal(await isIn(visitor), false)
  const RelayState = fieldIn(left.text, 'RelayState') ?? ''
  const answered = await post({ SAMLResponse: 'ignored', RelayState })
  assert.equal(answered.status, 303, answered.text)
  const back = await visitor.go(String(answered.headers['location']))
  assert.deepEqual([back.url.pathname, back.status], ['/logout', 200])
  const again = await visitor.go(String(answered.headers['location']))
  assert.equal(again.status, 404, 'the way back is good once')
})

test('SAML Bindings §3.5.4 the button of the form speaks the language of the browser', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://idp.example', 'accept-language': 'fr' }
  const answer = await server.call('POST', `/login/with/${id}/slo`, { form: logoutForm(server, id, { nameId: 'nobody' }), headers })
  assert.match(answer.text, /<html lang="fr" dir="ltr">.*id="continue">Continuer</s)
})

test('SAML Core §3.7.1 the session and the address of a request are the same however their characters are written', async () => {
  const [meant, other] = [await signIn('tea', 'black&amp;white'), await signIn('tea', 'black')]
  const destination = `${server.issuer}/login&#47;with/${id}/slo`
  const answer = await ask({ nameId: 'tea', sessions: ['<![CDATA[black]]>&#38;white'], destination, id: '_tea&#45;1' })
  assert.equal(answer.status, 200, answer.text)
  assert.deepEqual([await isIn(meant), await isIn(other)], [false, true])
})

test('SAML Profiles §4.4.3.2 a posted request ends the session it names here, without a cookie, and is answered by a signed form for the frame there', async () => {
  const [first, second, other] = [await signIn('ada', 'session-2'), await signIn('ada', 'session-3'), await signIn('grace', 'session-2')]
  const answer = await ask({ nameId: 'ada', sessions: ['session-2'], id: '_asked', relayState: '"><kept>' })
  assert.equal(answer.status, 200, answer.text)
  const xml = readMessage(answer, 'SAMLResponse')
  assert.match(xml, /InResponseTo="_asked"/)
  assert.match(xml, /status:Success/)
  assert.equal(fieldIn(answer.text, 'RelayState'), '&quot;&gt;&lt;kept&gt;')
  assert.equal(answer.headers['x-frame-options'], undefined)
  assert.deepEqual([await isIn(first), await isIn(second), await isIn(other)], [false, true, true])
  await ask({ nameId: 'ada' })
  assert.deepEqual([await isIn(second), await isIn(other)], [false, true])
})

const forgeries: readonly (readonly [what: string, asked: LogoutAsked])[] = [
  ['without a signature', { by: undefined }],
  ['signed by another key', { by: samlKey('evil.example') }],
  ['signed with SHA-1', { algorithm: 'sha1' }],
  ['of another issuer', { entityId: 'https://evil.example' }],
  ['for another address', { destination: 'https://other.example/slo' }],
  ['that is old', { made: -900_000 }],
  ['from the future', { made: 900_000 }],
]
for (const [what, asked] of forgeries)
  test(`SAML Bindings §3.5.5.2 a posted request to sign out ${what} signs nobody out`, async () => {
    const visitor = await signIn('joan', 'session-4')
    assert.equal((await ask({ nameId: 'joan', ...asked })).status, 403)
    assert(await isIn(visitor))
  })

test('SAML Bindings §3.5.4.1 the signature of a query does not stand for that of a form, nor that of a form for a query', async () => {
  const visitor = await signIn('joan', 'session-5')
  const query = Object.fromEntries(new URLSearchParams(logoutQuery(server, id, { nameId: 'joan' })))
  assert.ok((await post(query)).status >= 400)
  const form = logoutForm(server, id, { nameId: 'joan' })
  assert.ok((await server.call('GET', `/login/with/${id}/slo?${new URLSearchParams(form)}`)).status >= 400)
  assert(await isIn(visitor))
})

test('SAML Core §5.4.2 one signed request, dressed up anew, signs nobody else out and is good once', async () => {
  const asked = { nameId: 'nobody', id: '_seen' }
  const signed = signXml(logoutXml(server, id, asked), 'LogoutRequest', {})
  assert.equal((await postXml(signed)).status, 200)
  const visitor = await signIn('nobody', 'session-6')
  const joan = await signIn('joan', 'session-6')
  const fresh = logoutXml(server, id, { nameId: 'joan' })
  const [signature = ''] = /<(\w+:)?Signature[\s\S]*<\/\1?Signature>/.exec(signed) ?? []
  const dressed: readonly (readonly [what: string, xml: string])[] = [
    ['as it was', signed],
    ['behind a comment with another id', `<!-- ${fresh.slice(0, fresh.indexOf('>') + 1)} -->${signed}`],
    ['with an object in its signature', signed.replace(/<\/(\w+:)?Signature>/, `<Object>${fresh}</Object></$1Signature>`)],
    ['inside another request', fresh.replace('</samlp:LogoutRequest>', `${signed}</samlp:LogoutRequest>`)],
    ['with its signature in another request', fresh.replace('</saml:Issuer>', `</saml:Issuer>${signature}`)],
    ['with its signature in the name', signed.replace(signature, '').replace('>nobody<', `>joan${signature}<`)],
    ['with a document type', `<!DOCTYPE x [<!ENTITY e "joan">]>${signed}`],
    ['cut', signed.slice(0, -20)],
    ['without XML', 'joan'],
  ]
  for (const [what, xml] of dressed) {
    const { status } = await postXml(xml)
    assert.ok(status === 403 || status === 400, `${what}: ${status}`)
    assert.deepEqual([await isIn(visitor), await isIn(joan)], [true, true], what)
  }
  for (const SAMLRequest of ['%%%', 'A'.repeat(131_073)]) assert.ok([400, 403].includes((await post({ SAMLRequest })).status))
})

test('SAML Metadata §2.4.1.1 our metadata tell the single logout service with both bindings, and either is answered by the one that the other side takes', async () => {
  const { text } = await server.call('GET', `/login/with/${id}/metadata`)
  const told = [...text.matchAll(/<SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:([^"]*)" Location="([^"]*)"/g)]
  assert.deepEqual(
    told.map(([, binding, location]) => [binding, location]),
    ['HTTP-Redirect', 'HTTP-POST'].map((binding) => [binding, `${server.issuer}/login/with/${id}/slo`]),
  )
  const visitor = await signIn('mary', 'session-7')
  const answer = await server.call('GET', `/login/with/${id}/slo?${logoutQuery(server, id, { nameId: 'mary', by: idpKey })}`)
  assert.equal(answer.status, 200, answer.text)
  readMessage(answer, 'SAMLResponse')
  assert.equal(await isIn(visitor), false)
})

describe('SAML Bindings §3.5 in Chromium', inBrowser, () => {
  let listening: TestServer
  let site: Server
  let origin: string
  let there: string
  const posted: URLSearchParams[] = []
  before(async () => {
    listening = await startServer({ listen: true })
    site = createServer(async (request, answer) => {
      if (request.method === 'POST') posted.push(new URLSearchParams(await text(request)))
      const { SAMLRequest = '' } = logoutForm(listening, there, { nameId: 'nobody' })
      const ask = `<form method="post" target="quiet" action="${listening.issuer}/login/with/${there}/slo"><input type="hidden" name="SAMLRequest" value="${SAMLRequest}"><button id="go">go</button></form><iframe name="quiet"></iframe>`
      answer.writeHead(200, { 'content-type': 'text/html' }).end(request.method === 'POST' ? '<p id="inside">inside</p>' : ask)
    })
    await once(site.listen(0, '127.0.0.1'), 'listening')
    const address = site.address()
    origin = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
    const keys = { saml_signing_key: ours.key as never, saml_signing_certificate: ours.pem, saml_logout_binding: 'http_post' } as const
    there = await federateSaml(listening, { ...keys, saml_logout_url: `${origin}/slo`, sign_out: true })
  })
  after(async () => {
    site?.close()
    await listening?.close()
  })

  for (const javaScriptEnabled of [true, false])
    test(
      javaScriptEnabled ? 'in the frame of the identity provider our response posts itself' : 'without scripts the button in the frame posts it',
      async () => {
        const at = await (await (await openChromium()).newContext({ javaScriptEnabled })).newPage()
        at.setDefaultTimeout(30_000)
        await at.goto(origin)
        await at.click('#go')
        const frame = at.frameLocator('iframe')
        if (!javaScriptEnabled) await frame.locator('#continue').click()
        await frame.locator('#inside').waitFor()
        assert.match(Buffer.from(posted.at(-1)?.get('SAMLResponse') ?? '', 'base64').toString(), /<samlp:LogoutResponse [\s\S]*<Signature /)
      },
    )
})
