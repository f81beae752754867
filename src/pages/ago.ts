const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** A relative time in the language of the page: `3 minutes ago`, `now`. */
export function ago(language: string, at: number, now: number): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const passed = Math.max(0, now - at)
  const [unit, ms] = steps.find(([, length]) => passed >= length) ?? (['second', 1000] as const)
  return format.format(unit === 'second' ? 0 : -Math.floor(passed / ms), unit)
}

/** The day of an instant, written out. */
export const day = (language: string, at: number): string => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at)
