import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

/** A request that the provider was sent. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** The parameters of the form, or of the query where the method is GET. */
  readonly params: URLSearchParams
  readonly body: string
}

/** Faults and peculiarities of somebody else's authorization server. */
export interface Manners {
  /** Give a new refresh token at each refresh, and refuse the one before. */
  rotates: boolean
  /** The life of access tokens in seconds; nothing: it does not say. */
  expires_in: number | string | undefined
  /** In place of the usual answer of the token endpoint. */
  answer:
    | ((asked: Asked) => { readonly status?: number; readonly type?: string; readonly body: string; readonly headers?: Record<string, string> } | undefined)
    | undefined
  /** Awaited before the token endpoint answers. */
  hold: (() => Promise<unknown>) | undefined
  /** Give an ID token with these claims over the usual ones. */
  id_token: Readonly<Record<string, unknown>> | undefined
  /** Further members of token answers. */
  further: Readonly<Record<string, unknown>>
}

/** Somebody else's authorization server and API, on the loopback address. Reach it with `allow_private_fetch: ['127.0.0.1']`. */
export interface FakeProvider {
  readonly origin: string
  readonly asked: Asked[]
  readonly manners: Manners
  /** The tokens that it knows. */
  readonly live: { readonly access: Set<string>; readonly refresh: Set<string> }
  /** Requests of the token endpoint with this grant. */
  tokenRequests(grant?: string): Asked[]
  close(): void
}

export async function startProvider(): Promise<FakeProvider> {
  const asked: Asked[] = []
  const manners: Manners = { rotates: true, expires_in: 3600, answer: undefined, hold: undefined, id_token: undefined, further: {} }
  const live = { access: new Set<string>(), refresh: new Set<string>() }
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'fake', alg: 'ES256', use: 'sig' }
  let made = 0
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const url = new URL(request.url ?? '/', 'http://provider')
    const one: Asked = {
      method: request.method ?? 'GET',
      path: url.pathname,
      headers: request.headers,
      params: request.method === 'GET' ? url.searchParams : new URLSearchParams(body),
      body,
    }
    asked.push(one)
    const send = (status: number, value: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
    if (one.path === '/token') return void (await answerTokens(one, send, response))
    if (one.path === '/authorize') {
      const back = new URL(one.params.get('redirect_uri') ?? origin)
      for (const [name, value] of Object.entries({ code: 'a-code', state: one.params.get('state') ?? '', iss: origin })) back.searchParams.set(name, value)
      return void response.writeHead(302, { location: back.href }).end()
    }
    if (one.path === '/revoke') {
      for (const set of [live.access, live.refresh]) set.delete(one.params.get('token') ?? '')
      return void send(200, {})
    }
    if (one.path === '/device')
      return void send(200, { device_code: 'device', user_code: 'WDJB-MJHT', verification_uri: `${origin}/activate`, expires_in: 600, interval: 1 })
    if (one.path === '/jwks') return void send(200, { keys: [jwk] })
    if (one.path === '/.well-known/openid-configuration') return void send(200, metadata(origin))
    if (one.path.startsWith('/api'))
      return void send(live.access.has(tokenIn(one)) ? 200 : 401, { path: request.url, headers: request.headers, body }, { 'set-cookie': 'a=b' })
    if (one.path.startsWith('/elsewhere')) return void response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
    return void send(404, {})
  })

  async function answerTokens(one: Asked, send: (status: number, value: unknown) => unknown, response: import('node:http').ServerResponse) {
    await manners.hold?.()
    const own = manners.answer?.(one)
    if (own) return response.writeHead(own.status ?? 200, { 'content-type': own.type ?? 'application/json', ...own.headers }).end(own.body)
    const shown = one.params.get('refresh_token')
    if (one.params.get('grant_type') === 'refresh_token' && !live.refresh.has(shown ?? ''))
      return send(400, { error: 'invalid_grant', error_description: 'this refresh token is not known' })
    const [access_token, refresh_token] = [`at-${++made}`, shown !== null && !manners.rotates ? shown : `rt-${made}`]
    live.access.add(access_token)
    if (shown !== null && manners.rotates) live.refresh.delete(shown)
    live.refresh.add(refresh_token)
    const isAlone = one.params.get('grant_type') === 'client_credentials'
    const id_token = manners.id_token && (await signIdToken(privateKey, origin, manners.id_token))
    return send(200, {
      access_token,
      token_type: 'bearer',
      ...(manners.expires_in === undefined ? {} : { expires_in: manners.expires_in }),
      ...(isAlone ? {} : { refresh_token }),
      ...(id_token ? { id_token } : {}),
      ...manners.further,
    })
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    asked,
    manners,
    live,
    tokenRequests: (grant) => asked.filter(({ path, params }) => path === '/token' && (grant === undefined || params.get('grant_type') === grant)),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const tokenIn = ({ headers }: Asked) => headers.authorization?.replace(/^(?:Bearer|DPoP) /, '') ?? ''

const metadata = (origin: string) => ({
  issuer: origin,
  authorization_endpoint: `${origin}/authorize`,
  token_endpoint: `${origin}/token`,
  revocation_endpoint: `${origin}/revoke`,
  device_authorization_endpoint: `${origin}/device`,
  jwks_uri: `${origin}/jwks`,
  scopes_supported: ['openid', 'read', 'write'],
  token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
  code_challenge_methods_supported: ['S256'],
  authorization_response_iss_parameter_supported: true,
})

const signIdToken = (key: CryptoKey, issuer: string, claims: Readonly<Record<string, unknown>>) =>
  new SignJWT({ sub: 'person-there', aud: 'our-id', iss: issuer, ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'fake', typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(key)
