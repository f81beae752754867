import { documentAt } from '../../api/rows.ts'

/** Texts by name. */
export type Texts = Readonly<Record<string, string>>

/** The texts with one set, or taken away when it is empty. */
export function withText(texts: Texts, name: string, text: string): Texts {
  const { [name]: _, ...others } = texts
  return text === '' ? others : { ...others, [name]: text }
}

/** The built-in catalogue of a language. */
export const builtInTexts = (language = 'en') => documentAt<{ readonly words: Texts }>('/api/translations/built-in', { language })
