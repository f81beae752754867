import { z } from 'zod'
import type { Context } from '#http/context.ts'
import { Refusal } from '#http/refusal.ts'
import { halfTime } from '#kit/half-time.ts'
import { type UserImport, userImport } from '#model/user-import.ts'
import { jobKind } from '#work/job-kind.ts'
import { callOfImporter, homeOfImport, refuseMightierHome } from './importer.ts'
import type { Judging } from './judge.ts'
import { Unreadable } from './lines.ts'
import { doSlice } from './slice.ts'
import { sliceLines } from './slice-lines.ts'

const payload = z.object({ import_id: z.string() })
const KIND = 'user_import'

/** The job that checks or writes an import, whichever its state asks for. */
export const importOrder = (tenant_id: string, import_id: string, now: number) => ({ kind: KIND, tenant_id, payload: { import_id }, now })

const textOf = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason)).slice(0, 1000)

/** Ends an import that cannot go on. */
async function fail(context: Context, { id, state }: UserImport, reason: string): Promise<void> {
  await context.db.table(userImport).change({ id, state }, { state: 'failed', error: reason, ended_at: context.now(), updated_at: context.now() })
}

/** The surroundings of one slice, looked up anew for each: the importer may be blocked, or lose a power, while the import goes on. @throws {Unreadable} */
async function judgingOf(context: Context, row: UserImport): Promise<Judging> {
  const [call, home] = [await callOfImporter(context, row), await homeOfImport(context, row)]
  if (!home) throw new Unreadable('the backend is gone')
  if (!call)
    throw new Unreadable(
      'who began it is gone, blocked or signed out everywhere, or may not manage people any more: import the file anew, and who is written already is skipped',
    )
  await refuseMightierHome(call, home)
  return { call, home, row }
}

async function goOn(context: Context, begun: UserImport, signal: AbortSignal): Promise<void> {
  const seen = new Set<string>()
  let next: UserImport | undefined = begun
  while (next && (next.state === 'checking' || next.state === 'running') && !signal.aborted) {
    const row: UserImport = next
    next = await halfTime(async () => doSlice(await judgingOf(context, row), seen))
  }
}

/** Checks or writes an import, slice after slice, from where it was. */
export const userImportJob = jobKind<Context, typeof payload>({
  kind: KIND,
  doc: 'Checks and writes people from an uploaded file.',
  payload,
  concurrency: 1,
  run: async ({ import_id }, { context: find, signal, now }) => {
    const context = await find()
    let row = await context?.db.table(userImport).get(import_id)
    if (!context || !row || (row.state !== 'checking' && row.state !== 'running')) return undefined
    try {
      if (row.state === 'checking' && row.slices === 0) row = await sliceLines(context, row, signal)
      if (row) await goOn(context, row, signal)
    } catch (caught) {
      if (!(caught instanceof Unreadable || caught instanceof Refusal) || !row) throw caught
      await fail(context, row, textOf(caught))
    }
    return signal.aborted ? { again_at: now() } : undefined
  },
})
