import { z } from 'zod'
import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type Client, client } from '#model/client.ts'
import { type ClientLogo, clientLogo } from '#model/client-logo.ts'
import type { Batch } from '#store/store.ts'
import { enqueue } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import { fetchPicture } from './fetch-picture.ts'
import { keepPicture, type PictureMark, pictureMarks } from './kept-pictures.ts'
import { fetchFor } from './outgoing.ts'
import { mayContact } from './trusted-hosts.ts'

/** The largest logo that is kept, in bytes. */
const LARGEST = 262_144
/** How long pages wait before they request a logo again that could not be fetched, in milliseconds. */
const PAUSE = 600_000
const KIND = 'client_logo'

const payload = z.object({ client_id: z.string() })

type Branded = Pick<Client, 'id' | 'logo_uri' | 'trusted_hosts'>
type Fetching = Branded & Pick<Client, 'trusted_authorities'>

const marks = pictureMarks(clientLogo, 5000)
const ordered = memoizeWeak((_context: Context) => new Lru<string, number>(5000))

/** Fetches the logo of a client. @throws {Error} */
async function fetchLogo({ fetch, now }: Context, client: Fetching): Promise<ClientLogo> {
  const { id, logo_uri: uri = '' } = client
  const { type, digest, image } = await fetchPicture(fetchFor(client, fetch), uri, LARGEST)
  return { id, uri, type, digest, image, fetched_at: now() }
}

/** Queues a job that fetches the logo at a client's `logo_uri`, in the batch that writes the client. */
export function orderLogo(batch: Batch, { tenant, now }: Context, { id }: Branded): void {
  enqueue(batch, { kind: KIND, tenant_id: tenant.id, payload: { client_id: id }, now: now() })
}

/** The job that fetches the logo of a client and stores a copy. The request that queued it does not wait and does not fail with it. */
export const logoJob = jobKind<Context, typeof payload>({
  kind: KIND,
  doc: 'Fetches the logo of a client.',
  payload,
  attempts: 3,
  run: async ({ client_id }, run) => {
    const context = await run.context()
    const row = await context?.db.table(client).get(client_id)
    if (context && row?.logo_uri !== undefined && mayContact(row, row.logo_uri)) await keepPicture(context, clientLogo, await fetchLogo(context, row))
  },
})

/** The stored logo of a client. When it is missing or comes from another address, a job is queued to fetch the right one. */
export async function findLogo(context: Context, client: Branded): Promise<PictureMark | undefined> {
  const { id, logo_uri: uri } = client
  if (uri === undefined) return undefined
  const known = await marks(context).get(id)
  if (known?.uri === uri) return known
  const [key, now] = [`${id} ${uri}`, context.now()]
  if (now - (ordered(context).get(key) ?? Number.NEGATIVE_INFINITY) >= PAUSE) {
    ordered(context).set(key, now)
    await context.db.together((batch) => orderLogo(batch, context, client))
  }
  return undefined
}
