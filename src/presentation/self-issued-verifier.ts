import { newRow } from '#fields/write.ts'
import type { Client } from '#model/client.ts'
import { type Verifier, verifier } from '#model/presentation/verifier.ts'

/** The id of the verifier of presentations that ask for nothing but a self-issued ID token. It is no row: it follows from its client. */
export const SELF_ISSUED = 'self_issued'

/** The verifier of a client that asks for a self-issued ID token alone (SIOPv2 §9). */
export const selfIssuedVerifier = ({ id: client_id, name }: Pick<Client, 'id' | 'name'>): Verifier =>
  newRow(verifier, { id: SELF_ISSUED, name, client_id, dcql: { credentials: [] }, encrypted_response: false, review: 'approved' })
