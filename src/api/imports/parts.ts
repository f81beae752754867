import type { Context } from '#http/context.ts'
import { expiringKey } from '#kit/expiring-key.ts'
import { type UserImport, userImportPart } from '#model/user-import.ts'
import type { Batch } from '#store/store.ts'
import type { ImportedLine } from './lines.ts'

type ImportStage = 'text' | 'lines'

const keyOf = ({ id, kept_until }: UserImport, stage: ImportStage, number: number): string => expiringKey(kept_until, `${id}.${stage}.${number}`)

/** Keeps a part of an import, sealed: a copy of the database must not tell passwords. */
function recordPart(context: Context, row: UserImport, { stage, number, plain }: { stage: ImportStage; number: number; plain: string }) {
  const id = keyOf(row, stage, number)
  const content = context.vault.seal(plain, id)
  return (batch: Batch) => batch.insert(userImportPart, { id, import_id: row.id, stage, content, expires_at: row.kept_until })
}

async function readImportPart({ db, vault }: Context, row: UserImport, stage: ImportStage, number: number): Promise<string | undefined> {
  const id = keyOf(row, stage, number)
  const found = await db.table(userImportPart).get(id)
  return found && vault.unseal(found.content, id)
}

export const recordText = (context: Context, row: UserImport, plain: string) => recordPart(context, row, { stage: 'text', number: row.parts, plain })

/** The uploaded text, part after part. */
export async function* readText(context: Context, row: UserImport): AsyncIterable<string> {
  for (let number = 0; number < row.parts; number++) {
    const part = await readImportPart(context, row, 'text', number)
    if (part !== undefined) yield part
  }
}

export const recordLines = (context: Context, row: UserImport, number: number, lines: readonly ImportedLine[]) =>
  recordPart(context, row, { stage: 'lines', number, plain: JSON.stringify(lines) })

/** A slice of the lines; undefined once it was removed. */
export async function readLines(context: Context, row: UserImport, number: number): Promise<readonly ImportedLine[] | undefined> {
  const plain = await readImportPart(context, row, 'lines', number)
  return plain === undefined ? undefined : JSON.parse(plain)
}

/** Removes the text, or all that is kept of an import. */
export const recordRemoved = (batch: Batch, { id }: UserImport, stage?: ImportStage): void =>
  batch.remove(userImportPart, stage ? { import_id: id, stage } : { import_id: id })
