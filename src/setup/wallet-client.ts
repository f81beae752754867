import { insertBesideClient } from '#clients/birth.ts'
import { WALLET_CLIENT } from '#clients/sources/wallet.ts'
import { newRow } from '#fields/write.ts'
import { client } from '#model/client.ts'
import { OPENID_CREDENTIAL } from '#oauth/details/openid-credential.ts'
import type { TenantTables } from '#store/store.ts'
import { insertRecorded } from './insert-recorded.ts'

/**
 * The client of wallets that are known by a DID alone: public, with the grants of wallets and no scopes of its own. Made once; it follows a change of
 * the issuer.
 */
export async function ensureWalletClient(db: TenantTables, issuer: string, now: number): Promise<void> {
  const found = await db.table(client).get(WALLET_CLIENT)
  if (found?.public_client_id === issuer) return
  if (found) {
    const others = found.redirect_uris.filter((uri) => uri !== `${found.public_client_id}/wallet`)
    const moved = { public_client_id: issuer, redirect_uris: [`${issuer}/wallet`, ...others], version: found.version + 1 }
    await db.table(client).change({ id: WALLET_CLIENT, version: found.version }, moved)
    return
  }
  const row = newRow(client, {
    id: WALLET_CLIENT,
    name: 'Wallets',
    description: 'Wallets that are known by a DID alone.',
    kind: 'wallet',
    confidential: false,
    token_endpoint_auth_methods: ['none'],
    supported_grant_types: ['authorization_code', 'preauthorized_code', 'id_token', 'vp_token'],
    authorization_details_types: [OPENID_CREDENTIAL],
    redirect_uris: [`${issuer}/wallet`],
    public_client_id: issuer,
    protected: true,
    created_at: now,
    updated_at: now,
  })
  await insertRecorded(db, client, { row, reason: 'the wallets of the tenant', at: now, also: (batch) => insertBesideClient(batch, WALLET_CLIENT) })
}
