import { changeSchema } from '#fields/json-schema.ts'
import { conflict } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import { json } from '#http/render.ts'
import { Lost } from '#store/store.ts'
import { type Administered, type AnyRow, authorOf, nounOf } from './administered.ts'
import { audit } from './audit.ts'
import { readBody } from './body.ts'
import { taken } from './create.ts'
import { type Draft, obeyRules, patched, replacement } from './draft.ts'
import { etagOf, namedVersion, stale } from './etag.ts'
import type { Call, Operation } from './operation.ts'
import { presentOne } from './present.ts'
import { findRow } from './read.ts'
import { dataSchema, rowSchema } from './schemas.ts'
import { writeTogether } from './write-together.ts'

/** How often an edit without If-Match is tried again when others edit the same row. */
const ATTEMPTS = 5

type Making = (a: Administered, was: AnyRow, sent: { readonly body: AnyRow; readonly names: Call['context']['names'] }) => Draft

const operation = (a: Administered, method: 'PUT' | 'PATCH', make: Making): Operation => ({
  method,
  path: `${a.path}/:id`,
  scopes: a.doors.manage,
  ...(a.central ? { central: true } : {}),
  tag: a.resource.name,
  summary: method === 'PUT' ? `Replace a ${nounOf(a.resource)}` : `Change fields of a ${nounOf(a.resource)}`,
  wrapper: a.resource.name,
  body: (names) => changeSchema(a.resource, authorOf(a), names),
  success: { status: 200, doc: 'The row as it is now.', schema: (names) => dataSchema(rowSchema(a, names)) },
  run: async (call) => {
    const body = readBody(call.request, a.resource.name)
    return change(a, call, (was) => make(a, was, { body, names: call.context.names }))
  },
})

/** `PUT /api/{collection}/{id}`: what is not sent goes back to its initial value. */
export const replace = (a: Administered): Operation => operation(a, 'PUT', replacement)
/** `PATCH /api/{collection}/{id}`: touches only what is sent (RFC 7396). */
export const patch = (a: Administered): Operation => operation(a, 'PATCH', patched)

/** Edits the row that the path names, by compare and set on its version: of two editors who saw the same version, one wins. */
export async function change(a: Administered, call: Call, edit: (was: AnyRow) => Draft, deed = 'updated'): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const was = await findRow(a, call)
    const bound = namedVersion(call.request, was)
    try {
      return await changeOnce(a, call, { was, edited: edit(was), deed })
    } catch (caught) {
      if (!(caught instanceof Lost)) throw taken(a, caught)
      if (bound) throw stale(etagOf(await findRow(a, call)))
      if (attempt === ATTEMPTS) throw conflict('others are changing this at the same moment; try again')
    }
  }
}

interface Step {
  readonly was: AnyRow
  readonly edited: Draft
  readonly deed: string
}

async function changeOnce(a: Administered, call: Call, { was, edited, deed }: Step): Promise<Answer> {
  const r = a.resource
  obeyRules(a, edited.draft)
  const plan = (await a.plan?.({ was, ...edited }, call)) ?? { row: edited.draft }
  const versioned = 'version' in r.fields
  const row = versioned ? { ...plan.row, version: Number(was['version']) + 1, updated_at: call.context.now() } : plan.row
  obeyRules(a, row)
  const shown = await presentOne(a, row, call)
  const answer = json({ ...shown, data: { ...shown.data, ...plan.once } }, 200, { etag: etagOf(shown.data) })
  const key = { [r.key]: was[r.key] }
  await writeTogether(r, call, (batch) => {
    batch.change(r, versioned ? { ...key, version: was['version'] } : key, changedMembers(was, row))
    plan.also?.(batch)
    audit(batch, call, { resource: r, deed, was, is: row })
    call.settle(batch, answer)
  })
  return answer
}

function changedMembers(was: AnyRow, row: AnyRow): AnyRow {
  const names = new Set([...Object.keys(was), ...Object.keys(row)])
  return Object.fromEntries([...names].filter((name) => was[name] !== row[name]).map((name) => [name, row[name]]))
}
