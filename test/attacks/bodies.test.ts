import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { startServer } from '../support/server.ts'

/** Bodies as they come over a socket: in pieces, in chunks, too long, cut off, one request behind the other. */
const server = await startServer({ listen: true })
await server.call('GET', '/.well-known/openid-configuration')
after(server.close)
const port = Number(new URL(server.issuer).port)

const head = (...headers: string[]) =>
  ['POST /oauth/token HTTP/1.1', 'host: localhost', 'content-type: application/x-www-form-urlencoded', ...headers, '', ''].join('\r\n')
const form = 'grant_type=nothing&client_id=nobody'
const length = `content-length: ${form.length}`

/** The answers to pieces sent one after the other, once nothing came for a while after the first. */
async function said(...pieces: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let [answer, heard] = ['', 0]
  socket.on('data', (text) => {
    answer += String(text)
    heard = performance.now()
  })
  socket.on('error', () => {})
  await once(socket, 'connect')
  for (const piece of pieces) {
    socket.write(piece)
    await wait(30)
  }
  // A first answer may take long on a busy machine (keys are made); silence is asked for after it, or where none comes at all.
  const began = performance.now()
  while (performance.now() - Math.max(began, heard) < (heard === 0 ? 600 : 300)) await wait(20)
  socket.destroy()
  return answer
}
const statuses = (answer: string) => [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))
/** The answer to a client that nobody knows: its body was read to the end. */
const READ = 401
const TOO_LARGE = 413

describe('a body over a socket', () => {
  it('is read when it comes with its head, after it, and byte by byte', async () => {
    assert.deepEqual(statuses(await said(head(length) + form)), [READ])
    assert.deepEqual(statuses(await said(head(length), form)), [READ])
    assert.deepEqual(statuses(await said(head(length), ...form.slice(0, 8), form.slice(8))), [READ])
  })

  it('is read in chunks', async () => {
    const chunked = (...parts: string[]) => [...parts, ''].map((part) => `${part.length.toString(16)}\r\n${part}\r\n`)
    assert.deepEqual(statuses(await said(head('transfer-encoding: chunked'), ...chunked(form.slice(0, 10), form.slice(10)))), [READ])
    assert.deepEqual(statuses(await said(head('transfer-encoding: chunked') + chunked(form).join(''))), [READ])
  })

  it('that is not whole is not answered', async () => {
    assert.deepEqual(statuses(await said(head(length), form.slice(0, -1))), [])
    assert.deepEqual(statuses(await said(head('transfer-encoding: chunked'), `${form.length.toString(16)}\r\n${form}\r\n`)), [])
  })

  it('that is too long is refused: by its announcement, and at the byte that is too many', async () => {
    const long = 'x'.repeat(66_000)
    assert.deepEqual(statuses(await said(head('content-length: 66000'))), [TOO_LARGE])
    assert.deepEqual(statuses(await said(head('content-length: 66000') + long)), [TOO_LARGE])
    assert.deepEqual(statuses(await said(head('transfer-encoding: chunked'), `${long.length.toString(16)}\r\n${long}\r\n`)), [TOO_LARGE])
  })

  it('does not run into the next: requests behind one another are answered in their order', async () => {
    const metadata = 'GET /.well-known/openid-configuration HTTP/1.1\r\nhost: localhost\r\n\r\n'
    assert.deepEqual(statuses(await said(head(length) + form + metadata + head(length) + form)), [READ, 200, READ])
    assert.deepEqual(statuses(await said(`${head('content-length: 66000')}${'x'.repeat(66_000)}${metadata}`)), [TOO_LARGE, 200])
  })

  it('of one who goes away in the middle leaves the server well', async () => {
    await Promise.all(Array.from({ length: 20 }, () => said(head('content-length: 60000'), 'x'.repeat(1000))))
    assert.deepEqual(statuses(await said(head(length) + form)), [READ])
  })

  it('with two lengths, or a length and chunks, is refused (RFC 9112 §6.3)', async () => {
    assert.deepEqual(statuses(await said(head(length, 'transfer-encoding: chunked') + form)), [400])
    assert.deepEqual(statuses(await said(head(length, 'content-length: 1') + form)), [400])
  })
})
