import { DidFault, parseDidDocument, readDidDocument } from './document.ts'
import { fetchDidDocument } from './fetch.ts'
import type { DidMethod } from './method.ts'

const HOST = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?:%3[Aa]\d{1,5})?$/
/** A segment of a path. A dot segment or an encoded slash would name a document of somebody else on the same host. */
const SEGMENT = /^(?!\.{1,2}$)[A-Za-z0-9._~-]{1,255}$/

const isLoopbackHost = (host: string) => /^(?:localhost|127(?:\.\d{1,3}){3})(?::\d+)?$/.test(host)

/** The address of the document of a did:web (did:web §2.5.2); undefined when the identifier is malformed. */
export function didWebAddress(did: string): string | undefined {
  const [host = '', ...path] = did.slice('did:web:'.length).split(':')
  if (!HOST.test(host) || path.length > 20 || !path.every((segment) => SEGMENT.test(segment))) return undefined
  const place = host.replace(/%3a/i, ':').toLowerCase()
  // Plain http reaches only hosts that the operator allows (kit/fetch.ts), for development on one machine.
  const scheme = isLoopbackHost(place) ? 'http' : 'https'
  return `${scheme}://${place}${path.length === 0 ? '/.well-known' : `/${path.join('/')}`}/did.json`
}

/** The did:web of an issuer: its host, and its path with colons. */
export function didWebOf(issuer: string): string {
  const { host, pathname } = new URL(issuer)
  return ['did:web', host.replace(':', '%3A'), ...pathname.split('/').filter(Boolean)].join(':')
}

/** did:web: the document is on a web server (did:web §2.5.2). */
export const didWeb: DidMethod = {
  name: 'web',
  isSelfContained: false,
  async resolve(did, { fetch }) {
    const address = didWebAddress(did)
    if (address === undefined) throw new DidFault('the did:web is malformed: expected did:web:host, did:web:host%3Aport or did:web:host:path')
    return readDidDocument(parseDidDocument(await fetchDidDocument(address, did, { fetch }), did), did)
  },
}
