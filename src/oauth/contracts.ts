import type { z } from 'zod'
import type { CompiledClient } from '#clients/find-client.ts'
import type { Context } from '#http/context.ts'
import type { Params, Request } from '#http/request.ts'
import type { MaybePromise } from '#kit/maybe-promise.ts'
import type { Facts } from '#model/explanation.ts'
import type { Confirmation } from './proof/possession.ts'
import type { Entitlement } from './tokens/entitlement.ts'

/** A client, and how it proved who it is. Such a value exists only once that was verified. */
export interface AuthenticatedClient {
  readonly client: CompiledClient
  /** The method it used; `none` when it proved nothing. */
  readonly method: string
  readonly credential_id?: string | undefined
}

/** The input of a grant type. */
export interface GrantCall<P> {
  readonly params: P
  readonly caller: AuthenticatedClient
  readonly request: Request
  readonly context: Context
  /** The key that the request proves to hold. What is issued will be bound to it, whatever the grant decides. */
  readonly confirmation: Confirmation | undefined
}

/** One grant type. A grant decides what the client is entitled to and mints nothing: minting is the same for all and lives in tokens/issue.ts. */
export interface GrantType<P extends z.ZodType = z.ZodType> {
  /** The value of `grant_type`: a short name, or a URN (RFC 6749 §4.5). */
  readonly type: string
  /** Its name in `supported_grant_types` and in records, where that is another. */
  readonly name?: string
  readonly spec: string
  readonly params: P
  /** Whether the client must have proved who it is, by the secret matrix of its settings (client-auth/demand.ts). */
  readonly demandsProof: (client: CompiledClient) => boolean
  /** Whether the operator has it switched on; on when absent. */
  readonly enabled?: (context: Context) => boolean
  /** Checks anew what can be checked of a refused request without the secrets that it held. @throws {Refusal} */
  readonly recheck?: (params: Params, client: CompiledClient, context: Context) => Promise<unknown>
  readonly redeem: (call: GrantCall<z.infer<P>>) => Promise<Entitlement>
}
/** The name of a grant type in `supported_grant_types`, settings and records. */
export const grantName = ({ name, type }: Pick<GrantType, 'name' | 'type'>): string => name ?? type
/** Fixes the parameters' type for `redeem`; a list of grants does not care. */
export const grantType = <P extends z.ZodType>(g: GrantType<P>): GrantType => g as unknown as GrantType

/** The client id that a request claims, with its credential. */
export interface Claim {
  readonly client_id: string
  readonly method: string
  readonly proof: string
  /** The network address of a proof that could be guessed. */
  readonly address?: string
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
  readonly used_key?: { readonly thumbprint: string; readonly kid: string | undefined }
}

/** One way for a client to prove who it is. `claim` reads what the request says, or nothing when this way was not used; `verify` resolves to what was used, or nothing when the proof is no good. */
export interface ClientAuth {
  readonly methods: readonly string[]
  readonly spec: string
  readonly claim: (request: Request, params: Params) => Claim | undefined
  /** Why it verified to nothing, as far as an explanation may tell. */
  readonly why?: (claim: Claim, client: CompiledClient, context: Context) => Facts
  readonly verify: (claim: Claim, client: CompiledClient, context: Context) => MaybePromise<Proven | undefined>
}
export const clientAuth = (way: ClientAuth): ClientAuth => way
