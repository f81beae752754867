import type { Members } from '#fields/json-object.ts'
import { findDifferences } from '#fields/read.ts'
import type { Context } from '#http/context.ts'
import { Refusal, unprocessable } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { client } from '#model/client.ts'
import { adminScopes } from '#model/system-scopes.ts'
import type { Overlay } from '#store/overlay.ts'
import type { AnyRow } from '../administered.ts'
import type { Actor } from '../operation.ts'
import { credentials } from '../resources/credentials.ts'
import { withoutAliases } from '../write/aliases.ts'
import { patch } from '../write/change.ts'
import { create } from '../write/create.ts'
import { BadBundle, type BundleEntry } from './document.ts'
import { holdsSecret } from './held-secret.ts'

/** The result of one entry. */
export interface AppliedEntry {
  readonly place: string
  readonly resource: string
  readonly key: string
  readonly outcome: 'created' | 'changed' | 'unchanged'
  /** A secret that was made for a new client, told once. */
  readonly secret?: string
}

/** Where a bundle is applied: a context whose store is the overlay. */
export interface Applying {
  readonly context: Context
  readonly overlay: Overlay
  /** The name of the file, for faults. */
  readonly file: string
  /** Somebody reads the secrets that are made. */
  readonly tellsSecrets: boolean
}

/** The operator, who can read the database and the master key, and may do everything. */
const operator = ({ settings }: Context): Actor => {
  const id = settings['admin.client_id']
  return { type: 'client', id, client_id: id, scopes: new Set(adminScopes) }
}

const requestOf = (method: string, path: string, { params, body }: { readonly params: Request['params']; readonly body: Members }): Request => ({
  method,
  path,
  query: '',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(body)),
  params,
  address: '',
  id: 'bundle',
  certificate: undefined,
})

/** The members of a row that an operation of the API answered with. */
const answeredRow = ({ body }: Answer): Members => JSON.parse(body.toString()).data

const stamps = new Set(['version', 'updated_at'])
const isSame = (entry: BundleEntry, before: AnyRow, after: AnyRow) =>
  Object.keys(findDifferences(entry.a.resource, before, after)).every((name) => stamps.has(name))

/**
 * Applies a bundle, entry by entry, each as the API would do it: checked, completed and recorded alike. A row that is there already is patched with what the
 * bundle says of it; one that says nothing new is left as it is, so that a bundle can be applied at every start.
 * @throws {BadBundle} with the faults of all entries
 */
export async function applyBundle(entries: readonly BundleEntry[], applying: Applying): Promise<readonly AppliedEntry[]> {
  const applied: AppliedEntry[] = []
  const faults: string[] = []
  let wasRaced = false
  for (const entry of entries) {
    try {
      applied.push(await applyEntry(entry, applying))
    } catch (caught) {
      if (!(caught instanceof Refusal)) throw caught
      faults.push(...faultsOf(caught, entry, applying.file))
      wasRaced ||= caught.status === 409
    }
  }
  if (faults.length > 0) throw new BadBundle(faults, wasRaced)
  return applied
}

function faultsOf({ message, errors = {} }: Refusal, { place, lineOf }: BundleEntry, file: string): string[] {
  const fields = Object.entries(errors)
  if (fields.length === 0) return [`${file}:${lineOf()}: ${place}: ${message}`]
  return fields.flatMap(([field, said]) => said.map((sentence) => `${file}:${lineOf(field.split('.')[0])}: ${place}.${field}: ${sentence}`))
}

async function applyEntry(entry: BundleEntry, applying: Applying): Promise<AppliedEntry> {
  const { a, place } = entry
  const { resource } = a
  const members = withoutAliases(a.aliases, entry.members)
  const was = await findNamed(entry, members, applying)
  if (was) return changeEntry(entry, members, { ...applying, was })
  const { data, secret } = await createEntry(entry, members, applying)
  return { place, resource: resource.name, key: String(data[resource.key]), outcome: 'created', ...(secret === undefined ? {} : { secret }) }
}

/** The row that an entry names by its key or its natural key. @throws {Refusal} when it names none */
async function findNamed({ a: { resource } }: BundleEntry, members: Members, { context }: Applying): Promise<AnyRow | undefined> {
  const { key, natural } = resource
  const table = context.db.table(resource)
  if (typeof members[key] === 'string') return table.get(members[key])
  if (natural !== undefined && typeof members[natural] === 'string') return (await table.find({ [natural]: members[natural] }, { limit: 1 }))[0]
  throw new Refusal(
    'unprocessable_entity',
    422,
    `name it by its ${[natural, resource.fields[key]?.writers === 'create' ? key : undefined].filter(Boolean).join(' or ')}`,
  )
}

async function createEntry({ a }: BundleEntry, members: Members, { context, tellsSecrets }: Applying): Promise<Created> {
  const request = requestOf('POST', a.path, { params: {}, body: members })
  const data = answeredRow(await create(a).run({ request, context, actor: operator(context), settle: () => {} }))
  const secret = typeof data['secret'] === 'string' && members['secret'] === undefined ? data['secret'] : undefined
  if (secret !== undefined && !tellsSecrets)
    throw unprocessable({ secret: ['is missing: one that is made at start would be told to nobody; give one, or use a method without a secret'] })
  return { data, secret }
}

interface Created {
  readonly data: Members
  /** One that was made. */
  readonly secret: string | undefined
}
interface ChangedRow extends Applying {
  readonly was: AnyRow
}
async function changeEntry(entry: BundleEntry, members: Members, { was, ...applying }: ChangedRow): Promise<AppliedEntry> {
  const { a, place } = entry
  const { resource } = a
  const { context, overlay } = applying
  const key = String(was[resource.key])
  const { [resource.key]: _, secret, ...said } = members
  // A member that only a creation may set is no change when it equals the present value.
  const body = Object.fromEntries(Object.entries(said).filter(([name, value]) => resource.fields[name]?.writers !== 'create' || was[name] !== value))
  const before = overlay.mark()
  const request = requestOf('PATCH', `${a.path}/${encodeURIComponent(key)}`, { params: { id: key }, body })
  await patch(a).run({ request, context, actor: operator(context), settle: () => {} })
  const now = await context.db.table(resource).get(key)
  const isUnchanged = now !== undefined && isSame(entry, was, now)
  if (isUnchanged) overlay.undo(before)
  const isNewSecret = resource === client && secret !== undefined && (await addSecret(key, secret, applying))
  return { place, resource: resource.name, key, outcome: isUnchanged && !isNewSecret ? 'unchanged' : 'changed' }
}

/** Gives a client the secret that the bundle says, unless it has it. The others go on: a rotation ends them. */
async function addSecret(client_id: string, secret: unknown, { context }: Applying): Promise<boolean> {
  if (await holdsSecret(context, client_id, secret)) return false
  const request = requestOf('POST', `/api/clients/${encodeURIComponent(client_id)}/credentials`, { params: { client_id }, body: { secret } })
  await create(credentials).run({ request, context, actor: operator(context), settle: () => {} })
  return true
}
