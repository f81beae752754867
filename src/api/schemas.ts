import { type JsonSchema, readSchema } from '#fields/json-schema.ts'
import type { Names } from '#fields/kinds.ts'
import { type Administered, authorOf } from './administered.ts'

/** A row in an answer: its declared fields, and the members that the API adds. */
export function rowSchema(a: Administered, names: Names): JsonSchema {
  const schema = readSchema(a.resource, authorOf(a), names)
  return { ...schema, properties: { ...(schema['properties'] as object), ...a.extras }, additionalProperties: false }
}

const warningsSchema: JsonSchema = {
  type: 'array',
  description: 'Settings that are weaker than the default.',
  items: { type: 'object', required: ['field', 'message'], properties: { field: { type: 'string' }, message: { type: 'string' } } },
}

/** An answer that holds one thing. */
export const dataSchema = (data: JsonSchema): JsonSchema => ({
  type: 'object',
  required: ['data'],
  properties: { data, warnings: warningsSchema },
  additionalProperties: false,
})

/** An answer that holds a page of a list. */
export const pageSchema = (row: JsonSchema): JsonSchema => ({
  type: 'object',
  required: ['data', 'page'],
  additionalProperties: false,
  properties: {
    data: { type: 'array', items: row },
    page: {
      type: 'object',
      required: ['next', 'total', 'total_is'],
      additionalProperties: false,
      properties: {
        next: { type: ['string', 'null'], description: 'Send it as `after` for the next page; null at the end.' },
        total: { type: 'integer', minimum: 0, description: 'How many rows there are, counted no further than 10,000.' },
        total_is: { enum: ['exact', 'at_least'] },
      },
    },
  },
})
