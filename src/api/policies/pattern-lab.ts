import type { JsonSchema } from '#fields/json-schema.ts'
import { unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import type { PolicyRequest } from '#model/policy-request.ts'
import { faultOfRule } from '#policy/cases.ts'
import type { Mismatch } from '#policy/engine.ts'
import { compileMatcho } from '#policy/matcho/pattern.ts'
import { Meter } from '#policy/meter.ts'
import { wordOf } from '#policy/truth.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { readMembers } from '../write/body.ts'
import { refuseStrays } from '../write/stray-members.ts'

/** @throws {Refusal} 422 for what is no pattern */
function readMatching(call: Call) {
  const sent = readMembers(call.request)
  const { pattern, value, request } = sent
  refuseStrays(sent, ['pattern', 'value', 'request'])
  if (pattern === undefined) throw unprocessable({ pattern: ['is required'] })
  try {
    return { predicate: compileMatcho(pattern).predicate, value, request: (request ?? value ?? {}) as PolicyRequest }
  } catch (error) {
    throw unprocessable({ pattern: [faultOfRule(error)] })
  }
}

function match(call: Call) {
  const { predicate, value, request } = readMatching(call)
  const mismatches: Mismatch[] = []
  const truth = predicate(value, { request, meter: new Meter(), mismatches }, '')
  return json({ data: { matches: wordOf(truth), mismatches: mismatches.map(({ path, expected, actual = null }) => ({ path, expected, actual })) } })
}

export const mismatchSchema: JsonSchema = {
  title: 'policy_mismatch',
  type: 'object',
  required: ['path', 'expected', 'actual'],
  properties: { path: { type: 'string' }, expected: { type: 'string' }, actual: { description: 'The value there; null when there is none.' } },
}

/** `POST /api/policies/match`: a pattern tried on a value. */
export const patternLab: Operation = {
  method: 'POST',
  path: '/api/policies/match',
  scopes: doorsOf('policies').read,
  tag: 'policy',
  summary: 'Try a pattern (matcho) on a value; nothing is kept',
  body: () => ({
    type: 'object',
    required: ['pattern'],
    additionalProperties: false,
    properties: {
      pattern: { description: 'The pattern.' },
      value: { description: 'The value that it is tried on.' },
      request: { type: 'object', description: 'The object to which `.path` refers; the value itself unless said.' },
    },
  }),
  success: {
    status: 200,
    doc: 'The result of the match, and the places where it fails.',
    schema: () =>
      dataSchema({
        title: 'policy_match',
        type: 'object',
        required: ['matches', 'mismatches'],
        properties: {
          matches: { enum: ['no', 'unknown', 'yes'] },
          mismatches: { type: 'array', items: mismatchSchema },
        },
      }),
  },
  run: match,
}
