import { instant, oneOf, reference, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** An authorization request of ours that waits: for a browser to begin it, or for the provider to send that browser back. Its handle is used once. */
export const outboundRequest = resource(
  {
    name: 'outbound_request',
    table: 'outbound_requests',
    key: 'id',
    expires: 'expires_at',
    doc: 'An authorization request of ours that waits for its browser.',
  },
  {
    id: field(text(128), { doc: 'Its expiry and the keyed digest of its handle.', writers: 'server' }),
    step: field(oneOf('ticket', 'state'), { doc: 'Whether a browser is to begin it, or has.', writers: 'server' }),
    authorization_id: field(reference('outbound_authorization'), { doc: 'The authorization that is asked for.', writers: 'server' }),
    asked_by: field(text(255), { doc: 'The person who asked: nobody else may finish it. Absent: a program did.', optional: true, writers: 'server' }),
    return_uri: field(text(2048), { doc: 'Where the person is sent in the end.', optional: true, writers: 'server' }),
    browser: field(text(64), { doc: 'The browser that began it.', optional: true, writers: 'server' }),
    verifier: field(source(1024), { doc: 'The PKCE verifier, sealed.', optional: true, writers: 'server' }),
    nonce: field(text(64), { doc: 'What the ID token must carry.', optional: true, writers: 'server' }),
    created_at: field(instant(), { doc: 'When it was made.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it is of no use any more.', writers: 'server' }),
  },
)
export type OutboundRequest = Row<typeof outboundRequest.fields>
