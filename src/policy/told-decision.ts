import type { Decision } from './decide.ts'
import type { RuleTrace } from './engine.ts'
import type { Judgement, Step } from './judge.ts'
import { wordOf } from './truth.ts'

/** A decision in the words of the API. */
export const tellDecision = (decision: Decision) => ({
  ...tellJudgement(decision),
  shadow: decision.shadow ? tellJudgement(decision.shadow) : null,
  cost: decision.cost,
})

const tellJudgement = ({ effect, decided_by, reason, scope, lifetime, step_up, trace }: Judgement) => ({
  effect,
  decided_by: decided_by ?? null,
  reason: reason ?? null,
  scope: scope ?? null,
  lifetime: lifetime ?? null,
  step_up: step_up ?? null,
  trace: trace().map(tellStep),
})

/** A step of a trace. */
export const tellStep = ({ rule, error, ...step }: Step) => ({ ...step, error: error ?? null, ...(rule ? { rule: tellRule(rule) } : {}) })

/** A trace of a rule, with words in place of the numbers of the logic. */
export const tellRule = ({ truth, mismatches = [], parts = [], error }: RuleTrace): Readonly<Record<string, unknown>> => ({
  applies: wordOf(truth),
  error: error ?? null,
  mismatches: mismatches.map(({ path, expected, actual = null }) => ({ path, expected, actual })),
  parts: parts.map((part) => ({ name: part.name, ...tellRule(part) })),
})
