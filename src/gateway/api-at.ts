import type { Context } from '#http/context.ts'
import { forbidden } from '#http/refusal.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type ProtectedApi, protectedApi } from '#model/protected-api.ts'
import { rememberedWhole } from '#store/remembered.ts'
import type { TenantTables } from '#store/store.ts'
import type { OriginalRequest } from './original-request.ts'

const PAGE = 500

async function load(db: TenantTables): Promise<ReadonlyMap<string, ProtectedApi>> {
  const apis = new Map<string, ProtectedApi>()
  for (let after: { readonly key: string } | undefined; ; ) {
    const rows = await db.table(protectedApi).find({}, { limit: PAGE, ...(after ? { after } : {}) })
    for (const row of rows) apis.set(row.identifier, row)
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return apis
    after = { key: last.id }
  }
}

/** The registered APIs by identifier, cached because a proxy asks before each request. */
const registered = memoizeWeak((context: Context) => rememberedWhole(context, { resources: [protectedApi], load: () => load(context.db) }))

/** `/a/b` → `/a/b`, `/a/b/`, `/a`, `/a/`, ``, `/`: the paths whose API a request may belong to, the longest first. */
function* placesAbove(path: string): Generator<string> {
  for (let rest = path.replace(/\/+$/, ''); ; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('/')))) {
    yield rest
    yield `${rest}/`
    if (rest === '') return
  }
}

function closest(apis: ReadonlyMap<string, ProtectedApi>, origin: string, path: string): ProtectedApi | undefined {
  for (const place of placesAbove(path)) {
    const api = apis.get(origin + place)
    if (api) return api
  }
  return undefined
}

/** The path as read by a server that decodes and merges slashes before it resolves dot segments. */
export function decodedPath(path: string): string | undefined {
  try {
    const text = decodeURIComponent(path).replaceAll('\\', '/').replaceAll(/[?#]/g, '')
    return new URL(text.replaceAll(/\/{2,}/g, '/'), 'http://x').pathname
  } catch {
    return undefined
  }
}

/**
 * Finds the registered API of a request: the one that the proxy names, or else the one whose identifier is the longest prefix of the URL. A path that
 * belongs to one API as written and to another once decoded is refused: the proxy and the server behind it may read it differently, and an attacker
 * could use a token for one API at the other.
 * @throws {Refusal} 403 where there is none, because an unregistered API is closed
 */
export async function apiAt({ origin, path }: OriginalRequest, named: string | undefined, context: Context): Promise<ProtectedApi> {
  const apis = await registered(context)()
  const found = named === undefined ? closest(apis, origin, path) : apis.get(named)
  if (!found) throw forbidden(named === undefined ? `no API is registered at ${origin}` : 'no API is registered by this name')
  if (named === undefined) {
    const decoded = decodedPath(path)
    if (decoded === undefined || closest(apis, origin, decoded) !== found) throw forbidden('the path can be read as one of another API')
  }
  if (!found.active) throw forbidden('this API is switched off')
  return found
}
