import type { Fetched, FetchOptions, GuardedFetch } from '#kit/fetch.ts'
import type { Client } from '#model/client.ts'
import { mayContact } from './trusted-hosts.ts'

type Trusting = Pick<Client, 'trusted_hosts' | 'trusted_authorities'>

/** The authorities that a client pins, as PEM; undefined when it trusts those that come with Node. */
const authoritiesOf = (client: Trusting): string | undefined => (client.trusted_authorities.trim() === '' ? undefined : client.trusted_authorities)

/**
 * True when a host may be contacted for a client: the client lists it, and the URL is https where the client pins authorities, since without TLS
 * nothing proves the host.
 */
const mayAsk = (client: Trusting, url: string): boolean => mayContact(client, url) && (authoritiesOf(client) === undefined || url.startsWith('https:'))

/** The address of a client's published keys, and the authorities to trust for it; undefined when it publishes none, or they may not be fetched. */
export const keyPlaceOf = (client: Trusting & Pick<Client, 'jwks_uri'>): { readonly uri: string; readonly ca: string | undefined } | undefined =>
  client.jwks_uri !== undefined && mayAsk(client, client.jwks_uri) ? { uri: client.jwks_uri, ca: authoritiesOf(client) } : undefined

/**
 * A fetch on behalf of a client: it reaches only the hosts that the client lists, and trusts only the authorities that the client pins (certificate
 * pinning), so that no public authority can issue a certificate for an impostor of the host.
 */
export const fetchFor =
  (client: Trusting, fetch: GuardedFetch): GuardedFetch =>
  async (url: string, options: FetchOptions = {}): Promise<Fetched> => {
    if (!mayAsk(client, url)) throw new Error('the host is not among those that may be asked for the client')
    const ca = authoritiesOf(client)
    return fetch(url, ca === undefined ? options : { ...options, tls: { ...options.tls, ca } })
  }
