import type { Client } from '../client.ts'
import type { Audience } from '../posture-audience.ts'
import type { ProfileName } from './names.ts'

/** The client authentication of a request, as profiles judge it. */
export interface AskedAuthentication {
  readonly method: string
  /** The unverified parts of its client assertion. By then its signature was verified. */
  readonly assertion?: { readonly alg: unknown; readonly aud: unknown } | undefined
}
/** An authorization request, as profiles judge it. */
export interface AskedAuthorization {
  readonly pushed: boolean
  readonly params: Readonly<Record<string, string | undefined>>
  /** The parts of `response_type`, sorted. */
  readonly types: readonly string[]
  readonly code_challenge: string | undefined
  readonly resource: string | undefined
}
/** A token request, as profiles judge it. */
export interface AskedToken {
  readonly params: Readonly<Record<string, string | undefined>>
  /** The tokens will be bound to a key that the client proved. */
  readonly bound: boolean
  /** The algorithm of its DPoP proof. */
  readonly dpop_alg: unknown
}
/** The requests that a rule can judge, each by what it is at its place. */
export interface Asked {
  readonly authentication: AskedAuthentication
  /** A verified request object (RFC 9101 §4), or a signed backchannel request (CIBA Core §7.1.1). */
  readonly request_object: { readonly alg: unknown; readonly claims: Readonly<Record<string, unknown>> }
  readonly authorization: AskedAuthorization
  /** A backchannel authentication request (CIBA Core §7.1); the claims of a signed one count as its parameters. */
  readonly backchannel: { readonly params: Readonly<Record<string, string | undefined>> }
  readonly token: AskedToken
  /** The media types that the caller of introspection accepts. */
  readonly introspection: { readonly accept: string }
}
export type Place = keyof Asked

/** One rule of a profile. */
export interface ProfileRule {
  readonly id: string
  /** The section that demands it. */
  readonly spec: string
  readonly concerns: Audience
  /** The fields that decide it. A fault stands at the first; none where requests alone can break the rule. */
  readonly fields: readonly (keyof Client)[]
  /** The demand, which a refusal and a fault of a field tell. */
  readonly sentence: string
  /** Reads the client with its inherited values filled in. Absent: its registration cannot break the rule. */
  readonly isBroken?: (client: Client) => boolean
  /** A merge patch (RFC 7396) after which the client keeps the rule; absent where only a person can know the value. */
  readonly fix?: (client: Client) => Readonly<Partial<Client>>
  /** True for a request that breaks the rule, by the place where it is judged. */
  readonly at?: { readonly [P in Place]?: (asked: Asked[P], client: Client) => boolean }
}

/** A profile: a named set of rules that a client is held to. */
export interface Profile {
  readonly name: ProfileName
  readonly title: string
  readonly rules: readonly ProfileRule[]
}

/** A profile that demands all that another does, and more. */
export const extending = (base: Profile, more: Profile): Profile => ({ ...more, rules: [...base.rules, ...more.rules] })
