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
}

/** The keys of a tenant: those that sign, and those that others encrypt to. */
export interface Keys {
  /** A compact JWS (RFC 7515 §7.1) of the claims. Signatures asked for in one turn of the event loop are made together. `typ` goes into the header. */
  sign(claims: Readonly<Record<string, unknown>>, typ: string, signing: Signing): Promise<string>
  /** The effective algorithm: the requested one or, where the client has a key of another kind, that of the key. */
  algFor(signing: Signing): Promise<SigningAlg>
  /** Every key that verifiers may still need: active and retiring (RFC 7517 §5). The same object until a key changes. */
  jwks(): MaybePromise<{ readonly keys: readonly JWK[] }>
  /** Those of them that may have signed something for one client: its own, those of the tenant, and what its ID tokens are signed with. */
  jwksFor(clientId: string, signing: Signing): MaybePromise<{ readonly keys: readonly JWK[] }>
  /** The algorithms that there are keys for. The same list until a key changes. */
  algs(): MaybePromise<readonly SigningAlg[]>
  /** Makes a key of the tenant for each algorithm that has none, so that it is published before it first signs. */
  prepare(algs: readonly SigningAlg[]): Promise<void>
  /** The claims of a JWT that one of our published keys signed; nothing when none did, or its `typ` is another. Times are not looked at. */
  verify(jwt: string, typ: readonly string[]): Promise<Readonly<Record<string, unknown>> | undefined>
  /** The same, also for a key of ours that is no longer published, unless it was withdrawn: such a JWT proves nothing, but tells whom it was about. */
  recognize(jwt: string, typ: readonly string[]): Promise<Readonly<Record<string, unknown>> | undefined>
  /** The text of a compact JWE (RFC 7516 §7.1) that was encrypted to one of our published keys, also to one that is retiring; nothing for any other. */
  decrypt(jwe: string): Promise<string | undefined>
  /** The algorithms that others can encrypt to us with; none without a key for it. The same list until a key changes. */
  decryptionAlgs(): MaybePromise<readonly KeyManagementAlg[]>
}
