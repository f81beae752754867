const DAY = 86_400_000
/** A warning is recorded so many days before a secret expires. */
const THRESHOLDS = [14, 7, 1]

/** When a secret expires and when its owner was last warned, in milliseconds. */
export interface Expiring {
  readonly expires_at?: number | undefined
  readonly warned_at?: number | undefined
}

/** True when a threshold has passed since the last warning: 14 days, 7 days and 1 day before the end. */
export function warningIsDue({ expires_at = 0, warned_at = 0 }: Expiring, now: number): boolean {
  const passed = THRESHOLDS.map((days) => expires_at - days * DAY).filter((at) => at <= now)
  return passed.length > 0 && warned_at < Math.max(...passed)
}
