import { z } from 'zod'
import { instant, list, oneOf, reference, shape, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { credentialDrafts } from './credential-drafts.ts'

const jwk = z.record(z.string(), z.unknown())

/** A credential that is handed out later (OID4VCI 1.0 §9). Its transaction id is not kept. */
export const deferredCredential = resource(
  { name: 'deferred_credential', table: 'deferred_credentials', key: 'id', expires: 'expires_at', doc: 'A credential that a wallet fetches later, once.' },
  {
    id: field(text(128), { doc: 'Identifies the request, and cannot be used as its transaction id.', writers: 'server' }),
    configuration_id: field(reference('credential_configuration'), { doc: 'The kind of credential.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client that asked.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person whom it is about.', writers: 'server' }),
    grant_id: field(text(128), { doc: 'The permission by which it is fetched.', optional: true, writers: 'server' }),
    keys: field(list(shape('JWK', jwk), 100), { doc: 'The public keys that were proved.', initial: [], writers: 'server' }),
    draft: field(oneOf(...credentialDrafts), { doc: 'The draft that its wallet speaks. If not set: version 1.0.', optional: true, writers: 'server' }),
    deferred_at: field(instant(), { doc: 'When it was asked for: a revocation of all tokens since then ends it.', initial: 0, writers: 'server' }),
    ready_at: field(instant(), { doc: 'When it can be fetched.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it can be fetched no more.', writers: 'server' }),
    used_at: field(instant(), { doc: 'When it was fetched.', optional: true, writers: 'server' }),
  },
)
export type DeferredCredential = Row<typeof deferredCredential.fields>
