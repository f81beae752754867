import { isObject } from '#fields/json-object.ts'
import { findDifferences } from '#fields/read.ts'
import { mayWrite } from '#fields/write.ts'
import { conflict, Refusal, unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { type Overlay, overlayOn } from '#store/overlay.ts'
import { Conflict, Lost } from '#store/store.ts'
import type { AnyRow } from '../administered.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { readMembers } from '../write/body.ts'
import { patch } from '../write/change.ts'
import { create } from '../write/create.ts'
import { keepAnswer } from '../write/idempotent.ts'
import { strayMembers } from '../write/stray-members.ts'
import { documentProperties } from './export-register.ts'
import { MOST_ENTRIES, type TransferCollection, transferCollections } from './transfer.ts'

interface ImportEntry {
  readonly collection: TransferCollection
  readonly members: AnyRow
  /** Its place in the document, e.g. `providers[0]`. */
  readonly place: string
}
interface ImportedEntry {
  readonly place: string
  readonly id: string
  readonly outcome: 'created' | 'changed' | 'unchanged'
}

/** An import under way: the rows of entries by the ids that the document calls them. */
interface Importing {
  readonly call: Call
  readonly overlay: Overlay
  readonly became: Map<string, string>
}

type EntryFaults = Record<string, readonly string[]>

/** The entries of a document in the order in which they are imported. @throws {Refusal} 422 */
function readEntries(document: AnyRow): readonly ImportEntry[] {
  const known = transferCollections.map(({ name }) => name)
  const faults: EntryFaults = strayMembers(document, known)
  const entries = transferCollections.flatMap((collection): ImportEntry[] => {
    const { name } = collection
    const list = document[name] ?? []
    if (!Array.isArray(list)) {
      faults[name] = ['expected a list of entries']
      return []
    }
    const read = list.map((members: unknown, at) => ({ collection, members: members as AnyRow, place: `${name}[${at}]` }))
    for (const { members, place } of read) if (!isObject(members)) faults[place] = ['expected an object, as an export has it']
    return inOrder(read.filter(({ members }) => isObject(members)))
  })
  if (entries.length > MOST_ENTRIES) faults['entries'] = [`are more than ${MOST_ENTRIES}: import them in parts`]
  if (Object.keys(faults).length > 0) throw unprocessable(faults)
  return entries
}

/** Entries that refer to others of their own collection come after them. */
function inOrder(entries: readonly ImportEntry[]): ImportEntry[] {
  const refersToOwn = ({ collection: { name, references }, members }: ImportEntry) =>
    Object.entries(references).some(([member, to]) => to === name && typeof members[member] === 'string')
  return [...entries.filter((entry) => !refersToOwn(entry)), ...entries.filter(refersToOwn)]
}

/** A request to one operation of the API, on behalf of whoever imports, against the rows as the import has left them so far. */
function callOf(
  { call, overlay }: Importing,
  { method, path, id, body }: { readonly method: 'POST' | 'PATCH'; readonly path: string; readonly id?: string; readonly body: AnyRow },
): Call {
  const { request, context, actor } = call
  return {
    actor,
    settle: () => {},
    context: { ...context, store: overlay.store, db: overlay.store.in(context.tenant.id) },
    request: {
      ...request,
      method,
      path,
      query: '',
      body: Buffer.from(JSON.stringify(body)),
      params: id === undefined ? {} : { id },
      headers: { 'content-type': 'application/json' },
    },
  }
}

/** Does an operation as the caller could have done it alone: with its scopes, and where the policies allow it. @throws {Refusal} */
async function runAsCaller(operation: Operation, made: Call, { call }: Importing): Promise<AnyRow> {
  if (!operation.scopes.some((scope) => call.actor.scopes.has(scope)))
    throw new Refusal('forbidden', 403, `the access token lacks the scope: it takes ${operation.scopes.join(' or ')}`)
  await call.permit?.(operation, made)
  const { body } = await operation.run(made)
  return JSON.parse(body.toString()).data
}

/** The members that the collection writes, with references to the rows that the entries of the document became. */
function writableOf({ collection: { a, references }, members }: ImportEntry, became: Importing['became']): AnyRow {
  const { resource } = a
  const isKept = (name: string) => resource.fields[name] !== undefined && !mayWrite(resource.fields[name], 'admin', true)
  return Object.fromEntries(
    Object.entries(members)
      // The server's own members, such as the standing, come with an export: they are no fault and no wish.
      .filter(([name]) => name !== resource.key && !isKept(name))
      .map(([name, value]) => [
        name,
        references[name] !== undefined && typeof value === 'string' ? (became.get(`${references[name]} ${value}`) ?? value) : value,
      ]),
  )
}

const stamps = new Set(['version', 'updated_at'])

async function importEntry(entry: ImportEntry, importing: Importing): Promise<ImportedEntry> {
  const { collection, place, members } = entry
  const { a, name } = collection
  const { resource } = a
  const { overlay, call, became } = importing
  const body = writableOf(entry, became)
  const table = overlay.store.in(call.context.tenant.id).table(resource)
  const [was]: readonly AnyRow[] = await table.find(collection.naturalKey(body), { limit: 1 })
  const keep = (id: unknown) => {
    const own = members[resource.key]
    if (typeof own === 'string') became.set(`${name} ${own}`, String(id))
    return String(id)
  }
  if (!was) {
    const made = await runAsCaller(create(a), callOf(importing, { method: 'POST', path: a.path, body }), importing)
    return { place, id: keep(made[resource.key]), outcome: 'created' }
  }
  const id = keep(was[resource.key])
  // A member that only a creation may set is no change when it equals the present value.
  const said = Object.fromEntries(
    Object.entries(body).filter(([member, value]) => resource.fields[member]?.writers !== 'create' || (was[member] ?? null) !== value),
  )
  const before = overlay.mark()
  await runAsCaller(patch(a), callOf(importing, { method: 'PATCH', path: `${a.path}/${encodeURIComponent(id)}`, id, body: said }), importing)
  const is = await table.get(id)
  const isSame = is !== undefined && Object.keys(findDifferences(resource, was, is)).every((member) => stamps.has(member))
  if (isSame) overlay.undo(before)
  return { place, id, outcome: isSame ? 'unchanged' : 'changed' }
}

const faultsOf = ({ message, errors }: Refusal, place: string): EntryFaults =>
  errors === undefined ? { [place]: [message] } : Object.fromEntries(Object.entries(errors).map(([member, said]) => [`${place}.${member}`, said]))

/**
 * Imports a document: each entry as the API would make or change its row, checked, completed and recorded alike; all in one transaction, or none. Rows are
 * found by their natural keys. Whoever imports gains nothing by it: each entry takes the scope and the permission that the same request would take.
 */
async function importRegister(call: Call) {
  const { context } = call
  const entries = readEntries(readMembers(call.request))
  const importing: Importing = { call, overlay: overlayOn(context.store, context.tenant.id), became: new Map() }
  const imported: ImportedEntry[] = []
  const faults: EntryFaults = {}
  for (const entry of entries) {
    try {
      imported.push(await importEntry(entry, importing))
    } catch (caught) {
      if (!(caught instanceof Refusal)) throw caught
      Object.assign(faults, faultsOf(caught, entry.place))
    }
  }
  if (Object.keys(faults).length > 0) throw unprocessable(faults, 'nothing was imported: some entries are not valid')
  const answer = json({ data: { entries: imported } })
  await keepAnswer({ ...call, context: { ...context, db: importing.overlay.store.in(context.tenant.id) } }, answer)
  await importing.overlay.commit().catch((caught: unknown) => {
    throw caught instanceof Conflict || caught instanceof Lost ? conflict('somebody else changed these rows at the same time: try again') : caught
  })
  return answer
}

/** `POST /api/outbound/import`: takes what `GET /api/outbound/export` tells, with secrets where they are to be set. */
export const registerImport: Operation = {
  method: 'POST',
  path: '/api/outbound/import',
  scopes: doorsOf('outbound').manage,
  tag: 'outbound',
  summary: 'Import a document of the register: all of it, or nothing with the faults of each entry',
  bodyLimit: 8_388_608,
  body: () => ({ title: 'outbound_import', type: 'object', additionalProperties: false, properties: documentProperties() }),
  success: {
    status: 200,
    doc: 'The row of each entry, and whether it was made or changed.',
    schema: () =>
      dataSchema({
        title: 'outbound_imported',
        type: 'object',
        required: ['entries'],
        properties: {
          entries: {
            type: 'array',
            items: {
              type: 'object',
              required: ['place', 'id', 'outcome'],
              properties: { place: { type: 'string' }, id: { type: 'string' }, outcome: { enum: ['created', 'changed', 'unchanged'] } },
            },
          },
        },
      }),
  },
  refuses: [409],
  run: importRegister,
}
