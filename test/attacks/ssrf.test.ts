import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import { after, test } from 'node:test'
import { canonicalAddress, isPublicAddress, networkOf } from '#kit/address.ts'
import { guardedFetch } from '#kit/fetch.ts'

const closing: (() => void)[] = []
after(() => {
  for (const close of closing) close()
})

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  assert(address && typeof address === 'object')
  return address.port
}

const fetch = guardedFetch([])
const local = guardedFetch(['127.0.0.0/8'])

for (const host of [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:a9fe:a9fe]',
  '[::7f00:1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::1]',
  '[fe80::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[2001:db8::1]',
  'localhost',
]) {
  test(`CVE-2020-10770 nothing private is fetched: https://${host}`, () => assert.rejects(fetch(`https://${host}/`), /not a public address/))
}

test('CVE-2020-10770 a name that leads to a private address is refused, and so is plain http', async () => {
  await assert.rejects(fetch('https://localhost/'), /not a public address/)
  await assert.rejects(fetch('http://203.0.113.1/'), /TLS only/)
})

test('only web URLs without credentials are fetched', async () => {
  await assert.rejects(fetch('file:///etc/passwd'), /not fetched/)
  await assert.rejects(fetch('gopher://127.0.0.1/'), /not fetched/)
  await assert.rejects(fetch('https://user:word@127.0.0.1/'), /credentials/)
  await assert.rejects(fetch('//127.0.0.1/'), /not a URL/)
})

test('what the operator allows is fetched, by network, by host and by host and port', async () => {
  const port = await listen((_request, response) => response.setHeader('content-type', 'text/plain').end('hello'))
  assert.deepEqual((await local(`http://127.0.0.1:${port}/`)).body, 'hello')
  assert.equal((await guardedFetch(['localhost'])(`http://localhost:${port}/`)).headers['content-type'], 'text/plain')
  assert.equal((await guardedFetch([`localhost:${port}`])(`http://localhost:${port}/`)).status, 200)
  await assert.rejects(guardedFetch(['localhost:1'])(`http://localhost:${port}/`), /TLS only/)
  assert.throws(() => guardedFetch(['10.0.0.0/99']), /more than 32 bits/)
})

test('a redirect is not followed, even from where we may go', async () => {
  let followed = false
  const port = await listen((request, response) => {
    if (request.url === '/there') followed = true
    response.writeHead(302, { location: '/there' }).end()
  })
  await assert.rejects(local(`http://127.0.0.1:${port}/`), /redirect/)
  assert.equal(followed, false)
})

test('an answer that is too large is cut off', async () => {
  const port = await listen((_request, response) => response.end('x'.repeat(100_000)))
  await assert.rejects(local(`http://127.0.0.1:${port}/`), /larger than 65536 bytes/)
  assert.equal((await local(`http://127.0.0.1:${port}/`, { limit: 100_000 })).body.length, 100_000)
})

test('an answer that trickles is cut off when the time is up, whatever comes in', async () => {
  const port = await listen((_request, response) => {
    const drip = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(drip))
  })
  const started = Date.now()
  await assert.rejects(local(`http://127.0.0.1:${port}/`, { timeout: 200 }), /took too long/)
  assert(Date.now() - started < 1500)
})

test('CVE-2026-45364 an address has one spelling and counts as its network', () => {
  assert.equal(canonicalAddress('2001:DB8:0:0:0:0:0:1'), canonicalAddress('2001:db8::1'))
  assert.equal(canonicalAddress('::ffff:192.0.2.7'), '192.0.2.7')
  assert.equal(canonicalAddress('fe80::1%eth0'), 'fe80::1')
  assert.equal(canonicalAddress('not an address'), undefined)
  assert.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.0/24')
  assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64')
  assert.equal(networkOf('2001:db8::6'), '2001:db8::/64')
  assert.equal(networkOf('unix'), 'unknown')
})

test('addresses of the public Internet pass', () => {
  for (const address of ['1.1.1.1', '172.15.255.255', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8']) assert.equal(isPublicAddress(address), true, address)
})
