import { adminScopes } from '#model/system-scopes.ts'
import { goAway } from './away.ts'
import { boundFetch } from './dpop.ts'
import { challengeOf, randomText } from './pkce.ts'
import { consoleRoot, issuer, redirectUri, tenantRoot } from './place.ts'
import { forget, hold, introduce, type Tokens, tokens } from './tokens.ts'

export const CLIENT_ID = 'gatehouse-console'
const everything = ['openid', 'profile', 'email', 'account:manage:own', 'clients:manage:own', ...adminScopes].join(' ')
/** The state that waits in the browser while the person is at the sign-in page. It holds no token. */
const WAITING = `gatehouse-sign-in:${tenantRoot}`

/** When a stronger sign-in was last asked for. */
const STEPPED_UP = `gatehouse-step-up:${tenantRoot}`

interface Waiting {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly back: string
}

const newWaiting = (back: string): Waiting => ({ state: randomText(), nonce: randomText(), verifier: randomText(), back })

async function authorizationUrl({ state, nonce, verifier }: Waiting, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: redirectUri,
    scope: everything,
    state,
    nonce,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
    ...more,
  })
  return `${tenantRoot}/oauth/authorize?${query}`
}

/** The sign-in that an answer demands (RFC 9470 §3): as strong as one of `acr_values`, no longer ago than `max_age`. Undefined when it demands none. */
export function demandedSignIn(challenge: string | null): Readonly<Record<string, string>> | undefined {
  if (!challenge?.includes('error="insufficient_user_authentication"')) return undefined
  // A person who cannot sign in so would go back and forth for ever.
  if (Date.now() - Number(sessionStorage.getItem(STEPPED_UP) ?? 0) < 60_000) return undefined
  const named = ['acr_values', 'max_age'].flatMap((name) => {
    const value = new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1]
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(named)
}

/** Leaves for the sign-in page, and comes back to `back`. */
export async function signIn(back: string, demanded: Readonly<Record<string, string>> = {}): Promise<never> {
  const waiting = newWaiting(back)
  sessionStorage.setItem(WAITING, JSON.stringify(waiting))
  if (Object.keys(demanded).length > 0) sessionStorage.setItem(STEPPED_UP, String(Date.now()))
  goAway()
  location.assign(await authorizationUrl(waiting, demanded))
  return new Promise(() => {})
}

/**
 * Signs in with the session that the browser already has, without leaving the page (OIDC Core §3.1.2.1, `prompt=none`): the answer is the address that
 * the authorization endpoint redirects to, which is on this origin. False when the person has to be asked.
 */
export async function resume(): Promise<boolean> {
  const waiting = newWaiting('')
  const answer = await fetch(await authorizationUrl(waiting, { prompt: 'none' }), { headers: { accept: 'text/html' } })
  void answer.body?.cancel()
  const { searchParams: query, pathname } = new URL(answer.url)
  if (pathname !== new URL(redirectUri).pathname || query.has('error')) return false
  await redeem(query, waiting)
  return true
}

export class SignInFailed extends Error {
  override name = 'SignInFailed'
}

async function ask(form: Record<string, string>): Promise<Tokens | undefined> {
  const answer = await boundFetch(`${tenantRoot}/oauth/token`, { method: 'POST', body: new URLSearchParams({ client_id: CLIENT_ID, ...form }) })
  const body = (await answer.json()) as Tokens & { error_description?: string }
  if (!answer.ok) throw new SignInFailed(body.error_description ?? `the token endpoint answered ${answer.status}`)
  return body
}

/** Learns the person's name. The console works without it: the id of the person is shown then. */
async function meet(): Promise<void> {
  const answer = await boundFetch(`${tenantRoot}/oauth/userinfo`, {}, tokens()?.access_token)
  if (answer.ok) introduce((await answer.json()) as Record<string, unknown>)
}

/** Exchanges the code of an authorization response for tokens. */
async function redeem(query: URLSearchParams, { state, verifier }: Waiting): Promise<void> {
  if (query.get('state') !== state) throw new SignInFailed('the answer belongs to another request')
  // RFC 9207 §2.4: an answer from another issuer is not for us.
  const iss = query.get('iss')
  if (iss !== null && new URL(iss).origin !== new URL(issuer).origin) throw new SignInFailed(`the answer came from ${iss}`)
  const code = query.get('code')
  if (query.has('error') || !code) throw new SignInFailed(query.get('error_description') ?? query.get('error') ?? 'the answer holds no code')
  const got = await ask({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier })
  if (got) hold(got)
  // Nothing waits for the name.
  void meet().catch(() => {})
}

/** Takes the authorization response in the address bar and returns the page that the person wanted. */
export async function finishSignIn(query: URLSearchParams): Promise<string> {
  const stored = sessionStorage.getItem(WAITING)
  sessionStorage.removeItem(WAITING)
  const waiting = stored ? (JSON.parse(stored) as Waiting) : undefined
  if (!waiting || query.get('state') !== waiting.state) return signIn(consoleRoot)
  await redeem(query, waiting)
  return waiting.back
}

let refreshing: Promise<boolean> | undefined

/** Gets a new access token with the refresh token, once however many ask. False when there is none, or it is dead. */
export function refresh(): Promise<boolean> {
  refreshing ??= (async () => {
    const token = tokens()?.refresh_token
    if (!token) return false
    try {
      const got = await ask({ grant_type: 'refresh_token', refresh_token: token })
      if (got) hold(got)
      return true
    } catch (failure) {
      if (failure instanceof SignInFailed) return false
      throw failure
    }
  })().finally(() => {
    refreshing = undefined
  })
  return refreshing
}

/** Ends the tokens, and the session at the server too (OIDC RP-Initiated Logout §2). */
export function signOut(): void {
  const { id_token: hint, refresh_token: token } = tokens() ?? {}
  forget()
  // RFC 7009 §2.1: its access tokens go with it. It is sent even while this page is being left.
  if (token) void fetch(`${tenantRoot}/oauth/revoke`, { method: 'POST', body: new URLSearchParams({ client_id: CLIENT_ID, token }), keepalive: true })
  const query = new URLSearchParams({ client_id: CLIENT_ID, post_logout_redirect_uri: `${issuer}/console`, ...(hint ? { id_token_hint: hint } : {}) })
  location.assign(`${tenantRoot}/oauth/end_session?${query}`)
}
