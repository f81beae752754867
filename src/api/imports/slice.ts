import { recordOwnOrganization } from '#login/new-person.ts'
import { groupMember, groupMemberKey } from '#model/group.ts'
import { user } from '#model/user.ts'
import { type UserImport, userImport, userImportFault } from '#model/user-import.ts'
import { type Batch, Conflict, Lost } from '#store/store.ts'
import { audit } from '../write/audit.ts'
import { hashedRow, type JudgedLine, type Judging, judgeLines } from './judge.ts'
import { Unreadable } from './lines.ts'
import { readLines, recordRemoved } from './parts.ts'

/** More faults than this are counted, and not listed: nobody reads them. */
const MOST_FAULTS = 10_000

/** Prepares the writes of the people of a slice. */
async function recordPeople(judged: readonly JudgedLine[], { call, home }: Judging): Promise<(batch: Batch) => void> {
  const now = call.context.now()
  const people: { row: Awaited<ReturnType<typeof hashedRow>>; groups: readonly string[] }[] = []
  for (const { person } of judged) if (person) people.push({ row: await hashedRow(person, home), groups: person.groups })
  return (batch) => {
    for (const { row, groups } of people) {
      batch.insert(user, row)
      for (const group_id of groups) batch.insert(groupMember, { id: groupMemberKey(group_id, row.id), group_id, user_id: row.id, created_at: now })
      if (home.create_default_organization) recordOwnOrganization(batch, row, now)
      audit(batch, call, { resource: user, deed: 'created', is: row, reason: 'imported' })
    }
  }
}

function recordFaults(batch: Batch, { id: import_id, faulty }: UserImport, judged: readonly JudgedLine[]): void {
  const faults = judged.filter((one) => one.faults !== undefined).slice(0, Math.max(0, MOST_FAULTS - faulty))
  for (const { line, username, faults: errors = {} } of faults)
    batch.insert(userImportFault, { id: `${import_id} ${line}`, import_id, line, username, errors: errors as never })
}

/** The counts of a slice, and the state of the import after it. */
function progressOf(row: UserImport, judged: readonly JudgedLine[], now: number): Partial<UserImport> {
  const created = judged.filter(({ person }) => person !== undefined).length
  const faulty = judged.filter(({ faults }) => faults !== undefined).length
  const isLast = row.place + 1 >= row.slices
  const ended = row.state === 'running' ? 'done' : 'checked'
  return {
    place: row.place + 1,
    handled: row.handled + judged.length,
    created: row.created + created,
    faulty: row.faulty + faulty,
    skipped: row.skipped + judged.length - created - faulty,
    updated_at: now,
    ...(isLast ? { state: ended, ...(ended === 'done' ? { ended_at: now } : {}) } : {}),
  }
}

/**
 * Does the next slice. Its people, its faults and the progress are one transaction, and the place is compared and set: after a crash the slice was
 * done or was not, and of two nodes one does it.
 * @returns the import after it; undefined where it was stopped or removed, or another node did the slice.
 * @throws {Unreadable}
 */
export async function doSlice(judging: Judging, seen: Set<string>): Promise<UserImport | undefined> {
  const { row, call } = judging
  const { context } = call
  const lines = await readLines(context, row, row.place)
  if (!lines) throw new Unreadable('the uploaded text was removed: it is kept for a week. Upload the file again')
  const judged = await judgeLines(lines, judging, row.state === 'running' ? new Set() : seen)
  const progress = progressOf(row, judged, context.now())
  const people = row.state === 'running' ? await recordPeople(judged, judging) : () => {}
  const { id, state, place } = row
  try {
    await context.db.together((batch) => {
      batch.change(userImport, { id, state, place }, progress)
      people(batch)
      recordFaults(batch, row, judged)
      if (progress.state === 'done') recordRemoved(batch, row)
    })
    return { ...row, ...progress }
  } catch (caught) {
    if (caught instanceof Lost) return undefined
    // Somebody took one of the names at this moment: the slice is checked anew, and skips it.
    if (caught instanceof Conflict) return row
    throw caught
  }
}
