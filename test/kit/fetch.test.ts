import assert from 'node:assert/strict'
import { createServer as createHttp, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { Socket } from 'node:net'
import { after, test } from 'node:test'
import type { TLSSocket } from 'node:tls'
import { guardedFetch } from '#kit/fetch.ts'
import { vetHost } from '#kit/vetted-host.ts'
import { authority, clientPair, serverPair } from '../support/tls/material.ts'

const closing: Server[] = []
after(() => {
  for (const server of closing) {
    server.closeAllConnections()
    server.close()
  }
})
async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(server)
  const address = server.address()
  assert(address && typeof address === 'object')
  return address.port
}
const overHttp = (listener: RequestListener) => listening(createHttp(listener))
const bodyOf = async (request: IncomingMessage) => Buffer.concat(await request.toArray())

const fetch = guardedFetch(['127.0.0.0/8', 'localhost'])

test('a body of bytes arrives as it was sent', async () => {
  const port = await overHttp(async (request, response) => void response.end(await bodyOf(request)))
  const bytes = Buffer.from([0, 255, 128, 10, 13, 0xc3, 0x28])
  assert.deepEqual((await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: bytes })).bytes, bytes)
})

test('an own certification authority is trusted where it is given, and nowhere else', async () => {
  const port = await listening(createHttps(serverPair, (_request, response) => void response.end('secure')))
  const url = `https://localhost:${port}/`
  await assert.rejects(fetch(url), /certificate/)
  assert.equal((await fetch(url, { tls: { ca: authority } })).body, 'secure')
  await assert.rejects(fetch(url), /certificate/)
})

test('RFC 8705 §2 our certificate is shown to a server that asks for it', async () => {
  const options = { ...serverPair, ca: authority, requestCert: true, rejectUnauthorized: true }
  const port = await listening(createHttps(options, ({ socket }, response) => void response.end(String((socket as TLSSocket).getPeerCertificate().subject.CN))))
  const url = `https://localhost:${port}/`
  assert.equal((await fetch(url, { tls: { ca: authority, ...clientPair } })).body, 'client of tests')
  await assert.rejects(fetch(url, { tls: { ca: authority } }))
  // A connection that was kept with a certificate does not serve a request without one.
  assert.equal((await fetch(url, { tls: { ca: authority, ...clientPair }, keepAlive: true })).status, 200)
  await assert.rejects(fetch(url, { tls: { ca: authority }, keepAlive: true }))
})

test('a connection is kept where that is asked for, and closed otherwise', async () => {
  const seen: Socket[] = []
  const port = await overHttp(({ socket }, response) => {
    seen.push(socket)
    response.end()
  })
  const url = `http://127.0.0.1:${port}/`
  for (const keepAlive of [true, true, false, false]) await fetch(url, { keepAlive })
  assert.equal(new Set(seen).size, 3)
  assert.equal(seen[0], seen[1])
})

test('of many requests at once to one host no more than sixteen connections are kept busy', async () => {
  const open = new Set<Socket>()
  const port = await overHttp(({ socket }, response) => {
    open.add(socket)
    setTimeout(() => response.end(), 20)
  })
  await Promise.all(Array.from({ length: 60 }, () => fetch(`http://127.0.0.1:${port}/`, { keepAlive: true })))
  assert.equal(open.size, 16)
})

test('RFC 9110 §9.2.2 a kept connection that was closed meanwhile is made anew for what may be repeated, and for nothing else', async () => {
  let [served, lost] = [0, 0]
  const known = new Set<Socket>()
  const port = await overHttp((request, response) => {
    if (known.has(request.socket)) {
      lost++
      return void request.socket.resetAndDestroy()
    }
    known.add(request.socket)
    served++
    response.end('done')
  })
  const url = `http://127.0.0.1:${port}/`
  await fetch(url, { keepAlive: true })
  assert.equal((await fetch(url, { keepAlive: true })).body, 'done')
  await fetch(url, { keepAlive: true })
  await assert.rejects(fetch(url, { method: 'POST', body: 'pay', keepAlive: true }))
  assert.deepEqual([served, lost], [3, 2])
})

test('a host is vetted whatever is spoken to it', async () => {
  for (const host of ['127.0.0.1', '[::1]', 'localhost', '169.254.169.254', '10.0.0.1'])
    await assert.rejects(vetHost(host, { allow: [] }), /not a public address/, host)
  assert.deepEqual((await vetHost('127.0.0.1', { allow: ['127.0.0.0/8'] })).addresses, [{ address: '127.0.0.1', family: 4 }])
  assert.equal((await vetHost('LOCALHOST', { allow: ['localhost:389'], port: '389' })).addresses.length > 0, true)
  await assert.rejects(vetHost('localhost', { allow: ['localhost:389'], port: '390' }), /not a public address/)
  await assert.rejects(vetHost('203.0.113.7', { allow: [], isClear: true }), /TLS only/)
  assert.equal((await vetHost('8.8.8.8', { allow: [] })).addresses[0].address, '8.8.8.8')
})
