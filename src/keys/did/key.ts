import type { KeyPair } from '#model/key-pair.ts'
import { DidFault, documentOfKey } from './document.ts'
import type { DidMethod } from './method.ts'
import { decodeMultikey, encodeMultikey } from './multikey.ts'

/** The did:key identifier of a public key (did:key §3.1). */
export const didKeyOf = (pair: Pick<KeyPair, 'type' | 'public_key' | 'public_jwk'>): string => `did:key:${encodeMultikey(pair)}`

/** did:key: the identifier is the public key (did:key §3.1). */
export const didKey: DidMethod = {
  name: 'key',
  isSelfContained: true,
  resolve(did) {
    const multikey = did.slice('did:key:'.length)
    const key = decodeMultikey(multikey)
    if (!key) throw new DidFault('the did:key holds no public key that is understood: expected P-256, P-384, P-521, Ed25519, RSA or secp256k1')
    return documentOfKey(did, multikey, key)
  },
}
