import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import type { Refusal } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import type { SeenOnce } from '#model/seen-once.ts'

/** The key that a token is bound to, as its `cnf` names it (RFC 7800 §3.1): `jkt` of a DPoP key, `x5t#S256` of a certificate. */
export type Confirmation = Readonly<Record<string, string>>

/** A proof that whoever sent this request holds a key. */
export interface Proof {
  readonly confirmation: Confirmation
  /** The records that spend it. None where it cannot be sent a second time. */
  readonly once: readonly SeenOnce[]
  /** Headers of the response, e.g. the next nonce. */
  readonly headers: Readonly<Record<string, string>>
}

/** One way to prove that a request is sent by who holds a key. */
export interface ProofOfPossession {
  readonly spec: string
  /** The proof that a request holds, verified but not spent; nothing when it holds none of this kind. @throws {Refusal} when it is no good */
  readonly read: (request: Request, context: Context) => MaybePromise<Proof | undefined>
  /** How a token request of a client is refused that must prove itself in this way and did not; nothing when it need not. */
  readonly refuseWithout: (client: CompiledClient) => Refusal | undefined
  /** The members that it adds to the metadata (RFC 8414 §2). */
  readonly metadata: (context: Context) => Readonly<Record<string, unknown>>
}

/** The client that asks for tokens. */
interface Asked {
  readonly client: CompiledClient
  readonly request: Request
  readonly context: Context
}

/** Reads the proof of a token request: of each kind that it holds. @throws {Refusal} when one is no good, or one that the client must send is missing */
export async function provePossession(kinds: readonly ProofOfPossession[], { client, request, context }: Asked): Promise<Proof | undefined> {
  let proven: Proof | undefined
  for (const kind of kinds) {
    const proof = await kind.read(request, context)
    const missing = proof ? undefined : kind.refuseWithout(client)
    if (missing) throw missing
    if (proof) proven = proven ? joined(proven, proof) : proof
  }
  return proven
}

const joined = (one: Proof, other: Proof): Proof => ({
  confirmation: { ...one.confirmation, ...other.confirmation },
  once: [...one.once, ...other.once],
  headers: { ...one.headers, ...other.headers },
})

/** The `token_type` of a token that is bound like this (RFC 9449 §5). A certificate shows itself below HTTP: such a token is sent as Bearer (RFC 8705 §3). */
export const tokenTypeOf = (confirmation: Confirmation | undefined): 'DPoP' | 'Bearer' => (confirmation?.['jkt'] === undefined ? 'Bearer' : 'DPoP')

/** Whether a request proves to hold all the keys that something is bound to. */
export function isProven(bound: Confirmation | undefined, proven: Confirmation | undefined): boolean {
  if (bound === undefined) return true
  for (const member in bound) if (bound[member] !== proven?.[member]) return false
  return true
}

/** Whether two bindings are the same. */
export const isSameBinding = (one: Confirmation | undefined, other: Confirmation | undefined): boolean => isProven(one, other) && isProven(other, one)
