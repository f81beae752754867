import { createHash } from 'node:crypto'
import type { Context } from '#http/context.ts'
import { imageTypeOf } from '#kit/image.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { Client } from '#model/client.ts'
import { type ClientLogo, clientLogo } from '#model/client-logo.ts'
import { insertIfAbsent } from '#store/insert-if-absent.ts'
import { remembered } from '#store/remembered.ts'
import { mayContact } from './trusted-hosts.ts'

/** Large enough for any logo, in bytes. */
const LARGEST = 262_144
const TIMEOUT = 5000
/** How long an address that was asked is left alone, in milliseconds: when somebody looks at a page, and when somebody says it anew. */
const [PAUSE, SHORT_PAUSE] = [600_000, 5000]

type Branded = Pick<Client, 'id' | 'logo_uri' | 'trusted_hosts'>
/** A logo without its picture. */
export type LogoMark = Pick<ClientLogo, 'uri' | 'digest'>

const marks = memoizeWeak((context: Context) =>
  remembered<LogoMark>(context, {
    resource: clientLogo,
    cache: new Lru(5000),
    load: async (id) => {
      const row = await context.db.table(clientLogo).get(id)
      return row && { uri: row.uri, digest: row.digest }
    },
  }),
)
const tried = memoizeWeak((_context: Context) => new Lru<string, number>(5000))

/** The picture at an address, of a kind that holds nothing else. @throws {Error} */
async function fetchLogo({ fetch, now }: Context, { id, logo_uri: uri = '' }: Branded): Promise<ClientLogo> {
  const { status, bytes } = await fetch(uri, { headers: { accept: 'image/png, image/jpeg, image/webp, image/gif' }, limit: LARGEST, timeout: TIMEOUT })
  const type = status === 200 ? imageTypeOf(bytes) : undefined
  if (!type) throw new Error(`there is no PNG, JPEG, WebP or GIF there (status ${status})`)
  return { id, uri, type, digest: createHash('sha256').update(bytes).digest('base64url'), image: bytes.toString('base64'), fetched_at: now() }
}

async function keep({ db }: Context, row: ClientLogo): Promise<void> {
  const { id, ...patch } = row
  if (await db.table(clientLogo).change({ id }, patch)) return
  await insertIfAbsent(db, clientLogo, row)
}

/**
 * Sees to it that the logo at the client's `logo_uri` is kept here; `anew`: also when it was looked for a while ago. Nobody waits for it, and
 * that it cannot be had is no fault of who asks.
 */
export function wantLogo(context: Context, client: Branded, anew = false): void {
  const { id, logo_uri: uri } = client
  if (uri === undefined || !mayContact(client, uri)) return
  const [key, now] = [`${id} ${uri}`, context.now()]
  if (now - (tried(context).get(key) ?? Number.NEGATIVE_INFINITY) < (anew ? SHORT_PAUSE : PAUSE)) return
  tried(context).set(key, now)
  fetchLogo(context, client)
    .then((row) => keep(context, row))
    .catch((error) => context.log.info({ err: error, client_id: id, uri }, 'the logo of a client could not be had'))
}

/** The logo of a client that is kept here; when it is another one, or none yet, the right one is sent for. */
export async function findLogo(context: Context, client: Branded): Promise<LogoMark | undefined> {
  if (client.logo_uri === undefined) return undefined
  const known = await marks(context).get(client.id)
  if (known?.uri === client.logo_uri) return known
  wantLogo(context, client)
  return undefined
}
