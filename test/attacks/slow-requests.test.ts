import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { after, describe, it } from 'node:test'
import { startServer } from '../support/server.ts'

/** Seconds that a request may take here. The server looks ten times within that which are late. */
const DEADLINE = 1
const server = await startServer({ listen: true, settings: { 'http.request_timeout': DEADLINE } })
after(server.close)
const port = Number(new URL(server.issuer).port)

const head = (...headers: string[]) => ['POST /oauth/token HTTP/1.1', 'host: localhost', ...headers].join('\r\n')
const withBody = (length: number) => `${head('content-type: application/x-www-form-urlencoded', `content-length: ${length}`)}\r\n\r\n`
const WHOLE = 'grant_type=nothing&client_id=nobody'

/** Milliseconds until the server closes a connection on which `begun` was sent, and then a byte every so often; and what it said. */
async function lifeOf(begun: string, { drip = true, before = '' } = {}): Promise<{ readonly life: number; readonly said: string }> {
  const socket: Socket = connect(port, '127.0.0.1')
  let said = ''
  socket.on('data', (text) => {
    said += String(text)
  })
  socket.on('error', () => {})
  await once(socket, 'connect')
  if (before !== '') {
    socket.write(before)
    await once(socket, 'data')
    said = ''
  }
  const began = performance.now()
  socket.write(begun)
  const dripping = drip ? setInterval(() => socket.write('x'), 100) : undefined
  await once(socket, 'close')
  clearInterval(dripping)
  return { life: performance.now() - began, said }
}

describe('a request that is made slowly, to keep a socket, is cut off at its deadline', () => {
  const cases = {
    'headers that trickle': { begun: `${head()}\r\nx-slow: ` },
    'headers that stop': { begun: `${head()}\r\nx-slow: `, drip: false },
    'a body that trickles': { begun: withBody(60_000) },
    'a body that stops': { begun: withBody(60_000), drip: false },
    'a chunked body that stops': { begun: `${head('transfer-encoding: chunked')}\r\n\r\n5\r\nhello`, drip: false },
    'a body behind a request that was answered': { begun: withBody(60_000), before: withBody(WHOLE.length) + WHOLE },
    'headers behind a request that was answered': { begun: `${head()}\r\nx-slow: `, before: withBody(WHOLE.length) + WHOLE },
    'a body that is refused for its length before it is there': { begun: withBody(70_000) },
  }
  for (const [name, { begun, ...how }] of Object.entries(cases))
    it(name, { timeout: 20_000 }, async () => {
      const { life } = await lifeOf(begun, how)
      assert.ok(life < DEADLINE * 1000 + 600, `it lived ${life} ms`)
    })

  it('and told so, where nothing was answered yet (RFC 9110 §15.5.9)', async () => {
    const { said } = await lifeOf(withBody(60_000))
    assert.match(said, /^HTTP\/1\.1 408 /)
  })
})

it('a connection between two requests is kept longer than a request may take', async () => {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  for (const pause of [DEADLINE * 1000 + 500, 0]) {
    socket.write(withBody(WHOLE.length) + WHOLE)
    const [answer] = await once(socket, 'data')
    assert.match(String(answer), /^HTTP\/1\.1 401 /)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  socket.destroy()
})
