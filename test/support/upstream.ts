import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import Provider from 'oidc-provider'
import { freePort } from './free-port.ts'

/** An OpenID provider of somebody else: a real one, in this process, that signs in whomever the login_hint names. */
export interface Upstream {
  readonly issuer: string
  readonly client_id: string
  readonly client_secret: string
  /** The accounts there, by subject: their claims. */
  readonly accounts: Map<string, Readonly<Record<string, unknown>>>
  /** Registers a redirect URI of ours. */
  register(redirect_uri: string): void
  /** The account that signs in next. */
  as(subject: string): void
  /** Follows an authorization request as a browser would. @returns the address at which it leaves the provider. */
  visit(address: string): Promise<string>
  close(): Promise<void>
}

/** Follows the redirects of one origin with its cookies. @returns the first address elsewhere. */
async function followAt(origin: string, address: string): Promise<string> {
  const cookies = new Map<string, string>()
  let url = address
  for (let hops = 0; hops < 12 && new URL(url).origin === origin; hops++) {
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
    for (const line of answer.headers.getSetCookie()) cookies.set(line.split('=', 1)[0] ?? '', line.slice(line.indexOf('=') + 1).split(';', 1)[0] ?? '')
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`stopped at ${url}: ${answer.status} ${(await answer.text()).slice(0, 500)}`)
    url = new URL(location, url).href
  }
  return url
}

/** Starts an OpenID provider of which the server of this issuer is a client. */
export async function startUpstream(ours: string): Promise<Upstream> {
  const issuer = `http://localhost:${await freePort()}`
  const [client_id, client_secret] = ['gatehouse', 'a secret between two servers, for tests only']
  const accounts = new Map<string, Readonly<Record<string, unknown>>>()
  let next = ''
  const redirect_uris: string[] = []
  const build = () =>
    new Provider(issuer, {
      clients: [
        {
          client_id,
          client_secret,
          redirect_uris,
          post_logout_redirect_uris: [`${ours}/logout/continue`],
          grant_types: ['authorization_code'],
          response_types: ['code'],
        },
      ],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'given_name', 'family_name', 'groups'] },
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
      cookies: { keys: ['a key for tests only'] },
      findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...accounts.get(sub) }) }),
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      pkce: { required: () => true },
    })
  let provider = build()
  // Its person agrees at once: the pages of the other server are no part of these tests.
  async function agree(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const details = await provider.interactionDetails(request, response)
    const grant = new provider.Grant({ accountId: next, clientId: client_id })
    grant.addOIDCScope('openid email profile')
    const result = details.prompt.name === 'login' ? { login: { accountId: next } } : { consent: { grantId: await grant.save() } }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
  }
  const server: Server = createServer((request, response) => {
    const answered = request.url?.startsWith('/interaction/') ? agree(request, response) : provider.callback()(request, response)
    Promise.resolve(answered).catch((error: Error) => response.writeHead(500).end(error.message))
  })
  await new Promise<void>((resolve) => server.listen(Number(new URL(issuer).port), '127.0.0.1', resolve))
  return {
    issuer,
    client_id,
    client_secret,
    accounts,
    register: (redirect_uri) => {
      redirect_uris.push(redirect_uri)
      provider = build()
    },
    as: (subject) => {
      next = subject
    },
    visit: (address) => followAt(issuer, address),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
