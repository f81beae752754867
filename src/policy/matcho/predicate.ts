import type { PolicyRequest, RequestMember } from '#model/policy-request.ts'
import { type Mismatch, RuleFault } from '../engine.ts'
import type { Meter } from '../meter.ts'
import type { Truth } from '../truth.ts'

/** The input of a match: the whole request, to which `.path` refers, and the budget. */
export interface Trial {
  readonly request: PolicyRequest
  readonly meter: Meter
  /** Gathers mismatches; absent where only the answer counts. */
  readonly mismatches?: Mismatch[]
}

/** A pattern, compiled: whether a value matches it. `path` says where the value stands. */
export type Predicate = (value: unknown, trial: Trial, path: string) => Truth

/** The context of the compilation of a pattern. */
export interface Reading {
  /** Gathers the members that `.path` refers to. */
  readonly needs: Set<RequestMember>
}

/** An operator of the pattern language, `$name`: it stands alone at its level. */
export type Operator = (operand: unknown, place: string, compile: (pattern: unknown, place: string) => Predicate) => Predicate

/** Absent and null are the same to a pattern: nobody who writes one can tell which of the two an API sends. */
export const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null
export const below = (path: string, name: string | number): string => (path === '' ? String(name) : `${path}.${name}`)

/** Makes a predicate tell of a value that does not match. */
export const telling =
  (expected: string, test: (value: unknown, trial: Trial) => Truth): Predicate =>
  (value, trial, path) => {
    trial.meter.spend(1)
    const truth = test(value, trial)
    if (truth !== 2) trial.mismatches?.push({ path, expected, ...(isAbsent(value) ? {} : { actual: value }) })
    return truth
  }

/** @throws {RuleFault} when it is no list of at least one */
export function listIn(operand: unknown, operator: string, place: string): readonly unknown[] {
  if (!Array.isArray(operand) || operand.length === 0) throw new RuleFault(`${operator} takes a list of at least one`, place)
  return operand
}
