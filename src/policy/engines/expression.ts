import type { PolicyRequest, RequestMember } from '#model/policy-request.ts'
import { type CompiledRule, type PolicyEngine, RuleFault } from '../engine.ts'
import { truthOf, unknown } from '../truth.ts'

/** Longer than any expression that a person can check. */
const LONGEST = 4096

/** The engine of expressions in the Common Expression Language (CEL), each with a bounded cost. */
export const expression: PolicyEngine = {
  name: 'expression',
  doc: 'Applies when an expression (CEL) is true.',
  async compile(rule) {
    if (typeof rule !== 'string') throw new RuleFault('a rule is a text: an expression such as "admin" in roles')
    if (rule.length > LONGEST) throw new RuleFault(`an expression has at most ${LONGEST} characters`)
    const { compileExpression } = await import('../metered-cel.ts')
    const { members, evaluate } = compileExpression(rule)
    const test: CompiledRule['test'] = (request, meter) => {
      meter.checkTime()
      const value = evaluate(variablesOf(request, members), meter)
      // A result that is neither true nor false is a mistake in the policy.
      return typeof value === 'boolean' ? truthOf(value) : unknown
    }
    return { needs: members, test, trace: (request, meter) => ({ truth: test(request, meter) }) }
  },
}

/** Members that are lists, and those that are texts; all others are maps. */
const empty: Readonly<Partial<Record<RequestMember, unknown>>> = {
  roles: [],
  role_ids: [],
  groups: [],
  organizations: [],
  method: '',
  path: '',
  ip: '',
  body: null,
}

/** The variables of an expression. A member that is absent is empty, so that `has(user.id)` can ask whether there is a person. */
function variablesOf(request: PolicyRequest, members: ReadonlySet<RequestMember>): Record<string, unknown> {
  const variables: Record<string, unknown> = {}
  for (const member of members) variables[member] = request[member] ?? (member in empty ? empty[member] : {})
  return variables
}
