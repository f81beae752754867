import type { JsonSchema } from '#fields/json-schema.ts'

const camel = (name: string): string => name.replace(/(?:^|[_\s-])(\w)/g, (_, letter: string) => letter.toUpperCase())
const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value that no 32 bits hold. Without a word about it, generators for Java and Go take those, and a moment in milliseconds overflows. */
const isLong = ({ type, format, maximum }: JsonSchema): boolean =>
  [type].flat().includes('integer') && format === undefined && (typeof maximum !== 'number' || maximum > 2 ** 31 - 1)

/** The schema as generators of clients understand it. */
function generable(schema: JsonSchema): JsonSchema {
  if (isLong(schema)) return { ...schema, format: 'int64' }
  // Of alternatives, one of which is a list, generators for Java make a class named `List<String>`: such a value is left to its description.
  const { anyOf, ...rest } = schema
  const hasList = Array.isArray(anyOf) && anyOf.some((alternative) => isSchema(alternative) && alternative['type'] === 'array')
  return hasList ? { description: anyOf.map((alternative) => JSON.stringify(alternative)).join(' or '), ...rest } : schema
}

/**
 * The named schemas of a document. A schema with a title stands once among the components, and is referred to; two of one title that differ
 * (what is sent and what is read, as seen by administrators and by developers) get names apart.
 */
export class Components {
  readonly schemas: Record<string, JsonSchema> = {}
  readonly #written = new Map<string, string>()

  /** The schema with everything titled inside it replaced by references. `suffix` tells what it is for. */
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
