import type { z } from 'zod'
import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import type { Params, Request } from '#http/request.ts'
import type { Certificate } from '#kit/certificate.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import type { Facts } from '#model/explanation.ts'
import type { Confirmation } from './proof/possession.ts'
import type { Entitlement } from './tokens/entitlement.ts'

/** A client and its authentication method. Such a value exists only after verification. */
export interface AuthenticatedClient {
  readonly client: CompiledClient
  /** The method that it used; `none` when it sent only its id. */
  readonly method: string
  readonly credential_id?: string | undefined
  /** The thumbprint of the key of the attested instance that authenticated. */
  readonly instance_key?: string | undefined
}

/** The input of a grant type. */
export interface GrantCall<P> {
  readonly params: P
  readonly caller: AuthenticatedClient
  readonly request: Request
  readonly context: Context
  /** The key that the request proves possession of. The tokens will be bound to it, whatever the grant decides. */
  readonly confirmation: Confirmation | undefined
}

/** One grant type. A grant decides what the client is entitled to and mints nothing: minting is the same for all and lives in tokens/issue.ts. */
export interface GrantType<P extends z.ZodType = z.ZodType> {
  /** The value of `grant_type`: a short name, or a URN (RFC 6749 §4.5). */
  readonly type: string
  /** Its name in `supported_grant_types` and in records, where it differs from `type`. */
  readonly name?: string
  readonly spec: string
  readonly params: P
  /** Decides whether the client must authenticate (client-auth/required-proof.ts). */
  readonly demandsProof: (client: CompiledClient) => boolean
  /** Further members of the metadata of the server (RFC 8414 §2). */
  readonly metadata?: Readonly<Record<string, unknown>>
  /** Decides whether the operator has it switched on; absent: always. */
  readonly enabled?: (context: Context) => boolean
  /** Repeats the checks of a refused request that need none of its secrets. @throws {Refusal} */
  readonly recheck?: (params: Params, client: CompiledClient, context: Context) => Promise<unknown>
  readonly redeem: (call: GrantCall<z.infer<P>>) => Promise<Entitlement>
}
/** The name of a grant type in `supported_grant_types`, settings and records. */
export const grantName = ({ name, type }: Pick<GrantType, 'name' | 'type'>): string => name ?? type
/** Checks that `redeem` takes the parameters of `params`, then forgets the type, so that grants fit into one list. */
export const grantType = <P extends z.ZodType>(g: GrantType<P>): GrantType => g as unknown as GrantType

/** The client id that a request claims, with its credential. */
export interface Claim {
  readonly client_id: string
  /** The `client_id` as it was sent, where the client is known by another. */
  readonly named?: string
  readonly method: string
  readonly proof: string
  /** The proof of the key that `proof` vouches for, where that is another text. */
  readonly possession?: string
  /** The network address of the sender, where the credential can be guessed. */
  readonly address?: string
  /** The certificate on the TLS connection, where that is the proof. */
  readonly certificate?: Certificate
}

/** The input of an authentication method. */
export interface AuthCall {
  readonly request: Request
  readonly params: Params
  readonly context: Context
}

/** The credential that authenticated a client. */
export interface Proven {
  readonly credential_id?: string
  /** The thumbprint of the key of an attested instance. There are as many as there are installations, so their uses are not counted. */
  readonly instance_key?: string
  readonly used_key?: { readonly thumbprint: string; readonly kid: string | undefined }
}

/**
 * A client authentication method. `claim` reads the credential of a request, or undefined when the method was not used; `verify` resolves to the
 * credential that was used, or undefined when it is wrong.
 */
export interface ClientAuth {
  readonly methods: readonly string[]
  readonly spec: string
  readonly claim: (request: Request, params: Params) => Claim | undefined
  /** The claim of a client that only gives its name in the request, and proves itself below HTTP in the way it is registered for. */
  readonly implied?: (client: CompiledClient, request: Request) => Claim | undefined
  /** Decides whether the operator has made it possible; absent: always. */
  readonly enabled?: (context: Context) => boolean
  /** The details of a failed verification, for an explanation. */
  readonly why?: (claim: Claim, client: CompiledClient, context: Context) => Facts
  readonly verify: (claim: Claim, client: CompiledClient, context: Context) => MaybePromise<Proven | undefined>
}
export const clientAuth = (way: ClientAuth): ClientAuth => way
/** The names of the methods that can be used here. */
export const methodsOn = (ways: readonly ClientAuth[], context: Context): string[] =>
  ways.filter((way) => way.enabled?.(context) ?? true).flatMap((way) => way.methods)
