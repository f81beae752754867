import type { JsonSchema } from '#fields/json-schema.ts'
import type { Names } from '#fields/kinds.ts'
import { systemScopes } from '#model/system-scopes.ts'
import type { Operation } from '../operation.ts'
import { version } from '../version.ts'
import { Components } from './openapi-schemas.ts'

/** What a document is made for. */
export interface Described {
  readonly operations: readonly Operation[]
  readonly names: Names
  readonly issuer: string
}

const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
const words = (tag: string) => tag.replaceAll('_', ' ')

/** The OpenAPI 3.1 document of the administration API, from the declarations and the operations: what is served is what is described. */
export function openApi({ operations, names, issuer }: Described): JsonSchema {
  const components = new Components()
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: described(operation, { components, names }) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Gatehouse administration API',
      version,
      description: introduction,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: issuer }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name, 'x-displayName': words(name) })),
    paths,
    components: {
      schemas: sorted({ ...components.schemas, Problem: problemSchema }),
      responses: {
        Problem: {
          description: 'Refused; `code` and `message` say why.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        token: {
          type: 'oauth2',
          description: 'An access token of this tenant, obtained with any grant.',
          flows: {
            clientCredentials: {
              tokenUrl: `${issuer}/oauth/token`,
              scopes: Object.fromEntries(systemScopes.filter((scope) => !scope.public).map(({ name, label }) => [name, label])),
            },
          },
        },
      },
    },
  }
}

const introduction = [
  'Everything the console does is done through this API.',
  'Bodies are JSON; a body may be wrapped by the name of the resource, `{"client": {…}}`. Answers hold `data`.',
  'Lists are pages of a keyset: send `page.next` as `after`. Reads carry an `ETag`; send it as `If-Match` with an edit, and the edit is refused when the row was changed meanwhile.',
  'Send an `Idempotency-Key` with a POST, and a repeated one is told the first answer again.',
  'A token that is bound to a key (DPoP, RFC 9449) is shown as `Authorization: DPoP` with a proof for each request.',
  'Every path also stands below `/t/{slug}` for the tenant of that slug.',
].join('\n\n')

const problemSchema: JsonSchema = {
  type: 'object',
  description: 'RFC 9457 §3, with the members that clients of this API know.',
  required: ['type', 'title', 'status', 'detail', 'code', 'message', 'request_id'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'What it is, for programs: `UNAUTHORIZED`, `UNPROCESSABLE_ENTITY`, …' },
    message: { type: 'string', description: 'What was wrong and how to mend it, for people.' },
    errors: { type: 'object', description: 'Field → messages.', additionalProperties: { type: 'array', items: { type: 'string' } } },
    referrers: {
      type: 'array',
      description: 'The rows that still refer to what was to be deleted.',
      items: {
        type: 'object',
        required: ['resource', 'id', 'name', 'field'],
        properties: { resource: { type: 'string' }, id: { type: 'string' }, name: { type: ['string', 'null'] }, field: { type: 'string' } },
      },
    },
    request_id: { type: 'string', description: 'Leads to the request in the log.' },
  },
}

interface Means {
  readonly components: Components
  readonly names: Names
}

const parameter = (name: string, where: string, rest: JsonSchema): JsonSchema => ({ name, in: where, ...rest })
const changing = (method: Operation['method']) => method === 'PUT' || method === 'PATCH' || method === 'DELETE'

function described(operation: Operation, { components, names }: Means): JsonSchema {
  const { method, path, summary, tag, scopes, success } = operation
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => parameter(name, 'path', { required: true, schema: { type: 'string' } }))
  const inQuery = (operation.query ?? []).map(({ name, doc, schema }) => parameter(name, 'query', { description: doc, schema }))
  const inHeaders = [
    ...(method === 'POST'
      ? [
          parameter('Idempotency-Key', 'header', {
            description: 'A retry with the same key is told the same again.',
            schema: { type: 'string', maxLength: 255 },
          }),
        ]
      : []),
    ...(changing(method) ? [parameter('If-Match', 'header', { description: 'The ETag that was read.', schema: { type: 'string' } })] : []),
    ...(method === 'GET' ? [parameter('If-None-Match', 'header', { description: 'The ETag that is known.', schema: { type: 'string' } })] : []),
  ]
  const parameters = [...inPath, ...inQuery, ...inHeaders]
  return {
    operationId: operationId(operation),
    tags: [tag],
    summary,
    description: `Takes the scope ${scopes.map((scope) => `\`${scope}\``).join(' or ')}.${operation.central ? ' Served by the default tenant only.' : ''}`,
    security: scopes.map((scope) => ({ token: [scope] })),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.body ? { requestBody: requestBody(operation, { components, names }) } : {}),
    responses: {
      [success.status]: {
        description: success.doc,
        ...(success.schema ? { content: { 'application/json': { schema: components.hoisted(success.schema(names)) } } } : {}),
        ...(success.type ? { content: { [success.type]: { schema: { type: 'string' } } } } : {}),
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

function requestBody(operation: Operation, { components, names }: Means): JsonSchema {
  const bare = components.hoisted(operation.body?.(names), operation.method === 'POST' ? 'Creation' : 'Change')
  const { wrapper } = operation
  const wrapped = wrapper === undefined ? undefined : { type: 'object', required: [wrapper], properties: { [wrapper]: bare } }
  const type = operation.method === 'PATCH' ? { 'application/merge-patch+json': { schema: bare } } : {}
  return { content: { 'application/json': { schema: wrapped ? { anyOf: [wrapped, bare] } : bare }, ...type } }
}

/** `GET /api/clients/:id/versions` → `get_api_clients_id_versions`. */
const operationId = ({ method, path }: Operation): string => `${method.toLowerCase()}${path.replace(/[/:-]+/g, '_')}`
