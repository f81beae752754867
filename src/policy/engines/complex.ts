import { isObject } from '#fields/json-object.ts'
import type { PolicyRequest, RequestMember } from '#model/policy-request.ts'
import { type CompiledRule, type EngineTable, type PolicyEngine, RuleFault, type RuleTrace } from '../engine.ts'
import { below } from '../matcho/predicate.ts'
import type { Meter } from '../meter.ts'
import { both, either, no, opposite, type Truth, yes } from '../truth.ts'

/** Deeper nesting is a mistake, and a stack to overflow. */
const DEEPEST = 16

/** A rule that a complex one is made of, and its name in traces. */
interface NamedRule extends CompiledRule {
  readonly name: string
}

/** The engine of rules made of rules: `and` stops at the first that fails, `or` at the first that applies, `not` turns one around. */
export const complex: PolicyEngine = {
  name: 'complex',
  doc: 'Applies when rules of other engines do, joined by and, or and not.',
  compile: (rule, engines) => compileNode(rule, '', engines),
}

async function compileNode(rule: unknown, place: string, engines: EngineTable): Promise<NamedRule> {
  if (!isObject(rule)) throw new RuleFault('a rule is an object: {"and": […]}, {"or": […]}, {"not": {…}}, or {"engine": "…", "rule": …}', place)
  if (place.split('.').length > 2 * DEEPEST) throw new RuleFault(`rules are nested at most ${DEEPEST} deep`, place)
  const kinds = Object.keys(rule)
  const [kind = ''] = kinds
  if (kinds.includes('engine')) return compileLeaf(rule, place, engines)
  if (kinds.length !== 1 || !['and', 'or', 'not'].includes(kind)) throw new RuleFault('one level has one of and, or, not: nest the other', place)
  const inner = rule[kind]
  if (kind === 'not') return joinRules('not', [await compileNode(inner, below(place, 'not'), engines)])
  if (!Array.isArray(inner) || inner.length === 0) throw new RuleFault(`${kind} takes a list of at least one rule`, place)
  const parts: NamedRule[] = []
  for (const [i, each] of inner.entries()) parts.push(await compileNode(each, below(below(place, kind), i), engines))
  return joinRules(kind as 'and' | 'or', parts)
}

async function compileLeaf(rule: Readonly<Record<string, unknown>>, place: string, engines: EngineTable): Promise<NamedRule> {
  const { engine: name, rule: inner, ...strange } = rule
  const engine = typeof name === 'string' ? engines.get(name) : undefined
  if (!engine || engine === complex) throw new RuleFault(`engine must be one of ${[...engines.keys()].filter((each) => each !== 'complex').join(', ')}`, place)
  const [stranger] = Object.keys(strange)
  if (stranger !== undefined) throw new RuleFault(`${stranger} is not known beside engine and rule`, place)
  try {
    return { name: engine.name, ...(await engine.compile(inner, engines)) }
  } catch (error) {
    throw error instanceof RuleFault ? new RuleFault(error.message, place) : error
  }
}

function joinRules(kind: 'and' | 'or' | 'not', parts: readonly NamedRule[]): NamedRule {
  const join = { and: andOf, or: orOf, not: notOf }[kind]
  return {
    name: kind,
    needs: new Set(parts.flatMap(({ needs }): RequestMember[] => [...needs])),
    test: (request, meter) => join(parts, (part) => part.test(request, meter)),
    trace: (request, meter) => traceOf(kind, parts, { request, meter }),
  }
}

type Ask = (part: NamedRule) => Truth
function andOf(parts: readonly NamedRule[], ask: Ask): Truth {
  let found: Truth = yes
  for (const part of parts) {
    found = both(found, ask(part))
    if (found === no) return no
  }
  return found
}
function orOf(parts: readonly NamedRule[], ask: Ask): Truth {
  let found: Truth = no
  for (const part of parts) {
    found = either(found, ask(part))
    if (found === yes) return yes
  }
  return found
}
const notOf = ([part]: readonly NamedRule[], ask: Ask): Truth => (part ? opposite(ask(part)) : no)

function traceOf(
  kind: 'and' | 'or' | 'not',
  inner: readonly NamedRule[],
  { request, meter }: { readonly request: PolicyRequest; readonly meter: Meter },
): RuleTrace {
  const parts: (RuleTrace & { readonly name: string })[] = []
  const truth = { and: andOf, or: orOf, not: notOf }[kind](inner, (part) => {
    const trace = part.trace(request, meter)
    parts.push({ ...trace, name: part.name })
    return trace.truth
  })
  return { truth, parts }
}
