import { json } from '#http/render.ts'
import { policyPoints } from '#model/policy-points.ts'
import { readyPolicies } from '#policy/ready/all.ts'
import { documentOf } from '#policy/ready/ready-policy.ts'
import { requestSchema } from '#policy/request-schema.ts'
import { doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'

const told = readyPolicies.map((ready) => ({ ...ready, policy: documentOf(ready) }))

const exampleSchema = {
  title: 'policy_example',
  type: 'object',
  required: ['name', 'request'],
  properties: { name: { type: 'string' }, request: requestSchema() },
}

/** `GET /api/policies/ready`: policies that are ready to be used, each with a request that passes and one that is stopped. */
export const readyPoliciesOperation: Operation = {
  method: 'GET',
  path: '/api/policies/ready',
  scopes: doorsOf('policies').read,
  tag: 'policy',
  summary: 'See the policies that are ready to be used, with a request that passes each and one that is stopped',
  success: {
    status: 200,
    doc: 'The ready policies.',
    schema: () =>
      dataSchema({
        type: 'array',
        items: {
          title: 'ready_policy',
          type: 'object',
          required: ['slug', 'title', 'words', 'point', 'policy', 'passes', 'stopped'],
          properties: {
            slug: { type: 'string' },
            title: { type: 'string' },
            words: { type: 'string' },
            point: { enum: policyPoints },
            policy: {
              type: 'object',
              additionalProperties: true,
              description: 'A body of `POST /api/policies`, in shadow, with the two requests as its cases.',
            },
            passes: exampleSchema,
            stopped: exampleSchema,
          },
        },
      }),
  },
  run: () => json({ data: told }),
}
