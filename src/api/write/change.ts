import { changeSchema } from '#fields/json-schema.ts'
import { type Fields, type Row, wrapperOf } from '#fields/resource.ts'
import type { Answer } from '#http/render.ts'
import { json } from '#http/render.ts'
import { untilPast } from '#login/sweep.ts'
import { type Administered, type AnyRow, authorOf, type Edit, oneWithArticle, type Plan } from '../administered.ts'
import type { Call, Operation } from '../operation.ts'
import { presentOne, shownAs } from '../present.ts'
import { findRow } from '../read.ts'
import { dataSchema, rowSchema, titleSchema } from '../schemas.ts'
import { withoutAliases } from './aliases.ts'
import { audit } from './audit.ts'
import { writeTogether } from './batch.ts'
import { readMembers } from './body.ts'
import { refuseTaken } from './create.ts'
import { type Draft, draftPatch, draftReplacement, type Sent } from './draft.ts'
import { etagOf, refuseStale } from './etag.ts'
import type { FieldErrors } from './faults.ts'
import { planEdit } from './planned.ts'
import { anewWhenLost } from './retry.ts'
import { sealedDraft } from './sealed.ts'

type DraftMaker = (a: Administered, was: AnyRow, sent: Sent) => Draft

const operation = (a: Administered, method: 'PUT' | 'PATCH', make: DraftMaker): Operation => ({
  method,
  path: `${a.path}/:id`,
  scopes: a.doors.manage,
  ...(a.central ? { central: true } : {}),
  tag: a.resource.name,
  summary: method === 'PUT' ? `Replace ${oneWithArticle(a.resource)}` : `Change fields of ${oneWithArticle(a.resource)}`,
  wrapper: wrapperOf(a.resource),
  ...(a.aliases ? { aliases: a.aliases } : {}),
  ...(a.bodyLimit ? { bodyLimit: a.bodyLimit } : {}),
  body: (names) => titleSchema(a, changeSchema(a.resource, authorOf(a), names)),
  conditional: true,
  success: { status: 200, doc: 'The row as it is now.', schema: (names) => dataSchema(rowSchema(a, names)), headers: ['ETag'] },
  run: async (call) => {
    const body = withoutAliases(a.aliases, readMembers(call.request, wrapperOf(a.resource)))
    return change(a, call, {
      edit: async (was) => make(a, was, { body, names: call.context.names, shown: await shownAs(a, was, call) }),
    })
  },
})

/** `PUT /api/{collection}/{id}`: members that are not sent return to their initial values. */
export const replace = (a: Administered): Operation => operation(a, 'PUT', draftReplacement)
/** `PATCH /api/{collection}/{id}`: changes only the sent members (RFC 7396). */
export const patch = (a: Administered): Operation => operation(a, 'PATCH', draftPatch)

interface Edited<F extends Fields> {
  readonly draft: Row<F>
  readonly sent: AnyRow
  readonly faults?: FieldErrors
}

/** The rules of one kind of edit. */
export interface EditRules<F extends Fields = Fields> {
  edit(was: Row<F>): Promise<Edited<F>> | Edited<F>
  /** The event name in the audit log; `updated` by default. */
  readonly deed?: string
  /** In place of the plan of the resource. */
  plan?(edit: Edit<F>, call: Call): Promise<Plan<F>> | Plan<F>
}

/** Edits the row that the path names, by compare and set on its version: of two editors who saw the same version, one wins. */
export async function change<F extends Fields>(a: Administered<F>, call: Call, how: EditRules<F>): Promise<Answer> {
  return anewWhenLost(async () => {
    const was = await findRow(a, call)
    // At the next attempt a caller with `If-Match` is refused, because the version is outdated.
    await refuseStale(call.request, () => shownAs(a as Administered, was, call))
    try {
      return await changeOnce(a as Administered, call, { was, how: how as EditRules })
    } catch (caught) {
      throw refuseTaken(a as Administered, caught)
    }
  })
}

async function changeOnce(a: Administered, call: Call, { was, how }: { readonly was: AnyRow; readonly how: EditRules }): Promise<Answer> {
  const r = a.resource
  const edited = await how.edit(was)
  const versioned = 'version' in r.fields
  const stamps = versioned ? { version: Number(was['version']) + 1, updated_at: call.context.now() } : {}
  const edit = { was, sent: edited.sent, draft: { ...sealedDraft(r, edited, call), ...stamps }, faults: edited.faults }
  const plan = how.plan ? await how.plan(edit, call) : await planEdit(a, edit, call)
  const { row } = plan
  const shown = await presentOne(a, row, call)
  const answer = json({ ...shown, data: { ...shown.data, ...plan.once } }, 200, { etag: etagOf(shown.data) })
  const key = { [r.key]: was[r.key] }
  await writeTogether(r, call, (batch) => {
    batch.change(r, versioned ? { ...key, version: was['version'] } : key, changedMembers(was, row))
    plan.also?.(batch)
    audit(batch, call, { resource: r, deed: how.deed ?? 'updated', was, is: row })
    call.settle(batch, answer)
  })
  await untilPast(call.context, plan.answerAfter)
  return answer
}

function changedMembers(was: AnyRow, row: AnyRow): AnyRow {
  const names = new Set([...Object.keys(was), ...Object.keys(row)])
  return Object.fromEntries([...names].filter((name) => was[name] !== row[name]).map((name) => [name, row[name]]))
}
