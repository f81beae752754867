import { base64url, type JWK } from 'jose'
import type { KeyName } from '../vault/kept.ts'
import { multikeyOf, publicOf } from './multikey.ts'

/** The DID of a public key by a method that is nothing but the key, and the URL of the key in it. */
export function didOf(jwk: JWK, method: Exclude<KeyName, 'jwk'>): { readonly did: string; readonly kid: string } {
  if (method === 'did:jwk') {
    const did = `did:jwk:${base64url.encode(JSON.stringify(publicOf(jwk)))}`
    return { did, kid: `${did}#0` }
  }
  const multikey = multikeyOf(jwk)
  return { did: `did:key:${multikey}`, kid: `did:key:${multikey}#${multikey}` }
}
