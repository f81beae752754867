import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
before(async () => {
  server = await startServer({ listen: true })
})
after(() => server.close())

/** Sends bytes, and tells the whole answer once the connection is closed. */
const send = (bytes: string): Promise<string> => text(connect(Number(new URL(server.issuer).port), '127.0.0.1').end(bytes))

for (const [what, bytes, status, code] of [
  [
    'a URL that is larger than what is read',
    `GET /api/clients?search=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    431,
    'REQUEST_HEADER_FIELDS_TOO_LARGE',
  ],
  ['what is no HTTP', 'HELLO\r\n\r\n', 400, 'BAD_REQUEST'],
] as const)
  test(`RFC 9457 §3 ${what} is refused as a problem`, async () => {
    const [head = '', body = ''] = (await send(bytes)).split('\r\n\r\n')
    assert.match(head, new RegExp(`^HTTP/1\\.1 ${status} `))
    assert.match(head, /content-type: application\/problem\+json/)
    const told = JSON.parse(body)
    assert.deepEqual([told.status, told.code], [status, code])
    assert.match(told.request_id, /^req_/)
    // The connection of one is not the server.
    assert.equal((await fetch(`${server.issuer}/livez`)).status, 200)
  })
