import assert from 'node:assert/strict'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { type CallAnswer, type CallOptions, startServer, type TestServer } from './server.ts'

interface Told {
  readonly $ref?: string
  readonly content?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, unknown>>
}
interface DescribedOperation {
  readonly requestBody?: { readonly required: boolean }
  readonly responses: Readonly<Record<string, Told>>
}
type Methods = Readonly<Record<string, DescribedOperation>>
export interface Document {
  readonly paths: Readonly<Record<string, Methods>>
  readonly components: { readonly responses: Readonly<Record<string, Told>> }
}

/** A server whose every API answer is held against the document that the server itself gives of its API. */
export interface DescribedServer extends TestServer {
  readonly document: Document
  /** The operations that did what they were asked, as `GET /api/clients/{id}`. */
  readonly answered: ReadonlySet<string>
  /** An access token of the administration client, with all its scopes. */
  readonly bearer: string
  /** Calls the API as the administration client, unless told otherwise. */
  api(method: string, path: string, json?: unknown, options?: CallOptions): Promise<CallAnswer>
  /** The same, after what the document promises of bodies and conditions was tried. */
  vetted: DescribedServer['api']
}

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')
const pattern = (template: string) => new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`)

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The schemas with every object closed to members that it does not name: readers are told to expect more, but nothing is sent that is not described. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (!isObject(schema)) return schema
  const inside = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]))
  return isObject(schema['properties']) && schema['type'] !== undefined && !('additionalProperties' in schema)
    ? { ...inside, additionalProperties: false }
    : inside
}

/** Headers that say something of one answer: where they are sent, they are described. */
const TELLING = ['etag', 'location', 'link', 'retry-after', 'www-authenticate', 'dpop-nonce', 'idempotency-replayed']

export async function describedServer(...options: Parameters<typeof startServer>): Promise<DescribedServer> {
  const server = await startServer(...options)
  const document = (await server.call('GET', '/openapi.json')).json as Document
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema(closed(document) as object, 'document')
  // An exact path comes before one with a named part.
  const templates = Object.keys(document.paths).sort((a, b) => a.split('{').length - b.split('{').length)
  const answered = new Set<string>()

  const operationAt = (method: string, path: string) => {
    const plain = path.split('?')[0]?.replace(/^\/t\/[^/]+/, '') ?? ''
    const template = templates.find((known) => pattern(known).test(plain))
    const operation = template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()]
    return template !== undefined && operation ? { template, operation, name: `${method} ${template}` } : undefined
  }

  const check = (method: string, path: string, answer: CallAnswer) => {
    const found = operationAt(method, path)
    if (!found) return
    const { template, operation, name } = found
    const direct = operation.responses[String(answer.status)]
    assert(direct, `${name} answered ${answer.status}, which the document does not know: ${answer.text}`)
    if (answer.status < 300) answered.add(name)
    const shared = direct.$ref?.split('/').at(-1)
    const told = shared === undefined ? direct : document.components.responses[shared]
    assert(told, `${name} ${answer.status} refers to nothing`)
    const undescribed = TELLING.filter(
      (header) => answer.headers[header] !== undefined && !Object.keys(told.headers ?? {}).some((known) => known.toLowerCase() === header),
    )
    assert.deepEqual(undescribed, [], `${name} ${answer.status} sends headers that the document does not know`)
    const place = shared === undefined ? `#/paths/${escaped(template)}/${method.toLowerCase()}/responses/${answer.status}` : `#/components/responses/${shared}`
    const [type] = Object.keys(told.content ?? {})
    if (type === undefined) return assert.equal(answer.text, '')
    assert.equal(String(answer.headers['content-type']).split(';')[0], type, `${method} ${template}`)
    if (!/[/+]json$/.test(type)) return
    const validate = ajv.getSchema(`document${place}/content/${escaped(type)}/schema`)
    assert(validate, `${place} has no schema`)
    assert(validate(answer.json), `${method} ${template} ${answer.status}: ${ajv.errorsText(validate.errors)}\n${answer.text.slice(0, 2000)}`)
  }

  const call: TestServer['call'] = async (method, path, options) => {
    const answer = await server.call(method, path, options)
    assert(answer.status < 500, `${method} ${path} answered ${answer.status}: ${answer.text}\n${server.logged.slice(-3).join('')}`)
    check(method, path, answer)
    return answer
  }
  const bearer = await server.adminToken()
  /** Tries the conditions and bodies that the document describes, before the operation itself. */
  const tryPromises = async (method: string, path: string, options: CallOptions) => {
    const found = operationAt(method, path)
    if (!found) return
    const { operation, name } = found
    const has = (status: number) => operation.responses[status] !== undefined
    const { json, ...rest } = options
    if (operation.requestBody?.required && json !== undefined) assert.equal((await call(method, path, rest)).status, 400, `${name} does without a body`)
    if (has(412)) assert.equal((await call(method, path, { ...options, headers: { ...options.headers, 'if-match': '"nothing"' } })).status, 412, name)
    if (!has(304)) return
    const { etag } = (await call(method, path, options)).headers
    assert.equal((await call(method, path, { ...options, headers: { ...options.headers, 'if-none-match': String(etag) } })).status, 304, name)
  }
  const api: DescribedServer['api'] = (method, path, json, rest) => call(method, path, { bearer, ...(json === undefined ? {} : { json }), ...rest })
  const vetted: DescribedServer['api'] = async (method, path, json, rest) => {
    await tryPromises(method, path, { bearer, ...(json === undefined ? {} : { json }), ...rest })
    return api(method, path, json, rest)
  }
  return { ...server, document, answered, bearer, call, api, vetted }
}
