import { type Account, AccountRefused, type OwnSession, sessionsAt } from './account.ts'
import type { Served } from './served.ts'
import type { Person } from './tokens.ts'

/**
 * The sign-in of a page whose server holds the tokens (`createServerSessions`): the browser has a cookie and no token, so that no script can steal one.
 */
export class ServedSession extends EventTarget implements Account {
  readonly #base: string
  readonly #own: ReturnType<typeof sessionsAt>
  #served: Served | undefined
  #started: Promise<void> | undefined

  /** `base` is that of the server's sessions. */
  constructor(base = '/auth') {
    super()
    this.#base = base
    this.#own = sessionsAt((path, method) => fetch(`${base}/sessions${path}`, { method }))
  }

  get person(): Person | undefined {
    return this.#served?.person ?? undefined
  }
  get isReady(): boolean {
    return this.#served !== undefined
  }
  get accountUrl(): string | undefined {
    return this.#served?.account_url
  }

  start(): Promise<void> {
    this.#started ??= this.#read()
    return this.#started
  }

  async signIn({ back = location.pathname + location.search + location.hash, parameters }: Parameters<Account['signIn']>[0] = {}): Promise<void> {
    location.assign(`${this.#base}/sign-in?${new URLSearchParams({ ...parameters, back })}`)
  }

  /** A form takes the person along: the session at the server ends on a page of the server. */
  async signOut(): Promise<void> {
    const form = document.createElement('form')
    form.method = 'post'
    form.action = `${this.#base}/sign-out`
    document.body.append(form)
    form.submit()
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

  async #read(): Promise<void> {
    const answer = await fetch(`${this.#base}/person`)
    if (!answer.ok) throw new AccountRefused(answer.status, `${this.#base}/person answered ${answer.status}`)
    this.#served = (await answer.json()) as Served
    this.dispatchEvent(new Event('change'))
  }
}
