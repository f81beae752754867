import { forbidden, unprocessable } from '#http/refusal.ts'
import { type Client, client } from '#model/client.ts'
import { protectedApi } from '#model/protected-api.ts'
import { role } from '#model/role.ts'
import { type Scope, scope } from '#model/scope.ts'
import { user } from '#model/user.ts'
import { administered } from '../administered.ts'
import { type Call, doorsOf } from '../operation.ts'
import { refuseIfReferred } from '../referrers.ts'

const SLICE = 1000

/**
 * The clients that may have the scope. Their links are objects, which no index knows; as a scope is seldom removed, all clients are looked
 * through, a slice at a time, so that others get their turn.
 */
async function clientsWith({ id, name }: Scope, limit: number, { context }: Call): Promise<Client[]> {
  const found: Client[] = []
  for (let position: { readonly key: string } | undefined; found.length < limit; ) {
    const slice = await context.room.table(client).find({}, { limit: SLICE, ...(position ? { after: position } : {}) })
    found.push(...slice.filter((row) => row.authorized_scopes.some((link) => (link.id === undefined ? link.name === name : link.id === id))))
    const last = slice.at(-1)
    if (!last || slice.length < SLICE) break
    position = { key: last.id }
  }
  return found.slice(0, limit)
}

/** `/api/scopes`. */
export const scopes = administered({
  resource: scope,
  path: '/api/scopes',
  doors: doorsOf('scopes'),
  sort: 'name',
  plan({ was, draft }) {
    // Were `openid` made private, or an administration scope public, everybody would be locked out, or in.
    if (was?.system && was.public !== draft.public) throw unprocessable({ public: ['the server itself needs this scope as it is'] })
    return { row: draft }
  },
  async removal(row, call) {
    if (row.system) throw forbidden('this scope is write protected: the server itself needs it')
    await refuseIfReferred(call, row.name, [
      { resource: role, field: 'scopes', many: true },
      { resource: protectedApi, field: 'scopes', many: true },
      { resource: user, field: 'authorized_scopes', many: true },
      { resource: client, field: 'authorized_scopes', find: (limit) => clientsWith(row, limit, call) },
    ])
    return {}
  },
})
