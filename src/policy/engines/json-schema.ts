import { isObject } from '#fields/json-object.ts'
import { compileJsonSchema, type JsonSchemaCheck } from '#kit/json-schema.ts'
import { isRequestMember, type PolicyRequest, type RequestMember, requestMembers } from '#model/policy-request.ts'
import { type CompiledRule, type Mismatch, type PolicyEngine, RuleFault } from '../engine.ts'

import type { Meter } from '../meter.ts'
import { schemaCost } from '../schema-cost.ts'
import { type Truth, truthOf, unknown } from '../truth.ts'

/** The engine of JSON Schema: 2020-12, and draft-07 where `$schema` says so. Values that are empty are left out before the request is looked at. */
export const jsonSchema: PolicyEngine = {
  name: 'json-schema',
  doc: 'Applies when the request is valid by a JSON Schema, empty values left out.',
  async compile(rule) {
    if (!isObject(rule)) throw new RuleFault('a rule is a JSON Schema: an object')
    const cost = schemaCost(rule)
    const validate = await compileSchema(rule)
    const check = (request: PolicyRequest, meter: Meter): Truth => {
      const { value, size } = withoutEmpty(request)
      meter.spend(Math.ceil((size * cost) / 100))
      meter.checkTime()
      try {
        return truthOf(validate(value))
      } catch (error) {
        // A text too long for a pattern.
        if (error instanceof RangeError) return unknown
        throw error
      }
    }
    return { needs: membersOfSchema(rule), test: check, trace: traceOfSchema(validate, check) }
  },
}

async function compileSchema(rule: Readonly<Record<string, unknown>>): Promise<JsonSchemaCheck> {
  try {
    return await compileJsonSchema(rule)
  } catch (error) {
    throw new RuleFault(`this is no JSON Schema: ${error instanceof Error ? error.message : 'it cannot be read'}`)
  }
}

/** The members that the schema names at its root; all, where it may look at any. */
function membersOfSchema(rule: Readonly<Record<string, unknown>>): ReadonlySet<RequestMember> {
  const plain = Object.keys(rule).every((keyword) =>
    ['$schema', '$id', '$defs', 'definitions', 'title', 'description', 'type', 'required', 'properties'].includes(keyword),
  )
  if (!plain) return new Set(requestMembers)
  const named = [...Object.keys(rule['properties'] ?? {}), ...(Array.isArray(rule['required']) ? rule['required'] : [])]
  const [stranger] = named.filter((name) => !isRequestMember(name))
  if (stranger !== undefined) throw new RuleFault(`no request has the member ${stranger}; there are ${requestMembers.join(', ')}`)
  return new Set(named)
}

/** The value without members and elements that are `[]`, `{}`, `""` or null, and how many values are left. */
function withoutEmpty(value: unknown): { readonly value: unknown; readonly size: number } {
  let size = 0
  const strip = (each: unknown): unknown => {
    size++
    if (Array.isArray(each)) {
      const kept = each.map(strip).filter((one) => one !== undefined)
      return kept.length === 0 ? undefined : kept
    }
    if (isObject(each)) {
      const kept = Object.entries(each).flatMap(([name, one]) => {
        const stripped = strip(one)
        return stripped === undefined ? [] : [[name, stripped] as const]
      })
      return kept.length === 0 ? undefined : Object.fromEntries(kept)
    }
    return each === '' || each === null ? undefined : each
  }
  return { value: strip(value) ?? {}, size }
}

function traceOfSchema(validate: JsonSchemaCheck, check: CompiledRule['test']): CompiledRule['trace'] {
  return (request, meter) => {
    const truth = check(request, meter)
    const mismatches = (validate.errors ?? []).map(({ instancePath, message = 'something else', params }): Mismatch => {
      const path = instancePath.slice(1).replaceAll('/', '.')
      return { path, expected: 'missingProperty' in params ? `required: ${params['missingProperty']}` : message }
    })
    return { truth, mismatches: truth === 2 ? [] : mismatches }
  }
}
