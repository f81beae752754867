import type { KeyObject } from 'node:crypto'
import { isObject } from '#fields/json-object.ts'
import { jsonDepth } from '#kit/json-depth.ts'
import { readPublicJwk } from '../public-keys.ts'
import { decodeMultikey } from './multikey.ts'

/** The bounds of a document of another party: anybody can publish one. */
const [LARGEST, DEEPEST, MOST_KEYS] = [65_536, 12, 50]

/** The uses of a key (DID 1.0 §5.3): to prove who one is, and to make statements such as credentials. */
export const relationships = ['authentication', 'assertionMethod'] as const
export type Relationship = (typeof relationships)[number]

/** A verification method of a DID document (DID 1.0 §5.2): a public key with its DID URL. */
export interface DidKey {
  readonly id: string
  readonly key: KeyObject
  readonly relationships: readonly Relationship[]
}

/** The keys that a DID document names. Everything else in it is ignored. */
export interface DidDocument {
  readonly id: string
  readonly keys: readonly DidKey[]
}

/** The reason why a DID has no usable document, for the developer of the party that sent it. */
export class DidFault extends Error {
  override readonly name = 'DidFault'
}

/** A DID URL may be relative to its document (DID 1.0 §3.2.2): `#key-1`. */
const absoluteUrl = (id: unknown, did: string): string | undefined => (typeof id === 'string' ? (id.startsWith('#') ? `${did}${id}` : id) : undefined)

function readKey(method: unknown, did: string): Omit<DidKey, 'relationships'> | undefined {
  if (!isObject(method)) return undefined
  const id = absoluteUrl(method['id'], did)
  const multikey = method['publicKeyMultibase']
  const key = typeof multikey === 'string' ? decodeMultikey(multikey) : readPublicJwk(method['publicKeyJwk'])
  // A key of another controller's document proves nothing about this one.
  return id?.startsWith(`${did}#`) && key ? { id, key } : undefined
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, MOST_KEYS) : [])

/** Parses the text of a document within the bounds. @throws {DidFault} when it is too large, nested too deeply, or not JSON. */
export function parseDidDocument(text: string, did: string): unknown {
  if (text.length > LARGEST) throw new DidFault(`the document of ${did} is larger than ${LARGEST} bytes`)
  if (jsonDepth(text) > DEEPEST) throw new DidFault(`the document of ${did} is nested more than ${DEEPEST} levels deep`)
  try {
    return JSON.parse(text)
  } catch {
    throw new DidFault(`the document of ${did} is not JSON`)
  }
}

/** Reads the keys of a DID document (DID 1.0 §5). @throws {DidFault} when it is of another DID. */
export function readDidDocument(said: unknown, did: string): DidDocument {
  if (!isObject(said) || said['id'] !== did) throw new DidFault(`the document of ${did} names another id`)
  const keys = new Map<string, DidKey>()
  const keep = (method: unknown, more: readonly Relationship[]) => {
    const found = readKey(method, did)
    if (found) keys.set(found.id, { ...found, relationships: [...(keys.get(found.id)?.relationships ?? []), ...more] })
  }
  for (const method of asList(said['verificationMethod'])) keep(method, [])
  for (const relationship of relationships)
    for (const method of asList(said[relationship])) {
      const named = keys.get(absoluteUrl(method, did) ?? '')
      if (named) keys.set(named.id, { ...named, relationships: [...named.relationships, relationship] })
      else keep(method, [relationship])
    }
  return { id: did, keys: [...keys.values()].slice(0, MOST_KEYS) }
}

/** The document of a DID that is nothing but one key. */
export const documentOfKey = (did: string, fragment: string, key: KeyObject): DidDocument => ({
  id: did,
  keys: [{ id: `${did}#${fragment}`, key, relationships }],
})
