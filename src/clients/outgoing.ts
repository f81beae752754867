import type { Fetched, FetchOptions, GuardedFetch } from '#kit/fetch.ts'
import type { Client } from '#model/client.ts'
import { mayContact } from './trusted-hosts.ts'

type Trusting = Pick<Client, 'trusted_hosts' | 'trusted_authorities'>

/** The authorities that a client pins, as PEM; nothing when it trusts those that come with Node. */
const authoritiesOf = (client: Trusting): string | undefined => (client.trusted_authorities.trim() === '' ? undefined : client.trusted_authorities)

/** Whether a host may be asked for a client: one that it lists, and over TLS where it pins authorities, since without TLS nobody vouches for anybody. */
const mayAsk = (client: Trusting, url: string): boolean => mayContact(client, url) && (authoritiesOf(client) === undefined || url.startsWith('https:'))

/** Where the keys of a client are published, and by which authorities that is believed; nothing when it publishes none, or they may not be fetched. */
export const keyPlaceOf = (client: Trusting & Pick<Client, 'jwks_uri'>): { readonly uri: string; readonly ca: string | undefined } | undefined =>
  client.jwks_uri !== undefined && mayAsk(client, client.jwks_uri) ? { uri: client.jwks_uri, ca: authoritiesOf(client) } : undefined

/**
 * A fetch on behalf of a client: it reaches the hosts that the client lists, and believes them by the authorities that it pins and by no other
 * (certificate pinning), so that an authority which everybody trusts cannot put somebody else in their place.
 */
export const fetchFor =
  (client: Trusting, fetch: GuardedFetch): GuardedFetch =>
  async (url: string, options: FetchOptions = {}): Promise<Fetched> => {
    if (!mayAsk(client, url)) throw new Error('the host is not among those that may be asked for the client')
    const ca = authoritiesOf(client)
    return fetch(url, ca === undefined ? options : { ...options, tls: { ...options.tls, ca } })
  }
