import type { Question } from './points.ts'

/** What one policy says to a question. What is absent it leaves as it is. */
export type Verdict =
  | {
      readonly effect: 'allow'
      /** The most scopes that the token may have. */
      readonly scope?: readonly string[]
      /** The most seconds that the access token may live. */
      readonly lifetime?: number
    }
  | { readonly effect: 'deny'; readonly reason: string }
  /** The person must sign in anew: as strongly as one of these, and no longer ago than so many seconds (RFC 9470 §3). */
  | { readonly effect: 'step_up'; readonly reason: string; readonly acr_values?: readonly string[]; readonly max_age?: number }

/** A language in which policies are written. */
export interface PolicyEngine {
  readonly name: string
  readonly answer: (question: Question) => Verdict | Promise<Verdict>
}

/** One policy: the point at which it is asked, and the engine that answers. */
export interface Policy {
  readonly name: string
  readonly point: Question['point']
  readonly engine: PolicyEngine
}
