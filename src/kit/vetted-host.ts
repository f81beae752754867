import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { canonicalAddress, isPublicAddress, type Networks, parseNetworks } from './address.ts'
import { memoizeWeak } from './memoize-weak.ts'

/** The private hosts that the operator allows. */
interface Allowance {
  readonly hosts: ReadonlySet<string>
  readonly networks: Networks
}

/** The hosts and networks in a list. @throws {Error} when a network is none. */
export const allowanceOf = memoizeWeak((allow: readonly string[]): Allowance => {
  const isNetwork = (text: string) => canonicalAddress(text.split('/', 1)[0] ?? '') !== undefined
  return { hosts: new Set(allow.filter((text) => !isNetwork(text)).map((text) => text.toLowerCase())), networks: parseNetworks(allow.filter(isNetwork)) }
})

/** A host that may be reached, and where. */
export interface VettedHost {
  /** Never empty. Connect to one of these and to no other. */
  readonly addresses: readonly [LookupAddress, ...LookupAddress[]]
}

interface Vetting {
  /** The private hosts and networks that the operator allows: the setting `allow_private_fetch`. */
  readonly allow: readonly string[]
  readonly port?: string
  /** It is to be spoken to without TLS: one does so with what the operator allows, and with nothing else. */
  readonly isClear?: boolean
  readonly signal?: AbortSignal
}

const untilDeadline = <T>(signal: AbortSignal | undefined, promise: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('took too long')), { once: true })
    promise.then(resolve, reject)
  })

/**
 * Vets a host that somebody other than the operator named, for whatever protocol is spoken to it (HTTP, SMTP, LDAP): a guard against server-side
 * request forgery. Its addresses are looked up once and the connection is made to them and no other: a name that is public when checked and
 * private when used (DNS rebinding) gains nothing.
 * @throws {Error} when the host has a private address that is not allowed, or none at all.
 */
export async function vetHost(host: string, { allow, port, isClear, signal }: Vetting): Promise<VettedHost> {
  const allowance = allowanceOf(allow)
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  const literal = isIP(bare)
  const found = literal ? [{ address: bare, family: literal }] : await untilDeadline(signal, lookup(bare, { all: true }))
  const [first, ...others] = found
  if (!first) throw new Error(`${bare} has no address`)
  const isNamed = allowance.hosts.has(bare) || allowance.hosts.has(`${host.toLowerCase()}:${port}`)
  const isAllowed = isNamed || found.every(({ address }) => allowance.networks.has(address))
  if (isClear && !isAllowed) throw new Error(`${bare} is spoken to over TLS only`)
  const private_ = isAllowed ? undefined : found.find(({ address }) => !isPublicAddress(address) && !allowance.networks.has(address))
  if (private_) throw new Error(`${bare} is at ${private_.address}, which is not a public address; see the setting allow_private_fetch`)
  return { addresses: [first, ...others] }
}
