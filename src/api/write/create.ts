import type { Members } from '#fields/json-object.ts'
import { creationSchema, type JsonSchema } from '#fields/json-schema.ts'
import type { Names } from '#fields/kinds.ts'
import { wrapperOf } from '#fields/resource.ts'
import type { Context } from '#http/context.ts'
import { conflict, Refusal, unprocessable } from '#http/refusal.ts'
import { type Answer, json } from '#http/render.ts'
import { keyedMutex } from '#kit/keyed-mutex.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { untilPast } from '#login/sweep.ts'
import { Conflict } from '#store/store.ts'
import { type Administered, authorOf, nounOf, oneWithArticle } from '../administered.ts'
import type { Call, Operation } from '../operation.ts'
import { presentOne } from '../present.ts'
import { dataSchema, rowSchema, titleSchema } from '../schemas.ts'
import { withoutAliases } from './aliases.ts'
import { audit } from './audit.ts'
import { writeTogether } from './batch.ts'
import { readMembers, readOptionalBody } from './body.ts'
import { newDraft } from './draft.ts'
import { etagOf } from './etag.ts'
import { planEdit } from './planned.ts'
import { anewWhenLost } from './retry.ts'
import { sealedDraft } from './sealed.ts'

const inTurn = memoizeWeak((_context: Context) => keyedMutex())

/** `POST /api/{collection}`. */
export const create = (a: Administered): Operation => ({
  method: 'POST',
  path: a.path,
  scopes: a.doors.manage,
  ...(a.central ? { central: true } : {}),
  tag: a.resource.name,
  summary: `Create ${oneWithArticle(a.resource)}`,
  wrapper: wrapperOf(a.resource),
  ...(a.aliases ? { aliases: a.aliases } : {}),
  ...(a.bodyLimit ? { bodyLimit: a.bodyLimit } : {}),
  body: (names) => bodySchema(a, names),
  ...(a.bodyless ? { bodyOptional: true } : {}),
  success: { status: 201, doc: 'Made; Location is its URL.', schema: (names) => dataSchema(rowSchema(a, names)), headers: ['Location', 'ETag'] },
  run: (call) => {
    const collection = call.request.path.replace(/\/$/, '')
    const read = a.bodyless ? readOptionalBody : readMembers
    const run = async () => createRow(a, call, { sent: read(call.request, wrapperOf(a.resource)), collection })
    return a.turn ? inTurn(call.context)(`${a.resource.name} ${a.turn(call)}`, run) : run()
  },
})

/** Creates a row from a body. `collection` is the URL below which it will be found. */
export const createRow = (a: Administered, call: Call, creation: SentCreation): Promise<Answer> => anewWhenLost(() => createOnce(a, call, creation))

interface SentCreation {
  readonly sent: Members
  readonly collection: string
}

async function createOnce(a: Administered, call: Call, { sent, collection }: SentCreation): Promise<Answer> {
  const made = newDraft(a, withoutAliases(a.aliases, sent), { names: call.context.names, now: call.context.now() })
  const draft = sealedDraft(a.resource, made, call)
  const plan = await planEdit(a, { ...made, was: undefined, draft }, call)
  const shown = await presentOne(a, plan.row, call, plan.warnings)
  const location = `${collection}/${encodeURIComponent(String(plan.row[a.resource.key]))}`
  const answer = json({ ...shown, data: { ...shown.data, ...plan.once } }, 201, { location, etag: etagOf(shown.data) })
  try {
    await writeTogether(a.resource, call, (batch) => {
      batch.insert(a.resource, plan.row)
      plan.also?.(batch)
      audit(batch, call, { resource: a.resource, deed: 'created', is: plan.row })
      call.settle(batch, answer)
    })
  } catch (caught) {
    throw refuseTaken(a, caught)
  }
  await untilPast(call.context, plan.answerAfter)
  return answer
}

/** The schema of a creation: the fields that the author may write, and further members of the resource. */
function bodySchema(a: Administered, names: Names): JsonSchema {
  const schema = titleSchema(a, creationSchema(a.resource, authorOf(a), names))
  if (!a.further) return schema
  const further = creationSchema({ ...a.resource, fields: a.further }, 'admin', names)
  return { ...schema, properties: { ...(schema['properties'] as object), ...(further['properties'] as object) } }
}

/** The refusal of a unique value that is taken. */
export function refuseTaken(a: Administered, caught: unknown): unknown {
  if (!(caught instanceof Conflict)) return caught
  const { field } = caught
  if (field !== undefined && field in a.resource.fields && field !== a.resource.key)
    return unprocessable({ [field]: ['is taken by another one'] }, `another ${nounOf(a.resource)} has this ${field}`)
  const said = conflict(`there is ${oneWithArticle(a.resource)} with this ${a.resource.key} already`)
  return new Refusal(said.error, said.status, said.message, { cause: caught, errors: { [a.resource.key]: ['is taken by another one'] } })
}
