import { z } from 'zod'
import { instant, list, reference, scopeToken, shape, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** An authorization request that waits: it was pushed by its client (RFC 9126), or its person is signing in and consenting. */
export const waitingRequest = resource(
  {
    name: 'waiting_request',
    table: 'waiting_requests',
    key: 'id',
    expires: 'expires_at',
    doc: 'An authorization request that was pushed, or whose person is signing in.',
  },
  {
    id: field(text(128), { doc: 'Identifies the request, and cannot be used as its handle.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client that asks.', writers: 'server' }),
    params: field(shape('parameters', z.record(z.string(), z.string())), { doc: 'Its parameters.', writers: 'server' }),
    browser: field(text(128), {
      doc: "The browser that may continue it, so that an attacker cannot make a person finish the attacker's request. Empty until a browser opens it.",
      optional: true,
      writers: 'server',
    }),
    session_id: field(text(128), { doc: 'The session that the person chose to continue with.', optional: true, writers: 'server' }),
    agreed: field(list(scopeToken(), 1000), { doc: 'The scopes that the person agreed to for this request.', optional: true, writers: 'server' }),
    declined_at: field(instant(), { doc: 'When the person said no on the page of another system.', optional: true, writers: 'server' }),
    pushed_id: field(text(128), { doc: 'The pushed request that it came from.', optional: true, writers: 'server' }),
    created_at: field(instant(), { doc: 'When it was made.', writers: 'server' }),
    begins_until: field(instant(), { doc: 'When a pushed request expires unless a browser has opened it.', optional: true, writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it expires, in milliseconds since 1970.', writers: 'server' }),
    used_at: field(instant(), { doc: 'When it was answered; a pushed request is answered once.', spec: 'RFC 9126 §7.3', optional: true, writers: 'server' }),
  },
)
export type WaitingRequest = Row<typeof waitingRequest.fields>
