import { base64url, type JWK } from 'jose'
import { isObject } from '#fields/json-object.ts'
import { fetchObject } from './fetched.ts'
import { keyOfMultikey } from './multikey.ts'

/** The methods of signatures that are accepted of others; none of them has a shared secret. */
export const acceptedAlgs: readonly string[] = ['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'PS256', 'RS256']

const isKey = (value: unknown): value is JWK => isObject(value) && typeof value['kty'] === 'string' && value['kty'] !== 'oct'

/** The address of the document of a did:web (did:web §2.5.2). Only a wallet that runs on this very machine reads one without TLS. */
function didWebPlace(did: string): string {
  const [host = '', ...path] = did.slice('did:web:'.length).split(':')
  const place = decodeURIComponent(host)
  const isHere = place === location.host && location.protocol === 'http:'
  return `${isHere ? 'http' : 'https'}://${place}${path.length === 0 ? '/.well-known' : `/${path.join('/')}`}/did.json`
}

/** The public key that a DID URL names, from the DID itself or its document; undefined when there is none. */
export async function keyOfDidUrl(url: string): Promise<JWK | undefined> {
  const [did = ''] = url.split('#', 1)
  if (did.startsWith('did:jwk:')) {
    const said: unknown = JSON.parse(new TextDecoder().decode(base64url.decode(did.slice('did:jwk:'.length))))
    return isKey(said) ? said : undefined
  }
  if (did.startsWith('did:key:')) return keyOfMultikey(did.slice('did:key:'.length))
  if (!did.startsWith('did:web:')) return undefined
  const { id, verificationMethod } = await fetchObject(didWebPlace(did))
  // A document of another name would let one host speak for another.
  if (id !== did || !Array.isArray(verificationMethod)) return undefined
  const fit = verificationMethod.filter(isObject).filter((one) => url === did || one['id'] === url || `${did}${one['id']}` === url)
  const key = fit[0]?.['publicKeyJwk']
  return fit.length === 1 && isKey(key) ? key : undefined
}

/** A key of the issuer of a credential: of its DID, or of those that its address publishes (draft-ietf-oauth-sd-jwt-vc §5). */
export async function keyOfIssuer(issuer: string, kid: unknown): Promise<JWK | undefined> {
  if (issuer.startsWith('did:')) {
    if (typeof kid !== 'string' || kid === '') return keyOfDidUrl(issuer)
    return keyOfDidUrl(kid.startsWith(issuer) ? kid : `${issuer}#${kid.replace(/^#/, '')}`)
  }
  const { origin, pathname } = new URL(issuer)
  const said = await fetchObject(`${origin}/.well-known/jwt-vc-issuer${pathname.replace(/\/$/, '')}`)
  if (said['issuer'] !== issuer) return undefined
  const { jwks, jwks_uri } = said
  const set = typeof jwks_uri === 'string' ? await fetchObject(jwks_uri) : jwks
  const keys = isObject(set) && Array.isArray(set['keys']) ? set['keys'].filter(isKey) : []
  return keys.find((one) => kid === undefined || one.kid === kid)
}
