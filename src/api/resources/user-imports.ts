import { conflict, notFound, unprocessable } from '#http/refusal.ts'
import { json, withMediaType } from '#http/render.ts'
import { LARGEST_IMPORT, type UserImport, userImport, userImportFault } from '#model/user-import.ts'
import { enqueue } from '#work/enqueue.ts'
import { administered, declared, type Edit } from '../administered.ts'
import { refuseUnlessAlmighty } from '../escalation.ts'
import { csvOf } from '../imports/cells.ts'
import { isImportable, laidBare, secretColumnsIn } from '../imports/columns.ts'
import { importOrder } from '../imports/import-job.ts'
import { homeOfImport, importerOf, makerOf, refuseMightierHome, refuseUnlessMaker } from '../imports/importer.ts'
import { recordRemoved, recordText } from '../imports/parts.ts'
import { previewOfImport, previewSchema } from '../imports/preview.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { findRow, keyIn } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { rowVerb } from '../verb.ts'
import { audit } from '../write/audit.ts'
import { writeTogether } from '../write/batch.ts'
import { readMembers } from '../write/body.ts'
import { change } from '../write/change.ts'
import { create } from '../write/create.ts'
import { type FieldErrors, faultIf, mergeErrors } from '../write/faults.ts'
import { refuseStrays } from '../write/stray-members.ts'
import { users } from './users.ts'

type ImportEdit = Edit<typeof userImport.fields>
const [KEPT, PART] = [7 * 86_400_000, 262_144]

const stray = ({ columns }: Pick<UserImport, 'columns'>): string[] =>
  Object.values(columns).flatMap((name) => (name === null || isImportable(name) ? [] : [`${name.slice(0, 128)} is no field that a column can become`]))

const secretColumns = ({ columns, secret_columns }: UserImport): string[] => [...new Set([...secret_columns, ...secretColumnsIn(columns)])]

async function importFaults({ was, draft }: ImportEdit, call: Call): Promise<FieldErrors> {
  if (was) refuseUnlessMaker(was, call)
  const bare = was ? laidBare(secretColumns(was), draft.columns) : []
  const wrong = [...stray(draft), ...bare.map((column) => `${column} was read as a password: it becomes a password, a hash or nothing`)]
  const home = was ? true : await homeOfImport(call.context, draft)
  return mergeErrors(wrong.length > 0 ? { columns: wrong } : {}, faultIf(!home, 'backend_id', `there is no backend ${draft.backend_id ?? ''}`))
}

async function planImport({ was, draft }: ImportEdit, call: Call) {
  if (was && !['uploading', 'checked', 'failed'].includes(was.state)) throw conflict(`this import is ${was.state}: its columns cannot change now`)
  const secret_columns = secretColumns(was ? { ...draft, secret_columns: secretColumns(was) } : draft)
  if (was) return { row: { ...draft, secret_columns } }
  if (draft.proved) await refuseUnlessAlmighty(call)
  return { row: { ...draft, secret_columns, maker: makerOf(call), kept_until: call.context.now() + KEPT } }
}

/** `/api/user-imports`. */
export const userImports = declared(userImport, {
  whole: ['columns'],
  faults: importFaults,
  plan: planImport,
  removal: (row) => ({
    also: (batch) => {
      recordRemoved(batch, row)
      batch.remove(userImportFault, { import_id: row.id })
    },
  }),
})

/** The import in the path. @throws {Refusal} 404; 403 for anybody but its maker */
async function findImport(call: Call): Promise<string> {
  const row = await call.context.db.table(userImport).get(keyIn(call, 'user_import_id'))
  if (!row) throw notFound('there is no such user import')
  refuseUnlessMaker(row, call)
  return row.id
}

/** `/api/user-imports/{user_import_id}/faults`: the faulty lines, as they stand in the file. */
export const userImportFaults = administered({
  resource: userImportFault,
  path: '/api/user-imports/:user_import_id/faults',
  doors: doorsOf('users'),
  verbs: ['list'],
  sort: 'line',
  within: async (call) => ({ import_id: await findImport(call) }),
})

/** Takes the next part of the file. A part that is sent again, because its answer was lost, changes nothing. */
async function addText(call: Call) {
  const row = await findRow(userImports, call)
  refuseUnlessMaker(row, call)
  const sent = readMembers(call.request)
  const { offset, text } = sent
  refuseStrays(sent, ['offset', 'text'])
  if (typeof text !== 'string' || text === '' || text.length > PART) throw unprocessable({ text: [`expected a text of 1 to ${PART} characters`] })
  if (!Number.isSafeInteger(offset)) throw unprocessable({ offset: ['expected the number of characters that were sent before'] })
  if (row.state !== 'uploading') throw conflict(`this import is ${row.state}: it takes no more text`)
  if (Number(offset) + text.length <= row.received) return json({ data: { received: row.received } })
  if (offset !== row.received) throw conflict(`the next part begins at the character ${row.received}`)
  const received = row.received + text.length
  if (received > LARGEST_IMPORT) throw unprocessable({ text: [`the file is larger than ${LARGEST_IMPORT} characters: import it in several files`] })
  await writeTogether(userImport, call, (batch) => {
    const { id, version } = row
    batch.change(userImport, { id, state: 'uploading', version }, { received, parts: row.parts + 1, version: version + 1, updated_at: call.context.now() })
    recordText(call.context, row, text)(batch)
    audit(batch, call, { resource: userImport, deed: 'updated', was: row, is: { ...row, received } })
  })
  return json({ data: { received } })
}

const nothingDone = { place: 0, handled: 0, created: 0, skipped: 0, faulty: 0, error: undefined, ended_at: undefined } as const

interface Turn {
  readonly from: readonly UserImport['state'][]
  readonly to: UserImport['state']
  readonly deed: string
  readonly after: (was: UserImport) => Partial<UserImport>
}

/** Brings an import into a state in which the job works on it. */
const begin = (call: Call, { from, to, deed, after }: Turn) =>
  change(userImports, call, {
    deed,
    edit: (was) => {
      refuseUnlessMaker(was, call)
      if (!from.includes(was.state)) throw conflict(`this import is ${was.state}`)
      return { draft: { ...was, ...after(was), state: to, importer: importerOf(call) }, sent: {} }
    },
    async plan({ was, draft }) {
      const home = await homeOfImport(call.context, draft)
      if (!home) throw unprocessable({ backend_id: ['the backend is gone'] })
      await refuseMightierHome(call, home)
      if (draft.proved) await refuseUnlessAlmighty(call)
      const isAnew = draft.place === 0 && was !== undefined
      return {
        row: draft,
        also: (batch) => {
          if (isAnew) batch.remove(userImportFault, { import_id: draft.id })
          enqueue(batch, importOrder(call.context.tenant.id, draft.id, call.context.now()))
        },
      }
    },
  })

const check = (call: Call) => {
  const after = ({ version }: UserImport) => ({ ...nothingDone, checked_version: version + 1 })
  return begin(call, { from: ['uploading', 'checked', 'failed'], to: 'checking', deed: 'checked', after })
}

/** Writes what was checked. The policies are asked as for a single person, so that a file reaches no further. */
async function run(call: Call) {
  const single = create(users as never)
  await call.permit?.(single, { ...call, request: { ...call.request, path: users.path, body: undefined } })
  const after = ({ state, version, checked_version }: UserImport) => {
    if (state !== 'checked') return {}
    if (version !== checked_version) throw conflict('this import has changed since it was checked: check it again')
    return nothingDone
  }
  return begin(call, { from: ['checked', 'stopped'], to: 'running', deed: 'begun', after })
}

const stop = (call: Call) =>
  change(userImports, call, {
    deed: 'stopped',
    edit: (was) => {
      if (was.state !== 'running') throw conflict(`this import is ${was.state}`)
      return { draft: { ...was, state: 'stopped' as const }, sent: {} }
    },
    plan: ({ draft }) => ({ row: draft }),
  })

/** The faulty lines as a file, for whoever mends the source. The other cells of a line are not told: they may hold passwords. */
async function downloadFaults(call: Call) {
  const row = await findRow(userImports, call)
  refuseUnlessMaker(row, call)
  const faults = await call.context.db.table(userImportFault).find({ import_id: row.id }, { order: 'line', limit: 10_000 })
  const told = (errors: Readonly<Record<string, unknown>>) => Object.entries(errors).map(([field, messages]) => `${field}: ${[messages].flat().join('; ')}`)
  const rows = faults.map(({ line, username, errors }) => [line, username, told(errors).join('\n')])
  const headers = { 'content-disposition': `attachment; filename="faults-${row.id}.csv"` }
  return withMediaType('text/csv; charset=utf-8', csvOf([['line', 'username', 'errors'], ...rows]), headers)
}

/** The operations on an import beyond CRUD. */
export const userImportVerbs: readonly Operation[] = [
  {
    ...rowVerb(userImports, 'text', {
      summary: 'Upload the next part of the file of an import',
      body: () => ({
        type: 'object',
        required: ['offset', 'text'],
        additionalProperties: false,
        properties: {
          offset: { type: 'integer', minimum: 0, description: 'The characters (UTF-16 code units) that were sent before.' },
          text: { type: 'string', minLength: 1, maxLength: PART },
        },
      }),
      success: {
        status: 200,
        doc: 'How many characters there are now.',
        schema: () => dataSchema({ type: 'object', required: ['received'], properties: { received: { type: 'integer' } } }),
      },
      run: addText,
    }),
    refuses: [409, 422],
    bodyLimit: 2_097_152,
  },
  rowVerb(userImports, 'check', { conditional: true, summary: 'Check every line of an import; nothing is written', run: check }),
  rowVerb(userImports, 'run', { conditional: true, summary: 'Write the people of a checked import, or go on with a stopped one', run }),
  rowVerb(userImports, 'stop', { conditional: true, summary: 'Stop an import; the people written so far stay', run: stop }),
  rowVerb(userImports, 'preview', {
    method: 'GET',
    summary: 'See the first people of a checked import as they would be',
    success: { status: 200, doc: 'People and faults.', schema: () => dataSchema(previewSchema) },
    run: (call) => previewOfImport(userImports, call),
  }),
  rowVerb(userImports, 'faulty_lines', {
    method: 'GET',
    summary: 'Download the faulty lines of an import',
    success: { status: 200, doc: 'CSV: the line, the username and the faults.', type: 'text/csv' },
    run: downloadFaults,
  }),
]
