import type { MaybePromise } from '#kit/maybe-promise.ts'
import type { PolicyRequest, RequestMember } from '#model/policy-request.ts'
import type { Meter } from './meter.ts'
import type { Truth } from './truth.ts'

/** A place where a request is not as a rule wants it. */
export interface Mismatch {
  /** Where in the request, e.g. `client.metadata.tier`; empty for all of it. */
  readonly path: string
  readonly expected: string
  /** The value there; absent when there is none. */
  readonly actual?: unknown
}

/** How a rule came to its answer. */
export interface RuleTrace {
  readonly truth: Truth
  readonly mismatches?: readonly Mismatch[]
  /** The rules that it is made of. */
  readonly parts?: readonly (RuleTrace & { readonly name: string })[]
  /** Why it could not be decided. */
  readonly error?: string
}

/** A rule that was read and can be asked. */
export interface CompiledRule {
  /** The members of the request that it looks at. */
  readonly needs: ReadonlySet<RequestMember>
  /** Decides whether it applies. An error counts as unknown. */
  readonly test: (request: PolicyRequest, meter: Meter) => Truth
  /** The same with the reasons, for whoever debugs it. */
  readonly trace: (request: PolicyRequest, meter: Meter) => RuleTrace
}

/** The faults of a rule, each with its place in it. */
export class RuleFault extends Error {
  override name = 'RuleFault'
  readonly path: string
  constructor(message: string, path = '') {
    super(path === '' ? message : `at ${path}: ${message}`)
    this.path = path
  }
}

/** The engines by their names, for rules that are made of other rules. */
export type EngineTable = ReadonlyMap<string, PolicyEngine>

/** A language in which policies are written. */
export interface PolicyEngine {
  readonly name: string
  /** One sentence for whoever chooses among them. */
  readonly doc: string
  /** Reads a rule. @throws {RuleFault} when it is none */
  readonly compile: (rule: unknown, engines: EngineTable) => MaybePromise<CompiledRule>
}
