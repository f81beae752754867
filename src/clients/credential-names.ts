import { randomInt } from 'node:crypto'

const colours = ['amber', 'black', 'blue', 'brown', 'coral', 'golden', 'green', 'grey', 'indigo', 'lilac', 'olive', 'orange', 'pink', 'purple', 'red', 'silver']
const animals = ['badger', 'crane', 'dolphin', 'eagle', 'falcon', 'fox', 'hare', 'heron', 'lynx', 'otter', 'owl', 'raven', 'seal', 'stork', 'swift', 'wolf']

const oneOf = (words: readonly string[]) => words[randomInt(words.length)] ?? ''

/** A name by which people tell one credential from another: `blue-fox`. It says nothing of the secret. */
export const credentialName = (): string => `${oneOf(colours)}-${oneOf(animals)}-${randomInt(100)}`
