import type { Context } from '#http/context.ts'
import { type Client, client } from '#model/client.ts'
import { organization } from '#model/organization.ts'
import { anyOf } from '#store/store.ts'
import { connectedIds } from './apps.ts'

/** An application of the gallery, as a person sees it. */
export interface GalleryApp {
  readonly client: Client & { readonly initiate_login_uri: string }
  /** The organization that publishes it. */
  readonly publisher: string | undefined
  readonly connected: boolean
}
interface GalleryFilter {
  readonly label?: string | undefined
  /** Words of its name, description or publisher. */
  readonly search?: string | undefined
}

/** Enough for a tenant's people to look through. */
const MOST = 500

const isOpen = (row: Client): row is GalleryApp['client'] => row.in_gallery && row.stage === 'live' && row.active && row.initiate_login_uri !== undefined

/** The gallery of a tenant: the live applications that its people may connect, by name. */
export async function galleryOf(context: Context, userId: string, { label, search = '' }: GalleryFilter = {}): Promise<GalleryApp[]> {
  const { db } = context
  const [found, connected] = await Promise.all([db.table(client).find({ in_gallery: true, stage: 'live' }, { limit: MOST }), connectedIds(context, userId)])
  const open = found.filter(isOpen)
  const publishers = await publishersOf(open, context)
  const words = search.toLowerCase()
  return open
    .map((row) => ({ client: row, publisher: publishers.get(row.organization_id), connected: connected.has(row.id) }))
    .filter((app) => label === undefined || app.client.labels.includes(label))
    .filter((app) => [app.client.name, app.client.description, app.publisher].some((text) => text?.toLowerCase().includes(words)))
    .sort((a, b) => a.client.name.localeCompare(b.client.name))
}

async function publishersOf(rows: readonly Client[], { db }: Context): Promise<ReadonlyMap<string | undefined, string>> {
  const ids = [...new Set(rows.flatMap(({ organization_id }) => organization_id ?? []))]
  const found = ids.length === 0 ? [] : await db.table(organization).find({ id: anyOf(ids) }, { limit: ids.length })
  return new Map(found.map(({ id, label, name }) => [id, label ?? name]))
}

/** An application of the gallery by its id; undefined when people may not open it from there. */
export async function findInGallery({ db }: Context, id: string): Promise<GalleryApp['client'] | undefined> {
  const row = /\p{Cc}/u.test(id) ? undefined : await db.table(client).get(id)
  return row && isOpen(row) ? row : undefined
}
