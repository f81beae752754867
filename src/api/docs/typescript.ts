import type { JsonSchema } from '#fields/json-schema.ts'

type SchemaMembers = Readonly<Record<string, JsonSchema>>
interface DescribedReply {
  readonly $ref?: string
  readonly description?: string
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>
}
interface DescribedOperation {
  readonly summary: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: JsonSchema }[]
  readonly requestBody?: DescribedReply & { readonly required?: boolean }
  readonly responses: Readonly<Record<string, DescribedReply>>
}
/** The parts of an OpenAPI document that types are made of. */
export interface DescribedApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>
  readonly components: { readonly schemas: SchemaMembers; readonly responses: Readonly<Record<string, DescribedReply>> }
}

const schemaName = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1)
const quoteName = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name))
const listOf = (value: unknown): readonly JsonSchema[] => (Array.isArray(value) ? value : [])
const schemaMembersOf = (value: unknown): SchemaMembers => (typeof value === 'object' && value !== null ? (value as SchemaMembers) : {})
const isOpen = (schema: JsonSchema): boolean => schema['additionalProperties'] !== false
const comment = (text: unknown): string => (typeof text === 'string' ? `/** ${text.replaceAll('*/', '*\\/').replaceAll(/\s+/g, ' ')} */\n` : '')
const union = (types: readonly string[]): string => [...new Set(types)].join(' | ') || 'never'
const several = (type: string): string => (/[|&]/.test(type) ? `(${type})` : type)

/** Members of an object that need not be there are optional. */
function objectType(schema: JsonSchema): string {
  const required = new Set(Array.isArray(schema['required']) ? schema['required'] : [])
  const members = Object.entries(schemaMembersOf(schema['properties'])).map(
    ([name, member]) => `${comment(member['description'])}${quoteName(name)}${required.has(name) ? '' : '?'}: ${typeTextOf(member)}`,
  )
  const further = schema['additionalProperties']
  if (members.length > 0) return `{\n${members.join('\n')}\n}`
  if (!isOpen(schema)) return '{ [name: string]: never }'
  return `{ [name: string]: ${typeof further === 'object' && further !== null ? typeTextOf(further as JsonSchema) : 'unknown'} }`
}

function namedType(name: unknown, schema: JsonSchema): string {
  if (name === 'object') return objectType(schema)
  if (name === 'array') return schema['items'] === undefined ? 'unknown[]' : `${several(typeTextOf(schema['items'] as JsonSchema))}[]`
  if (name === 'integer') return 'number'
  return typeof name === 'string' ? name : 'unknown'
}

/** The type of the values that a schema admits, as far as a type can tell: not their sizes and patterns. */
function typeTextOf(schema: JsonSchema): string {
  if (typeof schema['$ref'] === 'string') return `Schemas.${schemaName(schema['$ref'])}`
  if ('const' in schema) return JSON.stringify(schema['const'])
  if (Array.isArray(schema['enum'])) return union(schema['enum'].map((value) => JSON.stringify(value)))
  const alternatives = [...listOf(schema['anyOf']), ...listOf(schema['oneOf'])]
  if (alternatives.length > 0) return union(alternatives.map(typeTextOf))
  if (schema['type'] !== undefined) return union([schema['type']].flat().map((name) => namedType(name, schema)))
  const parts = listOf(schema['allOf']).map((part) => several(typeTextOf(part)))
  if (parts.length > 0) return parts.join(' & ')
  return schema['properties'] === undefined ? 'unknown' : objectType(schema)
}

/** Of several media types with the same values, the first one is enough. */
function contentType(content: DescribedReply['content']): string {
  if (content === undefined) return 'content?: never'
  const types = Object.entries(content).map(([type, { schema }]) => ({ type, value: typeTextOf(schema) }))
  const told = types.filter(({ value }, at) => types.findIndex((other) => other.value === value) === at)
  return `content: { ${told.map(({ type, value }) => `${quoteName(type)}: ${value}`).join('; ')} }`
}
const replyType = (reply: DescribedReply): string =>
  reply.$ref === undefined ? `{ ${contentType(reply.content)} }` : `Responses[${JSON.stringify(schemaName(reply.$ref))}]`

function parametersType({ parameters = [] }: DescribedOperation): string {
  const places = [...new Set(parameters.map((parameter) => parameter.in))].map((place) => {
    const here = parameters.filter((parameter) => parameter.in === place)
    const members = here.map(({ name, required, schema }) => `${quoteName(name)}${required ? '' : '?'}: ${typeTextOf(schema)}`)
    return `${place}${here.some(({ required }) => required) ? '' : '?'}: { ${members.join('; ')} }`
  })
  return places.length === 0 ? 'parameters: {}' : `parameters: { ${places.join('; ')} }`
}

function operationType([method, described]: readonly [string, DescribedOperation]): string {
  const { requestBody: body, responses, summary } = described
  const sent = body === undefined ? '' : `requestBody${body.required ? '' : '?'}: { ${contentType(body.content)} }\n`
  const replies = Object.entries(responses).map(([status, reply]) => `${status}: ${replyType(reply)}`)
  return `${comment(summary)}${method}: {\n${parametersType(described)}\n${sent}responses: { ${replies.join('; ')} }\n}`
}

/** Indents by the braces that are open. */
function indentLines(lines: readonly string[]): string {
  let depth = 0
  const placed = lines.map((line) => {
    if (line.startsWith('}')) depth--
    const text = `${'  '.repeat(depth)}${line}`
    if (line.endsWith('{') && !line.startsWith('/**')) depth++
    return text
  })
  return `${placed.join('\n')}\n`
}

/**
 * The TypeScript types of an API: `paths` for openapi-fetch, and a type in `Schemas` for every named schema. A generator of others would need another
 * compiler than ours.
 */
export function typesOfApi({ paths, components }: DescribedApi): string {
  const schemas = Object.entries(components.schemas).map(([name, schema]) => `${comment(schema['description'])}export type ${name} = ${typeTextOf(schema)}`)
  const responses = Object.entries(components.responses).map(([name, reply]) => `${comment(reply.description)}${name}: ${replyType(reply)}`)
  const operations = Object.entries(paths).map(([path, methods]) => `${quoteName(path)}: {\n${Object.entries(methods).map(operationType).join('\n')}\n}`)
  const text = [
    '/** The values that the API is sent and answers. */\nexport declare namespace Schemas {',
    ...schemas,
    '}\n/** The refusals that operations share. */\nexport interface Responses {',
    ...responses,
    '}\n/** The operations of the API, by path and method. */\nexport interface paths {',
    ...operations,
    '}',
  ].join('\n')
  return indentLines(text.split('\n'))
}
