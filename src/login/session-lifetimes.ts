import type { Context } from '#http/context.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import type { Session } from '#model/session.ts'
import { organizationsOf } from './organizations-of.ts'

/** How long sessions last, in seconds: at all, and without use. An absent one is not decided here. */
export type Lifetimes = Pick<IdentityProvider, 'session_ttl' | 'session_idle_ttl'>
interface DecidedLifetimes extends Lifetimes {
  readonly session_ttl: number
  readonly session_idle_ttl: number
}

/** The lifetimes of a new session of a person: the shortest of the tenant, their organizations, and the others that are given. */
export async function lifetimesOf(context: Context, user_id: string, others: readonly Lifetimes[]): Promise<DecidedLifetimes> {
  const all: readonly Lifetimes[] = [...(await organizationsOf(context, user_id)).map(({ settings }) => settings), ...others]
  return {
    session_ttl: Math.min(context.settings.session_ttl, ...all.flatMap(({ session_ttl }) => session_ttl ?? [])),
    session_idle_ttl: Math.min(context.settings.session_idle_ttl, ...all.flatMap(({ session_idle_ttl }) => session_idle_ttl ?? [])),
  }
}

/** The lifetimes that were fixed when a session began. */
export const lifetimesIn = ({ created_at, expires_at, session_idle_ttl }: Session): Lifetimes => ({
  session_ttl: Math.ceil((expires_at - created_at) / 1000),
  session_idle_ttl,
})

/** True when a session has ended, expired, or was unused for too long. */
export const isOver = (context: Context, s: Session): boolean => {
  const idle = Math.min(context.settings.session_idle_ttl, s.session_idle_ttl ?? Number.POSITIVE_INFINITY)
  return s.ended_at !== undefined || context.now() >= Math.min(s.expires_at, s.last_seen_at + idle * 1000)
}

/** The longest time in which a session was not used so far, in seconds. */
export const longestPause = (now: number, s: Session): number => Math.max(s.longest_pause, Math.floor((now - s.last_seen_at) / 1000))

/**
 * True when a session is older, or was once unused for longer, than an identity provider takes. It may still be good at others of its backend; the
 * sign-in counts and not the row, so that a second factor alone, which begins a new row, makes no old sign-in young.
 */
export function isTooOldFor({ now }: Pick<Context, 'now'>, s: Session, { session_ttl, session_idle_ttl }: Lifetimes): boolean {
  if (session_ttl !== undefined && now() >= s.auth_time + session_ttl * 1000) return true
  return session_idle_ttl !== undefined && longestPause(now(), s) >= session_idle_ttl
}
