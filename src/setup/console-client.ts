import { insertBesideClient } from '#clients/birth.ts'
import { newRow } from '#fields/write.ts'
import { type Client, client } from '#model/client.ts'
import type { TenantTables } from '#store/store.ts'
import { privateScopes } from './furniture.ts'
import { insertRecorded } from './insert-recorded.ts'

export const CONSOLE = 'gatehouse-console'
/** The redirect URI of the console. */
export const callbackOf = (issuer: string): string => `${issuer}/console/callback`
/** The console signs people in, refreshes, and revokes its tokens at sign-out. */
const GRANTS = ['authorization_code', 'refresh_token', 'revoke']

/**
 * The client of the web console: public, first-party, with the same id in each tenant. Made once; its redirect URIs follow a change of the issuer.
 */
export async function ensureConsoleClient(db: TenantTables, issuer: string, now: number): Promise<void> {
  const places = {
    redirect_uris: [callbackOf(issuer)],
    post_logout_redirect_uris: [`${issuer}/console`, `${issuer}/console/`],
    client_uri: `${issuer}/console`,
  }
  const found = await db.table(client).get(CONSOLE)
  if (found) return keepUseful(db, found, places)
  const row = newRow(client, {
    id: CONSOLE,
    name: 'Gatehouse console',
    description: 'The web console of this server.',
    kind: 'spa',
    confidential: false,
    token_endpoint_auth_methods: ['none'],
    supported_grant_types: GRANTS,
    public_refresh_token: true,
    public_revoke: true,
    // A token that a script steals from its page is useless elsewhere: it is bound to a key (RFC 9449 §5).
    enforce_dpop: true,
    // The console has no scopes of its own. It requests all of these and gets those that the person holds.
    user_scopes: [...privateScopes],
    first_party: true,
    protected: true,
    created_at: now,
    updated_at: now,
    ...places,
  })
  await insertRecorded(db, client, { row, reason: 'the console of the tenant', at: now, also: (batch) => insertBesideClient(batch, CONSOLE) })
}

/** Updates the redirect URIs after a change of the issuer, and adds the grants and scopes that a newer program needs. */
async function keepUseful(db: TenantTables, found: Client, places: Pick<Client, 'redirect_uris' | 'post_logout_redirect_uris'>): Promise<void> {
  const grants = GRANTS.filter((grant) => !found.supported_grant_types.includes(grant))
  const scopes = privateScopes.filter((scope) => !found.user_scopes?.includes(scope))
  const moved = found.redirect_uris[0] !== places.redirect_uris[0]
  if (!moved && grants.length + scopes.length === 0) return
  const changes = {
    ...(moved ? places : {}),
    supported_grant_types: [...found.supported_grant_types, ...grants],
    user_scopes: [...(found.user_scopes ?? []), ...scopes],
    version: found.version + 1,
  }
  await db.table(client).change({ id: found.id, version: found.version }, changes)
}
