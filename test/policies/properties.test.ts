import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newRow } from '#fields/write.ts'
import { type Policy, policy } from '#model/policy.ts'
import type { PolicyRequest } from '#model/policy-request.ts'
import { compilePolicy } from '#policy/compiled-policy.ts'
import { RuleFault } from '#policy/engine.ts'
import { matcho } from '#policy/engines/matcho.ts'
import { judge } from '#policy/judge.ts'
import { compileMatcho } from '#policy/matcho/pattern.ts'
import { Meter } from '#policy/meter.ts'

const json = fc.jsonValue({ maxDepth: 3 })
const predicate = (pattern: unknown) => compileMatcho(pattern).predicate
const tried = (pattern: unknown, value: unknown, request: PolicyRequest = {}) => predicate(pattern)(value, { request, meter: new Meter() }, '')

/** A value as a pattern of itself: texts that begin like something else are taken literally. */
function literally(value: unknown): unknown {
  if (typeof value === 'string') return { $literal: value }
  if (Array.isArray(value)) return value.map(literally)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, literally(each)]))
  return value
}
const plain = json.filter((value) => !JSON.stringify(value).includes('"$') && !JSON.stringify(value).includes('__proto__'))

test('AID-26 every value matches itself as a pattern, and still with further members', () => {
  fc.assert(
    fc.property(plain, fc.string(), (value, extra) => {
      assert.equal(tried(literally(value), value), 2)
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) assert.equal(tried(literally(value), { ...value, [`+${extra}`]: 1 }), 2)
    }),
  )
})

test('AID-26 whatever is sent as a rule is compiled or refused with its place, and whatever it is asked about is answered', () => {
  fc.assert(
    fc.property(json, json, (rule, value) => {
      try {
        const truth = tried(rule, value)
        assert([0, 1, 2].includes(truth))
        const { mismatches } = (() => {
          const gathered: never[] = []
          predicate(rule)(value, { request: {}, meter: new Meter(), mismatches: gathered }, '')
          return { mismatches: gathered }
        })()
        if (truth !== 2) assert(mismatches.length > 0, 'what does not match says why')
      } catch (error) {
        assert(error instanceof RuleFault, String(error))
      }
    }),
  )
})

test('AID-26 no pattern matches both with and without $not', () => {
  fc.assert(
    fc.property(plain, plain, (pattern, value) => {
      const [with_, without] = [tried({ $not: literally(pattern) }, value), tried(literally(pattern), value)]
      assert(!(with_ === 2 && without === 2))
      if (value === null) assert.equal(with_, 1)
    }),
  )
})

const rules = [
  { engine: 'allow' as const },
  { engine: 'matcho' as const, rule: { method: 'GET' } },
  { engine: 'matcho' as const, rule: { user: { id: { $not: 'x' } } } },
  { engine: 'expression' as const, rule: 'session.acr == "high"' },
]
const somePolicy = fc.record({
  rule: fc.constantFrom(...rules),
  effect: fc.constantFrom('allow' as const, 'deny' as const),
  ttl: fc.option(fc.integer({ min: 1, max: 90 })),
})

test('AID-25 deny wins: in whatever order and company, a policy that denies and applies, or cannot be decided, denies', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(somePolicy, { maxLength: 8 }),
      fc.constantFrom<PolicyRequest>({}, { method: 'GET' }, { method: 'GET', user: { id: 'u' } }),
      fc.boolean(),
      async (made, request, denyByDefault) => {
        const rows = made.map(
          ({ rule, effect, ttl }, i): Policy =>
            newRow(policy, {
              id: `p${i}`,
              name: `p${i}`,
              stage: 'enforced',
              effect,
              ...rule,
              ...(effect === 'allow' && ttl !== null ? { longest_ttl: ttl } : {}),
            }),
        )
        const policies = await Promise.all(rows.map(compilePolicy))
        const truths = policies.map(({ rule }) => {
          try {
            return rule.test(request, new Meter())
          } catch {
            return 1
          }
        })
        const { judgement } = judge({ policies, request, failed: new Map(), denyByDefault })
        const denies = rows.some(({ effect }, i) => effect === 'deny' && truths[i] !== 0)
        const allows = rows.some(({ effect }, i) => effect === 'allow' && truths[i] === 2)
        assert.equal(judgement.effect, denies || (denyByDefault && !allows) ? 'deny' : 'allow')
        if (judgement.effect === 'allow') {
          const lives = rows.flatMap(({ effect, longest_ttl }, i) => (effect === 'allow' && truths[i] !== 0 && longest_ttl !== undefined ? [longest_ttl] : []))
          assert.equal(judgement.lifetime, lives.length > 0 ? Math.min(...lives) : undefined)
        }
        const { judgement: backwards } = judge({ policies: policies.toReversed(), request, failed: new Map(), denyByDefault })
        assert.equal(backwards.effect, judgement.effect)
      },
    ),
    { numRuns: 200 },
  )
})

test('AID-26 a pattern whose cost is not bounded by its own length is cut off', async () => {
  const nested = Array.from({ length: 6 }).reduce<unknown>((inner) => ({ $contains: inner }), 'x')
  const deep = Array.from({ length: 6 }).reduce<unknown>((inner) => [inner, inner, inner, inner, inner, inner], 'y')
  const compiled = await matcho.compile({ body: { '$present-all': Array.from({ length: 50 }, () => nested) } }, new Map())
  const began = performance.now()
  assert.throws(() => compiled.test({ body: deep }, new Meter()), /costs more/)
  assert(performance.now() - began < 500)
})
