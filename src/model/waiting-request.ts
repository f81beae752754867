import { z } from 'zod'
import { instant, list, reference, scopeToken, shape, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** An authorization request that waits: pushed by its client (RFC 9126), or set aside while its person signs in and consents. */
export const waitingRequest = resource(
  { name: 'waiting_request', table: 'waiting_requests', key: 'id', expires: 'expires_at', doc: 'An authorization request that waits.' },
  {
    id: field(text(128), { doc: 'Names the request; not its handle.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client that asks.', writers: 'server' }),
    params: field(shape('parameters', z.record(z.string(), z.string())), { doc: 'Its parameters.', writers: 'server' }),
    browser: field(text(128), {
      doc: 'Names the browser that may go on with it, so that nobody is made to finish the request of another. Absent: it has not met one.',
      optional: true,
      writers: 'server',
    }),
    session_id: field(text(128), { doc: 'The sign-in that the person chose to go on with.', optional: true, writers: 'server' }),
    agreed: field(list(scopeToken(), 1000), { doc: 'The scopes that the person agreed to for this request.', optional: true, writers: 'server' }),
    pushed_id: field(text(128), { doc: 'The pushed request that it was begun with.', optional: true, writers: 'server' }),
    created_at: field(instant(), { doc: 'When it was made.', writers: 'server' }),
    begins_until: field(instant(), { doc: 'When a pushed request expires unless a browser has come with it.', optional: true, writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it expires, in milliseconds since 1970.', writers: 'server' }),
    used_at: field(instant(), { doc: 'When it was answered; a pushed request is answered once.', spec: 'RFC 9126 §7.3', optional: true, writers: 'server' }),
  },
)
export type WaitingRequest = Row<typeof waitingRequest.fields>
