import type { Question } from './points.ts'

/** The verdict of one policy. An absent limit leaves the token as it is. */
export type Verdict =
  | {
      readonly effect: 'allow'
      /** The most scopes that the token may have. */
      readonly scope?: readonly string[]
      /** The most seconds that the access token may live. */
      readonly lifetime?: number
    }
  | { readonly effect: 'deny'; readonly reason: string }
  /** The person must sign in again: with one of these authentication contexts, and at most so many seconds ago (RFC 9470 §3). */
  | { readonly effect: 'step_up'; readonly reason: string; readonly acr_values?: readonly string[]; readonly max_age?: number }

/** A language in which policies are written. */
export interface PolicyEngine {
  readonly name: string
  readonly answer: (question: Question) => Verdict | Promise<Verdict>
}

/** One policy: the policy point that it belongs to, and the engine that answers. */
export interface Policy {
  readonly name: string
  readonly point: Question['point']
  readonly engine: PolicyEngine
}
