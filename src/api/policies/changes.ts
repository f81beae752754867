import type { Members } from '#fields/json-object.ts'
import type { PolicyDecision } from '#model/policy-decision.ts'
import type { PolicyRequest } from '#model/policy-request.ts'
import { type Role, role } from '#model/role.ts'
import type { Call } from '../operation.ts'

/** A change that is not made yet, as a replay looks at it: what it makes of a recorded request, and of the scopes of the caller. */
export interface Change {
  /** Why the request would not come so far; undefined when it would. */
  readonly refuses: (row: PolicyDecision) => string | undefined
  readonly request: (row: PolicyDecision) => PolicyRequest
}

const textsIn = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) ? value.map((each) => String((each as Members)?.['name'] ?? each)) : undefined
const without = (names: readonly string[], lost: readonly string[]) => names.filter((name) => !lost.includes(name))
const isShut = ({ scope_takes, scope_held }: PolicyDecision, lost: readonly string[]) =>
  scope_takes.length > 0 && lost.length > 0 && !scope_takes.some((name) => without(scope_held, lost).includes(name))

/** A client with a merge patch applied: its scopes, grants and redirect URIs may shut out what it did. */
export function clientChange(patch: Members): Change {
  const isIts = ({ client_id }: PolicyDecision) => client_id === patch['id']
  return {
    request: (row) => (isIts(row) ? { ...row.request, client: { ...row.request.client, ...patch } } : row.request),
    refuses(row) {
      if (!isIts(row)) return undefined
      if (patch['active'] === false) return 'the client is not active'
      const grants = textsIn(patch['supported_grant_types'])
      if (row.point === 'token' && grants && row.request.grant && !grants.includes(row.request.grant.type)) return 'the client may not use the grant'
      const uris = textsIn(patch['redirect_uris'])
      const uri = (row.request.body as Members | undefined)?.['redirect_uri']
      if (uris && typeof uri === 'string' && !uris.includes(uri)) return 'the redirect URI is not registered'
      const held = textsIn(patch['authorized_scopes'])
      const lost = held && row.user_id === undefined ? without(textsIn(row.request.client?.['authorized_scopes']) ?? [], held) : []
      return isShut(row, lost) ? 'the client lacks the scope' : undefined
    },
  }
}

/** A role with other scopes: people who hold them by nothing else lose those that it gives no more. */
export async function roleChange(patch: Members, { context }: Call): Promise<Change> {
  const rows = await context.db.table(role).find({}, { limit: 1000 })
  const before = rows.find(({ id }) => id === patch['id'])
  const after = textsIn(patch['scopes'])
  const gone = before && after ? without(before.scopes, after) : []
  const name = typeof patch['name'] === 'string' ? patch['name'] : undefined
  const holds = ({ request }: PolicyDecision) => request.role_ids?.includes(String(patch['id'])) === true
  return {
    request: (row) =>
      holds(row) && before && name ? { ...row.request, roles: row.request.roles?.map((each) => (each === before.name ? name : each)) } : row.request,
    refuses(row) {
      if (!holds(row)) return undefined
      return isShut(row, without(gone, heldOtherwise(row, rows, patch['id']))) ? 'the person lacks the scope' : undefined
    },
  }
}

const heldOtherwise = ({ request }: PolicyDecision, rows: readonly Role[], id: unknown): readonly string[] => [
  ...(textsIn(request.user?.['authorized_scopes']) ?? []),
  ...rows.filter((each) => each.id !== id && request.role_ids?.includes(each.id)).flatMap(({ scopes }) => scopes),
]

/** A scope that is private from now on: those lose it to whom nobody gave it. */
export const scopeChange = (patch: Members): Change => ({
  request: ({ request }) => request,
  refuses(row) {
    const { client, user } = row.request
    if (patch['public'] !== false) return undefined
    const given = [...(textsIn(client?.['authorized_scopes']) ?? []), ...(textsIn(user?.['authorized_scopes']) ?? [])]
    const name = String(patch['name'])
    return !given.includes(name) && isShut(row, [name]) ? 'the caller lacks the scope' : undefined
  },
})
