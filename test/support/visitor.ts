import { createHash, randomBytes } from 'node:crypto'
import { PASSWORD } from './people.ts'
import type { CallAnswer, CallOptions, TestServer } from './server.ts'

/** How a visitor reaches the server: in process, or over a socket. */
type Send = (method: string, path: string, options: CallOptions) => Promise<Pick<CallAnswer, 'status' | 'headers' | 'text'>>

/** Where a visit ended: at a page of ours, or at the door of a client. */
export interface Stop {
  readonly status: number
  readonly url: URL
  readonly text: string
  readonly headers: CallAnswer['headers']
  /** The parameters of the URL, in the query or the fragment. */
  readonly params: URLSearchParams
}

export interface Habits {
  readonly username: string
  readonly password?: string
  /** The scopes to leave ticked on the consent page; all when absent. */
  readonly agree?: readonly string[] | false
}

/** PKCE as a well-behaved client does it (RFC 7636 §4). */
export function pkce(): { readonly verifier: string; readonly challenge: string } {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

/** A browser without a screen: it keeps cookies, follows redirects as long as they stay with us, and fills in our forms. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #issuer: string
  readonly #send: Send
  /** Every page of ours that was shown, by path. */
  readonly seen: string[] = []

  constructor(issuer: string, send: Send) {
    this.#issuer = issuer
    this.#send = send
  }

  async #once(method: string, url: URL, form?: Record<string, string> | string): Promise<Stop> {
    const headers: Record<string, string> = { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    if (method === 'POST') headers['sec-fetch-site'] = 'same-origin'
    const answer = await this.#send(method, url.pathname + url.search, { headers, ...(form === undefined ? {} : { form }) })
    for (const line of [answer.headers['set-cookie'] ?? []].flat().map(String)) this.#keep(line)
    const fragment = new URLSearchParams(url.hash.slice(1))
    return { status: answer.status, url, text: answer.text, headers: answer.headers, params: fragment.size > 0 ? fragment : url.searchParams }
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';')
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }

  /** Follows redirects until a page is shown or another site is reached, which is not visited. */
  async go(target: string, form?: Record<string, string> | string): Promise<Stop> {
    let url = new URL(target, this.#issuer)
    let stop = await this.#once(form === undefined ? 'GET' : 'POST', url, form)
    for (let hops = 0; hops < 20; hops++) {
      const location = stop.headers['location']
      if (typeof location !== 'string') {
        this.seen.push(url.pathname)
        return stop
      }
      url = new URL(location, url)
      if (url.origin !== new URL(this.#issuer).origin || url.pathname.startsWith('/client/')) {
        const fragment = new URLSearchParams(url.hash.slice(1))
        return { status: stop.status, url, text: '', headers: stop.headers, params: fragment.size > 0 ? fragment : url.searchParams }
      }
      stop = await this.#once('GET', url)
    }
    throw new Error(`redirected in circles, at last to ${url}`)
  }

  /** Fills in the form of the page where the visit stopped. */
  async fill(stop: Stop, fields: Record<string, string> | [string, string][]): Promise<Stop> {
    const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(stop.text) ?? []
    const [, action = ''] = /<form[^>]* action="([^"]*)"/.exec(stop.text) ?? []
    return this.go(
      new URL(action.replaceAll('&amp;', '&'), stop.url).href,
      new URLSearchParams([['csrf', csrf], ...Object.entries(fields), ...(Array.isArray(fields) ? fields : [])]).toString(),
    )
  }

  /** Does what a person does on each page of ours that comes, until a client is reached or a page has no answer. */
  async complete(stop: Stop, { username, password = PASSWORD, agree }: Habits): Promise<Stop> {
    let at = stop
    for (let pages = 0; pages < 6; pages++) {
      if (at.status !== 200) return at
      if (at.url.pathname.endsWith('/login')) at = await this.fill(at, { username, password })
      else if (at.url.pathname.endsWith('/select-account')) at = await this.fill(at, { account: 'current' })
      else if (at.url.pathname.endsWith('/consent')) {
        const offered = [...at.text.matchAll(/name="scope" value="([^"]*)"/g)].map(([, name = '']) => name)
        const ticked = offered.filter((name) => agree === undefined || (agree !== false && agree.includes(name)))
        const decision: [string, string] = ['decision', agree === false ? 'deny' : 'allow']
        at = await this.fill(at, [...ticked.map((name): [string, string] => ['scope', name]), decision])
      } else return at
    }
    return at
  }

  /** Goes through a whole authorization request. */
  async authorize(params: Record<string, string>, habits: Habits): Promise<Stop> {
    return this.complete(await this.go(`${this.#issuer}/oauth/authorize?${new URLSearchParams(params)}`), habits)
  }
}

/** A visitor of a server in this process. */
export const visitorOf = ({ issuer, call }: Pick<TestServer, 'issuer' | 'call'>): Visitor => new Visitor(issuer, call)

/** A visitor of a server behind a socket. */
export const visitorAt = (issuer: string): Visitor =>
  new Visitor(issuer, async (method, path, { form, headers = {} }) => {
    const answer = await fetch(new URL(path, issuer), {
      method,
      redirect: 'manual',
      headers: { ...headers, ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) },
      ...(form === undefined ? {} : { body: typeof form === 'string' ? form : new URLSearchParams(form).toString() }),
    })
    const cookies = answer.headers.getSetCookie()
    return { status: answer.status, text: await answer.text(), headers: { ...Object.fromEntries(answer.headers), 'set-cookie': cookies } }
  })
