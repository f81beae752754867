import { instant, list, oneOf, reference, source, text } from '#fields/kinds.ts'
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
    step: field(oneOf('ticket', 'state'), {
      doc: 'The step: a ticket waits for a browser, a state waits for the response of the provider.',
      writers: 'server',
    }),
    authorization_id: field(reference('outbound_authorization'), { doc: 'The authorization that consent is asked for.', writers: 'server' }),
    asked_by: field(text(255), {
      doc: 'The person who asked; nobody else may finish the request. Empty where a program asked.',
      optional: true,
      writers: 'server',
    }),
    scopes: field(list(text(256), 200), {
      doc: 'The scopes that are asked for, where they are more than those of the authorization.',
      optional: true,
      writers: 'server',
    }),
    return_uri: field(text(2048), { doc: 'The address to which the person is redirected at the end.', optional: true, writers: 'server' }),
    browser: field(text(64), { doc: 'The browser that opened the ticket.', optional: true, writers: 'server' }),
    verifier: field(source(1024), { doc: 'The PKCE verifier, sealed.', optional: true, writers: 'server' }),
    nonce: field(text(64), { doc: 'The nonce of the ID token.', optional: true, writers: 'server' }),
    created_at: field(instant(), { doc: 'The time at which the request was made.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'The expiry of the request.', writers: 'server' }),
  },
)
export type OutboundRequest = Row<typeof outboundRequest.fields>
