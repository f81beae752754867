import type { Words } from './en.ts'

/** Texts by name: `signIn`, `errorTitles.not_found`. */
export type Texts = Readonly<Record<string, string>>

type WordEntry = string | ((...values: never[]) => string) | Entries
interface Entries {
  readonly [name: string]: WordEntry
}

/** The places of values in a text: `{1}` for the first. */
const place = (at: number): string => `{${at + 1}}`
const fillPlaces = (text: string, values: readonly unknown[]): string =>
  text.replace(/\{([1-9])\}/g, (found, digit: string) => (Number(digit) <= values.length ? String(values[Number(digit) - 1]) : found))

function overlaid(entry: WordEntry, texts: Texts, name: string): WordEntry {
  if (typeof entry === 'object')
    return Object.fromEntries(Object.entries(entry).map(([member, value]) => [member, overlaid(value, texts, name === '' ? member : `${name}.${member}`)]))
  const text = Object.hasOwn(texts, name) ? texts[name] : undefined
  if (text === undefined) return entry
  return typeof entry === 'string' ? text : (...values: never[]) => fillPlaces(text, values)
}

/** The words with texts in place of some; those of later lists win. */
export function withTexts(words: Words, ...lists: readonly (Texts | undefined)[]): Words {
  const texts: Texts = Object.assign({}, ...lists)
  return Object.keys(texts).length === 0 ? words : (overlaid(words as unknown as Entries, texts, '') as unknown as Words)
}

/** The texts of the words by name, with `{1}`, `{2}` in the places of values. */
export function textsOf(words: Words): Texts {
  const found: [string, string][] = []
  const walk = (entry: WordEntry, name: string): void => {
    if (typeof entry === 'string') found.push([name, entry])
    else if (typeof entry === 'function') found.push([name, entry(...(Array.from({ length: entry.length }, (_, at) => place(at)) as never[]))])
    else for (const [member, value] of Object.entries(entry)) walk(value, name === '' ? member : `${name}.${member}`)
  }
  walk(words as unknown as Entries, '')
  return Object.fromEntries(found)
}
