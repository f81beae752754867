const units: readonly [limit: number, size: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [60, 1, 'second'],
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [86_400 * 30, 86_400, 'day'],
  [86_400 * 365, 86_400 * 30, 'month'],
  [Number.POSITIVE_INFINITY, 86_400 * 365, 'year'],
]

/** The language as the reader's region speaks it: `en-GB` where that is what the browser asks for. */
const regional = (language: string): string => navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language

/** Memoizes per language: a format takes longer to make than to use a hundred times. */
export function perLanguage<T>(make: (locale: string) => T): (language: string) => T {
  const made = new Map<string, T>()
  return (language) => {
    const known = made.get(language)
    if (known !== undefined) return known
    const fresh = make(regional(language))
    made.set(language, fresh)
    return fresh
  }
}
const relative = perLanguage((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
const exact = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' }))

const number = perLanguage((locale) => new Intl.NumberFormat(locale))

/** `69,842`, in the figures of the reader. */
export const figure = (value: number, language: string): string => number(language).format(value)

/** `3 minutes ago`, `in 2 days`. */
export function relatively(at: number, language: string, now = Date.now()): string {
  const seconds = Math.round((at - now) / 1000)
  const [, size, unit] = units.find(([limit]) => Math.abs(seconds) < limit) ?? [0, 1, 'second']
  return relative(language).format(Math.trunc(seconds / size), unit)
}

/** The moment in full, in the reader's own zone. */
export const exactly = (at: number, language: string): string => exact(language).format(at)

const lengths: readonly [size: number, unit: string][] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
]

/** `3600` → `1 hour`; `5400` → `1 hour 30 minutes`. */
export function lengthOf(seconds: number, language: string): string {
  const parts: string[] = []
  let rest = seconds
  for (const [size, unit] of lengths) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count))
  }
  return parts.slice(0, 2).join(' ') || new Intl.NumberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(0)
}
