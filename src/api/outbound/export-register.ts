import { isSealed, mayRead } from '#fields/read.ts'
import { fieldsOf } from '#fields/resource.ts'
import { mayWrite } from '#fields/write.ts'
import { conflict } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import type { AnyRow } from '../administered.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { MOST_ENTRIES, type TransferCollection, transferCollections } from './transfer.ts'

/** The members of a row that an import takes, and its key, to which other entries refer. Neither a secret nor a token is among them. */
function entryOf({ a: { resource } }: TransferCollection, row: AnyRow): AnyRow {
  const taken = fieldsOf(resource).filter(([name, f]) => name === resource.key || (mayWrite(f, 'admin', true) && mayRead(f, 'admin') && !isSealed(f)))
  return Object.fromEntries(taken.map(([name]) => [name, row[name] ?? null]))
}

async function exportRegister({ context: { db } }: Call) {
  const document: Record<string, AnyRow[]> = {}
  let left = MOST_ENTRIES
  for (const collection of transferCollections) {
    const rows: readonly AnyRow[] = await db.table(collection.a.resource).find({}, { limit: left + 1 })
    const entries = rows.filter((row) => !collection.omits?.(row)).map((row) => entryOf(collection, row))
    left -= entries.length
    if (left < 0) throw conflict(`the register has more than ${MOST_ENTRIES} rows: export its collections one by one`)
    document[collection.name] = entries
  }
  return json({ data: document })
}

const entries = { type: 'array', items: { type: 'object', additionalProperties: true } }
/** The collections of a document, as its schema names them. */
export const documentProperties = () => Object.fromEntries(transferCollections.map(({ name, a }) => [name, { ...entries, description: a.resource.doc }]))

/** `GET /api/outbound/export`: the register as a document that `POST /api/outbound/import` takes, here or elsewhere. */
export const registerExport: Operation = {
  method: 'GET',
  path: '/api/outbound/export',
  scopes: doorsOf('outbound').read,
  tag: 'outbound',
  summary: 'Export the whole register as one document, without secrets and tokens',
  success: {
    status: 200,
    doc: 'The rows of each collection. Their ids are those of this server; an import follows them and makes its own.',
    schema: () =>
      dataSchema({
        title: 'outbound_document',
        type: 'object',
        required: transferCollections.map(({ name }) => name),
        properties: documentProperties(),
      }),
  },
  refuses: [409],
  run: exportRegister,
}
