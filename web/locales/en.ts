import { first } from './en/first.ts'
import { later } from './en/later.ts'

/** All texts in English: the language that every other is translated from, and falls back to. */
export const en = { ...first, ...later }
/** The same texts in another language. */
export type Texts = Widened<typeof en>
type Widened<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widened<T[K]> }
