import type { Environment } from '#configuration/environment.ts'
import type { Members } from '#fields/json-object.ts'

/** The parts of the process that a command may use. */
export interface Shell {
  readonly env: Environment
  /** True when the answer is to be JSON. */
  readonly json: () => boolean
  readonly write: (text: string) => void
  /** Writes a sentence for the person, which is not part of the answer. */
  readonly tell: (sentence: string) => void
}

/** A command failed; the message is for the person who typed it. */
export class CommandFailed extends Error {
  override name = 'CommandFailed'
}

const formatValue = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '–'
  return typeof value === 'object' ? (Array.isArray(value) ? value.join(' ') : JSON.stringify(value)) : String(value)
}
const formatCell = (name: string, row: Members): string =>
  name.endsWith('_at') && typeof row[name] === 'number' ? new Date(row[name]).toISOString() : formatValue(row[name])

/** Prints rows as a table, or as JSON. */
export function showRows(shell: Shell, rows: readonly Members[], columns: readonly string[]): void {
  if (shell.json()) {
    shell.write(`${JSON.stringify(rows, null, 2)}\n`)
    return
  }
  const lines = [columns.map((name) => name.replaceAll('_', ' ')), ...rows.map((row) => columns.map((name) => formatCell(name, row)))]
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  for (const line of lines)
    shell.write(
      `${line
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    )
}

/** Prints one row with a line for each member, or as JSON. */
export function showRow(shell: Shell, row: Members): void {
  if (shell.json()) {
    shell.write(`${JSON.stringify(row, null, 2)}\n`)
    return
  }
  const names = Object.keys(row)
  const width = Math.max(...names.map((name) => name.length))
  for (const name of names) shell.write(`${name.padEnd(width)}  ${formatCell(name, row)}\n`)
}
