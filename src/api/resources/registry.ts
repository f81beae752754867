import type { JsonSchema } from '#fields/json-schema.ts'
import { json } from '#http/render.ts'
import { adminScopes } from '#model/system-scopes.ts'
import type { Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'

const texts: JsonSchema = { type: 'array', items: { type: 'string' } }
const schema: JsonSchema = {
  title: 'registry',
  type: 'object',
  required: ['grants', 'grant_names', 'client_auth_methods', 'response_modes', 'signing_algs', 'programs'],
  properties: {
    grants: {
      type: 'array',
      description: 'The grants that are token requests.',
      items: {
        title: 'registered_grant',
        type: 'object',
        required: ['name', 'type', 'spec', 'parameters'],
        properties: {
          name: { type: 'string', description: 'Its name in supported_grant_types.' },
          type: { type: 'string', description: 'The value of grant_type.' },
          spec: { type: 'string' },
          parameters: { type: 'object', description: 'A JSON Schema of the further parameters of its request.' },
        },
      },
    },
    grant_names: { ...texts, description: 'Every name that supported_grant_types may hold.' },
    client_auth_methods: { ...texts, description: 'Every name that token_endpoint_auth_methods may hold.' },
    response_modes: { ...texts, description: 'The response modes of authorization responses.' },
    signing_algs: { ...texts, description: 'The algorithms that tokens may be signed with.' },
    programs: { ...texts, description: 'The programs that `works_with` of a client may name.' },
  },
}

/** `GET /api/registry`: the available grants, client authentication methods and response modes, for everybody who fills in a client form. */
export const registryOperation: Operation = {
  method: 'GET',
  path: '/api/registry',
  scopes: [...adminScopes, 'clients:manage:own'],
  tag: 'registry',
  summary: 'List the available grants, client authentication methods and response modes',
  success: { status: 200, doc: 'The available grants, methods and modes.', schema: () => dataSchema(schema) },
  run: ({ context }) => json({ data: context.registry }),
}
