import type { JsonSchema } from '#fields/json-schema.ts'

const camel = (name: string): string => name.replace(/(?:^|[_\s-])(\w)/g, (_, letter: string) => letter.toUpperCase())
const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null && !Array.isArray(value)

/** True for an integer that needs 64 bits. Without a format, generators for Java and Go choose 32 bits, and a time in milliseconds overflows. */
const isLong = ({ type, format, maximum }: JsonSchema): boolean =>
  [type].flat().includes('integer') && format === undefined && (typeof maximum !== 'number' || maximum > 2 ** 31 - 1)

/** The schema as generators of clients understand it. */
function generable(schema: JsonSchema): JsonSchema {
  if (isLong(schema)) return { ...schema, format: 'int64' }
  // From alternatives with a list, generators for Java make a class named `List<String>`, so such a schema is left open.
  const { anyOf, ...rest } = schema
  const hasList = Array.isArray(anyOf) && anyOf.some((alternative) => isSchema(alternative) && alternative['type'] === 'array')
  return hasList ? { description: anyOf.map((alternative) => JSON.stringify(alternative)).join(' or '), ...rest } : schema
}

/**
 * The named schemas of a document. A schema with a title stands once among the components, and is referred to; different schemas with one title (sent
 * and read, for administrators and developers) get different names.
 */
export class Components {
  readonly schemas: Record<string, JsonSchema> = {}
  readonly #written = new Map<string, string>()

  /** The schema with all titled schemas inside it replaced by references. `suffix` makes their names distinct. */
  hoisted(schema: unknown, suffix = ''): unknown {
    if (Array.isArray(schema)) return schema.map((item) => this.hoisted(item, suffix))
    if (!isSchema(schema)) return schema
    const inside = generable(Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, this.hoisted(value, suffix)])))
    return typeof schema['title'] === 'string' && isSchema(schema['properties'])
      ? { $ref: `#/components/schemas/${this.#name(schema['title'], suffix, inside)}` }
      : inside
  }

  #name(title: string, suffix: string, schema: JsonSchema): string {
    const written = JSON.stringify(schema)
    const known = this.#written.get(written)
    if (known !== undefined) return known
    let name = camel(title) + suffix
    for (let n = 2; name in this.schemas; n++) name = `${camel(title)}${suffix}${n}`
    this.schemas[name] = schema
    this.#written.set(written, name)
    return name
  }
}
