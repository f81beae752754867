import { DidFault, parseDidDocument, readDidDocument } from './document.ts'
import { fetchDidDocument } from './fetch.ts'
import type { DidMethod } from './method.ts'

/** The document in a DID resolution result (DID 1.0 §7.1), or the document itself: resolvers answer either. */
const unwrapDocument = (said: unknown): unknown => (typeof said === 'object' && said !== null && 'didDocument' in said ? said.didDocument : said)

/** Every other method (did:ebsi and so on), through the resolver that the operator names (setting `did.resolver`). */
export const otherDid: DidMethod = {
  name: '*',
  isSelfContained: false,
  async resolve(did, { fetch, resolver, resolver_key }) {
    const method = did.split(':', 2)[1] ?? ''
    if (resolver === undefined) throw new DidFault(`did:${method} is not understood here: set did.resolver to the address of a resolver for it`)
    const address = `${resolver.replace(/\/?$/, '/')}${encodeURIComponent(did)}`
    // The key goes to the resolver of the operator alone, never to an address that a DID names.
    const text = await fetchDidDocument(address, did, { fetch, ...(resolver_key === undefined ? {} : { bearer: resolver_key }) })
    return readDidDocument(unwrapDocument(parseDidDocument(text, did)), did)
  },
}
