import { isObject } from '#fields/json-object.ts'
import type { AnyField, AnyResource } from '#fields/resource.ts'
import { client } from '#model/client.ts'
import { parseCsv } from './csv.ts'

/** A client of a file, as the API takes it, with its place there. */
export interface Entry {
  /** The line of a CSV file, or the place in a list of JSON. */
  readonly line: number
  readonly members: unknown
}

const { fields }: AnyResource = client

/** A cell as a value of its field: lists are separated by spaces, as an export writes them, or JSON. The API judges what is none. */
function cellValue(field: AnyField | undefined, cell: string): unknown {
  // An export writes ' before what a spreadsheet would run as a formula.
  const text = cell.replace(/^'(?=[=+\-@\t])/, '')
  if (field === undefined) return text
  const { column } = field.kind
  if (column === 'flag') return text === 'true' ? true : text === 'false' ? false : text
  if (column === 'integer') return /^-?\d+$/.test(text) ? Number(text) : text
  if (column === 'json') return /^[[{]/.test(text) ? JSON.parse(text) : text.split(/\s+/)
  return text
}

/** The clients of a CSV file: its first line names the fields. An empty cell says nothing. */
function ofCsv(text: string): readonly Entry[] {
  const [head, ...records] = parseCsv(text)
  const names = head?.cells.map((name) => name.trim()) ?? []
  return records.map(({ line, cells }) => ({
    line,
    members: Object.fromEntries(
      names.flatMap((name, at) => {
        const cell = cells[at]?.trim() ?? ''
        return cell === '' ? [] : [[name, cellValue(fields[name], cell)] as const]
      }),
    ),
  }))
}

/** The clients of a list in JSON, of `{"clients": […]}`, or of lines of JSON, as `GET /api/clients/export` writes them. */
function ofJson(text: string): readonly Entry[] {
  const lines = text.trim().split(/\r?\n/)
  const isLines = lines.length > 1 && lines.every((line) => /^\{.*\}$/.test(line.trim()))
  const read: unknown = isLines ? lines.map((line) => JSON.parse(line)) : JSON.parse(text)
  const list = Array.isArray(read)
    ? read
    : typeof read === 'object' && read !== null && 'clients' in read && Array.isArray(read.clients)
      ? read.clients
      : [read]
  return list.map((members: unknown, at) => ({ line: at + 1, members }))
}

/** The clients of a file. @throws {Error} when it is neither CSV nor JSON */
export const entriesOf = (name: string, text: string): readonly Entry[] => (/^\s*[[{]/.test(text) || name.endsWith('.json') ? ofJson(text) : ofCsv(text))

/** The name of the client of an entry, else its id. */
export function nameOf({ members }: Entry): string {
  const { name, id }: Readonly<Record<string, unknown>> = isObject(members) ? members : {}
  return String(name ?? id ?? '—')
}
