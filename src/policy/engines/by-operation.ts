import { isObject } from '#fields/json-object.ts'
import type { PolicyRequest, RequestMember } from '#model/policy-request.ts'
import { type CompiledRule, type EngineTable, type PolicyEngine, RuleFault } from '../engine.ts'

import { no } from '../truth.ts'
import { allow } from './allow.ts'
import { matcho } from './matcho.ts'

/** The engine that applies to the operations it lists, `{"get_api_clients": true}`. */
export const allowByOperation: PolicyEngine = {
  name: 'allow-by-operation',
  doc: 'Applies to the operations it lists.',
  compile: (rule, engines) =>
    compileByOperation(rule, (listed, operation) => {
      if (listed !== true) throw new RuleFault('an operation is listed with true', operation)
      return allow.compile(undefined, engines)
    }),
}

/** The engine of a pattern for each operation it lists, `{"get_api_clients_id": {"params": {"id": ".client.id"}}}`. */
export const matchoByOperation: PolicyEngine = {
  name: 'matcho-by-operation',
  doc: 'Applies to the operations it lists, when the request matches the pattern of its own.',
  compile: (rule, engines) => compileByOperation(rule, (pattern, operation) => withPlace(pattern, operation, engines)),
}

function withPlace(pattern: unknown, operation: string, engines: EngineTable): CompiledRule {
  try {
    // The engine of patterns compiles at once.
    return matcho.compile(pattern, engines) as CompiledRule
  } catch (error) {
    throw error instanceof RuleFault ? new RuleFault(error.message, operation) : error
  }
}

function compileByOperation(rule: unknown, compile: (value: unknown, operation: string) => ReturnType<PolicyEngine['compile']>): CompiledRule {
  if (!isObject(rule) || Object.keys(rule).length === 0) throw new RuleFault('a rule is an object of operations by their ids')
  const rules = new Map(Object.entries(rule).map(([operation, value]) => [operation, compile(value, operation) as CompiledRule]))
  const ruleOf = ({ operation }: PolicyRequest) => rules.get(operation?.id ?? '')
  return {
    needs: new Set<RequestMember>(['operation', ...[...rules.values()].flatMap(({ needs }) => [...needs])]),
    test: (request, meter) => ruleOf(request)?.test(request, meter) ?? no,
    trace: (request, meter) =>
      ruleOf(request)?.trace(request, meter) ?? {
        truth: no,
        mismatches: [{ path: 'operation.id', expected: `one of ${[...rules.keys()].join(', ')}`, actual: request.operation?.id }],
      },
  }
}
