import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { isObject } from '#fields/json-object.ts'
import type { UserImport } from '#model/user-import.ts'

/** One line of a file: where it begins, and its values, or why it has none. */
export interface ImportedLine {
  readonly line: number
  readonly values?: Readonly<Record<string, unknown>>
  readonly fault?: string
}

/** The file cannot be read at all. */
export class Unreadable extends Error {
  override name = 'Unreadable'
}

type Text = AsyncIterable<string>
const [LARGEST_LINE, MOST_COLUMNS, PIECE] = [65_536, 200, 16_384]

/** Small pieces, so that the event loop gets a turn between them. */
async function* inPieces(text: Text): AsyncIterable<string> {
  for await (const part of text) for (let at = 0; at < part.length; at += PIECE) yield part.slice(at, at + PIECE)
}

/** Comma, semicolon or tab, whichever the first line holds most often. */
function delimiterOf(start: string): string {
  const [head = ''] = start.split(/\r?\n/, 1)
  const count = (sign: string) => head.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

async function withStart(text: Text): Promise<{ readonly start: string; readonly whole: Text }> {
  const parts = text[Symbol.asyncIterator]()
  const first = await parts.next()
  const start = first.done ? '' : first.value
  return {
    start,
    whole: (async function* whole() {
      yield start
      for (let next = await parts.next(); !next.done; next = await parts.next()) yield next.value
    })(),
  }
}

function headOf(cells: readonly string[]): string[] {
  const names = cells.map((cell) => cell.trim())
  if (names.length > MOST_COLUMNS) throw new Unreadable(`the first line names ${names.length} columns; at most ${MOST_COLUMNS} are read`)
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at)
  if (twice !== undefined) throw new Unreadable(`the first line names the column ${twice.slice(0, 256)} twice`)
  return names
}

function lineOf(cells: readonly string[], head: readonly string[], line: number): ImportedLine {
  if (cells.length !== head.length) return { line, fault: `holds ${cells.length} cells, and the first line ${head.length}` }
  return { line, values: Object.fromEntries(head.flatMap((name, at) => (name === '' ? [] : [[name.slice(0, 256), cells[at] ?? '']]))) }
}

/** The lines of a CSV file (RFC 4180). The reason of a failure leaves out the cell: it stands in the row of the import, and may be a password. */
async function* csvLines(text: Text): AsyncIterable<ImportedLine> {
  const { start, whole } = await withStart(text)
  const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: LARGEST_LINE }
  const parser = Readable.from(inPieces(whole)).compose(parse({ ...options, delimiter: delimiterOf(start) }))
  let [head, from]: [string[] | undefined, number] = [undefined, 1]
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (head) yield lineOf(record, head, from)
      else head = headOf(record)
      from = info.lines + 1
    }
  } catch (caught) {
    throw caught instanceof CsvError ? new Unreadable(`line ${from}: ${caught.message.replace(/, value is .*/s, '')}`, { cause: caught }) : caught
  }
}

function jsonLine(text: string, line: number): ImportedLine {
  if (text.length > LARGEST_LINE) return { line, fault: `is longer than ${LARGEST_LINE} characters` }
  try {
    const values: unknown = JSON.parse(text)
    return isObject(values) ? { line, values } : { line, fault: 'is not a JSON object' }
  } catch {
    return { line, fault: 'is not JSON' }
  }
}

/** The lines of a file of JSON objects, one on each. */
async function* ndjsonLines(text: Text): AsyncIterable<ImportedLine> {
  let [rest, line] = ['', 0]
  for await (const part of text) {
    const lines = (rest + part).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LARGEST_LINE * 2) throw new Unreadable(`line ${line + lines.length + 1} has no end: put each person on a line of their own`)
    for (const one of lines) {
      line++
      if (one.trim() !== '') yield jsonLine(one, line)
    }
  }
  if (rest.trim() !== '') yield jsonLine(rest, line + 1)
}

/** The lines of an uploaded file. @throws {Unreadable} */
export const linesIn = ({ format }: UserImport, text: Text): AsyncIterable<ImportedLine> => (format === 'csv' ? csvLines(text) : ndjsonLines(text))
