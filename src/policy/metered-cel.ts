import { type ASTNode, Environment } from '@marcbachmann/cel-js'
import { compilePattern } from '#kit/pattern.ts'
import { isRequestMember, type RequestMember, requestMembers } from '#model/policy-request.ts'
import { RuleFault } from './engine.ts'
import type { Meter } from './meter.ts'

/** An expression, ready to be evaluated. */
export interface Expression {
  readonly members: ReadonlySet<RequestMember>
  /** @throws {TooCostly} and for values that are not there, or of another type */
  readonly evaluate: (variables: Record<string, unknown>, meter: Meter) => unknown
}

/** The matching function of our own, which `matches` stands for: that of the library uses the regular expressions of the language. */
const MATCHES = 'matchesRe2'
const limits = { maxAstNodes: 500, maxDepth: 32, maxListElements: 200, maxMapEntries: 50, maxCallArguments: 8 }

function makeEnvironment(): Environment {
  const environment = new Environment({ enableOptionalTypes: true, homogeneousAggregateLiterals: false, limits })
  for (const member of requestMembers) environment.registerVariable(member, 'dyn')
  environment.registerFunction(`string.${MATCHES}(string): bool`, (text: string, source: string) => compilePattern(source).isIn(text))
  return environment
}
const environment = makeEnvironment()

/** Compiles an expression; each step of its evaluation is charged to a meter. @throws {RuleFault} when it is none, or is not true or false */
export function compileExpression(source: string): Expression {
  try {
    const parsed = environment.parse(source)
    const nodes = nodesOf(parsed.ast)
    for (const node of nodes) replaceMatches(node)
    const { valid, type, error } = parsed.check()
    if (!valid) throw error ?? new Error('it cannot be checked')
    if (type !== 'bool' && type !== 'dyn') throw new RuleFault(`an expression must be true or false, and this is ${type}`)
    const charge: Charge = { meter: undefined }
    for (const node of nodesOf(parsed.ast)) meterNode(node, charge)
    const evaluate: Expression['evaluate'] = (variables, meter) => {
      charge.meter = meter
      return parsed(variables)
    }
    return { members: membersOfNodes(nodes), evaluate }
  } catch (error) {
    if (error instanceof RuleFault) throw error
    throw new RuleFault(error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it cannot be read')
  }
}

/** A node of the parsed expression, with the parts of the library that a meter is built into. */
interface CelNode {
  readonly op: string
  readonly args: unknown
  readonly meta: Readonly<Record<string, unknown>>
  setMeta(name: string, value: unknown): void
}
type Evaluate = (evaluator: unknown, node: unknown, scope: unknown) => unknown
interface Charge {
  meter: Meter | undefined
}
const isNode = (value: unknown): value is CelNode => typeof value === 'object' && value !== null && 'setMeta' in value

/** All nodes, those that macros such as `exists` unfold into included. */
function nodesOf(root: ASTNode): CelNode[] {
  const [seen, nodes] = [new Set<unknown>(), [] as CelNode[]]
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return
    seen.add(value)
    if (isNode(value)) {
      nodes.push(value)
      visit(value.args)
      visit(value.meta)
    } else if (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype) for (const part of Object.values(value)) visit(part)
  }
  visit(root)
  return nodes
}

const membersOfNodes = (nodes: readonly CelNode[]): ReadonlySet<RequestMember> =>
  new Set(nodes.flatMap(({ op, args }) => (op === 'id' && typeof args === 'string' && isRequestMember(args) ? [args] : [])))

function replaceMatches({ op, args }: CelNode): void {
  if (op === 'rcall' && Array.isArray(args) && args[0] === 'matches') args[0] = MATCHES
}

/** How long a text may become, in characters: comparing and searching takes time by the product of two of them. */
const LONGEST_TEXT = 8192

const MATCHING_COST = 500

/** Charges each evaluation of a node by the size of its value: nested loops and texts that double in each round run out of budget, not of memory. */
function meterNode(node: CelNode, charge: Charge): void {
  const evaluate = node.meta['evaluate'] as Evaluate
  const isMatching = node.op === 'rcall' && Array.isArray(node.args) && node.args[0] === MATCHES
  node.setMeta('evaluate', (evaluator: unknown, self: unknown, scope: unknown) => {
    if (isMatching) {
      charge.meter?.spend(MATCHING_COST)
      charge.meter?.checkTime()
    }
    const value = evaluate(evaluator, self, scope)
    charge.meter?.spend(costOf(value))
    return value
  })
}

function costOf(value: unknown): number {
  if (typeof value === 'string') {
    if (value.length > LONGEST_TEXT) throw new RangeError(`a text of more than ${LONGEST_TEXT} characters is not looked at`)
    return 1 + (value.length >> 3)
  }
  return Array.isArray(value) ? 1 + (value.length >> 2) : 1
}
