import { client } from '#model/client.ts'
import { clientCredential } from '#model/client-credential.ts'
import { liveCredentials } from './live-credentials.ts'
import type { ClientSource } from './source.ts'

/** The id of the wallet client, which every tenant begins with. */
export const WALLET_CLIENT = 'gatehouse-wallet'
/** How long a DID is remembered as that client, in milliseconds: its row is announced by its own id only. */
const REMEMBERED = 15_000
/** More clients than one for wallets are a mistake of configuration. */
const MOST = 10

/**
 * Wallets that are known by a DID alone: whatever the DID, they are the client whose `public_client_id` is this issuer. One that an administrator made
 * goes before the one that was there from the start, unless it is switched off: else it would lock all these wallets out.
 */
export const walletsByDid: ClientSource = {
  async find({ db, issuer, now }, id) {
    if (!id.startsWith('did:')) return undefined
    const rows = await db.table(client).find({ public_client_id: issuer, active: true }, { limit: MOST })
    const row = rows.find((one) => one.id !== WALLET_CLIENT) ?? rows[0]
    return row && { row, credentials: await liveCredentials(db.table(clientCredential), row.id, now()), until: now() + REMEMBERED }
  },
}
