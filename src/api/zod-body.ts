import { z } from 'zod'
import type { Members } from '#fields/json-object.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { unprocessable } from '#http/refusal.ts'

/** A body as its schema wants it. @throws {Refusal} 422 that names each fault */
export function readZod<T extends z.ZodType>(schema: T, members: Members): z.infer<T> {
  const read = schema.safeParse(members)
  if (read.success) return read.data
  const errors: Record<string, string[]> = {}
  for (const { path, message } of read.error.issues) {
    const name = path.length === 0 ? 'body' : path.join('.')
    errors[name] = [...(errors[name] ?? []), message]
  }
  throw unprocessable(errors)
}

/** A zod schema for the API document, which is made once. */
export const documentedSchema = (schema: z.ZodType): (() => JsonSchema) => {
  const json = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' }) as JsonSchema
  return () => json
}
