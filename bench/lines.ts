import { createHash, randomBytes } from 'node:crypto'
import { Connection, type Operation, post, type Reply, request } from './drive.ts'
import { basic, cookies, locationOf, REDIRECT, SECRET, signedIn } from './ours.ts'
import { provedTokens } from './proofs.ts'
import type { ServerProcess } from './server-process.ts'

/** One line of the table: the same operation on both servers. */
export interface Line {
  readonly name: string
  /** The row of the budget it measures. */
  readonly row: string
  /** At most this many µs of server CPU, and at least this many times cheaper than the other server. */
  readonly budget: { readonly cpu: number; readonly ratio: number }
  /** The cryptography and storage of the operation on a bare HTTP server, in µs. */
  readonly limit?: number
  readonly peer: Readonly<Record<string, string>>
  readonly ours: (server: ServerProcess) => Promise<Operation[]>
  readonly theirs: (server: ServerProcess) => Promise<Operation[]>
}

const CONNECTIONS = 32

/** Sends one fixed request over and over on each connection, and refuses to count anything but a success. */
const repeated = (port: number, text: string, good: (reply: Reply) => boolean = (reply) => reply.status === 200): Operation[] =>
  Array.from({ length: CONNECTIONS }, () => {
    const connection = new Connection(port)
    return async () => {
      const reply = await connection.send(text)
      if (!good(reply)) throw new Error(`unexpected answer: ${reply.status} ${reply.body.slice(0, 300)}`)
      return 1
    }
  })

export const tokens = (client: string) => async (server: ServerProcess) =>
  repeated(server.port, post('/oauth/token', { grant_type: 'client_credentials' }, basic(client, SECRET)))
const boundTokens = { form: { grant_type: 'client_credentials' } }
const theirTokens = async (server: ServerProcess) =>
  repeated(server.port, post('/token', { grant_type: 'client_credentials', scope: 'read' }, basic('machine', SECRET)))
const get = (path: string) => async (server: ServerProcess) => repeated(server.port, request('GET', path))

const introspection = (path: string, issue: string, client: string, form: Record<string, string>, many: number) => async (server: ServerProcess) => {
  const connection = new Connection(server.port)
  const issued: string[] = []
  for (let at = 0; at < many; at++)
    issued.push(JSON.parse((await connection.send(post(issue, { grant_type: 'client_credentials', ...form }, basic(client, SECRET)))).body).access_token)
  connection.close()
  let next = 0
  return Array.from({ length: CONNECTIONS }, () => {
    const own = new Connection(server.port)
    return async () => {
      const reply = await own.send(post(path, { token: issued[next++ % issued.length] as string }, basic(client, SECRET)))
      if (!reply.body.includes('"active":true')) throw new Error(`the token is not active: ${reply.body.slice(0, 300)}`)
      return 1
    }
  })
}

/** Authorize with a session, then redeem the code: two requests that count as one operation. */
function codeFlow(server: ServerProcess, cookie: string, paths: { readonly authorize: string; readonly token: string }): Operation[] {
  return Array.from({ length: CONNECTIONS }, () => {
    const connection = new Connection(server.port)
    return async () => {
      const verifier = randomBytes(32).toString('base64url')
      const challenge = createHash('sha256').update(verifier).digest('base64url')
      const query = new URLSearchParams({
        client_id: 'web',
        response_type: 'code',
        scope: 'openid',
        redirect_uri: REDIRECT,
        state: 's',
        nonce: 'n',
        code_challenge: challenge,
        code_challenge_method: 'S256',
      })
      const sent = await connection.send(request('GET', `${paths.authorize}?${query}`, { cookie }))
      const code = new URLSearchParams(locationOf(sent).split('?')[1]).get('code')
      if (!code) throw new Error(`no code: ${sent.status} ${locationOf(sent)} ${sent.body.slice(0, 300)}`)
      const answer = await connection.send(
        post(paths.token, { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: REDIRECT }, basic('web', SECRET)),
      )
      if (!answer.body.includes('id_token')) throw new Error(`no tokens: ${answer.body.slice(0, 300)}`)
      lastRefresh = JSON.parse(answer.body).refresh_token
      return 1
    }
  })
}
let lastRefresh = ''

/** Each connection refreshes its own chain of tokens. */
async function refreshing(server: ServerProcess, cookie: string, paths: { readonly authorize: string; readonly token: string }): Promise<Operation[]> {
  const [flow, ...others] = codeFlow(server, cookie, paths)
  void others
  const chains: string[] = []
  for (let at = 0; at < CONNECTIONS; at++) {
    await flow?.()
    chains.push(lastRefresh)
  }
  return chains.map((first) => {
    const connection = new Connection(server.port)
    let current = first
    return async () => {
      const answer = await connection.send(post(paths.token, { grant_type: 'refresh_token', refresh_token: current }, basic('web', SECRET)))
      const next = answer.status === 200 ? JSON.parse(answer.body).refresh_token : undefined
      if (!next) throw new Error(`no refresh: ${answer.status} ${answer.body.slice(0, 300)}`)
      current = next
      return 1
    }
  })
}

/** Signs in at the other server through its own development pages. */
async function signedInThere(server: ServerProcess): Promise<string> {
  const connection = new Connection(server.port)
  const query = new URLSearchParams({
    client_id: 'web',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: REDIRECT,
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  })
  const jar = new Map<string, string>()
  const keep = (reply: Reply) => {
    for (const pair of cookies(reply).split('; ').filter(Boolean)) jar.set(pair.split('=')[0] as string, pair)
    return reply
  }
  const header = () => ({ cookie: [...jar.values()].join('; ') })
  let reply = keep(await connection.send(request('GET', `/auth?${query}`, header())))
  for (let step = 0; step < 6 && !locationOf(reply).startsWith(REDIRECT); step++) {
    const path = locationOf(reply).replace(/^http:\/\/[^/]+/, '')
    reply = keep(
      await connection.send(
        path.startsWith('/interaction') ? post(path, { prompt: 'login', login: 'person', password: 'x' }, header()) : request('GET', path, header()),
      ),
    )
  }
  connection.close()
  return header().cookie
}

const ourPaths = { authorize: '/oauth/authorize', token: '/oauth/token' }
const theirPaths = { authorize: '/auth', token: '/token' }

export const lines: readonly Line[] = [
  { name: 'token-es256', row: '1', budget: { cpu: 80, ratio: 4 }, limit: 51, peer: { PEER_FORMAT: 'jwt' }, ours: tokens('es256'), theirs: theirTokens },
  { name: 'token-opaque', row: '2', budget: { cpu: 65, ratio: 3 }, limit: 28, peer: {}, ours: tokens('opaque'), theirs: theirTokens },
  {
    name: 'token-opaque-sqlite',
    row: '2',
    budget: { cpu: 65, ratio: 7.5 },
    limit: 28,
    peer: { PEER_STORE: 'sqlite' },
    ours: tokens('opaque'),
    theirs: theirTokens,
  },
  {
    name: 'token-eddsa',
    row: '3',
    budget: { cpu: 95, ratio: 3.5 },
    limit: 64,
    peer: { PEER_FORMAT: 'jwt', PEER_ALG: 'EdDSA' },
    ours: tokens('eddsa'),
    theirs: theirTokens,
  },
  {
    name: 'token-rs256',
    row: '3',
    budget: { cpu: 365, ratio: 1.6 },
    limit: 318,
    peer: { PEER_FORMAT: 'jwt', PEER_ALG: 'RS256' },
    ours: tokens('rs256'),
    theirs: theirTokens,
  },
  {
    name: 'token-dpop',
    row: '8',
    budget: { cpu: 170, ratio: 2.5 },
    limit: 121,
    peer: { PEER_FORMAT: 'jwt' },
    ours: async ({ port }) =>
      provedTokens({ ...boundTokens, port, path: '/oauth/token', htu: `http://localhost:${port}/oauth/token`, headers: basic('es256', SECRET) }, CONNECTIONS),
    theirs: async ({ port }) =>
      // It takes the Host header for its name.
      provedTokens(
        {
          ...boundTokens,
          port,
          path: '/token',
          htu: 'http://localhost/token',
          form: { ...boundTokens.form, scope: 'read' },
          headers: basic('machine', SECRET),
        },
        CONNECTIONS,
      ),
  },
  {
    name: 'introspect-cached',
    row: '4',
    budget: { cpu: 34, ratio: 5.5 },
    limit: 14,
    peer: {},
    ours: introspection('/oauth/introspect', '/oauth/token', 'opaque', {}, 16),
    theirs: introspection('/token/introspection', '/token', 'machine', { scope: 'read' }, 16),
  },
  {
    name: 'introspect-store',
    row: '4',
    budget: { cpu: 45, ratio: 5.5 },
    limit: 19,
    peer: { PEER_STORE: 'sqlite' },
    ours: introspection('/oauth/introspect', '/oauth/token', 'opaque', {}, 30_000),
    theirs: introspection('/token/introspection', '/token', 'machine', { scope: 'read' }, 500),
  },
  {
    name: 'discovery',
    row: '5',
    budget: { cpu: 24, ratio: 3.2 },
    limit: 12,
    peer: {},
    ours: get('/.well-known/openid-configuration'),
    theirs: get('/.well-known/openid-configuration'),
  },
  { name: 'jwks', row: '5', budget: { cpu: 22, ratio: 2.2 }, limit: 12, peer: {}, ours: get('/oauth/jwks'), theirs: get('/jwks') },
  {
    name: 'code-flow',
    row: '6',
    budget: { cpu: 340, ratio: 3.5 },
    limit: 106,
    peer: {},
    ours: async (server) => codeFlow(server, await signedIn(server), ourPaths),
    theirs: async (server) => codeFlow(server, await signedInThere(server), theirPaths),
  },
  {
    name: 'refresh',
    row: '7',
    budget: { cpu: 130, ratio: 3.5 },
    peer: {},
    ours: async (server) => refreshing(server, await signedIn(server), ourPaths),
    theirs: async (server) => refreshing(server, await signedInThere(server), theirPaths),
  },
]
