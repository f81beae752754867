import { z } from 'zod'
import { instant, integer, reference, shape, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** The hours for which activity is kept: ninety days. */
export const ACTIVITY_HOURS = 90 * 24

const count = (doc: string) => field(integer(0, Number.MAX_SAFE_INTEGER), { doc, initial: 0, writers: 'server' })

const recent = (doc: string) => field(integer(0, Number.MAX_SAFE_INTEGER), { doc, initial: 0, writers: 'server', find: ['sort'] })

/** The activity of one client in one hour at one node. Counted in memory and written every second or two, off the path of requests. */
export const activity = resource(
  {
    name: 'activity',
    table: 'activity',
    key: 'id',
    expires: 'expires_at',
    doc: 'The activity of one client in one hour, counted by one node.',
    indexes: [['client_id', 'hour_at'], ['hour_at']],
  },
  {
    id: field(text(512), { doc: 'Expiry, client, hour and node.', writers: 'server' }),
    client_id: field(reference('client'), { doc: 'The client; `-` for requests of no known client.', writers: 'server' }),
    hour_at: field(instant(), { doc: 'The beginning of the hour.', writers: 'server' }),
    tokens: count('Access tokens issued.'),
    sign_ins: count('People signed in.'),
    introspections: count('Tokens introspected.'),
    calls: count('Calls with its id and secret, without a token.'),
    refusals: count('Requests refused.'),
    faults: count('Refusals that tell of a fault of the client: it had proved who it is, or its redirect URI was wrong.'),
    reasons: field(shape('reasons', z.record(z.string(), z.number())), { doc: 'Refusals by OAuth error.', initial: {}, writers: 'server' }),
    expires_at: field(instant(), { doc: 'When the row is removed.', writers: 'server' }),
  },
)
export type Activity = Row<typeof activity.fields>

/**
 * When a client was last used at all, and its tokens and refusals of the last days: one row for each client from its creation, so that lists can be
 * ordered by it. They do not stand in the client's own row: every node caches that row, and each use would invalidate it.
 */
export const lastUse = resource(
  { name: 'last_use', table: 'last_uses', key: 'id', doc: 'When a client was last used.', indexes: [['failing_at']] },
  {
    id: field(reference('client'), { doc: 'The client.', writers: 'server' }),
    last_used_at: field(instant(), { doc: 'When it last got a token, or called with its secret; 0: never.', initial: 0, writers: 'server', find: ['sort'] }),
    last_refused_at: field(instant(), { doc: 'When it was last refused.', optional: true, writers: 'server' }),
    last_refusal: field(text(64), { doc: 'Why it was last refused.', optional: true, writers: 'server' }),
    failing_at: field(instant(), { doc: 'When it last failed at a rate that matters.', optional: true, writers: 'server' }),
    recent_tokens: recent('Access tokens issued today and in the seven days before.'),
    recent_refusals: recent('Requests refused today and in the seven days before.'),
    counted_from: field(instant(), {
      doc: 'The day of the earliest activity among the recent counts; not set: nothing is counted.',
      optional: true,
      writers: 'server',
      find: ['filter'],
    }),
  },
)
export type LastUse = Row<typeof lastUse.fields>
