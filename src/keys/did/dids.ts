import type { KeyObject } from 'node:crypto'
import { Lru } from '#kit/lru.ts'
import { type DidDocument, DidFault, type Relationship } from './document.ts'
import { didJwk } from './jwk.ts'
import { didKey } from './key.ts'
import type { DidMethod, DidParts } from './method.ts'
import { otherDid } from './resolver.ts'
import { didWeb } from './web.ts'

/** The DID methods; another is a file and a name here. */
const methods: readonly DidMethod[] = [didKey, didJwk, didWeb]

const SYNTAX = /^did:([a-z0-9]{1,32}):([\w.%:-]{1,5000})$/
const DOCUMENTS = 1000
/** How long a document is kept, and how long one that was not found is not looked for again, in milliseconds. */
const [FRESH, PAUSE] = [300_000, 30_000]

interface KeptDocument {
  readonly found: DidDocument | DidFault
  readonly until: number
}

/** The DIDs of other parties, resolved to their keys (DID 1.0 §7.1). */
export interface Dids {
  /** @throws {DidFault} when there is no such document. */
  resolve(did: string): Promise<DidDocument>
  /**
   * The key that a DID URL names, for one use. A DID without fragment names its only key.
   * @throws {DidFault} when there is none.
   */
  keyOf(url: string, relationship: Relationship): Promise<{ readonly did: string; readonly key: KeyObject }>
}

/** A resolver of DIDs with a bounded cache. Requests for one document at one moment share one fetch. */
export function openDids(parts: DidParts): Dids {
  const kept = new Lru<string, KeptDocument>(DOCUMENTS)
  const under = new Map<string, Promise<DidDocument | DidFault>>()

  async function look(method: DidMethod, did: string): Promise<DidDocument | DidFault> {
    const found = await Promise.resolve(method.resolve(did, parts)).catch((fault: unknown) => {
      if (fault instanceof DidFault) return fault
      throw fault
    })
    kept.set(did, { found, until: parts.now() + (found instanceof DidFault ? PAUSE : FRESH) })
    return found
  }
  function lookOnce(method: DidMethod, did: string): Promise<DidDocument | DidFault> {
    const known = kept.get(did)
    if (known && parts.now() < known.until) return Promise.resolve(known.found)
    const looking = under.get(did) ?? look(method, did).finally(() => under.delete(did))
    under.set(did, looking)
    return looking
  }
  async function resolve(did: string): Promise<DidDocument> {
    const [, name] = SYNTAX.exec(did) ?? []
    if (name === undefined) throw new DidFault('not a DID: expected did:method:identifier')
    const method = methods.find((one) => one.name === name) ?? otherDid
    if (method.isSelfContained) return method.resolve(did, parts)
    const found = await lookOnce(method, did)
    if (found instanceof DidFault) throw found
    return found
  }

  return {
    resolve,
    async keyOf(url, relationship) {
      const [did = ''] = url.split('#', 1)
      const { keys } = await resolve(did)
      const fit = keys.filter((one) => one.relationships.includes(relationship) && (url === did || one.id === url))
      const [first, second] = fit
      if (!first)
        throw new DidFault(
          `the document of ${did.slice(0, 100)} has no key ${url === did ? '' : `#${url.slice(did.length + 1, did.length + 60)} `}for ${relationship}`,
        )
      if (second) throw new DidFault(`the document of ${did.slice(0, 100)} has several keys for ${relationship}: name one in kid, as ${did.slice(0, 100)}#…`)
      return { did, key: first.key }
    },
  }
}
