import type { JWK } from 'jose'
import type { SigningAlg } from '#model/key-pair.ts'

/** Whose key signs: that of the client when it has one, else the default of the tenant for the algorithm. */
export interface Signing {
  readonly alg: SigningAlg
  readonly client_id?: string
  readonly key_pair_id?: string
}

/** The signing keys of a tenant. */
export interface Keys {
  /** A compact JWS (RFC 7515 §7.1) of the claims. Signatures asked for in one turn of the event loop are made together. `typ` goes into the header. */
  sign(claims: Readonly<Record<string, unknown>>, typ: string, signing: Signing & { readonly kid?: string }): Promise<string>
  /** Every key that verifiers may still need: active and retiring (RFC 7517 §5). */
  jwks(): Promise<{ readonly keys: readonly JWK[] }>
  /** The claims of a JWT that one of our published keys signed; nothing when none did, or its `typ` is another. Times are not looked at. */
  verify(jwt: string, typ: readonly string[]): Promise<Readonly<Record<string, unknown>> | undefined>
}
