import type { Context } from '#http/context.ts'
import { invalidGrant } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import type { AuthenticatedClient } from '../contracts.ts'
import type { Confirmation, Proof } from '../proof/possession.ts'
import type { Entitlement } from './entitlement.ts'

/** The client that gets the tokens, and the proof of the key that they are bound to. */
export interface Recipient {
  readonly caller: AuthenticatedClient
  readonly context: Context
  readonly proof?: Proof | undefined
  /** The request that asks for it, where it is one of the client. */
  readonly request?: Request | undefined
}

/** The input of minting. The clock is read once, so that tokens that are issued together have the same times. */
export interface Minting {
  readonly entitlement: Entitlement
  readonly caller: AuthenticatedClient
  readonly context: Context
  /** The key that the tokens are bound to. */
  readonly confirmation?: Confirmation | undefined
  /** Further claims of the access token. */
  readonly further?: Readonly<Record<string, unknown>> | undefined
  /** The request that is answered. */
  readonly request?: Request | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

/** A token, and the record of it. */
export interface Minted<R> {
  readonly handle: string
  readonly row: R
}

/** Further claims that an entitlement adds to the access token. */
export const furtherClaims = ({ claims, authorization_details, launch }: Entitlement): Minting['further'] =>
  authorization_details === undefined && launch === undefined
    ? claims
    : { ...claims, ...(authorization_details && { authorization_details }), ...(launch && { launch }) }

/** Adds further claims to those of a token, without replacing any. */
export function addFurther(members: Record<string, unknown>, further: Minting['further']): void {
  for (const name in further) members[name] ??= further[name]
}

/** The lifetime of a token in whole seconds: the wanted one, or the time left until `not_after`. @throws {Refusal} `invalid_grant` */
export function lifeOf(ttl: number, { entitlement: { not_after }, now }: Minting): number {
  const left = not_after === undefined ? ttl : Math.floor((not_after - now) / 1000)
  if (left <= 0) throw invalidGrant('the authorization has expired: start a new one')
  return Math.min(ttl, left)
}
