import type { JsonSchema } from '#fields/json-schema.ts'
import { readableOf } from '#fields/read.ts'
import { conflict } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { user } from '#model/user.ts'
import type { userImport } from '#model/user-import.ts'
import type { Administered } from '../administered.ts'
import type { Call } from '../operation.ts'
import { findRow } from '../read.ts'
import { homeOfImport, refuseUnlessMaker } from './importer.ts'
import { judgeLines } from './judge.ts'
import { readLines } from './parts.ts'

const SHOWN = 20

/** The first people of an import as they would be, without passwords and hashes, by the columns as they stand now. */
export async function previewOfImport(a: Administered<typeof userImport.fields>, call: Call) {
  const row = await findRow(a, call)
  refuseUnlessMaker(row, call)
  const [lines, home] = [await readLines(call.context, row, 0), await homeOfImport(call.context, row)]
  if (!lines || !home) throw conflict(`this import is ${row.state}: there is nothing to see`)
  const judged = await judgeLines(lines.slice(0, SHOWN), { call, row, home }, new Set())
  const shown = readableOf(user, 'admin', (name) => !['id', 'backend_id', 'created_at', 'updated_at', 'version'].includes(name))
  const people = judged.map(({ line, username, person, faults }) => ({
    line,
    username: username ?? null,
    person: person ? Object.fromEntries(Object.entries(shown(person.row)).filter(([name, value]) => value !== null && isTold(name, value))) : null,
    has_password: person !== undefined && (person.password !== undefined || person.row.password_hash !== undefined),
    groups: person?.groups ?? [],
    errors: faults ?? {},
  }))
  return json({ data: people })
}

/** Values that a new person has anyway are left out. */
const isTold = (name: string, value: unknown): boolean =>
  JSON.stringify(value) !== JSON.stringify((user.fields as Readonly<Record<string, { readonly initial?: unknown }>>)[name]?.initial)

export const previewSchema: JsonSchema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['line', 'username', 'person', 'has_password', 'groups', 'errors'],
    properties: {
      line: { type: 'integer' },
      username: { type: ['string', 'null'] },
      person: {
        type: ['object', 'null'],
        description: 'The person as they would be; null where there is a fault, or somebody has the name.',
        additionalProperties: true,
      },
      has_password: { type: 'boolean' },
      groups: { type: 'array', items: { type: 'string' } },
      errors: { type: 'object', description: 'Field → its faults.', additionalProperties: { type: 'array', items: { type: 'string' } } },
    },
  },
}
