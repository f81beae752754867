import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { TestServer } from './server.ts'

/** A toy MCP server: it asks for tokens of an authorization server, and has a tool that needs a scope of its own. */
export interface ToyMcp {
  /** The address of its endpoint, which is also its identifier as an API. */
  readonly url: string
  close(): void
}
interface Message {
  readonly id?: number
  readonly method: string
}
const READ = 'notes:read'
const WRITE = 'notes:write'

const results: Readonly<Record<string, object>> = {
  initialize: { protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'toy', version: '1' } },
  'tools/list': { tools: [{ name: 'write', description: 'Writes a note.', inputSchema: { type: 'object' } }] },
  'tools/call': { content: [{ type: 'text', text: 'written' }] },
}

/** Starts it. `introspector` is the id and secret of the client by which it asks what a token means. */
export async function startToyMcp(server: TestServer, introspector: () => readonly [string, string]): Promise<ToyMcp> {
  let base = ''
  const metadata = () => `${base}/.well-known/oauth-protected-resource/mcp`
  const challenge = (more: string) => ({ 'www-authenticate': `Bearer resource_metadata="${metadata()}"${more}` })
  /** The scopes of the token of a request; undefined where it has no live one for this API. */
  const scopesOf = async ({ headers }: IncomingMessage): Promise<readonly string[] | undefined> => {
    const [, token] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? []
    if (token === undefined) return undefined
    const { json } = await server.call('POST', '/oauth/introspect', { form: { token }, basic: introspector() })
    const audience = [json.aud].flat()
    return json.active && audience.includes(`${base}/mcp`) ? String(json.scope ?? '').split(' ') : undefined
  }
  const http: Server = createServer(async (request, answer) => {
    const send = (status: number, body?: object, headers: Record<string, string> = {}) => {
      answer.writeHead(status, { 'content-type': 'application/json', ...headers })
      answer.end(body && JSON.stringify(body))
    }
    if (request.url === '/.well-known/oauth-protected-resource/mcp')
      return send(200, { resource: `${base}/mcp`, authorization_servers: [server.issuer], scopes_supported: [READ], bearer_methods_supported: ['header'] })
    if (request.url !== '/mcp') return send(404, {})
    const scopes = await scopesOf(request)
    if (!scopes) return send(401, {}, challenge(''))
    if (request.method !== 'POST') return send(405, {})
    const { id, method }: Message = JSON.parse(await text(request))
    if (method === 'tools/call' && !scopes.includes(WRITE)) return send(403, {}, challenge(`, error="insufficient_scope", scope="${READ} ${WRITE}"`))
    return id === undefined ? send(202) : send(200, { jsonrpc: '2.0', id, result: results[method] ?? {} })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  return {
    url: `${base}/mcp`,
    close: () => {
      http.closeAllConnections()
      http.close()
    },
  }
}
