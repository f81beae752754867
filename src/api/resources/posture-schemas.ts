import type { JsonSchema } from '#fields/json-schema.ts'

export const scoreSchema = { type: 'integer', minimum: 0, maximum: 100, description: '100: no finding is to be mended.' }
export const hardeningSchema = { type: 'integer', minimum: 0, maximum: 100, description: 'The hardening it has, in percent of the rules that concern it.' }

/** The schema of a finding: a rule that a row breaks. */
export const findingSchema = (title: string, rule: JsonSchema): JsonSchema => ({
  title,
  type: 'object',
  required: ['rule', 'spec', 'severity', 'weight', 'sentence', 'fields', 'fix'],
  properties: {
    rule,
    spec: { type: 'string', description: 'The section of the specification.' },
    severity: { enum: ['mend', 'strengthen'], description: '`mend`: weaker than the default. `strengthen`: it could be safer than the default.' },
    weight: { type: 'integer' },
    sentence: { type: 'string' },
    fields: { type: 'array', items: { type: 'string' }, description: 'The fields that decide it.' },
    fix: { type: ['object', 'null'], description: 'A merge patch, where there is one.' },
  },
})
