import { instant, integer, oneOf, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** The deeds that the history of an authorization tells of. */
export const attemptOutcomes = ['authorized', 'refreshed', 'entered', 'failed', 'lost', 'cancelled', 'revoked'] as const

/** An event in the life of an authorization: a refresh, failure, consent or cancellation. */
export const outboundAttempt = resource(
  {
    name: 'outbound_attempt',
    table: 'outbound_attempts',
    key: 'id',
    expires: 'expires_at',
    doc: 'An event in the life of an authorization. Refreshes are kept for three days, all else for thirty.',
    indexes: [
      ['authorization_id', 'at'],
      ['outcome', 'day'],
    ],
  },
  {
    id: field(text(128), { doc: 'Its expiry and a random part.', writers: 'server' }),
    authorization_id: field(reference('outbound_authorization'), { doc: 'The authorization.', writers: 'server' }),
    outcome: field(oneOf(...attemptOutcomes), { doc: 'The outcome.', writers: 'server', find: ['filter'] }),
    error: field(text(128), { doc: 'The error code.', optional: true, writers: 'server' }),
    detail: field(text(1024), { doc: 'The description of the error.', optional: true, writers: 'server' }),
    duration: field(integer(0, 1_000_000), { doc: 'The response time of the provider, in milliseconds.', initial: 0, writers: 'server' }),
    day: field(integer(0, 1_000_000), { doc: 'The day, counted from 1970, in UTC.', writers: 'server', readers: [] }),
    at: field(instant(), { doc: 'The time of the attempt.', writers: 'server', find: ['sort'] }),
    expires_at: field(instant(), { doc: 'The time at which the record is removed.', writers: 'server' }),
  },
)
export type OutboundAttempt = Row<typeof outboundAttempt.fields>
