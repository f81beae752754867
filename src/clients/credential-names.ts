import { randomInt } from 'node:crypto'

const colours = ['amber', 'black', 'blue', 'brown', 'coral', 'golden', 'green', 'grey', 'indigo', 'lilac', 'olive', 'orange', 'pink', 'purple', 'red', 'silver']
const animals = ['badger', 'crane', 'dolphin', 'eagle', 'falcon', 'fox', 'hare', 'heron', 'lynx', 'otter', 'owl', 'raven', 'seal', 'stork', 'swift', 'wolf']

const pickWord = (words: readonly string[]) => words[randomInt(words.length)] ?? ''

/** A random name of a credential, for people: `blue-fox`. It is independent of the secret. */
export const credentialName = (): string => `${pickWord(colours)}-${pickWord(animals)}-${randomInt(100)}`
