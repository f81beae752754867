import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import type { Refusal } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import type { SeenOnce } from '#model/seen-once.ts'

/** The confirmation (`cnf`) of the key that a token is bound to (RFC 7800 §3.1): `jkt` of a DPoP key, `x5t#S256` of a certificate. */
export type Confirmation = Readonly<Record<string, string>>

/**
 * The member of a binding for the key of an attested instance (draft-ietf-oauth-attestation-based-client-auth §10.2): another installation of the same
 * client cannot use what this one was given. It is not shown in tokens, because it proves the client and not the sender of a token.
 */
export const INSTANCE_KEY = 'instance_key'

/** A verified proof that the sender of a request holds a key. */
export interface Proof {
  readonly confirmation: Confirmation
  /** The rows whose insert spends the proof. None where it cannot be replayed. */
  readonly once: readonly SeenOnce[]
  /** Headers of the response, e.g. the next nonce. */
  readonly headers: Readonly<Record<string, string>>
}

/** A method of proof of possession. */
export interface ProofOfPossession {
  readonly spec: string
  /**
   * Reads and verifies the proof of a request, without spending it; undefined when there is none of this kind. @throws {Refusal} when it is invalid
   */
  readonly read: (request: Request, context: Context, client: CompiledClient) => MaybePromise<Proof | undefined>
  /** The refusal of a token request without this proof; undefined where the client need not send it. */
  readonly refuseWithout: (client: CompiledClient) => Refusal | undefined
  /** The members that it adds to the metadata (RFC 8414 §2). */
  readonly metadata: (context: Context) => Readonly<Record<string, unknown>>
}

/** The client of a token request. */
interface ProofContext {
  readonly client: CompiledClient
  readonly request: Request
  readonly context: Context
}

/** Reads every proof of a token request. @throws {Refusal} when one is invalid, or one that the client must send is missing */
export async function provePossession(kinds: readonly ProofOfPossession[], { client, request, context }: ProofContext): Promise<Proof | undefined> {
  let proven: Proof | undefined
  for (const kind of kinds) {
    const proof = await kind.read(request, context, client)
    const missing = proof ? undefined : kind.refuseWithout(client)
    if (missing) throw missing
    if (proof) proven = proven ? joinProofs(proven, proof) : proof
  }
  return proven
}

const joinProofs = (one: Proof, other: Proof): Proof => ({
  confirmation: { ...one.confirmation, ...other.confirmation },
  once: [...one.once, ...other.once],
  headers: { ...one.headers, ...other.headers },
})

/**
 * The `token_type` of a token with this binding (RFC 9449 §5). A token bound to a certificate is sent as Bearer, because TLS shows the certificate
 * (RFC 8705 §3).
 */
export const tokenTypeOf = (confirmation: Confirmation | undefined): 'DPoP' | 'Bearer' => (confirmation?.['jkt'] === undefined ? 'Bearer' : 'DPoP')

/** True when a request proves possession of all the keys of a binding. */
export function isProven(bound: Confirmation | undefined, proven: Confirmation | undefined): boolean {
  if (bound === undefined) return true
  for (const member in bound) if (bound[member] !== proven?.[member]) return false
  return true
}

/** True when two bindings are the same. */
export const isSameBinding = (one: Confirmation | undefined, other: Confirmation | undefined): boolean => isProven(one, other) && isProven(other, one)
