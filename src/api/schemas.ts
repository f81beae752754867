import { type JsonSchema, readSchema } from '#fields/json-schema.ts'
import type { Names } from '#fields/kinds.ts'
import { type Administered, authorOf } from './administered.ts'

/** A row in an answer: its declared fields, and the members that the API adds. */
export function rowSchema(a: Administered, names: Names): JsonSchema {
  const schema = titleSchema(a, readSchema(a.resource, authorOf(a), names))
  return { ...schema, properties: { ...(schema['properties'] as object), ...a.extras } }
}

/** The schema with a title that distinguishes the schemas of developers and administrators. */
export const titleSchema = (a: Administered, schema: JsonSchema): JsonSchema =>
  authorOf(a) === 'portal' ? { ...schema, title: `developer_${schema['title']}` } : schema

const warningsSchema: JsonSchema = {
  type: 'array',
  description: 'Settings that are weaker than the default, and values that are stored but not obeyed.',
  items: { title: 'warning', type: 'object', required: ['field', 'message'], properties: { field: { type: 'string' }, message: { type: 'string' } } },
}

/** The title of a schema that wraps a titled one. */
const titleWrapper = ({ title }: JsonSchema, what: string): JsonSchema => (typeof title === 'string' ? { title: `${title}_${what}` } : {})

/** An answer with one value. Readers must ignore unknown members, because a later version may add some. */
export const dataSchema = (data: JsonSchema): JsonSchema => ({
  ...titleWrapper(data, 'answer'),
  type: 'object',
  required: ['data'],
  properties: { data, warnings: warningsSchema },
})

/** An answer with a page of a list. */
export const pageSchema = (row: JsonSchema): JsonSchema => ({
  ...titleWrapper(row, 'page'),
  type: 'object',
  required: ['data', 'page'],
  properties: {
    data: { type: 'array', items: row },
    page: {
      title: 'page',
      type: 'object',
      required: ['next', 'total', 'total_is'],
      properties: {
        next: { type: ['string', 'null'], description: 'Send it as `after` for the next page; null at the end.' },
        total: { type: 'integer', minimum: 0, description: 'How many rows there are, counted no further than 10,000.' },
        total_is: { enum: ['exact', 'at_least'] },
      },
    },
  },
})
