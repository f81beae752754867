import { z } from 'zod'
import { invalidRequest } from '#http/refusal.ts'

const properties = z.record(z.string(), z.unknown()).optional()
const name = z.string().min(1).max(2048)
const subject = z.object({ type: name, id: name, properties }).describe('Who: `user` and `client` are people and clients of this server.')
const resource = z.object({ type: name, id: name, properties }).describe('The thing that it is done to.')
const action = z.object({ name, properties }).describe('The deed.')
const around = z.record(z.string(), z.unknown()).describe('The circumstances.')

/** An access evaluation request (AuthZEN 1.0 §6): unknown members are ignored, as the document demands. */
export const tuple = z.object({ subject, action, resource, context: around.optional() })
export type AccessTuple = z.infer<typeof tuple>

/** The members that a search lacks: the one that is looked for. */
const wanted = z.object({ type: name, properties })
const page = z.object({ token: z.string().max(4096).optional(), limit: z.int().min(1).max(100).optional() }).optional()
export const searches = {
  subject: tuple.extend({ subject: wanted, page }),
  resource: tuple.extend({ resource: wanted, page }),
  action: tuple.omit({ action: true }).extend({ page }),
} as const
export type Searched = keyof typeof searches

const MOST = 100
const semantics = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'] as const
/** An access evaluations request (AuthZEN 1.0 §7): the members at the top are defaults for all of its evaluations. */
export const tuples = z.object({
  subject: subject.optional(),
  action: action.optional(),
  resource: resource.optional(),
  context: around.optional(),
  evaluations: z.array(tuple.partial()).max(MOST).optional(),
  options: z.object({ evaluations_semantic: z.enum(semantics).optional() }).optional(),
})
export type AccessTuples = z.infer<typeof tuples>

/** Reads a body by its schema. @throws {Refusal} 400, naming what is missing or wrong */
export function readTuple<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.') || 'the body'}: ${message}`)
  throw invalidRequest(faults.join('; '))
}
