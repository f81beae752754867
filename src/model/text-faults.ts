/** The places of values in a text: `{1}` in a page, `{{ link }}` in a letter. */
const PLACE = /\{\{\s*([a-z_]+)\s*\}\}|\{([1-9])\}/g
/** The conditions in a letter: `{% if code %}`. */
const CONDITION = /\{%.*?%\}/gs
const MARKUP = /<[a-z!/?]/i
// A text of several lines may hold line breaks, and nothing else that moves the cursor.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/

const placesOf = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(PLACE)].map(([, name, at]) => (at === undefined ? `{{ ${name} }}` : `{${at}}`))),
]
const conditionsOf = (text: string): string => (text.match(CONDITION) ?? []).map((each) => each.replace(/\s+/g, ' ')).join(' ')
/** A text without its places and conditions. */
const proseOf = (text: string): string => text.replace(PLACE, '').replace(CONDITION, '')

/** True for a text that holds markup. Texts are shown as they are, so a tag in one is a mistake, or an attempt to get it into a page. */
export const holdsMarkup = (text: string): boolean => MARKUP.test(text)

/** The faults of a translated text: it holds the same places of values as the English one, in any order, and no markup. */
export function textFaults(english: string, text: string): readonly string[] {
  const [wanted, held] = [placesOf(english), placesOf(text)]
  return [
    ...wanted.filter((place) => !held.includes(place)).map((place) => `must hold ${place}, as the English text does`),
    ...held.filter((place) => !wanted.includes(place)).map((place) => `${place} stands for nothing here`),
    ...(conditionsOf(english) === conditionsOf(text)
      ? []
      : [`must hold the conditions of the English text, in their order: ${conditionsOf(english) || 'none'}`]),
    ...(/\{\{|\{%/.test(proseOf(text)) ? ['holds a brace that is not closed, or a filter; a letter holds plain places such as {{ link }}'] : []),
    ...(holdsMarkup(text) ? ['holds markup; texts are shown as they are'] : []),
    ...(CONTROL.test(text) ? ['must not hold control characters'] : []),
  ]
}
