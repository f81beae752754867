import { withoutNulls } from '#fields/json-object.ts'
import { findDifferences } from '#fields/read.ts'
import { fieldsOf } from '#fields/resource.ts'
import { mayWrite } from '#fields/write.ts'
import { notFound } from '#http/refusal.ts'
import { type Administered, type AnyRow, administered, nounOf } from '../administered.ts'
import { listOperation } from '../list/list.ts'
import type { Call, Operation } from '../operation.ts'
import { keyIn } from '../read.ts'
import { rowVerb } from '../verb.ts'
import { change } from '../write/change.ts'
import { draftReplacement } from '../write/draft.ts'
import { findVersion, type History, versionBefore } from '../write/history.ts'

const asObject = (value: unknown) => withoutNulls((value ?? {}) as Readonly<Record<string, unknown>>)

/** `GET {collection}/{id}/versions`: the last first, each with what it changed. */
const versionsOf = (a: Administered, history: History): Administered =>
  administered({
    resource: history.kept,
    path: `${a.path}/:id/versions`,
    doors: a.doors,
    sort: '-',
    extras: {
      changes: { type: 'object', description: 'Field → value before and after, compared with the version before.', additionalProperties: { type: 'object' } },
    },
    within: (call) => ({ [history.owner]: keyIn(call) }),
    present: async (rows: readonly AnyRow[], call) => {
      const before = await Promise.all(rows.map((row, i) => rows[i + 1] ?? versionBefore(keyIn(call), Number(row['version']), history, call)))
      return rows.map((row, i) => {
        const { version: _, updated_at: __, ...changes } = findDifferences(history.of, asObject(before[i]?.[history.row]), asObject(row[history.row]))
        return { changes }
      })
    },
  })

async function restoreVersion(a: Administered, history: History, call: Call) {
  const [id, version] = [keyIn(call), keyIn(call, 'version')]
  const found = /^\d{1,9}$/.test(version) ? await findVersion(id, Number(version), history, call) : undefined
  if (!found) throw notFound(`there is no such version of this ${nounOf(a.resource)}`)
  const kept = asObject(found[history.row])
  const writable = fieldsOf(history.of).filter(([name, f]) => mayWrite(f, 'admin', false) && name in kept)
  const body = Object.fromEntries(writable.map(([name]) => [name, kept[name]]))
  return change(a, call, {
    edit: (was) => {
      const { draft, sent, faults } = draftReplacement(a, was, { body, names: call.context.names })
      // A whole row: every member that it lacks was checked by its own schema.
      return { draft: draft as AnyRow, sent, ...(faults && { faults }) }
    },
    deed: 'restored',
  })
}

/** The operations on the history of the rows of a resource. */
export const versionOperations = (a: Administered, history: History): readonly Operation[] => [
  listOperation(versionsOf(a, history)),
  rowVerb(a, 'versions/:version/restore', {
    conditional: true,
    summary: `Make a ${nounOf(a.resource)} what it was in an earlier version`,
    run: (call) => restoreVersion(a, history, call),
  }),
]
