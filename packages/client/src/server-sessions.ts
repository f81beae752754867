import * as oauth from 'oauth4webapi'
import type { TokenFetch } from './api.ts'
import { type Application, peerOf } from './application.ts'
import { atIssuer } from './at-issuer.ts'
import { cookieNamed, keyOf, randomName } from './cookie.ts'
import { authenticationOf, type Proof } from './machine.ts'
import type { Served } from './served.ts'
import { memoryStore, type SessionStore } from './session-store.ts'
import { beginSignIn, finishSignIn, localPath, SignInFailed, type Waiting } from './sign-in.ts'
import { revokeTokens, signOutUrl } from './sign-out.ts'
import { fetchWith, originsOf, type TokenSource } from './token-source.ts'
import { isSpent, type Person, refreshTokens, type Tokens } from './tokens.ts'

export type ServerOptions = Application &
  Proof & {
    /** The address that takes the answers, as it is registered. It tells the origin of the application too. */
    readonly redirectUri: string
    /** Where people are after they signed out, as it is registered. */
    readonly postLogoutRedirectUri?: string | undefined
    /** Default: `openid profile email`. */
    readonly scope?: string | undefined
    /** The path of the sign-in at this application. Default: `/auth`. */
    readonly base?: string | undefined
    /** Default: the memory of this process. */
    readonly store?: SessionStore | undefined
    /** How long a session lasts, in seconds. Default: eight hours. */
    readonly lifetime?: number | undefined
    /** The origins of APIs that may see the tokens, beside the issuer. */
    readonly apis?: readonly string[] | undefined
    /** Binds the tokens to this key (RFC 9449). */
    readonly dpop?: oauth.CryptoKeyPair | undefined
  }

/** A person who is signed in at this application. */
export interface ServerSession {
  readonly person: Person
  /** `fetch` with the token of the person, for the API of the issuer and for `apis`. */
  readonly fetch: TokenFetch
}

/** The sign-in of an application whose server holds the tokens; its pages have a cookie. */
export interface ServerSessions {
  /** Answers what is below `base`, and the redirect URI; nothing for another request, which is the application's own. */
  handle(request: Request): Promise<Response | undefined>
  /** The person who sent a request; nothing when nobody is signed in. */
  find(request: Request): Promise<ServerSession | undefined>
}

interface Kept {
  readonly tokens: Tokens
  readonly person: Person
  readonly expires_at: number
}

/** How long a person may take to sign in, in seconds. */
const WAITING = 3600
const DAY_OF_WORK = 8 * 3600
/** A link may ask for these. Others would let it replace the request, like `request_uri`. */
const PASSED_ON = ['prompt', 'login_hint', 'acr_values', 'max_age', 'ui_locales']
const PRIVATE = { 'cache-control': 'no-store' }

/** Makes the sessions of an application. They know requests and answers of the Fetch standard, as Deno, Bun, Hono and others use them; `./node` translates. */
export function createServerSessions(options: ServerOptions): ServerSessions {
  const sessions = new Sessions(options)
  return { handle: (request) => sessions.handle(request), find: async (request) => (await sessions.find(request))?.session }
}

class Sessions {
  readonly #options: ServerOptions
  readonly #store: SessionStore
  readonly #peer: ReturnType<typeof peerOf>
  readonly #dpop: oauth.DPoPHandle | undefined
  readonly #base: string
  readonly #cookie: ReturnType<typeof cookieNamed>
  readonly #waiting: ReturnType<typeof cookieNamed>
  /** The renewals that run, by session: a refresh token is good once. */
  readonly #renewals = new Map<string, Promise<boolean>>()

  constructor(options: ServerOptions) {
    const isSecure = new URL(options.redirectUri).protocol === 'https:'
    this.#options = options
    this.#store = options.store ?? memoryStore()
    this.#peer = peerOf(options, authenticationOf(options))
    this.#dpop = options.dpop && oauth.DPoP({}, options.dpop)
    this.#base = (options.base ?? '/auth').replace(/\/$/, '')
    this.#cookie = cookieNamed('session', isSecure)
    this.#waiting = cookieNamed('sign-in', isSecure)
  }

  async handle(request: Request): Promise<Response | undefined> {
    const { pathname, searchParams } = new URL(request.url)
    const route = `${request.method} ${pathname}`
    if (route === `GET ${new URL(this.#options.redirectUri).pathname}` && searchParams.has('state')) return this.#finish(request)
    if (route === `GET ${this.#base}/sign-in`) return this.#begin(searchParams)
    if (route === `GET ${this.#base}/person`) return this.#tell(request)
    if (route === `POST ${this.#base}/sign-out`) return this.#ownOnly(request, () => this.#end(request))
    if (pathname === `${this.#base}/sessions` || pathname.startsWith(`${this.#base}/sessions/`))
      return this.#ownOnly(request, () => this.#pass(request, pathname))
    return undefined
  }

  async find(request: Request): Promise<{ readonly session: ServerSession; readonly key: string } | undefined> {
    const name = this.#cookie.read(request)
    if (name === undefined) return undefined
    const key = await keyOf('session', name)
    const kept = await this.#read(key)
    return kept && { session: { person: kept.person, fetch: fetchWith(this.#sourceOf(key, kept)) }, key }
  }

  async #read(key: string): Promise<Kept | undefined> {
    const stored = await this.#store.get(key)
    const kept = stored === undefined ? undefined : (JSON.parse(stored) as Kept)
    // A store may keep what is over.
    return kept && kept.expires_at > Date.now() ? kept : undefined
  }

  async #begin(query: URLSearchParams): Promise<Response> {
    const parameters = Object.fromEntries(PASSED_ON.flatMap((name) => (query.has(name) ? [[name, query.get(name) ?? '']] : [])))
    const { redirectUri, scope = 'openid profile email' } = this.#options
    const { url, waiting } = await beginSignIn(await this.#peer(), { redirectUri, scope, back: localPath(query.get('back')), parameters })
    const name = randomName()
    await this.#store.set(await keyOf('sign-in', name), JSON.stringify(waiting), Date.now() + WAITING * 1000)
    return redirect(url.href, [this.#waiting.write(name, WAITING)])
  }

  /** The answer is taken by the browser that asked, once. The new session has a new name, so that a planted cookie is worth nothing (session fixation). */
  async #finish(request: Request): Promise<Response> {
    const asked = this.#waiting.read(request)
    const stored = asked === undefined ? undefined : await this.#store.take(await keyOf('sign-in', asked))
    if (stored === undefined) return refusal(400, 'this browser asked for no sign-in, or took too long: begin again')
    const { redirectUri, lifetime = DAY_OF_WORK } = this.#options
    try {
      const answer = new URL(redirectUri)
      answer.search = new URL(request.url).search
      const { tokens, person, back } = await finishSignIn(await this.#peer(), answer, JSON.parse(stored) as Waiting, { redirectUri, dpop: this.#dpop })
      const [name, expires_at] = [randomName(), Date.now() + lifetime * 1000]
      await this.#store.set(await keyOf('session', name), JSON.stringify({ tokens, person, expires_at } satisfies Kept), expires_at)
      return redirect(back, [this.#cookie.write(name, lifetime), this.#waiting.write('', 0)])
    } catch (failure) {
      if (!(failure instanceof SignInFailed)) throw failure
      return refusal(failure.code === 'access_denied' ? 403 : 400, failure.message, [this.#waiting.write('', 0)])
    }
  }

  async #end(request: Request): Promise<Response> {
    const name = this.#cookie.read(request)
    const stored = name === undefined ? undefined : await this.#store.take(await keyOf('session', name))
    const tokens = stored === undefined ? undefined : (JSON.parse(stored) as Kept).tokens
    const peer = await this.#peer()
    if (tokens) await revokeTokens(peer, tokens)
    const away = signOutUrl(peer, tokens ?? {}, this.#options.postLogoutRedirectUri)
    return redirect(away?.href ?? '/', [this.#cookie.write('', 0)])
  }

  async #tell(request: Request): Promise<Response> {
    const found = await this.find(request)
    const served: Served = { person: found?.session.person ?? null, account_url: this.#at('/account') }
    return Response.json(served, { headers: PRIVATE })
  }

  /** Passes a request about the person's own sessions on to the API, and nothing else. */
  async #pass(request: Request, pathname: string): Promise<Response> {
    const isKnown = request.method === 'DELETE' || (request.method === 'GET' && pathname === `${this.#base}/sessions`)
    const found = await this.find(request)
    if (!isKnown) return refusal(405, `${request.method} is not answered here`)
    if (!found) return refusal(401, 'nobody is signed in')
    const id = pathname.slice(`${this.#base}/sessions/`.length)
    const answer = await found.session.fetch(this.#at(`/me/sessions${id && `/${encodeURIComponent(decodeURIComponent(id))}`}`), { method: request.method })
    const type = answer.headers.get('content-type')
    return new Response(answer.body, { status: answer.status, headers: { ...PRIVATE, ...(type === null ? {} : { 'content-type': type }) } })
  }

  /** A page of another site must not act for the person (cross-site request forgery). */
  async #ownOnly(request: Request, answer: () => Promise<Response>): Promise<Response> {
    const [site, origin] = [request.headers.get('sec-fetch-site'), request.headers.get('origin')]
    const isOwn = site === null ? origin === null || origin === new URL(this.#options.redirectUri).origin : site === 'same-origin'
    return isOwn || request.method === 'GET' ? answer() : refusal(403, 'the request comes from another site')
  }

  #at(path: string): string {
    return atIssuer(this.#options.issuer, path)
  }

  #sourceOf(key: string, first: Kept): TokenSource {
    let kept: Kept | undefined = first
    const renew = async (): Promise<boolean> => {
      const stored = await this.#read(key)
      // Another request may have renewed them since this one began.
      if (stored?.tokens.access_token === kept?.tokens.access_token) await this.#renewOnce(key)
      const before = kept
      kept = await this.#read(key)
      return kept !== undefined && kept.tokens.access_token !== before?.tokens.access_token
    }
    const { issuer, apis } = this.#options
    return { peer: this.#peer, held: () => kept?.tokens, renew, dpop: async () => this.#dpop, origins: originsOf(issuer, apis) }
  }

  #renewOnce(key: string): Promise<boolean> {
    const running = this.#renewals.get(key) ?? this.#renew(key).finally(() => this.#renewals.delete(key))
    this.#renewals.set(key, running)
    return running
  }

  /** Renews the tokens in the store. A session whose refresh token is spent is over. */
  async #renew(key: string): Promise<boolean> {
    const kept = await this.#read(key)
    if (kept?.tokens.refresh_token === undefined) return false
    try {
      const tokens = await refreshTokens(await this.#peer(), kept.tokens, this.#dpop)
      // A person who signed out meanwhile stays signed out.
      if ((await this.#store.get(key)) === undefined) return false
      await this.#store.set(key, JSON.stringify({ ...kept, tokens } satisfies Kept), kept.expires_at)
      return true
    } catch (failure) {
      if (!isSpent(failure)) throw failure
      await this.#store.take(key)
      return false
    }
  }
}

function redirect(to: string, cookies: readonly string[]): Response {
  const headers = new Headers({ location: to, ...PRIVATE })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

function refusal(status: number, message: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ 'content-type': 'text/plain; charset=utf-8', ...PRIVATE })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(`${message}\n`, { status, headers })
}
