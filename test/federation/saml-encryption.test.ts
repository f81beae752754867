import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { linkedAccount } from '#model/federation/linked-account.ts'
import { assertionXml, deliver, type Encryption, encryptXml, federateSaml, leaveFor, responseXml, samlKey, signXml } from '../support/saml.ts'
import { startServer, type TestServer } from '../support/server.ts'

const ours = samlKey('gatehouse.example')
let server: TestServer
let id: string
before(async () => {
  server = await startServer()
  id = await federateSaml(server, { saml_decryption_key: ours.key as never, saml_decryption_certificate: ours.pem })
})
after(() => server.close())

interface Sent {
  readonly for?: typeof ours
  readonly how?: Encryption
  readonly algorithm?: 'sha256' | 'sha1'
  /** The signature around: of the assertion inside, of the response, or none. */
  readonly signs?: 'assertion' | 'response' | 'nothing'
  readonly alter?: (xml: string) => string
  readonly to?: string
}

async function arrive(nameId: string, sent: Sent = {}) {
  const { to = id, signs = 'assertion', algorithm = 'sha256', alter = (xml: string) => xml } = sent
  const request = await leaveFor(server, to)
  const bare = assertionXml(request, { nameId })
  const encrypted = await encryptXml(signs === 'assertion' ? signXml(bare, 'Assertion', { algorithm }) : bare, sent.for ?? ours, sent.how)
  const response = responseXml(request, alter(encrypted))
  return deliver(server, to, request, signs === 'response' ? signXml(response, 'Response', {}) : response)
}
const people = () => server.context.db.table(linkedAccount).count({ federated_server_id: id })

const contents = ['http://www.w3.org/2009/xmlenc11#aes128-gcm', 'http://www.w3.org/2009/xmlenc11#aes256-gcm', 'http://www.w3.org/2001/04/xmlenc#aes256-cbc']
for (const content of contents)
  test(`SAML Core §2.3.4 an assertion encrypted by ${content.split('#')[1]} for our key signs in`, async () => {
    assert.equal((await arrive('ada', { how: { content } })).url.pathname, '/account')
    assert.equal(await people(), 1)
  })

test('SAML Core §2.3.4 a signed response around an encrypted assertion signs in', async () => {
  assert.equal((await arrive('ada', { signs: 'response' })).url.pathname, '/account')
})

test('SAML Metadata §2.4.1.1 our metadata tell the certificate to encrypt for, and the key is never shown', async () => {
  const { text } = await server.call('GET', `/login/with/${id}/metadata`)
  const descriptor = /<KeyDescriptor use="encryption">[\s\S]*?<\/KeyDescriptor>/.exec(text)?.[0] ?? ''
  assert.match(descriptor.replaceAll(/\s/g, ''), new RegExp(ours.pem.replaceAll(/-----[^-]+-----|\s/g, '').replaceAll('+', '\\+')))
  assert.doesNotMatch(descriptor, /tripledes|rsa-1_5/)
  const shown = await server.call('GET', `/api/federated-servers/${id}`, { bearer: await server.adminToken() })
  assert(!shown.text.includes('saml_decryption_key') && !shown.text.includes('PRIVATE KEY'))
})

const alterations: readonly (readonly [what: string, sent: Sent])[] = [
  ['for another key', { for: samlKey('other.example') }],
  ['without a signature', { signs: 'nothing' }],
  ['that was altered', { alter: (xml) => xml.replace(/(<e:CipherValue>)([A-Za-z0-9+/]{40})/g, (_, tag, text: string) => tag + [...text].reverse().join('')) }],
  [
    'by CBC that was cut',
    {
      how: { content: contents[2] ?? '' },
      alter: (xml) => xml.replace(/[A-Za-z0-9+/=]{44}(<\/[\w:]*CipherValue>\s*<\/[\w:]*CipherData>\s*<\/[\w:]*EncryptedData>)/, '$1'),
    },
  ],
  ['whose key is encrypted by PKCS #1 v1.5', { how: { key: 'http://www.w3.org/2001/04/xmlenc#rsa-1_5' } }],
  ['by 3DES', { how: { content: 'http://www.w3.org/2001/04/xmlenc#tripledes-cbc' } }],
  ['beside a second one', { alter: (xml) => xml + xml }],
]
for (const [what, sent] of alterations)
  test(`XML Encryption §6.1 an encrypted assertion ${what} is refused with one and the same sentence`, async () => {
    const before_ = await people()
    const stop = await arrive('grace', sent)
    assert.equal(stop.status, 502)
    assert.match(stop.text, /the encrypted assertion cannot be decrypted by our key, or is not signed by the server/)
    assert.equal(await people(), before_)
  })

test('a signature by SHA-1 inside an encrypted assertion is refused as outside', async () => {
  const stop = await arrive('grace', { algorithm: 'sha1' })
  assert.deepEqual([stop.status, /SHA-1/.test(stop.text)], [502, true])
})

test('SAML Core §2.3.4 without a decryption key encrypted assertions are refused, and the reason is told', async () => {
  const other = await federateSaml(server, { name: 'Without a key' })
  const stop = await arrive('ada', { to: other })
  assert.deepEqual([stop.status, /set saml_decryption_key/.test(stop.text)], [502, true])
})

test('a decryption key comes with its own certificate', async () => {
  const bearer = await server.adminToken()
  const send = async (json: object) => server.call('PATCH', `/api/federated-servers/${id}`, { bearer, json })
  const other = await send({ saml_decryption_certificate: samlKey('other.example').pem, saml_decryption_key: ours.key })
  assert.deepEqual(other.json.errors, { saml_decryption_certificate: ['is not the certificate of the decryption key'] })
  const none = await send({ saml_decryption_certificate: null })
  assert.deepEqual(Object.keys(none.json.errors), ['saml_decryption_certificate'])
})
