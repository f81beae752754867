import { calculateJwkThumbprint } from 'jose'
import { newHolderKey, signJwt } from '../keys/holder-key.ts'
import { didOf } from '../keys/names.ts'
import type { Card, KeptKey } from '../vault/kept.ts'
import type { Vault } from '../vault/vault.ts'
import type { AskedFor } from './request.ts'

/** A key that a person can sign in by: one for this verifier alone, or that of a card. */
export interface Identity {
  readonly key: KeptKey
  readonly card: Card | undefined
}

/** The DID of a key that signs in. */
export const didFor = ({ jwk, name }: KeptKey): { readonly did: string; readonly kid: string } => didOf(jwk, name === 'jwk' ? 'did:jwk' : name)

/** The copy of a card that is shown next: one that nobody saw, while there is one. */
export const nextCopy = ({ copies }: Card): Card['copies'][number] | undefined => copies.find(({ shown }) => !shown) ?? copies[0]

/**
 * The keys that a person can sign in by. The first is the verifier's own, made at the first sign-in: two verifiers cannot tell that they know the
 * same person. Those of cards let a later presentation be of the same holder.
 */
export async function findIdentities(vault: Vault, { client_id }: AskedFor): Promise<readonly Identity[]> {
  const [keys, cards] = await Promise.all([vault.all('key'), vault.all('card')])
  const own = keys.find(({ verifier }) => verifier === client_id) ?? { ...(await newHolderKey(vault, 'P-256', 'did:jwk')), verifier: client_id }
  const ofCards = cards.flatMap((card) => {
    const key = keys.find(({ id }) => id === nextCopy(card)?.key_id)
    return key ? [{ key, card }] : []
  })
  return [{ key: own, card: undefined }, ...ofCards]
}

/** A self-issued ID token (SIOPv2 §11): its subject is the DID of the key, or its thumbprint where the verifier knows no DIDs. */
export async function selfIssuedToken(vault: Vault, { client_id, nonce, subjects }: AskedFor, key: KeptKey): Promise<string> {
  const iat = Math.floor(Date.now() / 1000)
  const about = { aud: client_id, nonce, iat, exp: iat + 300 }
  if (subjects === 'thumbprint') {
    const sub = await calculateJwkThumbprint(key.jwk)
    return signJwt(vault, key, { typ: 'JWT' }, { iss: sub, sub, sub_jwk: key.jwk, ...about })
  }
  const { did, kid } = didFor(key)
  return signJwt(vault, key, { typ: 'JWT', kid }, { iss: did, sub: did, ...about })
}
