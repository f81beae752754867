import { z } from 'zod'
import { Refusal } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import type { Call, Operation } from '../operation.ts'
import { MOST_OPERATIONS } from './discovery.ts'
import { ScimError, scimAnswer, scimErrorBody } from './error.ts'

const RESPONSE = 'urn:ietf:params:scim:api:messages:2.0:BulkResponse'
const bulkBody = z.object({
  failOnErrors: z.int().min(1).optional(),
  Operations: z
    .array(
      z.object({
        method: z
          .string()
          .transform((method) => method.toUpperCase())
          .pipe(z.enum(['POST', 'PUT', 'PATCH', 'DELETE'])),
        path: z.string().max(512),
        bulkId: z.string().min(1).max(255).optional(),
        version: z.string().max(64).optional(),
        data: z.unknown().optional(),
      }),
    )
    .max(MOST_OPERATIONS),
})
type BulkOperation = z.infer<typeof bulkBody>['Operations'][number]

function readBulk({ request }: Call): z.infer<typeof bulkBody> {
  try {
    const parsed = bulkBody.safeParse(JSON.parse(request.body?.toString('utf8') ?? ''))
    if (parsed.success) return parsed.data
  } catch {
    // Told below.
  }
  throw new ScimError(400, `the body must be a bulk request of at most ${MOST_OPERATIONS} operations`, 'invalidSyntax')
}

/** Puts the id of what was made before in place of `bulkId:…` (RFC 7644 §3.7.2). @throws {ScimError} 400 for one that is not made yet */
const resolveIds = (text: string, ids: ReadonlyMap<string, string>): string =>
  text.replace(/bulkId:([^"/\\]+)/g, (_, name: string) => {
    const id = ids.get(name)
    if (id === undefined) throw new ScimError(400, `nothing was made with the bulkId ${name}: put its operation first`, 'invalidValue')
    return id
  })

async function runOne(call: Call, operations: readonly Operation[], one: BulkOperation, ids: ReadonlyMap<string, string>): Promise<Answer> {
  const [, collection, id] = /^\/(Users|Groups)(?:\/([^/]+))?$/.exec(resolveIds(one.path, ids)) ?? []
  const path = collection && `/scim/v2/${collection}${id === undefined ? '' : '/:id'}`
  const operation = operations.find((each) => each.method === one.method && each.path === path)
  if (!operation) throw new ScimError(400, `${one.method} ${one.path} is no operation`, 'invalidPath')
  const body = Buffer.from(resolveIds(JSON.stringify(one.data ?? {}), ids))
  const headers = { ...call.request.headers, 'if-match': one.version }
  return operation.run({ ...call, request: { ...call.request, method: one.method, query: '', headers, body, params: id === undefined ? {} : { id } } })
}

/** Many operations in one request (RFC 7644 §3.7), one after another. Each counts for itself, unless `failOnErrors` stops them. */
export async function bulk(call: Call, operations: readonly Operation[]): Promise<Answer> {
  const { failOnErrors, Operations } = readBulk(call)
  const ids = new Map<string, string>()
  const results: Record<string, unknown>[] = []
  let failed = 0
  for (const one of Operations) {
    const told = { method: one.method, ...(one.bulkId === undefined ? {} : { bulkId: one.bulkId }) }
    try {
      const { status, headers, body } = await runOne(call, operations, one, ids)
      if (one.bulkId !== undefined && status === 201) ids.set(one.bulkId, (JSON.parse(body.toString()) as { id: string }).id)
      results.push({ ...told, location: headers['location'], version: headers['etag'], status: String(status) })
    } catch (caught) {
      if (!(caught instanceof Refusal)) throw caught
      const response = scimErrorBody(caught)
      results.push({ ...told, status: response['status'], response })
      if (++failed === failOnErrors) break
    }
  }
  return scimAnswer({ schemas: [RESPONSE], Operations: results })
}
