import { z } from 'zod'
import type { Members } from '#fields/json-object.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { unprocessable } from '#http/refusal.ts'
import { fieldErrors } from './field-errors.ts'

/** The members of a body as their schema wants them; `noun` is what they describe. @throws {Refusal} 422 that names each fault */
export function parseMembers<T extends z.ZodType>(schema: T, members: Members, noun: string): z.infer<T> {
  const parsed = schema.safeParse(members)
  if (parsed.success) return parsed.data
  throw unprocessable(fieldErrors(parsed.error.issues, noun, schema instanceof z.ZodObject ? Object.keys(schema.shape) : []))
}

/** The schema of a body for the API document, which is made once. */
export function documentedSchema(schema: z.ZodType): () => JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' })
  return () => json as JsonSchema
}
