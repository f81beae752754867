import type { Policy } from '#model/policy.ts'
import { type CompiledRule, RuleFault } from './engine.ts'
import { Meter } from './meter.ts'
import { yes } from './truth.ts'

/** The cases of a policy that do not come out as expected, one sentence each. */
export const failedCases = ({ cases }: Pick<Policy, 'cases'>, rule: CompiledRule): string[] =>
  cases.flatMap(({ name, request, applies }) => {
    const found = tryRule(rule, request)
    if (found === applies) return []
    return [`the case "${name}" expects that the rule ${applies ? 'applies' : 'does not apply'}, and it ${found ? 'applies' : 'does not'}`]
  })

function tryRule(rule: CompiledRule, request: Policy['cases'][number]['request']): boolean {
  try {
    return rule.test(request, new Meter()) === yes
  } catch {
    return false
  }
}

/** The sentence of a rule that cannot be read, without its place when that says nothing. */
export const faultOfRule = (error: unknown): string => {
  if (error instanceof RuleFault) return error.message
  throw error
}
