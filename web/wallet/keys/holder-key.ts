import { type JWTPayload, SignJWT } from 'jose'
import type { KeptKey, KeyName } from '../vault/kept.ts'
import { algorithmOf, type KeyAlgorithmName, keyKinds, unwrap, wrap } from '../vault/seal.ts'
import type { Vault } from '../vault/vault.ts'
import { publicOf } from './multikey.ts'
import { didOf } from './names.ts'

/** Makes a key. It can be taken out of the browser's cryptography only wrapped, and only by what the person's passphrase or device opens. */
export async function newHolderKey(vault: Vault, kind: KeyAlgorithmName, name: KeyName): Promise<KeptKey> {
  const { publicKey, privateKey } = (await crypto.subtle.generateKey(algorithmOf(kind), true, ['sign', 'verify'])) as CryptoKeyPair
  const jwk = publicOf((await crypto.subtle.exportKey('jwk', publicKey)) as KeptKey['jwk'])
  return { id: crypto.randomUUID(), kind, jwk, name, wrapped: await wrap(privateKey, vault.key) }
}

/** The kinds of keys that this browser can make: not every one knows Ed25519. */
export async function makeableKinds(): Promise<readonly KeyAlgorithmName[]> {
  const made = await Promise.all(
    keyKinds.map((kind) =>
      crypto.subtle.generateKey(algorithmOf(kind), false, ['sign', 'verify']).then(
        () => [kind],
        () => [],
      ),
    ),
  )
  return made.flat()
}

/** The JWS algorithm of a kind of key (RFC 7518 §3.4, RFC 8037 §3.1). */
export const algOf = (kind: KeyAlgorithmName): string => (kind === 'P-256' ? 'ES256' : 'EdDSA')

/** The private key as it signs: no script can read it. */
const signing = (vault: Vault, { wrapped, kind }: KeptKey): Promise<CryptoKey> => unwrap(wrapped, vault.key, kind)

/** The members of a header by which a key is named. */
export const headerOf = ({ jwk, name }: Pick<KeptKey, 'jwk' | 'name'>): { readonly jwk: KeptKey['jwk'] } | { readonly kid: string } =>
  name === 'jwk' ? { jwk } : { kid: didOf(jwk, name).kid }

/** Signs claims by a key of the holder. */
export async function signJwt(vault: Vault, key: KeptKey, header: Readonly<Record<string, unknown>>, claims: JWTPayload): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ ...header, alg: algOf(key.kind) }).sign(await signing(vault, key))
}

/** Signs bytes by a key of the holder. */
export async function signBytes(vault: Vault, key: KeptKey, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const by = key.kind === 'P-256' ? { name: 'ECDSA', hash: 'SHA-256' } : { name: 'Ed25519' }
  return new Uint8Array(await crypto.subtle.sign(by, await signing(vault, key), bytes))
}
