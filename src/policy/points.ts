import type { MaybePromise } from '#kit/maybe-promise.ts'
import type { PolicyPoint } from '#model/policy-points.ts'
import type { PolicyRequest, RequestMember } from '#model/policy-request.ts'

/** Where the members of the request object come from. Each is asked for only when a policy looks at it. */
export type RequestSource = { readonly [M in RequestMember]?: () => MaybePromise<PolicyRequest[M] | undefined> }

/** The check that a scope passed or failed before policies were asked. */
export interface ScopeCheck {
  /** Any one of these lets the caller in. */
  readonly takes: readonly string[]
  readonly held: readonly string[]
}

/** A question that policies answer. What no scope allows, none of them can: they are asked after it, and only narrow. */
export interface Question {
  readonly point: PolicyPoint
  /** The `operationId` of the API document, `issue_token`, or the name of the action at an API of somebody else. */
  readonly operation: string
  /** The client and the person that the links of policies may name. */
  readonly client_id?: string | undefined
  readonly user_id?: string | undefined
  readonly source: RequestSource
  /** The request, as its answer names it. */
  readonly request_id?: string | undefined
  /** A debug token that the caller shows. */
  readonly debug?: string | undefined
  /** The scopes of the caller, which may bring policies. */
  readonly scopes?: ScopeCheck | undefined
  /** A default of denying does not bind the caller, who could otherwise not change it. Policies that deny bind everybody. */
  readonly isExempt?: () => MaybePromise<boolean>
}
