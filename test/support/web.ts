import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A page of somebody else's server. */
export interface WebPage {
  readonly status?: number
  readonly type?: string
  readonly body: string | Buffer
}

/** Somebody else's server, on the loopback address. Reach it with `allow_private_fetch: ['127.0.0.1']`. */
export interface Web {
  readonly origin: string
  /** Its pages by path; anything else is 404. */
  readonly pages: Map<string, WebPage>
  /** The paths that were asked for. */
  readonly asked: string[]
  close(): void
}

export async function startWeb(): Promise<Web> {
  const [pages, asked] = [new Map<string, WebPage>(), [] as string[]]
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const { status = 200, type = 'application/json', body } = pages.get(path) ?? { status: 404, body: '' }
    response.writeHead(status, { 'content-type': type }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    asked,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
