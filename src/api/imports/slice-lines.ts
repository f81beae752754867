import type { Context } from '#http/context.ts'
import { halfTime } from '#kit/half-time.ts'
import { type UserImport, userImport } from '#model/user-import.ts'
import { writeUnlessLost } from '#store/write-unless-lost.ts'
import { columnsOf } from './columns.ts'
import { type ImportedLine, linesIn, Unreadable } from './lines.ts'
import { readText, recordLines, recordRemoved } from './parts.ts'

/** The lines of one transaction: so few that a request which waits for it hardly notices. */
const SLICE = 20

interface ReadSlices {
  readonly rows: number
  readonly slices: number
  readonly found: ReadonlySet<string>
}

async function cut(context: Context, row: UserImport, signal: AbortSignal): Promise<ReadSlices> {
  const found = new Set<string>()
  let [slice, slices, rows]: [ImportedLine[], number, number] = [[], 0, 0]
  const keep = async () => {
    if (slice.length > 0) await halfTime(() => context.db.together(recordLines(context, row, slices, slice)))
    slices += slice.length > 0 ? 1 : 0
    slice = []
  }
  for await (const line of linesIn(row, readText(context, row))) {
    signal.throwIfAborted()
    if (found.size < 200) for (const name of Object.keys(line.values ?? {})) found.add(name)
    rows++
    if (slice.push(line) >= SLICE) await keep()
  }
  await keep()
  return { rows, slices, found }
}

/**
 * Cuts the uploaded text into slices of lines. A run that was cut off begins anew: what it left is removed first.
 * @returns the import as it stands now; undefined where it was stopped meanwhile.
 * @throws {Unreadable}
 */
export async function sliceLines(context: Context, row: UserImport, signal: AbortSignal): Promise<UserImport | undefined> {
  await context.db.together((batch) => recordRemoved(batch, row, 'lines'))
  const { rows, slices, found } = await cut(context, row, signal)
  if (slices === 0) throw new Unreadable('the file holds no person')
  const names = [...found].slice(0, 200)
  const patch = { rows, slices, found: names, columns: columnsOf(names, row.columns), updated_at: context.now() }
  const written = await writeUnlessLost(context.db, (batch) => {
    batch.change(userImport, { id: row.id, state: 'checking', slices: 0 }, patch)
    recordRemoved(batch, row, 'text')
  })
  return written ? { ...row, ...patch } : undefined
}
