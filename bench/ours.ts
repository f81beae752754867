import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, flags } from '../scripts/lean.mjs'
import { freePort } from '../test/support/free-port.ts'
import { Connection, post, type Reply, request } from './drive.ts'
import { type ServerProcess, startProcess } from './server-process.ts'

export const SECRET = 'a-secret-of-the-bench-with-enough-length-4711'
export const REDIRECT = 'https://app.example/callback'

/** Our server under measurement, with the clients of the bench. */
export interface Ours extends ServerProcess {
  /** Where it keeps its data; it goes when the server stops, unless another may still want it. */
  readonly folder: string
  readonly api: (method: string, path: string, body?: unknown) => Promise<Reply>
  stop(keep?: boolean): Promise<void>
}

const clients = [
  { id: 'opaque', supported_grant_types: ['client_credentials', 'introspect'] },
  { id: 'es256', supported_grant_types: ['client_credentials'], access_token_format: 'jwt', access_token_signature_alg: 'ES256' },
  { id: 'eddsa', supported_grant_types: ['client_credentials'], access_token_format: 'jwt', access_token_signature_alg: 'EdDSA' },
  { id: 'rs256', supported_grant_types: ['client_credentials'], access_token_format: 'jwt', access_token_signature_alg: 'RS256' },
  { id: 'web', supported_grant_types: ['authorization_code', 'refresh_token'], redirect_uris: [REDIRECT], first_party: true },
]

/** Starts our server on an empty folder (or a given database) and makes the clients of the bench; its administrator is the person who signs in. */
export async function startOurs(env: Readonly<Record<string, string>> = {}, folder = mkdtempSync(join(tmpdir(), 'gatehouse-bench-'))): Promise<Ours> {
  const port = await freePort()
  const server = await startProcess(
    'dist/server/main.js',
    port,
    {
      NODE_ENV: 'production',
      ...environment,
      PORT: String(port),
      GATEHOUSE_HTTP_HOST: '127.0.0.1',
      GATEHOUSE_MANAGEMENT_PORT: '0',
      GATEHOUSE_ISSUER: `http://localhost:${port}`,
      GATEHOUSE_DATA: folder,
      GATEHOUSE_ADMIN_CLIENT_ID: 'admin',
      GATEHOUSE_ADMIN_CLIENT_SECRET: SECRET,
      GATEHOUSE_ADMIN_PASSWORD: SECRET,
      ...env,
    },
    '/readyz',
    // As `npm start` runs it.
    flags,
  )
  const connection = new Connection(port)
  const token = JSON.parse(
    (await connection.send(post('/oauth/token', { grant_type: 'client_credentials', scope: 'clients:manage:all policies:manage:all' }, basic('admin', SECRET))))
      .body,
  )
  const api = (method: string, path: string, body?: unknown) =>
    connection.send(
      request(
        method,
        path,
        { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json' },
        body === undefined ? '' : JSON.stringify(body),
      ),
    )
  for (const client of clients) await made(await api('POST', '/api/clients', { client: { name: client.id, secret: SECRET, ...client } }), client.id)
  return {
    ...server,
    folder,
    api,
    cpu: server.cpu,
    memory: server.memory,
    stop: async (keep = false) => {
      connection.close()
      await server.stop()
      if (!keep) rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function made(reply: Reply, what: string): Promise<void> {
  if (reply.status !== 201 && reply.status !== 409) throw new Error(`the bench could not make ${what}: ${reply.status} ${reply.body}`)
}

export const basic = (id: string, secret: string): Record<string, string> => ({ authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` })

/** A browser that has signed in: the cookies to send. */
export async function signedIn(server: ServerProcess): Promise<string> {
  const connection = new Connection(server.port)
  const form = await connection.send(request('GET', '/login', { accept: 'text/html' }))
  const csrf = /name="csrf" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
  const done = await connection.send(
    post('/login', { username: 'admin', password: SECRET, csrf }, { cookie: cookies(form), origin: `http://localhost:${server.port}` }),
  )
  if (done.status !== 303) throw new Error(`the bench could not sign in: ${done.status} ${done.body.slice(0, 300)}`)
  connection.close()
  return [cookies(form), cookies(done)].filter(Boolean).join('; ')
}

export const cookies = (reply: Reply): string => [...reply.headers.matchAll(/\r\nset-cookie: ([^;\r]+)/gi)].map((found) => found[1]).join('; ')
export const locationOf = (reply: Reply): string => /\r\nlocation: ([^\r]+)/i.exec(reply.headers)?.[1] ?? ''
