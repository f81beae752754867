import { isObject } from '#fields/json-object.ts'
import { isRequestMember, type RequestMember, requestMembers } from '#model/policy-request.ts'
import { type Mismatch, type PolicyEngine, RuleFault } from '../engine.ts'
import { compileMatcho } from '../matcho/pattern.ts'

/** The members of the request that a pattern names. @throws {RuleFault} for one that no request has, so that a misspelt one is noticed */
export function membersNamed(pattern: unknown): readonly RequestMember[] {
  if (!isObject(pattern)) throw new RuleFault('a rule is an object of members of the request')
  const names = Object.keys(pattern)
  const [operator] = names.filter((name) => name.startsWith('$'))
  if (operator !== undefined) return requestMembers
  return names.map((name) => {
    if (!isRequestMember(name)) throw new RuleFault(`no request has the member ${name}; there are ${requestMembers.join(', ')}`, name)
    return name
  })
}

/** The engine of patterns: the request must look like the rule. */
export const matcho: PolicyEngine = {
  name: 'matcho',
  doc: 'Applies when the request matches a pattern.',
  compile(rule) {
    const named = membersNamed(rule)
    const { predicate, refersTo } = compileMatcho(rule)
    return {
      needs: new Set([...named, ...refersTo]),
      test: (request, meter) => predicate(request, { request, meter }, ''),
      trace(request, meter) {
        const mismatches: Mismatch[] = []
        return { truth: predicate(request, { request, meter, mismatches }, ''), mismatches }
      },
    }
  },
}
