import type { JWK } from 'jose'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import type { KeyManagementAlg } from '#model/encryption-algs.ts'
import type { SigningAlg } from '#model/key-pair.ts'

/** The choice of a signing key: the named key, else the client's own, else the tenant's default for the algorithm. */
export interface Signing {
  readonly alg: SigningAlg
  readonly client_id?: string | undefined
  readonly key_pair_id?: string | undefined
  /** The signing adapter that signs in place of the keys of this server (`signatures_adapter`). */
  readonly adapter?: string | undefined
  /** The `kid` of the header instead of the key's own id; the key is published under both. */
  readonly kid?: string | undefined
  /** Further members of the header, which follow from the id of the key: a certificate chain (`x5c`), a DID URL as `kid`. */
  readonly header?: ((keyId: string) => Readonly<Record<string, unknown>>) | undefined
}

/** Makes the bytes to sign by a key, such as a Sig_structure (RFC 9052 §4.4). */
export type BytesFor = (by: { readonly kid: string; readonly alg: SigningAlg }) => Buffer
/** A signature of such bytes. */
export interface SignedBytes {
  readonly kid: string
  readonly alg: SigningAlg
  readonly signature: Buffer
}

/** The keys of a tenant, for signing and for decryption. */
export interface Keys {
  /** A compact JWS (RFC 7515 §7.1) of the claims. The signatures of one turn of the event loop are made in one batch. `typ` goes into the header. */
  sign(claims: Readonly<Record<string, unknown>>, typ: string, signing: Signing): Promise<string>
  /** The effective algorithm: the requested one or, where the client has a key of another kind, that of the key. */
  algFor(signing: Signing): Promise<SigningAlg>
  /** The key id that a signature would carry, unless `kid` says another; undefined while there is no such key yet. */
  keyIdFor(signing: Signing): Promise<string | undefined>
  /** The JWK set of every key that verifiers may still need: active and retiring (RFC 7517 §5). The same object until a key changes. */
  jwks(): MaybePromise<{ readonly keys: readonly JWK[] }>
  /** The JWK set of the keys that may have signed for one client: its own, those of the tenant, and the key of its ID tokens. */
  jwksFor(clientId: string, signing: Signing): MaybePromise<{ readonly keys: readonly JWK[] }>
  /** The signature of bytes in another form than JOSE. */
  signBytes(bytesFor: BytesFor, signing: Signing): Promise<SignedBytes>
  /** The algorithms of the available keys. The same list until a key changes. */
  algs(): MaybePromise<readonly SigningAlg[]>
  /** Makes a key of the tenant for each algorithm that has none, so that it is published before it first signs. */
  prepare(algs: readonly SigningAlg[]): Promise<void>
  /** The claims of a JWT that one of our published keys signed; undefined for any other, or another `typ`. Times are not checked. */
  verify(jwt: string, typ: readonly string[]): Promise<Readonly<Record<string, unknown>> | undefined>
  /** Like `verify`, also with our former keys, unless they were withdrawn. Such a JWT proves nothing, but names its subject. */
  recognize(jwt: string, typ: readonly string[]): Promise<Readonly<Record<string, unknown>> | undefined>
  /** Decrypts a compact JWE (RFC 7516 §7.1) to one of our published keys, retiring ones included; undefined for any other. */
  decrypt(jwe: string): Promise<string | undefined>
  /** The algorithms of our encryption keys. The same list until a key changes. */
  decryptionAlgs(): MaybePromise<readonly KeyManagementAlg[]>
}
