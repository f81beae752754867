import type { JsonSchema } from '#fields/json-schema.ts'
import type { Names } from '#fields/kinds.ts'
import { version } from '#kit/version.ts'
import { scopesOfPeople } from '#model/system-scopes.ts'
import { type Operation, operationId } from '../operation.ts'
import { writes } from '../write/dry-run.ts'
import { writeParameters } from '../write/write-parameters.ts'
import { headerComponents, requestHeaders, successHeaders } from './headers.ts'
import { Components } from './openapi-schemas.ts'
import { problemSchema, refusalComponents, refusalsOf } from './refusals.ts'
import { securitySchemes } from './security.ts'
import { tagsOf } from './tags.ts'

/** The reader that a document is made for. */
export interface Described {
  readonly operations: readonly Operation[]
  readonly names: Names
  readonly issuer: string
}

const sortKeys = <T>(record: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

/** The OpenAPI 3.1 document of the administration API, derived from the declarations and operations that are served. */
export function openApi({ operations, names, issuer }: Described): JsonSchema {
  const components = new Components()
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describeOperation(operation, { components, names }) }
  }
  const Problem = components.hoisted(problemSchema) as JsonSchema
  return {
    openapi: '3.1.1',
    info: {
      title: 'Gatehouse administration API',
      version,
      description: introduction,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: issuer }],
    tags: tagsOf(operations),
    paths,
    components: {
      schemas: sortKeys({ ...components.schemas, Problem }),
      responses: refusalComponents(operations),
      headers: headerComponents,
      securitySchemes: securitySchemes(operations, issuer),
    },
  }
}

const introduction = [
  'Everything the console does is done through this API.',
  'Bodies are JSON; a body may be wrapped by the name of the resource, `{"client": {…}}`. Answers hold `data`, and may hold members that this document does not name.',
  'Lists are pages of a keyset: send `page.next` as `after`. Reads carry an `ETag`; send it as `If-Match` with an edit, and the edit is refused when the row was changed meanwhile.',
  'Where names are unique, a row is also found by its name in place of its key: `/api/scopes/name:payments`, `/api/tenants/slug:shop`.',
  'Send an `Idempotency-Key` with a POST: a repeated request gets the first answer again.',
  'Send `?dry_run=true` with any operation that writes: it is checked and answered, and nothing is written.',
  'Send `?reason=` with any operation that writes: it is kept in the audit log, and in the history of a client.',
  'Send a token that is bound to a key (DPoP, RFC 9449) as `Authorization: DPoP`, with a proof for each request.',
  'Every path also exists below `/t/{slug}` for the tenant of that slug.',
].join('\n\n')

interface Means {
  readonly components: Components
  readonly names: Names
}

const parameterIn = (name: string, where: string, rest: JsonSchema): JsonSchema => ({ name, in: where, ...rest })

function describeOperation(operation: Operation, { components, names }: Means): JsonSchema {
  const { path, summary, tag, scopes, success } = operation
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => parameterIn(name, 'path', { required: true, schema: { type: 'string' } }))
  const inQuery = [...(operation.query ?? []), ...(writes(operation) ? writeParameters : [])].map(({ name, doc, schema }) =>
    parameterIn(name, 'query', { description: doc, schema }),
  )
  const parameters = [...inPath, ...inQuery, ...requestHeaders(operation)]
  return {
    operationId: operationId(operation),
    tags: [tag],
    summary,
    description: `Takes the scope ${scopes.map((scope) => `\`${scope}\``).join(' or ')}.${operation.central ? ' Served by the default tenant only.' : ''}`,
    security: [...scopes.map((scope) => ({ token: [scope] })), ...(scopes.every((scope) => scopesOfPeople.has(scope)) ? [] : [{ basic: [] }])],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(operation.body ? { requestBody: requestBody(operation, { components, names }) } : {}),
    responses: {
      [success.status]: {
        description: success.doc,
        headers: successHeaders(operation),
        ...(success.schema ? { content: { 'application/json': { schema: components.hoisted(success.schema(names)) } } } : {}),
        ...(success.type ? { content: { [success.type]: { schema: { type: 'string' } } } } : {}),
      },
      ...refusalsOf(operation),
    },
  }
}

function requestBody(operation: Operation, { components, names }: Means): JsonSchema {
  const schema = components.hoisted(operation.body?.(names), operation.method === 'POST' ? 'Creation' : 'Change')
  const { wrapper } = operation
  return {
    ...(wrapper === undefined ? {} : { description: `May be wrapped: \`{"${wrapper}": {…}}\`.` }),
    required: operation.bodyOptional !== true,
    content: { 'application/json': { schema }, ...(operation.method === 'PATCH' ? { 'application/merge-patch+json': { schema } } : {}) },
  }
}
