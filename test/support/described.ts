import assert from 'node:assert/strict'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { type CallAnswer, type CallOptions, startServer, type TestServer } from './server.ts'

type Methods = Readonly<Record<string, { readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>> }>>
export interface Document {
  readonly paths: Readonly<Record<string, Methods>>
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
}

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')
const pattern = (template: string) => new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`)

export async function describedServer(...options: Parameters<typeof startServer>): Promise<DescribedServer> {
  const server = await startServer(...options)
  const document = (await server.call('GET', '/openapi.json')).json as Document
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema(document as object, 'document')
  // An exact path comes before one with a named part.
  const templates = Object.keys(document.paths).sort((a, b) => a.split('{').length - b.split('{').length)
  const answered = new Set<string>()

  const check = (method: string, path: string, answer: CallAnswer) => {
    const plain = path.split('?')[0]?.replace(/^\/t\/[^/]+/, '') ?? ''
    const template = templates.find((known) => pattern(known).test(plain))
    if (template === undefined) return
    const operation = document.paths[template]?.[method.toLowerCase()]
    if (!operation || answer.status === 304) return
    const described = operation.responses[String(answer.status)] !== undefined
    assert(described || answer.status >= 400, `${method} ${template} answered ${answer.status}, which the document does not know: ${answer.text}`)
    const place = described ? `#/paths/${escaped(template)}/${method.toLowerCase()}/responses/${answer.status}` : '#/components/responses/Problem'
    const type = described ? Object.keys(operation.responses[String(answer.status)]?.content ?? {})[0] : 'application/problem+json'
    if (described) answered.add(`${method} ${template}`)
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
  const api: DescribedServer['api'] = (method, path, json, rest) => call(method, path, { bearer, ...(json === undefined ? {} : { json }), ...rest })
  return { ...server, document, answered, bearer, call, api }
}
