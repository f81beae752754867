import { useQuery } from '@tanstack/react-query'
import type { AccessToken } from '#model/access-token.ts'
import { someOf } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { CLIENTS } from '../client-row.ts'
import { type Explained, explanationsAt } from '../why/explained.ts'

export const outcomes = ['all', 'answered', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

/** One request as the log shows it: a token that was issued, or a refusal with its explanation. */
export interface LogEntry {
  readonly id: string
  readonly at: number
  readonly endpoint: string
  readonly client_id: string
  /** The grant of a token, or the check that failed. */
  readonly what: string
  readonly network?: string | undefined
  /** The secret or key that the client proved itself with, and its name where it has one. */
  readonly proof?: string | undefined
  readonly proof_name?: string | undefined
  readonly request_id?: string | undefined
  readonly explained?: Explained
}

/** Where a log is read: of one client, through whichever door it is seen, or of the tenant. */
export interface LogSource {
  readonly client?: string | undefined
  readonly root: string
}

const MOST = 100
const EVERY = 3000

const refusedEntry = (one: Explained): LogEntry => ({
  id: one.id,
  at: one.at,
  endpoint: one.endpoint,
  client_id: one.client_id,
  what: one.check,
  network: one.network,
  proof: one.tried,
  request_id: one.request_id,
  explained: one,
})
/** A token as lists show it. */
type ListedToken = AccessToken & { readonly credential_name?: string | null }
const answeredEntry = (one: ListedToken): LogEntry => ({
  id: one.id,
  at: one.issued_at,
  endpoint: '/oauth/token',
  client_id: one.client_id,
  what: one.grant_type,
  network: one.network,
  proof: one.credential_id,
  proof_name: one.credential_name ?? undefined,
  request_id: one.request_id,
})

/** The last requests, newest first, asked for again every three seconds while the log is live. */
export function useLog({ client, root }: LogSource, outcome: Outcome, live: boolean) {
  const narrowed = { limit: MOST, ...(root === CLIENTS && client !== undefined ? { client_id: client } : {}) }
  const tokensAt = root === CLIENTS ? '/api/tokens' : `${root}/${encodeURIComponent(client ?? '')}/tokens`
  const mayExplain = root !== CLIENTS || may('logs')
  const refetchInterval = live ? EVERY : (false as const)
  const refused = useQuery({
    ...someOf<Explained>(explanationsAt(root, client ?? ''), narrowed, mayExplain && outcome !== 'answered'),
    refetchInterval,
  })
  const answered = useQuery({ ...someOf<ListedToken>(tokensAt, narrowed, (root !== CLIENTS || may('clients')) && outcome !== 'refused'), refetchInterval })
  const entries = [
    ...(outcome === 'answered' ? [] : (refused.data ?? []).map(refusedEntry)),
    ...(outcome === 'refused' ? [] : (answered.data ?? []).map(answeredEntry)),
  ]
  return {
    entries: entries.sort((a, b) => b.at - a.at).slice(0, MOST),
    pending: refused.isLoading || answered.isLoading,
    failure: refused.error ?? answered.error,
    again: () => Promise.all([refused.refetch(), answered.refetch()]),
  }
}
