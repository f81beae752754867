import * as oauth from 'oauth4webapi'

/** An application as it is registered. */
export interface Application {
  /** The issuer of the tenant, such as `https://id.example`. */
  readonly issuer: string
  readonly clientId: string
  /** In place of the global one, in tests and behind proxies. */
  readonly fetch?: typeof fetch | undefined
}

/** An application and the server that it speaks to. */
export interface Peer {
  readonly as: oauth.AuthorizationServer
  readonly client: oauth.Client
  readonly authentication: oauth.ClientAuth
  readonly sending: Sending
}
/** The options of each request of oauth4webapi. */
export interface Sending {
  readonly [oauth.customFetch]?: (url: string, options: oauth.CustomFetchOptions<string, oauth.ProtectedResourceRequestBody>) => Promise<Response>
  readonly [oauth.allowInsecureRequests]?: boolean
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Plain HTTP never leaves this machine: it is for development, and refused for every other host (RFC 8252 §8.3). */
function sendingTo({ issuer, fetch: own }: Application): Sending {
  const { protocol, hostname } = new URL(issuer)
  return {
    ...(protocol === 'http:' && LOOPBACK.test(hostname) ? { [oauth.allowInsecureRequests]: true } : {}),
    ...(own ? { [oauth.customFetch]: (url, options) => own(url, options as RequestInit) } : {}),
  }
}

/** Reads the metadata of the server once. A failure is not remembered: the next call asks again. */
export function peerOf(application: Application, authentication: oauth.ClientAuth): () => Promise<Peer> {
  const sending = sendingTo(application)
  const read = async (): Promise<Peer> => {
    const issuer = new URL(application.issuer)
    const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, sending))
    return { as, client: { client_id: application.clientId }, authentication, sending }
  }
  let known: Promise<Peer> | undefined
  return () => {
    known ??= read().catch((failure: unknown) => {
      known = undefined
      throw failure
    })
    return known
  }
}

/** A server that wants a nonce in proofs (RFC 9449 §8) says it with a refusal: the same request is sent once more with that nonce. */
export async function withNonce<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (refused) {
    if (!oauth.isDPoPNonceError(refused)) throw refused
    return ask()
  }
}
