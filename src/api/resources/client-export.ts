import { withMediaType } from '#http/render.ts'
import type { Administered } from '../administered.ts'
import { csvOf } from '../imports/cells.ts'
import { exportParameters, readExport } from '../list/export.ts'
import { listedMembers } from '../list/parameters.ts'
import type { Call, Operation } from '../operation.ts'
import { clientResource } from './clients.ts'

/** The columns of the file: the members of listed clients, or those that the caller chooses. A secret is told once, and never in a list. */
const exportedColumns = (only: string | null): string[] =>
  only === null ? listedMembers(clientResource as Administered).filter((name) => name !== 'secret') : [...new Set(['id', ...only.split(',')])]

/** A value as a cell: a list of texts is separated by spaces, as the import of clients reads it, and what has members is JSON. */
function cellOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  const isTexts = Array.isArray(value) && value.every((member) => typeof member === 'string' && !/\s/.test(member))
  return isTexts ? value.join(' ') : typeof value === 'object' ? JSON.stringify(value) : String(value)
}

async function exportCsv(call: Call) {
  const { shown, isFirst, headers } = await readExport(clientResource, call)
  const columns = exportedColumns(new URLSearchParams(call.request.query).get('fields'))
  const lines = shown.map((row) => columns.map((name) => cellOf(row[name])))
  return withMediaType('text/csv; charset=utf-8', csvOf([...(isFirst ? [columns] : []), ...lines]), {
    'content-disposition': 'attachment; filename="clients.csv"',
    ...headers,
  })
}

/** `GET /api/clients/export/csv`: clients as the import takes them, a thousand at a time, without secrets. */
export const clientExport: Operation = {
  method: 'GET',
  path: `${clientResource.path}/export/csv`,
  scopes: clientResource.doors.read,
  tag: 'client',
  summary: 'Export clients as CSV, as an import takes them; without secrets',
  query: exportParameters(clientResource as Administered),
  success: { status: 200, doc: 'Clients, the columns first; Link names the next ones, without columns.', type: 'text/csv', headers: ['Link'] },
  run: exportCsv,
}
