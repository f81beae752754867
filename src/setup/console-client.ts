import { insertFirstUse } from '#clients/birth.ts'
import { newRow } from '#fields/write.ts'
import { type Client, client } from '#model/client.ts'
import { Conflict, type TenantTables } from '#store/store.ts'
import { privateScopes } from './furniture.ts'

const CONSOLE = 'gatehouse-console'
/** It signs people in, keeps them signed in, and ends its own tokens when they leave. */
const GRANTS = ['authorization_code', 'refresh_token', 'revoke']

/**
 * The client that the web console is: public, first of our own, and known to each tenant under the same name. Made once; when the issuer got
 * another name, its addresses follow.
 */
export async function ensureConsoleClient(db: TenantTables, issuer: string, now: number): Promise<void> {
  const places = {
    redirect_uris: [`${issuer}/console/callback`],
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
    // What a script might steal from its page is of no use anywhere else (RFC 9449 §5).
    enforce_dpop: true,
    // It brings no scopes of its own: a person administers with what they hold, and no more. It asks for all of these, and gets the ones they have.
    user_scopes: [...privateScopes],
    first_party: true,
    protected: true,
    created_at: now,
    updated_at: now,
    ...places,
  })
  try {
    await db.together((batch) => {
      batch.insert(client, row)
      insertFirstUse(batch, CONSOLE)
    })
  } catch (error) {
    // Another node made it.
    if (!(error instanceof Conflict)) throw error
  }
}

/** A server that got another name takes its console along, and a newer one gives it the grants it has come to need. */
async function keepUseful(db: TenantTables, found: Client, places: Pick<Client, 'redirect_uris' | 'post_logout_redirect_uris'>): Promise<void> {
  const lacking = GRANTS.filter((grant) => !found.supported_grant_types.includes(grant))
  const moved = found.redirect_uris[0] !== places.redirect_uris[0]
  if (!moved && lacking.length === 0) return
  const changes = { ...(moved ? places : {}), supported_grant_types: [...found.supported_grant_types, ...lacking], version: found.version + 1 }
  await db.table(client).change({ id: found.id, version: found.version }, changes)
}
