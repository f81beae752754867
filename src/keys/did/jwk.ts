import { jsonDepth } from '#kit/json-depth.ts'
import { readPublicJwk } from '../public-keys.ts'
import { DidFault, documentOfKey } from './document.ts'
import type { DidMethod } from './method.ts'

const LONGEST = 4096

/** The did:jwk identifier of a public JWK (did:jwk §3.1). */
export const didJwkOf = (jwk: Readonly<Record<string, unknown>>): string => `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`

function readEncoded(encoded: string): unknown {
  const text = Buffer.from(encoded, 'base64url').toString('utf8')
  if (jsonDepth(text) > 4) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** did:jwk: the identifier is a JWK in base64url (did:jwk §3.2). */
export const didJwk: DidMethod = {
  name: 'jwk',
  isSelfContained: true,
  resolve(did) {
    const encoded = did.slice('did:jwk:'.length)
    const key = encoded.length <= LONGEST && /^[\w-]+$/.test(encoded) ? readPublicJwk(readEncoded(encoded)) : undefined
    if (!key) throw new DidFault('the did:jwk holds no public JWK that is understood')
    return documentOfKey(did, '0', key)
  },
}
