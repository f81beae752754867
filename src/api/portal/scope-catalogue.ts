import type { JsonSchema } from '#fields/json-schema.ts'
import { json } from '#http/render.ts'
import { scope } from '#model/scope.ts'
import type { Call, Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { ownDoors, personOf } from './developer.ts'

/** More scopes than this no developer reads. */
const MOST = 500

/** The scopes that applications may ask for. Those of the server itself are given to clients by administrators only. */
async function tellCatalogue(call: Call) {
  personOf(call)
  const rows = await call.context.db.table(scope).find({ system: false }, { limit: MOST, order: 'name' })
  return json({
    data: rows.map(({ name, label, description, public: isPublic }) => ({
      name,
      label: label ?? null,
      description: description ?? null,
      approved_by: isPublic ? 'nobody' : 'reviewer',
    })),
  })
}

const entrySchema: JsonSchema = {
  title: 'catalogued_scope',
  type: 'object',
  required: ['name', 'label', 'description', 'approved_by'],
  properties: {
    name: { type: 'string' },
    label: { type: ['string', 'null'], description: 'The permission in plain words.' },
    description: { type: ['string', 'null'], description: 'The access that it allows.' },
    approved_by: { enum: ['nobody', 'reviewer'], description: '`nobody`: every application may ask people for it. `reviewer`: ask for it with a review.' },
  },
}

/** `GET /me/scopes`: the catalogue of scopes for developers. */
export const scopeCatalogue: Operation = {
  method: 'GET',
  path: '/me/scopes',
  scopes: ownDoors.read,
  tag: 'me',
  summary: 'List the scopes that my applications may ask for, and who approves each',
  success: { status: 200, doc: 'The scopes by name.', schema: () => dataSchema({ type: 'array', items: entrySchema }) },
  run: tellCatalogue,
}
