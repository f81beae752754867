import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import { toReadable } from '#fields/read.ts'
import { fieldsOf, mayLack } from '#fields/resource.ts'
import { mayWrite, newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { tokenBuckets } from '#kit/token-bucket.ts'
import { bornHeld } from '#model/assess-profiles.ts'
import { type Client, client } from '#model/client.ts'
import { type ClientDocument, clientDocument } from '#model/client-document.ts'
import { type ClientVersion, clientVersion } from '#model/client-version.ts'
import { consent } from '#model/consent.ts'
import { type Batch, Conflict, Lost } from '#store/store.ts'
import { insertBesideClient } from '../birth.ts'
import { type FetchedDocument, fetchDocument } from '../document-fetch.ts'
import { documentUrl } from '../document-url.ts'
import { orderLogo } from '../logos.ts'
import { keepScore } from '../posture.ts'
import type { ClientSource, Registered } from './source.ts'

/** How long a document that cannot be had any more stands in for itself, and how long a failed fetch is not repeated. */
const [GRACE, PAUSE] = [86_400_000, 60_000]
/** So many new documents of one host at once, and one more each minute: each is a row that a stranger can have written. */
const admitted = memoizeWeak((_context: Context) => tokenBuckets({ burst: 20, perSecond: 1 / 60, takers: 5000 }))
/** So many of all hosts together: whoever owns a domain can name hosts below it without end. */
const admittedInAll = memoizeWeak((_context: Context) => tokenBuckets({ burst: 200, perSecond: 0.5 }))
const failures = memoizeWeak((_context: Context) => new Lru<string, number>(5000))
const fetching = memoizeWeak((_context: Context) => new Map<string, Promise<Registered | undefined>>())

/** Clients whose id is the URL of a document that describes them (draft-ietf-oauth-client-id-metadata-document). */
export const metadataDocument: ClientSource = {
  async find(context, id) {
    const url = documentUrl(id, context)
    if (!url) return undefined
    const row = await context.db.table(client).get(id)
    const document = row && (await context.db.table(clientDocument).get(id))
    if (row && document && document.fresh_until > context.now()) return asRegistered(row, document)
    const under = fetching(context)
    const now = under.get(id) ?? renew({ context, url, row, document }).finally(() => under.delete(id))
    under.set(id, now)
    return now
  },
}

const asRegistered = (row: Client, { fresh_until }: Pick<ClientDocument, 'fresh_until'>): Registered => ({ row, credentials: [], until: fresh_until })

interface Renewing {
  readonly context: Context
  readonly url: URL
  readonly row: Client | undefined
  readonly document: ClientDocument | undefined
}

async function renew({ context, url, row, document }: Renewing): Promise<Registered | undefined> {
  const [id, now] = [url.href, context.now()]
  // A document that is away for an hour must not sign everybody out.
  const stale = row && document && document.fresh_until + GRACE > now ? asRegistered(row, { fresh_until: now + PAUSE }) : undefined
  if ((failures(context).get(id) ?? 0) > now) return stale
  if (!row && !isAdmitted(url, context)) return undefined
  try {
    const fetched = await fetchDocument(id, context)
    return await keep(id, fetched, { context, row })
  } catch (caught) {
    failures(context).set(id, now + PAUSE)
    context.log.warn({ client_id: id, err: caught }, 'the metadata document of a client could not be used')
    return stale
  }
}

/** True when one more document may become a client. A host that had its share takes nothing from the others. */
const isAdmitted = ({ hostname }: URL, context: Context): boolean =>
  admitted(context)(hostname, context.now()) === 0 && admittedInAll(context)('', context.now()) === 0

interface Keeping {
  readonly context: Context
  readonly row: Client | undefined
}

/** The fields that a document may leave out, without values: what an owner takes out of a document, such as a leaked key, must not live on in the row. */
const unsaid = Object.fromEntries(
  fieldsOf(client)
    .filter(([, field]) => mayLack(field) && mayWrite(field, 'document', true))
    .map(([name]) => [name, undefined]),
)

/** Stores what was fetched. Of two nodes that fetch at once, one finds the row written. */
async function keep(id: string, fetched: FetchedDocument, { context, row: was }: Keeping): Promise<Registered> {
  const { db, now } = context
  const { fields, digest, freshFor } = fetched
  const document: ClientDocument = { client_id: id, digest, fetched_at: now(), fresh_until: now() + freshFor }
  const stamps = { updated_at: now(), version: (was?.version ?? 0) + 1 }
  const name = fields['name'] ?? new URL(id).hostname
  const made = {
    ...(was ? { ...was, ...unsaid } : bornHeld(newRow(client, { id, created_at: now(), ...stamps }), context.settings)),
    ...fields,
    name,
    id,
    origin: 'document',
    ...stamps,
  } as Client
  const isChanged = !was || JSON.stringify(toReadable(client, 'admin', { ...made, ...stampsOf(was) })) !== JSON.stringify(toReadable(client, 'admin', was))
  const row = isChanged || !was ? made : was
  try {
    await db.together((batch) => {
      batch.remove(clientDocument, { client_id: id })
      batch.insert(clientDocument, document)
      if (isChanged) write(batch, { context, was, row })
    })
  } catch (caught) {
    if (!(caught instanceof Conflict || caught instanceof Lost)) throw caught
    const theirs = await db.table(client).get(id)
    if (!theirs) throw caught
    return asRegistered(theirs, document)
  }
  return asRegistered(row, document)
}
const stampsOf = ({ updated_at, version }: Client) => ({ updated_at, version })

interface Writing extends Keeping {
  readonly was: Client | undefined
  readonly row: Client
}

function write(batch: Batch, { context, was, row }: Omit<Writing, 'row'> & { readonly row: Client }): void {
  const at = context.now()
  if (was) batch.change(client, { id: row.id, version: was.version }, row)
  else {
    batch.insert(client, row)
    insertBesideClient(batch, row.id)
  }
  // People agreed to a client that sent them elsewhere, or proved itself otherwise: they are asked again.
  if (was && sendsElsewhere(was, row)) batch.remove(consent, { client_id: row.id })
  batch.insert(clientVersion, {
    id: `${row.id}:${String(row.version).padStart(10, '0')}`,
    client_id: row.id,
    version: row.version,
    client: toReadable(client, 'admin', row) as ClientVersion['client'],
    at,
    actor_type: 'system',
  })
  keepScore(batch, row, context.settings)
  if (row.logo_uri !== undefined && row.logo_uri !== was?.logo_uri) orderLogo(batch, context, row)
  record(batch, systemEvent({ resource: client, deed: was ? 'updated' : 'created', ...(was && { was }), is: row, reason: 'its metadata document', at }))
}

const redirectHosts = ({ redirect_uris }: Client) => [...new Set(redirect_uris.map((uri) => (URL.canParse(uri) ? new URL(uri).host : uri)))].sort().join(' ')
const keyMembers = ({ jwks, jwks_uri, token_endpoint_auth_methods }: Client) => JSON.stringify([jwks, jwks_uri, token_endpoint_auth_methods])
const sendsElsewhere = (was: Client, row: Client): boolean => redirectHosts(was) !== redirectHosts(row) || keyMembers(was) !== keyMembers(row)
