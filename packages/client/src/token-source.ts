import * as oauth from 'oauth4webapi'
import type { TokenFetch } from './api.ts'
import { type Peer, withNonce } from './application.ts'
import type { Tokens } from './tokens.ts'

/** Where tokens come from, and for whom they are. */
export interface TokenSource {
  readonly peer: () => Promise<Peer>
  /** The tokens that are held; nothing when nobody is signed in. */
  readonly held: () => Tokens | undefined
  /** Gets others. False when there are none to be had. */
  readonly renew: () => Promise<boolean>
  readonly dpop: () => Promise<oauth.DPoPHandle | undefined>
  /** The origins that may see the tokens. */
  readonly origins: ReadonlySet<string>
}

/** A request that needs a token, while there is none. */
export class SignedOut extends Error {
  override name = 'SignedOut'
}

/** Tokens are renewed so long before they expire, so that none expires on its way. */
const EARLY = 10_000

/** The origins of the issuer and of the APIs of an application. */
export const originsOf = (issuer: string, apis: readonly string[] = []): ReadonlySet<string> => new Set([issuer, ...apis].map((url) => new URL(url).origin))

/** The token to send now, renewed when it is about to expire. @throws {SignedOut} */
export async function freshToken({ held, renew }: Pick<TokenSource, 'held' | 'renew'>): Promise<string> {
  const tokens = held()
  if (tokens === undefined || tokens.expires_at - Date.now() < EARLY) await renew()
  const now = held()
  if (now === undefined) throw new SignedOut('nobody is signed in')
  return now.access_token
}

/**
 * `fetch` with the access token of a source, and a proof of its key with DPoP. A token goes to no origin but those of the source, so that a wrong URL
 * gives it to nobody. A refused token is renewed, and the request sent once more.
 */
export function fetchWith(source: TokenSource): TokenFetch {
  const send = async (request: Request, body: ArrayBuffer | undefined): Promise<Response> => {
    const [{ sending }, token, dpop] = [await source.peer(), await freshToken(source), await source.dpop()]
    const options = { ...sending, signal: request.signal, ...(dpop && { DPoP: dpop }) }
    const ask = () => oauth.protectedResourceRequest(token, request.method, new URL(request.url), new Headers(request.headers), body, options)
    try {
      return await withNonce(ask)
    } catch (refused) {
      // The library throws a challenge; for whoever called it is an answer like others.
      if (refused instanceof oauth.WWWAuthenticateChallengeError) return refused.response
      throw refused
    }
  }
  return async (input, init) => {
    const request = new Request(input, init)
    const { origin } = new URL(request.url)
    if (!source.origins.has(origin)) throw new TypeError(`the token is not for ${origin}: name it among the apis of the application`)
    const body = request.body === null ? undefined : await request.arrayBuffer()
    const answer = await send(request, body)
    return answer.status === 401 && isInvalidToken(answer) && (await source.renew()) ? send(request, body) : answer
  }
}

/** RFC 6750 §3.1: the token expired or was revoked. */
const isInvalidToken = (answer: Response): boolean => answer.headers.get('www-authenticate')?.includes('invalid_token') === true

/** Runs one renewal at a time, however many ask: a refresh token is good once. */
export function oneAtATime(renew: () => Promise<boolean>): () => Promise<boolean> {
  let running: Promise<boolean> | undefined
  return () => {
    running ??= renew().finally(() => {
      running = undefined
    })
    return running
  }
}
