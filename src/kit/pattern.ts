import { RE2JS } from 're2js'
import { Lru } from './lru.ts'

/** Longer than any pattern that a person can read, in characters. */
const LONGEST = 256
/** In instructions of the compiled program: `{1,100}` repeated in itself is short to write and long to run. */
const LARGEST = 500
/** Time grows with the length of the text times that of the program: within these bounds a match takes milliseconds, at worst a tenth of a second. */
const LONGEST_TEXT = 4096

/** A compiled regular expression of a tenant. */
export interface Pattern {
  /** True when it matches somewhere in the text. @throws {RangeError} when the text is too long */
  readonly isIn: (text: string) => boolean
  /** True when it matches the whole text. @throws {RangeError} as `isIn`. */
  readonly isWhole: (text: string) => boolean
}

const compiled = new Lru<string, Pattern | Error>(1000)

function refuseLongText(text: string): string {
  if (text.length > LONGEST_TEXT) throw new RangeError(`a text of more than ${LONGEST_TEXT} characters is not matched`)
  return text
}

function compile(source: string): Pattern | Error {
  try {
    const program = RE2JS.compile(source)
    if (program.programSize() > LARGEST) return new Error('the pattern repeats too much; use smaller counts in {…}')
    return { isIn: (text) => program.test(refuseLongText(text)), isWhole: (text) => program.testExact(refuseLongText(text)) }
  } catch (error) {
    if (error instanceof Error) return new Error(error.message.replace(/^error parsing regexp: /, ''))
    throw error
  }
}

/**
 * A regular expression (RE2) that a tenant, not the operator, writes. The engine takes time linear in the text, unlike the engine of the language,
 * in which `^(a+)+$` takes a minute for thirty characters (ReDoS). It knows no backreferences and no look-around. Compiled patterns are kept.
 * @throws {Error} when the pattern is faulty, too long or repeats too much; the message says which.
 */
export function compilePattern(source: string): Pattern {
  if (source.length > LONGEST) throw new Error(`a pattern has at most ${LONGEST} characters`)
  const known = compiled.get(source) ?? compile(source)
  compiled.set(source, known)
  if (known instanceof Error) throw known
  return known
}
