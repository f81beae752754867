import { BlockList, isIP } from 'node:net'
import { Lru } from './lru.ts'

/**
 * The canonical spelling of a network address, so that an attacker cannot be counted twice or slip past a list by another spelling. IPv6 is
 * compressed and in lower case, an IPv4-mapped IPv6 address becomes the IPv4 address, a zone is left out. Undefined when the text is no address.
 */
export function canonicalAddress(text: string): string | undefined {
  const bare = text.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '')
  const version = isIP(bare)
  if (version === 4) return bare
  if (version === 0) return undefined
  const short = new URL(`http://[${bare}]`).hostname.slice(1, -1)
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(short)
  if (!mapped) return short
  const [high, low] = [Number.parseInt(mapped[1] ?? '', 16), Number.parseInt(mapped[2] ?? '', 16)]
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** The eight groups of a canonical IPv6 address. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const [left, right] = [head === '' ? [] : head.split(':'), tail === undefined || tail === '' ? [] : tail.split(':')]
  return tail === undefined ? left : [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
}

const known = new Lru<string, string>(1000)

/** The network that an address counts as: /24 for IPv4, /64 for IPv6, the block that one household or machine is given. */
export function networkOf(text: string): string {
  const kept = known.get(text)
  if (kept !== undefined) return kept
  const network = findNetwork(text)
  known.set(text, network)
  return network
}

function findNetwork(text: string): string {
  const address = canonicalAddress(text)
  if (address === undefined) return 'unknown'
  if (isIP(address) === 4) return `${address.split('.').slice(0, 3).join('.')}.0/24`
  return `${new URL(`http://[${groupsOf(address).slice(0, 4).join(':')}::]`).hostname.slice(1, -1)}/64`
}

/** The network against which requests are counted: an IPv4 address itself, or the first 64 bits of an IPv6 address, the least that one subscriber gets. */
export function subscriberAt(address: string): string {
  const canonical = canonicalAddress(address)
  return canonical && !canonical.includes(':') ? canonical : networkOf(address)
}

/** A set of networks, each an address or `address/bits`. */
export interface Networks {
  has(address: string): boolean
}

const familyOf = (address: string) => (isIP(address) === 4 ? 'ipv4' : 'ipv6')

/** @throws {Error} when a text is neither an address nor a network. */
export function parseNetworks(texts: readonly string[]): Networks {
  const list = new BlockList()
  for (const text of texts) {
    const [address = '', bits, ...rest] = text.split('/')
    const canonical = canonicalAddress(address)
    if (canonical === undefined || rest.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) throw new Error(`${text} is not a network address`)
    const width = familyOf(canonical) === 'ipv4' ? 32 : 128
    if (Number(bits ?? 0) > width) throw new Error(`${text} has more than ${width} bits`)
    if (bits === undefined) list.addAddress(canonical, familyOf(canonical))
    else list.addSubnet(canonical, Number(bits), familyOf(canonical))
  }
  return {
    has(text) {
      const address = canonicalAddress(text)
      return address !== undefined && list.check(address, familyOf(address))
    },
  }
}

// The networks that the IANA special-purpose registries (RFC 6890) exclude from the public Internet. Of IPv6 only 2000::/3 is allocated; this one
// line therefore excludes loopback, link-local, unique local, multicast and NAT64 (RFC 6052).
const globalIPv6 = parseNetworks(['2000::/3'])
const reserved = parseNetworks([
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24'],
  ...['192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
])

/** True for an address of the public Internet: not private, loopback, link-local, multicast, a metadata service or another spelling of these. */
export function isPublicAddress(text: string): boolean {
  const address = canonicalAddress(text)
  if (address === undefined || reserved.has(address)) return false
  return isIP(address) === 4 || globalIPv6.has(address)
}
