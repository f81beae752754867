import { compilePattern } from './pattern.ts'

/** A compiled JSON Schema: checks a value, and keeps the faults of the last one. */
export interface JsonSchemaCheck {
  (value: unknown): boolean
  errors?: readonly JsonSchemaFault[] | null
}
export interface JsonSchemaFault {
  readonly instancePath: string
  readonly message?: string | undefined
  readonly params: Readonly<Record<string, unknown>>
}

/** Texts are matched by RE2: the pattern of a tenant must not take the time that it pleases. */
const patterns = Object.assign(
  (source: string) => {
    const pattern = compilePattern(source)
    // The compiler takes two patterns of one text for the same one.
    return { test: (text: string) => pattern.isIn(text), toString: () => source }
  },
  { code: 'patterns' },
)
const options = {
  strict: true,
  strictTypes: false,
  strictRequired: false,
  strictTuples: false,
  validateFormats: false,
  code: { regExp: patterns },
  logger: false,
} as const

/** Compiles a JSON Schema of 2020-12, or of draft-07 where `$schema` says so. @throws {Error} when it is none */
export async function compileJsonSchema(schema: Readonly<Record<string, unknown>>): Promise<JsonSchemaCheck> {
  const isDraft7 = typeof schema['$schema'] === 'string' && schema['$schema'].includes('draft-07')
  if (isDraft7) return new (await import('ajv')).Ajv(options).compile(schema)
  return new (await import('ajv/dist/2020.js')).Ajv2020(options).compile(schema)
}
