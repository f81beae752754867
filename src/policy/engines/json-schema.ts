import { isObject } from '#fields/json-object.ts'
import { compilePattern } from '#kit/pattern.ts'
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
    return { needs: membersIn(rule), test: check, trace: traced(validate, check) }
  },
}

type Validate = { (value: unknown): boolean; errors?: readonly Fault[] | null }
interface Fault {
  readonly instancePath: string
  readonly message?: string | undefined
  readonly params: Readonly<Record<string, unknown>>
}

/** Texts are matched by RE2: the pattern of a tenant must not take the time that it pleases. */
const patterns = Object.assign(
  (source: string) => {
    const pattern = compilePattern(source)
    return { test: (text: string) => pattern.isIn(text) }
  },
  { code: 'patterns' },
)

async function compileSchema(rule: Readonly<Record<string, unknown>>): Promise<Validate> {
  const options = {
    strict: true,
    strictTypes: false,
    strictRequired: false,
    strictTuples: false,
    validateFormats: false,
    code: { regExp: patterns },
    logger: false,
  } as const
  const draft7 = typeof rule['$schema'] === 'string' && rule['$schema'].includes('draft-07')
  try {
    if (draft7) return new (await import('ajv')).Ajv(options).compile(rule)
    return new (await import('ajv/dist/2020.js')).Ajv2020(options).compile(rule)
  } catch (error) {
    throw new RuleFault(`this is no JSON Schema: ${error instanceof Error ? error.message : 'it cannot be read'}`)
  }
}

/** The members that the schema names at its root; all, where it may look at any. */
function membersIn(rule: Readonly<Record<string, unknown>>): ReadonlySet<RequestMember> {
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

function traced(validate: Validate, check: CompiledRule['test']): CompiledRule['trace'] {
  return (request, meter) => {
    const truth = check(request, meter)
    const mismatches = (validate.errors ?? []).map(({ instancePath, message = 'something else', params }): Mismatch => {
      const path = instancePath.slice(1).replaceAll('/', '.')
      return { path, expected: 'missingProperty' in params ? `required: ${params['missingProperty']}` : message }
    })
    return { truth, mismatches: truth === 2 ? [] : mismatches }
  }
}
