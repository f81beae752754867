/**
 * A value of Kleene's three-valued logic. `unknown` is the answer where a value is missing, too large to look at or of a kind that cannot be
 * compared: it counts against the caller, so an allow does not apply and a deny does.
 */
export type Truth = 0 | 1 | 2
export const no = 0
export const unknown = 1
export const yes = 2

export const truthOf = (holds: boolean): Truth => (holds ? yes : no)
/** The conjunction: the lesser of the two. */
export const both = (a: Truth, b: Truth): Truth => (a < b ? a : b)
/** The disjunction: the greater of the two. */
export const either = (a: Truth, b: Truth): Truth => (a > b ? a : b)
/** The negation, which leaves what is unknown unknown. */
export const opposite = (a: Truth): Truth => (2 - a) as Truth

const words = ['no', 'unknown', 'yes'] as const
export type TruthWord = (typeof words)[number]
export const wordOf = (truth: Truth): TruthWord => words[truth]
