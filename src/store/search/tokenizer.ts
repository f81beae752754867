/** Free text, as it is looked for: without case, accents or the number of spaces. */
const foldText = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const splitTokens = (text: string) => text.split(/[\s\p{Cc}]+/u).filter((word) => word !== '')
const wordsOf = (text: string): string[] => splitTokens(foldText(text))

const WORDS = 8

// Two spaces before each word, so that even a word of one or two letters is part of a trigram at its beginning.
const GAP = '  '
const TRIGRAM = 3

/** The text that a row is found by: its searched values, word by word. */
export const searchText = (values: readonly unknown[]): string =>
  values
    .filter((value) => typeof value === 'string')
    .flatMap(wordsOf)
    .map((word) => GAP + word)
    .join('')

/** The words that are looked for, as they were given. */
export const searchWords = (search: string): string[] => splitTokens(search).slice(0, WORDS)

/** The terms that a row's search text must hold: every word anywhere; a word of one or two letters only at the beginning of a word. */
export const searchTerms = (search: string): string[] =>
  wordsOf(search)
    .slice(0, WORDS)
    .map((word) => ([...word].length < TRIGRAM ? [...(GAP + word)].slice(-TRIGRAM).join('') : word))
