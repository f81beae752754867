import { createServer } from 'node:net'

// The system may give a port again as soon as its probe is closed; two listeners of one test would meet on it.
const given = new Set<number>()

function probe(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}

/** A port of the loopback address that nobody listens on, and that was not given before. */
export async function freePort(): Promise<number> {
  let port = await probe()
  while (given.has(port)) port = await probe()
  given.add(port)
  return port
}
