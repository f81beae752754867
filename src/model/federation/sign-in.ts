import { instant, oneOf, reference, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/**
 * A sign-in at a federated server that waits: for the server to send the browser back, or for the person to prove the account here that theirs is to
 * be linked with. Its handle is used once, in one browser.
 */
export const federatedSignIn = resource(
  {
    name: 'federated_sign_in',
    table: 'federated_sign_ins',
    key: 'id',
    expires: 'expires_at',
    doc: 'A sign-in at a federated server that waits for its browser, or for the proof of an account to link.',
  },
  {
    id: field(text(128), { doc: 'Its expiry and the keyed digest of its handle.', writers: 'server' }),
    step: field(oneOf('state', 'arrived', 'link', 'sign_out'), {
      doc: 'The step: a state waits for the response of the server, an arrival for its browser, a link for the proof of an account here, a sign-out for the end of the session there.',
      writers: 'server',
    }),
    federated_server_id: field(reference('federated_server'), { doc: 'The federated server.', writers: 'server' }),
    backend_id: field(reference('backend'), { doc: 'The store of people that the sign-in is for.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person who links an account to their own; nobody else finishes it.', optional: true, writers: 'server' }),
    browser: field(text(64), { doc: 'The browser that began it.', writers: 'server' }),
    secrets: field(source(65_536), {
      doc: 'The PKCE verifier, the nonce and the handle of the waiting authorization request, or the account that arrived or is to be linked, sealed.',
      writers: 'server',
    }),
    created_at: field(instant(), { doc: 'The time at which it was begun.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'Its expiry.', writers: 'server' }),
  },
)
export type FederatedSignIn = Row<typeof federatedSignIn.fields>
