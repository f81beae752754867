import * as oauth from 'oauth4webapi'
import { type Account, type OwnSession, sessionsAt } from './account.ts'
import type { TokenFetch } from './api.ts'
import { type Application, peerOf } from './application.ts'
import { atIssuer } from './at-issuer.ts'
import { beginSignIn, finishSignIn, type SignedIn, SignInFailed, type Waiting } from './sign-in.ts'
import { revokeTokens, signOutUrl } from './sign-out.ts'
import { silentAnswer } from './silent-sign-in.ts'
import { fetchWith, freshToken, oneAtATime, originsOf } from './token-source.ts'
import { isSpent, type Person, refreshTokens, type Tokens } from './tokens.ts'

export interface BrowserOptions extends Application {
  /** The page that takes the answers, as it is registered. Default: the root of this origin. */
  readonly redirectUri?: string | undefined
  /** Where people are after they signed out, as it is registered. */
  readonly postLogoutRedirectUri?: string | undefined
  /** Default: `openid profile email`. */
  readonly scope?: string | undefined
  /** The origins of APIs that may see the tokens, beside the issuer. */
  readonly apis?: readonly string[] | undefined
  /** Binds the tokens to a key that no script can read (RFC 9449). */
  readonly dpop?: boolean | undefined
  /** Signs in without a question, after a reload, where the person is signed in at the server. */
  readonly silent?: boolean | undefined
}

/**
 * The sign-in of a single-page application. Tokens are kept in memory alone: a script that gets into a later page finds nothing in any storage. The
 * client is public; PKCE proves that an answer is its own (RFC 9700 §2.1.1).
 */
export class BrowserSession extends EventTarget implements Account {
  readonly #options: BrowserOptions
  readonly #peer: ReturnType<typeof peerOf>
  readonly #redirectUri: string
  readonly #storage: string
  readonly #others: BroadcastChannel
  readonly #renew: () => Promise<boolean>
  readonly #own: ReturnType<typeof sessionsAt>
  readonly #dpop = once(async () => oauth.DPoP({}, await oauth.generateKeyPair('ES256')))
  #tokens: Tokens | undefined
  #person: Person | undefined
  #ready = false
  #started: Promise<void> | undefined
  /** `fetch` with the token of the person, for the API of the issuer and for `apis`. */
  readonly fetch: TokenFetch

  constructor(options: BrowserOptions) {
    super()
    this.#options = options
    this.#peer = peerOf(options, oauth.None())
    this.#redirectUri = options.redirectUri ?? `${location.origin}/`
    this.#storage = `gatehouse ${options.issuer} ${options.clientId}`
    this.#others = new BroadcastChannel(this.#storage)
    this.#others.onmessage = () => this.#hold(undefined)
    this.#renew = oneAtATime(() => this.#refresh())
    const source = {
      peer: this.#peer,
      held: () => this.#tokens,
      renew: this.#renew,
      dpop: () => this.#proof(),
      origins: originsOf(options.issuer, options.apis),
    }
    this.fetch = fetchWith(source)
    this.#own = sessionsAt((path, method) => this.fetch(atIssuer(options.issuer, `/me/sessions${path}`), { method }))
  }

  get person(): Person | undefined {
    return this.#person
  }
  get isReady(): boolean {
    return this.#ready
  }
  get accountUrl(): string {
    return atIssuer(this.#options.issuer, '/account')
  }

  /** @throws {SignInFailed} when this page is the answer of a sign-in that failed. */
  start(): Promise<void> {
    this.#started ??= this.#begin().finally(() => {
      this.#ready = true
      this.#tell()
    })
    return this.#started
  }

  async signIn({ back = here(), parameters }: Parameters<Account['signIn']>[0] = {}): Promise<void> {
    const { url, waiting } = await this.#ask(back, parameters)
    sessionStorage.setItem(this.#storage, JSON.stringify(waiting))
    location.assign(url)
  }

  async signOut(): Promise<void> {
    const tokens = this.#tokens
    this.#others.postMessage('signed out')
    this.#hold(undefined)
    const peer = await this.#peer()
    if (tokens) await revokeTokens(peer, tokens)
    const url = signOutUrl(peer, tokens ?? {}, this.#options.postLogoutRedirectUri)
    if (url) location.assign(url)
  }

  /** The access token, for what `fetch` cannot do. @throws {SignedOut} */
  token(): Promise<string> {
    return freshToken({ held: () => this.#tokens, renew: this.#renew })
  }

  sessions(): Promise<readonly OwnSession[]> {
    return this.#own.sessions()
  }
  endSession(id: string): Promise<void> {
    return this.#own.endSession(id)
  }
  endOtherSessions(): Promise<void> {
    return this.#own.endOtherSessions()
  }

  async #begin(): Promise<void> {
    // In the hidden frame of a silent sign-in, the page around it takes the answer.
    if (window.parent !== window) return
    const answer = new URL(location.href)
    const { searchParams: query } = answer
    const isAnswer = answer.href.startsWith(this.#redirectUri) && query.has('state') && (query.has('code') || query.has('error'))
    if (isAnswer) await this.#take(answer)
    else if (this.#options.silent) await this.#resume()
  }

  async #take(answer: URL): Promise<void> {
    const stored = sessionStorage.getItem(this.#storage)
    sessionStorage.removeItem(this.#storage)
    const waiting = stored === null ? undefined : (JSON.parse(stored) as Waiting)
    // The code leaves the address bar whatever becomes of it.
    history.replaceState(null, '', waiting?.back ?? new URL(this.#redirectUri).pathname)
    if (!waiting) throw new SignInFailed('this page asked for no sign-in: the answer belongs to another window')
    this.#hold(await this.#finish(answer, waiting))
  }

  async #resume(): Promise<void> {
    const { url, waiting } = await this.#ask(here(), { prompt: 'none' })
    const answer = await silentAnswer(url, this.#redirectUri)
    if (answer?.searchParams.has('code')) this.#hold(await this.#finish(answer, waiting))
  }

  async #ask(back: string, parameters: Readonly<Record<string, string>> | undefined) {
    const scope = this.#options.scope ?? 'openid profile email'
    return beginSignIn(await this.#peer(), { redirectUri: this.#redirectUri, scope, back, parameters })
  }

  async #finish(answer: URL, waiting: Waiting): Promise<SignedIn> {
    return finishSignIn(await this.#peer(), answer, waiting, { redirectUri: this.#redirectUri, dpop: await this.#proof() })
  }

  async #refresh(): Promise<boolean> {
    const before = this.#tokens
    if (before?.refresh_token === undefined) return false
    try {
      const tokens = await refreshTokens(await this.#peer(), before, await this.#proof())
      // A person who signed out meanwhile stays signed out.
      if (this.#tokens === before) this.#tokens = tokens
      return true
    } catch (failure) {
      if (!isSpent(failure)) throw failure
      this.#hold(undefined)
      return false
    }
  }

  async #proof(): Promise<oauth.DPoPHandle | undefined> {
    return this.#options.dpop ? this.#dpop() : undefined
  }

  #hold(signedIn: SignedIn | undefined): void {
    this.#tokens = signedIn?.tokens
    this.#person = signedIn?.person
    if (this.#ready) this.#tell()
  }

  #tell(): void {
    this.dispatchEvent(new Event('change'))
  }
}

const here = (): string => location.pathname + location.search + location.hash

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
