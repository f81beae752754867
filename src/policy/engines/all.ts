import type { PolicyEngineName } from '#model/policy-points.ts'
import type { EngineTable, PolicyEngine } from '../engine.ts'
import { allow } from './allow.ts'
import { allowByOperation, matchoByOperation } from './by-operation.ts'
import { cedar } from './cedar.ts'
import { complex } from './complex.ts'
import { expression } from './expression.ts'
import { jsonSchema } from './json-schema.ts'
import { matcho } from './matcho.ts'

const all: { readonly [name in PolicyEngineName]: PolicyEngine } = {
  allow,
  matcho,
  'json-schema': jsonSchema,
  complex,
  expression,
  'allow-by-operation': allowByOperation,
  'matcho-by-operation': matchoByOperation,
  cedar,
}

/** The engines there are, by their names. */
export const policyEngines: EngineTable = new Map(Object.entries(all))
