import { record } from '#events/record.ts'
import { systemEvent } from '#events/system-event.ts'
import type { OutboundAttempt } from '#model/outbound/attempt.ts'
import { type OutboundAuthorization, outboundAuthorization } from '#model/outbound/authorization.ts'
import type { Batch } from '#store/store.ts'
import { wakeJob } from '#work/enqueue.ts'
import { noteAttempt } from './history.ts'
import { marginOf } from './live-token.ts'
import { isRenewable } from './obtain.ts'
import { refreshJobId } from './refresh-schedule.ts'
import type { RemoteCall } from './registered.ts'
import type { RemoteTokens } from './token-answer.ts'

const LONGEST_LEAD = 600_000

/**
 * When a token is renewed ahead of time: before its margin, by a random part of its life, so that those which were got in one minute are not all
 * renewed in another.
 */
function refreshAt(dated: { readonly expires_at: number; readonly obtained_at: number }, seconds: number): number {
  const life = dated.expires_at - dated.obtained_at
  return Math.round(dated.expires_at - marginOf(dated, seconds) - Math.random() * Math.min(life / 5, LONGEST_LEAD))
}

/** How tokens came to be, for the record. */
export interface Obtained {
  readonly outcome: Extract<OutboundAttempt['outcome'], 'authorized' | 'refreshed' | 'entered'>
  readonly answer: RemoteTokens
  /** How long the provider took, in milliseconds. */
  readonly duration?: number
  readonly subject_there?: string | undefined
}

/** The row with the tokens of an answer. A new refresh token takes the place of the old one in the same write (RFC 6749 §6); without one the old goes on. */
export function withTokens(remote: RemoteCall, { answer, subject_there, outcome }: Obtained): OutboundAuthorization {
  const { context, row, provider } = remote
  const now = context.now()
  const said = { access_token: answer.access_token, refresh_token: answer.refresh_token, id_token: answer.id_token }
  const sealed = context.sealed.seal(outboundAuthorization, { id: row.id, ...said }, said) as Pick<
    OutboundAuthorization,
    'access_token' | 'refresh_token' | 'id_token'
  >
  const expires_at = answer.expires_in === undefined ? undefined : now + Math.round(answer.expires_in * 1000)
  const kept = {
    ...row,
    access_token: sealed.access_token,
    refresh_token: sealed.refresh_token ?? (outcome === 'refreshed' ? row.refresh_token : undefined),
    id_token: sealed.id_token ?? (outcome === 'refreshed' ? row.id_token : undefined),
    token_type: answer.token_type,
    subject_there: subject_there ?? row.subject_there,
    granted_scope:
      answer.scope === undefined ? (row.granted_scope.length > 0 ? row.granted_scope : row.scopes) : scopesIn(answer.scope, provider.scope_separator),
    obtained_at: now,
    expires_at,
    generation: row.generation + 1,
    ...settled,
    status: 'authorized' as const,
  }
  const renewable = expires_at !== undefined && isRenewable({ row: kept, provider })
  const margin = provider.refresh_margin ?? context.settings['outbound.refresh_margin']
  return { ...kept, refresh_at: renewable ? refreshAt({ expires_at, obtained_at: now }, margin) : undefined }
}

/** Nothing fails and nobody waits. */
export const settled = {
  lease: undefined,
  leased_until: undefined,
  failures: 0,
  failing_since: undefined,
  retry_at: undefined,
  error: undefined,
  error_description: undefined,
  device: undefined,
  device_code: undefined,
} as const

/** RFC 6749 §3.3 says a space, and some answer with their own separator. */
const scopesIn = (text: string, separator = ' '): string[] =>
  [...new Set(text.split(separator === ' ' ? ' ' : new RegExp(`[ ${escapeClass(separator)}]`)))]
    .filter((name) => name !== '' && name.length <= 256)
    .slice(0, 200)
const escapeClass = (character: string) => character.replace(/[\\\]^-]/g, '\\$&')

/** Writes the row in place of the one that was read, provided that nobody else wrote tokens meanwhile. @throws {Lost} from the batch, when somebody did. */
export function writeTokens(batch: Batch, remote: RemoteCall, obtained: Obtained): OutboundAuthorization {
  const { context, row: was } = remote
  const row = withTokens(remote, obtained)
  const { id, generation } = was
  batch.change(outboundAuthorization, { id, generation }, changedBetween(was, row))
  noteAttempt(batch, { authorization_id: id, outcome: obtained.outcome, at: context.now(), duration: Math.min(1_000_000, Math.round(obtained.duration ?? 0)) })
  if (obtained.outcome === 'authorized') record(batch, eventOf(remote, 'authorized', row))
  else if (was.failing_since !== undefined) record(batch, eventOf(remote, 'recovered', row))
  if (row.refresh_at !== undefined) wakeJob(batch, refreshJobId(context.tenant.id), row.refresh_at)
  return row
}

const eventOf = ({ context, row: was }: RemoteCall, deed: 'recovered' | 'authorized', row: OutboundAuthorization) =>
  systemEvent({ resource: outboundAuthorization, deed, was, is: row, reason: 'it has a live token', at: context.now() })

/** The members that differ. */
export const changedBetween = (was: OutboundAuthorization, row: OutboundAuthorization): Partial<OutboundAuthorization> =>
  Object.fromEntries(
    Object.entries({ ...Object.fromEntries(Object.keys(was).map((name) => [name, undefined])), ...row }).filter(
      ([name, value]) => was[name as keyof OutboundAuthorization] !== value,
    ),
  )
