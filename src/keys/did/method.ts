import type { GuardedFetch } from '#kit/fetch.ts'
import type { DidDocument } from './document.ts'

/** The dependencies of resolving DIDs. */
export interface DidParts {
  readonly fetch: GuardedFetch
  /** The address of a resolver for all other methods; the DID is appended to it. */
  readonly resolver?: string | undefined
  /** The key that the resolver wants, sent as a bearer token. */
  readonly resolver_key?: string | undefined
  now(): number
}

/** A DID method (DID 1.0 §8): how the document of a DID with this name is found. */
export interface DidMethod {
  readonly name: string
  /** True when the document follows from the DID itself, so that nothing is fetched and nothing need be kept. */
  readonly isSelfContained: boolean
  /** @throws {DidFault} when there is no document. */
  resolve(did: string, parts: DidParts): Promise<DidDocument> | DidDocument
}
