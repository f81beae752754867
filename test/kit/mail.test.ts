import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { type Message, readMailUrl, readSender, sendMail } from '#kit/mail.ts'
import { type SmtpSink, smtpSink } from '../support/smtp.ts'
import { authority } from '../support/tls/material.ts'

const letter: Message = { from: 'Gatehouse <no-reply@id.example>', to: 'ada@example.com', subject: 'Hello', text: 'Plain', html: '<p>Rich</p>', id: 'job_1' }
const trusted = getCACertificates('default')
let [starttls, implicit, plain]: SmtpSink[] = []
before(async () => {
  ;[starttls, implicit, plain] = await Promise.all([smtpSink(), smtpSink({ tls: 'implicit' }), smtpSink({ tls: 'none' })])
})
after(async () => {
  setDefaultCACertificates(trusted)
  await Promise.all([starttls, implicit, plain].map((sink) => sink?.close()))
})
const at = (scheme: string, sink: SmtpSink | undefined, who = '') => readMailUrl(`${scheme}://${who}localhost:${sink?.port}`)

test('RFC 3207 §4.1 a server without STARTTLS gets neither letter nor password', async () => {
  await assert.rejects(sendMail(at('smtp', plain, 'user:secret@'), letter), /STARTTLS|TLS/i)
  assert.deepEqual(plain?.received, [])
})

test('a server whose certificate is not trusted gets no letter', async () => {
  for (const [scheme, sink] of [
    ['smtp', starttls],
    ['smtps', implicit],
  ] as const) {
    await assert.rejects(sendMail(at(scheme, sink), letter), /certificate/i)
    assert.deepEqual(sink?.received, [])
  }
})

test('a letter is handed over with TLS from the start, after STARTTLS, and in the clear where that was said', async () => {
  setDefaultCACertificates([...trusted, authority])
  await sendMail(at('smtp', starttls, 'user:p%40ss@'), letter)
  await sendMail(at('smtps', implicit, 'user:p%40ss@'), letter, '127.0.0.1')
  await sendMail(at('smtp+plain', plain), letter)
  assert.deepEqual(
    [starttls, implicit, plain].map((sink) => sink?.received.map(({ isEncrypted, auth }) => [isEncrypted, auth])),
    [[[true, 'user:p@ss']], [[true, 'user:p@ss']], [[false, undefined]]],
  )
  const [{ from, to, data } = { from: '', to: [], data: '' }] = starttls?.received ?? []
  assert.match(from, /<no-reply@id\.example>/)
  assert.deepEqual(to, ['RCPT TO:<ada@example.com>'])
  for (const header of ['From: Gatehouse <no-reply@id.example>', 'Subject: Hello', 'Message-ID: <job_1@id.example>', 'Auto-Submitted: auto-generated'])
    assert(data.includes(`${header}\r\n`), header)
  for (const body of ['Plain', '<p>Rich</p>']) assert(data.includes(body), body)
})

for (const [what, change] of Object.entries({
  'a subject with a line break': { subject: 'Hello\r\nBcc: eve@example.com' },
  'two recipients': { to: 'ada@example.com, eve@example.com' },
  'a recipient with a line break': { to: 'ada@example.com\r\nRCPT TO:<eve@example.com>' },
  'a recipient with a name': { to: 'Ada <ada@example.com>' },
  'a sender with a line break': { from: 'Gate\nBcc: eve@example.com <no-reply@id.example>' },
  'an id with a line break': { id: 'job\r\nBcc: eve@example.com' },
}))
  test(`header injection: no letter is sent with ${what}`, async () => {
    const before_ = plain?.received.length
    await assert.rejects(sendMail(at('smtp+plain', plain), { ...letter, ...change }))
    assert.equal(plain?.received.length, before_)
  })

test('a mail URL says how the connection is protected', () => {
  assert.deepEqual(readMailUrl('smtps://a:b@mail.example'), { host: 'mail.example', port: 465, security: 'tls', user: 'a', password: 'b' })
  assert.deepEqual(readMailUrl('smtp://mail.example'), { host: 'mail.example', port: 587, security: 'starttls' })
  assert.deepEqual(readMailUrl('smtp+plain://[::1]:2525'), { host: '::1', port: 2525, security: 'clear' })
  for (const wrong of [
    'mail.example',
    'https://mail.example',
    'smtp+plain://a:b@mail.example',
    'smtp://mail.example/path',
    'smtp://mail.example?tls=none',
    'smtp://',
  ])
    assert.throws(() => readMailUrl(wrong), wrong)
})

test('a sender is one address, with a name or without', () => {
  assert.deepEqual(readSender('a@b.example'), { name: '', address: 'a@b.example' })
  assert.deepEqual(readSender('"Ada, Countess" <a@b.example>'), { name: 'Ada, Countess', address: 'a@b.example' })
  for (const wrong of ['', 'a', 'a@b, c@d', 'A <a@b> <c@d>', 'A <a>']) assert.throws(() => readSender(wrong), wrong)
})
