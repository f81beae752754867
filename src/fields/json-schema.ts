import { z } from 'zod'
import { isObject } from './json-object.ts'
import type { Names } from './kinds.ts'
import { mayRead } from './read.ts'
import { type AnyField, type AnyResource, type Author, fieldsOf, isInherited, mayLack, type Reader } from './resource.ts'
import { valueSchema, zodOfChange, zodOfCreation } from './write.ts'

export type JsonSchema = Record<string, unknown>

const toJsonSchema = (schema: z.ZodType): JsonSchema => {
  const { $schema: _, $defs: __, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  return simplifyForGenerators(anyJson(rest) as JsonSchema)
}

/**
 * Replaces the references that `z.json()` makes (a JSON value defined by itself) with "any value", which is their meaning; a reference is lost when a
 * schema is put into another.
 */
function anyJson(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(anyJson)
  if (typeof schema !== 'object' || schema === null) return schema
  if ('$ref' in schema) return {}
  return Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, anyJson(value)]))
}

const isNull = (schema: unknown): boolean => isObject(schema) && schema['type'] === 'null'

/** A schema of the value or `null`. `null` is added to `type` where there is one, so that client generators make the value optional. */
export function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: choices, anyOf } = schema
  if (typeof type === 'string') return { ...schema, type: [type, 'null'], ...(Array.isArray(choices) ? { enum: [...choices, null] } : {}) }
  return Array.isArray(anyOf) ? { ...schema, anyOf: [...anyOf, { type: 'null' }] } : schema
}

/** The schema in the subset that client generators understand: `null` as one of the types, and no default for a value of several types. */
function simplifyForGenerators(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, each(value, simplifyForGenerators)]))
  if (!Array.isArray(anyOf)) return withoutTraps(rest)
  const { default: _, ...said } = rest
  const [only, ...further] = anyOf.filter((alternative) => !isNull(alternative))
  return further.length === 0 && isObject(only) ? withoutTraps({ ...orNull(only), ...rest }) : { ...said, anyOf }
}

/** The schema without keywords that break client generators: Go's fails at a default that is an object, Java's at a set of choices. */
function withoutTraps({ default: initial, uniqueItems, ...schema }: JsonSchema): JsonSchema {
  const { type, items, oneOf } = schema
  // A map of properties is not a schema, even if one of the properties is called `default`.
  const isTyped = typeof type === 'string' || Array.isArray(type) || Array.isArray(oneOf)
  const isSetOfChoices = isObject(items) && Array.isArray(items['enum'])
  return {
    ...(initial === undefined || (isTyped && isObject(initial)) ? {} : { default: initial }),
    ...schema,
    ...(uniqueItems === undefined || isSetOfChoices ? {} : { uniqueItems }),
  }
}

/** Applies `change` to every schema inside a value. */
const each = (value: unknown, change: (schema: JsonSchema) => JsonSchema): unknown =>
  Array.isArray(value) ? value.map((item) => each(item, change)) : isObject(value) ? change(value) : value

/** Keywords that limit a writer and mean nothing to a reader. */
const forWriters = new Set(['pattern', 'allOf', 'default'])

/** The schema of an answer allows members that it does not name, so that a later version may add some. */
const allowMembers = (schema: JsonSchema): JsonSchema =>
  Object.fromEntries(
    Object.entries(schema).flatMap(([name, value]) =>
      (name === 'additionalProperties' && value === false) || (forWriters.has(name) && !isObject(schema['type'])) ? [] : [[name, each(value, allowMembers)]],
    ),
  )

const describeField = (f: AnyField, schema: JsonSchema): JsonSchema => ({
  ...schema,
  description: f.spec ? `${f.doc} (${f.spec})` : f.doc,
  ...(isInherited(f.initial) ? { 'x-inherits': f.initial.inherits } : {}),
})

function documentSchema(r: AnyResource, schema: JsonSchema): JsonSchema {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>)
  return {
    ...schema,
    title: r.name,
    description: r.doc,
    properties: Object.fromEntries(properties.map(([name, p]) => [name, describeField(r.fields[name] as AnyField, p)])),
  }
}

/** JSON Schema 2020-12 of what `author` may send for a new row. */
export const creationSchema = (r: AnyResource, author: Author, names: Names): JsonSchema => documentSchema(r, toJsonSchema(zodOfCreation(r, author, names)))
/** JSON Schema 2020-12 of what `author` may send to change a row. */
export const changeSchema = (r: AnyResource, author: Author, names: Names): JsonSchema => documentSchema(r, toJsonSchema(zodOfChange(r, author, names)))

/** JSON Schema 2020-12 of a row as `reader` sees it. Every member is present; one that a row may lack may be null. */
export function readSchema(r: AnyResource, reader: Reader, names: Names): JsonSchema {
  const shown = fieldsOf(r).filter(([, f]) => mayRead(f, reader))
  return {
    title: r.name,
    description: r.doc,
    type: 'object',
    required: shown.map(([name]) => name),
    properties: Object.fromEntries(
      shown.map(([name, f]) => {
        const schema = allowMembers(toJsonSchema(valueSchema(f, names)))
        return [name, describeField(f, mayLack(f) ? orNull(schema) : schema)]
      }),
    ),
  }
}
