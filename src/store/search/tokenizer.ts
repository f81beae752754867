/** Folds text for the search: case and accents are removed. */
const foldText = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const splitTokens = (text: string) => text.split(/[\s\p{Cc}]+/u).filter((word) => word !== '')
const wordsOf = (text: string): string[] => splitTokens(foldText(text))

const WORDS = 8

// Two spaces before each word, so that even a word of one or two letters begins a trigram.
const GAP = '  '
const TRIGRAM = 3

/** The search text of a row: its searched values, word by word. */
export const searchText = (values: readonly unknown[]): string =>
  values
    .filter((value) => typeof value === 'string')
    .flatMap(wordsOf)
    .map((word) => GAP + word)
    .join('')

/** The tokens of a search, as they were given. */
export const searchWords = (search: string): string[] => splitTokens(search).slice(0, WORDS)

/** The terms that a row's search text must hold: every word anywhere; a word of one or two letters only at the beginning of a word. */
export const searchTerms = (search: string): string[] =>
  wordsOf(search)
    .slice(0, WORDS)
    .map((word) => ([...word].length < TRIGRAM ? [...(GAP + word)].slice(-TRIGRAM).join('') : word))
