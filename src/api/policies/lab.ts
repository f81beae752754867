import { json } from '#http/render.ts'
import { requestSchema } from '#policy/request-schema.ts'
import { doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { debugTokenOperation } from './debug-tokens.ts'
import { decisionOperations } from './decisions.ts'
import { defaultModeOperations } from './default-mode.ts'
import { evaluateOperation, type Operations } from './evaluate.ts'
import { patternLab } from './pattern-lab.ts'
import { readyPoliciesOperation } from './ready.ts'
import { replayOperation } from './replay.ts'
import { runSavedOperation } from './run-saved.ts'

/** `GET /api/policies/request-schema`: what policies may look at. */
const requestSchemaOperation: Operation = {
  method: 'GET',
  path: '/api/policies/request-schema',
  scopes: doorsOf('policies').read,
  tag: 'policy',
  summary: 'Read the JSON Schema of the request object',
  success: { status: 200, doc: 'A JSON Schema (2020-12).', schema: () => dataSchema({ type: 'object', additionalProperties: true }) },
  run: () => json({ data: requestSchema() }),
}

/** Operations about all policies together. They know the operations of the API, themselves among them. */
export const policyLab = (operations: Operations): readonly Operation[] => [
  requestSchemaOperation,
  readyPoliciesOperation,
  ...defaultModeOperations,
  evaluateOperation(operations),
  patternLab,
  replayOperation,
  runSavedOperation(operations),
  debugTokenOperation,
  ...decisionOperations,
]
