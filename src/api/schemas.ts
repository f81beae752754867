import { type JsonSchema, readSchema } from '#fields/json-schema.ts'
import type { Names } from '#fields/kinds.ts'
import { type Administered, authorOf } from './administered.ts'

/** A row in an answer: its declared fields, and the members that the API adds. */
export function rowSchema(a: Administered, names: Names): JsonSchema {
  const schema = titleSchema(a, readSchema(a.resource, authorOf(a), names))
  return { ...schema, properties: { ...(schema['properties'] as object), ...a.extras } }
}

/** The schema under a name that tells what a developer sees or sends from what an administrator does. */
export const titleSchema = (a: Administered, schema: JsonSchema): JsonSchema =>
  authorOf(a) === 'portal' ? { ...schema, title: `developer_${schema['title']}` } : schema

const warningsSchema: JsonSchema = {
  type: 'array',
  description: 'Settings that are weaker than the default, and values that are kept but not obeyed.',
  items: { title: 'warning', type: 'object', required: ['field', 'message'], properties: { field: { type: 'string' }, message: { type: 'string' } } },
}

/** The name of what holds a thing that has a name. */
const holding = ({ title }: JsonSchema, what: string): JsonSchema => (typeof title === 'string' ? { title: `${title}_${what}` } : {})

/** An answer that holds one thing. Readers are to expect members that they do not know: a later version may tell more. */
export const dataSchema = (data: JsonSchema): JsonSchema => ({
  ...holding(data, 'answer'),
  type: 'object',
  required: ['data'],
  properties: { data, warnings: warningsSchema },
})

/** An answer that holds a page of a list. */
export const pageSchema = (row: JsonSchema): JsonSchema => ({
  ...holding(row, 'page'),
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
