import { z } from 'zod'
import { isObject } from '#fields/json-object.ts'
import type { Endpoint } from '#http/endpoint.ts'
import { notFound, Refusal } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import { SCIM } from '#model/system-scopes.ts'
import type { AnyRow } from '../administered.ts'
import { guardOperation } from '../guard.ts'
import type { Call, Operation } from '../operation.ts'
import { bulk } from './bulk.ts'
import { LARGEST_BULK, resourceTypes, schemas, serviceProviderConfig } from './discovery.ts'
import { ScimError, scimAnswer, scimError } from './error.ts'
import type { Json } from './filter.ts'
import { type ScimKind, scimKinds } from './kind.ts'
import { listResources } from './list.ts'
import { applyPatch } from './patch.ts'

/** The body of a request as an object. @throws {ScimError} 400 invalidSyntax */
export function readScimBody({ request }: Call): Json {
  try {
    const value: unknown = JSON.parse(request.body?.toString('utf8') ?? '')
    if (isObject(value)) return value
  } catch {
    // Told below.
  }
  throw new ScimError(400, 'the body must be a JSON object', 'invalidSyntax')
}

const patchBody = z.object({
  Operations: z
    .array(
      z.object({
        op: z
          .string()
          .transform((op) => op.toLowerCase())
          .pipe(z.enum(['add', 'replace', 'remove'])),
        path: z.string().max(512).optional(),
        value: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(1000),
})

const versionOf = ({ version }: AnyRow) => `W/"${String(version)}"`

async function presentScim(call: Call, kind: ScimKind, row: AnyRow): Promise<Json> {
  const [created, lastModified] = [row['created_at'], row['updated_at']].map((at) => new Date(Number(at)).toISOString())
  const location = `${call.context.issuer}/scim/v2/${kind.path}/${String(row['id'])}`
  return { ...(await kind.show(call, row)), meta: { resourceType: kind.name, created, lastModified, location, version: versionOf(row) } }
}

async function findScimRow(call: Call, kind: ScimKind, id = call.request.params['id'] ?? ''): Promise<AnyRow> {
  const row: AnyRow | undefined = await call.context.db.table(kind.resource).get(id)
  if (!row) throw notFound(`there is no ${kind.name} ${id.slice(0, 64)}`)
  return row
}

async function answerOne(call: Call, kind: ScimKind, id?: string, status = 200): Promise<Answer> {
  const row = await findScimRow(call, kind, id)
  const resource = await presentScim(call, kind, row)
  const known = call.request.method === 'GET' && call.request.headers['if-none-match'] === versionOf(row)
  const headers = { etag: versionOf(row), location: (resource['meta'] as { location: string }).location }
  return known ? { status: 304, headers, body: '' } : scimAnswer(resource, status, headers)
}

/** The operations of a kind (RFC 7644 §3.2), by method. */
const runs = (kind: ScimKind) => ({
  list: async (call: Call) => scimAnswer(await listResources(call, kind, (row) => presentScim(call, kind, row))),
  read: (call: Call) => answerOne(call, kind),
  create: async (call: Call) => answerOne(call, kind, await kind.create(call, readScimBody(call)), 201),
  async replace(call: Call) {
    const { id } = await findScimRow(call, kind)
    await kind.replace(call, String(id), readScimBody(call))
    return answerOne(call, kind)
  },
  async patch(call: Call) {
    const row = await findScimRow(call, kind)
    const parsed = patchBody.safeParse(readScimBody(call))
    if (!parsed.success) throw new ScimError(400, 'Operations must be a list of add, replace and remove', 'invalidSyntax')
    const operations = parsed.data.Operations.map(({ op, path, value }) => ({ op, value, ...(path === undefined ? {} : { path }) }))
    await kind.replace(call, String(row['id']), applyPatch(await kind.show(call, row), operations))
    return answerOne(call, kind)
  },
  async remove(call: Call): Promise<Answer> {
    const { id } = await findScimRow(call, kind)
    await kind.remove(call, String(id))
    return { status: 204, headers: {}, body: '' }
  },
})

const operation = (method: Operation['method'], path: string, run: Operation['run']): Operation => ({
  method,
  path: `/scim/v2${path}`,
  scopes: [SCIM],
  tag: 'scim',
  summary: `SCIM: ${method} ${path}`,
  success: { status: 200, doc: 'As RFC 7644 says.' },
  run,
})

const ofKind = (kind: ScimKind): readonly Operation[] => {
  const { list, read, create, replace, patch, remove } = runs(kind)
  const one = `/${kind.path}/:id`
  return [
    operation('GET', `/${kind.path}`, list),
    operation('POST', `/${kind.path}`, create),
    operation('GET', one, read),
    operation('PUT', one, replace),
    operation('PATCH', one, patch),
    operation('DELETE', one, remove),
  ]
}

/** A list that does not depend on a filter, and each of its members by id. */
const publishList = (name: string, all: (call: Call) => readonly Json[]): readonly Operation[] => [
  operation('GET', `/${name}`, (call) => {
    const found = all(call)
    return scimAnswer({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: found.length,
      startIndex: 1,
      itemsPerPage: found.length,
      Resources: found,
    })
  }),
  operation('GET', `/${name}/:id`, (call) => {
    const found = all(call).find(({ id }) => id === call.request.params['id'])
    if (!found) throw notFound(`there is nothing of this name in ${name}`)
    return scimAnswer(found)
  }),
]

const resourceOperations = scimKinds.flatMap(ofKind)
const scimOperations: readonly Operation[] = [
  ...resourceOperations,
  { ...operation('POST', '/Bulk', (call) => bulk(call, resourceOperations)), bodyLimit: LARGEST_BULK },
  operation('GET', '/ServiceProviderConfig', ({ context }) => scimAnswer(serviceProviderConfig(context))),
  ...publishList('ResourceTypes', ({ context }) => resourceTypes(context)),
  ...publishList('Schemas', ({ context }) => schemas(context)),
]

/** SCIM 2.0 (RFC 7644): a directory elsewhere makes, changes and removes people and groups here. */
export const scimEndpoints: readonly Endpoint[] = scimOperations.map((one) => {
  const guarded = guardOperation(one)
  return {
    ...guarded,
    handle: async (request, context) => {
      try {
        return await guarded.handle(request, context)
      } catch (caught) {
        if (caught instanceof Refusal) return scimError(caught)
        throw caught
      }
    },
  }
})
