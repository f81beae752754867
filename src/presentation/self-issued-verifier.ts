import { newRow } from '#fields/write.ts'
import type { Context } from '#http/context.ts'
import type { Client } from '#model/client.ts'
import { type Verifier, verifier } from '#model/presentation/verifier.ts'

/** The id of the verifier of presentations that ask for nothing but a self-issued ID token. It is no row: it follows from its client. */
export const SELF_ISSUED = 'self_issued'

/**
 * The verifier of a client that asks for a self-issued ID token alone (SIOPv2 §9). Wallets of draft 13 know no prefixes of client ids: there it is named
 * as by presentation exchange, by its DID alone.
 */
export const selfIssuedVerifier = ({ id: client_id, name }: Pick<Client, 'id' | 'name'>, { settings }: Pick<Context, 'settings'>): Verifier =>
  newRow(verifier, {
    id: SELF_ISSUED,
    name,
    client_id,
    dcql: { credentials: [] },
    presentation_exchange: settings.siopv2_draft_13,
    encrypted_response: false,
    review: 'approved',
  })
