const HOUR = 3_600_000

interface Hour {
  readonly hour_at: number
}

/** Every hour since a moment, with nothing where nothing happened: a quiet night is a flat line and not a gap. */
export function everyHour<H extends Hour>(hours: readonly H[], since: number, now = Date.now()): readonly (H | Hour)[] {
  const known = new Map(hours.map((hour) => [hour.hour_at, hour]))
  const first = Math.floor(since / HOUR) * HOUR
  const count = Math.max(1, Math.floor((now - first) / HOUR) + 1)
  return Array.from({ length: count }, (_, i) => known.get(first + i * HOUR) ?? { hour_at: first + i * HOUR })
}
