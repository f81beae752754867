import { compileJsonSchema } from '#kit/json-schema.ts'
import { type AuthorizationDetailType, authorizationDetailType } from '#model/authorization-detail-type.ts'
import { client } from '#model/client.ts'
import { protectedApi } from '#model/protected-api.ts'
import { declared } from '../administered.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'
import { refuseIfReferred } from '../write/referrers.ts'

const LARGEST = 32_768

async function unreadableSchema({ schema }: AuthorizationDetailType): Promise<FieldErrors> {
  if (JSON.stringify(schema).length > LARGEST) return { schema: [`must be at most ${LARGEST} characters`] }
  try {
    await compileJsonSchema(schema)
    return {}
  } catch (error) {
    return { schema: [`is no JSON Schema: ${error instanceof Error ? error.message.slice(0, 256) : 'it cannot be read'}`] }
  }
}

async function unknownApi({ resource }: AuthorizationDetailType, was: AuthorizationDetailType | undefined, { context }: Call): Promise<FieldErrors> {
  if (resource === undefined || resource === was?.resource) return {}
  const [found] = await context.db.table(protectedApi).find({ identifier: resource }, { limit: 1 })
  return faultIf(found === undefined, 'resource', `there is no API ${resource}`)
}

/** `/api/authorization-detail-types`: the types of authorization details (RFC 9396). */
export const authorizationDetailTypes = declared(authorizationDetailType, {
  faults: async ({ was, draft }, call) => mergeErrors(await unreadableSchema(draft), await unknownApi(draft, was, call)),
  async removal(row, call) {
    await refuseIfReferred(call, row.type, [{ resource: client, field: 'authorization_details_types', many: true }])
    return {}
  },
})
