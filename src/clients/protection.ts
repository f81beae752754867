import { fieldsOf } from '#fields/resource.ts'
import { forbidden } from '#http/refusal.ts'
import { type Client, client } from '#model/client.ts'

const writeProtected = (what: string) => forbidden(`this client is write protected: ${what}, and administrators would be locked out`)

/** What only those may change of a protected client who could administer everything anyway: who answers for it, and how long its tokens live. */
export const administratorsOnly = [
  ...['owner', 'organization_id', 'access_token_ttl', 'id_token_ttl', 'refresh_token_ttl', 'refresh_token_absolute_ttl', 'default_max_age'],
] as const satisfies readonly (keyof Client)[]
/** What may be changed of it: what nobody needs in order to come in. */
const free = new Set<string>([
  ...['name', 'description', 'contacts', 'metadata', 'namespace', 'kind', 'logo_uri', 'client_uri', 'policy_uri', 'tos_uri'],
  ...[...administratorsOnly, 'version', 'updated_at', 'tokens_revoked_at'],
])
/** Lists that may grow. */
const growing = [
  'redirect_uris',
  'post_logout_redirect_uris',
  'allowed_origins',
  'supported_grant_types',
  'token_endpoint_auth_methods',
  'authorized_scopes',
] as const

const nameIn = (item: unknown): unknown => (typeof item === 'object' && item !== null && 'name' in item ? item.name : item)

/** @throws {Refusal} 403 when the edit could shut out those who administer through this client. */
export function refuseLockout(was: Client, row: Client): void {
  if (!was.protected) return
  for (const [name, f] of fieldsOf(client)) {
    const [before, after] = [was[name as keyof Client], row[name as keyof Client]]
    if (free.has(name) || before === after || (before !== undefined && after !== undefined && f.kind.same(before as never, after as never))) continue
    const list = growing.find((field) => field === name)
    const lost = list && was[list].map(nameIn).filter((item) => !row[list].map(nameIn).includes(item))
    if (lost?.length === 0) continue
    throw writeProtected(lost ? `taking ${lost.join(', ')} out of ${name} is refused` : `changing ${name} is refused`)
  }
}

/** @throws {Refusal} 403 */
export function refuseRemoval(row: Client): void {
  if (row.protected) throw writeProtected('deleting it is refused')
}
