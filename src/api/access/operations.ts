import type { z } from 'zod'
import type { JsonSchema } from '#fields/json-schema.ts'
import { evaluateAccess, evaluateAll } from '#gateway/authzen/evaluate.ts'
import { accessPaths } from '#gateway/authzen/metadata.ts'
import { searchActions, searchResources, searchSubjects } from '#gateway/authzen/search.ts'
import { readTuple, searches, tuple, tuples } from '#gateway/authzen/tuple.ts'
import type { Context } from '#http/context.ts'
import { json } from '#http/render.ts'
import { ACCESS_EVALUATION } from '#model/system-scopes.ts'
import type { Call, Operation } from '../operation.ts'
import { readMembers } from '../write/body.ts'
import { documentedSchema } from '../write/parsed-body.ts'

/** A question of an API: where, how it is asked, and the answer. */
interface AccessQuestion<T extends z.ZodType> {
  readonly path: string
  readonly summary: string
  readonly schema: T
  readonly answer: (asked: z.infer<T>, context: Context) => Promise<object>
  readonly told: JsonSchema
}

const question = <T extends z.ZodType>({ path, summary, schema, answer, told }: AccessQuestion<T>): Operation => ({
  method: 'POST',
  path,
  scopes: [ACCESS_EVALUATION],
  tag: 'access',
  summary,
  body: documentedSchema(schema),
  success: { status: 200, doc: 'The answer. A denial is one too.', schema: () => told },
  run: async ({ request, context }: Call) => {
    const answered = json(await answer(readTuple(schema, readMembers(request)), context))
    const id = request.headers['x-request-id']
    // AuthZEN 1.0 §10.1.3: the answer carries the identifier of the request.
    return id !== undefined && /^[\x21-\x7e]{1,255}$/.test(id) ? { ...answered, headers: { ...answered.headers, 'x-request-id': id } } : answered
  },
})

const decision: JsonSchema = {
  type: 'object',
  required: ['decision'],
  properties: { decision: { type: 'boolean' }, context: { type: 'object', description: 'Why it was denied.', additionalProperties: true } },
}
const decisions: JsonSchema = {
  type: 'object',
  description: 'One decision, or several in `evaluations`.',
  properties: { ...(decision['properties'] as object), evaluations: { type: 'array', items: decision } },
}
const found: JsonSchema = {
  type: 'object',
  required: ['page', 'results'],
  properties: {
    page: {
      type: 'object',
      required: ['next_token', 'count'],
      properties: { next_token: { type: 'string', description: 'Empty on the last page.' }, count: { type: 'integer' } },
    },
    results: {
      type: 'array',
      items: { type: 'object', properties: { type: { type: 'string' }, id: { type: 'string' }, name: { type: 'string' } } },
    },
  },
}

/** The AuthZEN Authorization API (AuthZEN 1.0): other people's APIs ask whether somebody may do something. */
export const accessOperations: readonly Operation[] = [
  question({
    path: accessPaths.access_evaluation_endpoint,
    summary: 'Decide whether a subject may do something to a resource',
    schema: tuple,
    answer: evaluateAccess,
    told: decision,
  }),
  question({
    path: accessPaths.access_evaluations_endpoint,
    summary: 'Decide several access evaluations at once',
    schema: tuples,
    answer: evaluateAll,
    told: decisions,
  }),
  question({
    path: accessPaths.search_subject_endpoint,
    summary: 'Find the people or clients that may do something to a resource',
    schema: searches.subject,
    answer: searchSubjects,
    told: found,
  }),
  question({
    path: accessPaths.search_resource_endpoint,
    summary: 'Find the APIs to which a subject may do something',
    schema: searches.resource,
    answer: searchResources,
    told: found,
  }),
  question({
    path: accessPaths.search_action_endpoint,
    summary: 'Find what a subject may do to a resource',
    schema: searches.action,
    answer: searchActions,
    told: found,
  }),
]
