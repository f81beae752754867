import type { Context } from '#http/context.ts'
import type { FormWords } from '#http/form-post.ts'
import type { FormReader } from '#http/hosted-pages.ts'
import { findLanguage, lookupOrder } from '#kit/language-tag.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type Translations, translationsFor, translationsOf } from '#login/translations/translations.ts'
import { type BuiltInTag, isBuiltIn } from '#model/translation.ts'
import { en, type Words } from './words/en.ts'
import { fr } from './words/fr.ts'
import { type Texts, withTexts } from './words/overlay.ts'

/** The built-in languages. A new one is a file of words and a line here; tenants add others by translations. */
export const builtInLanguages: Readonly<Record<BuiltInTag, { readonly name: string; readonly words: Words }>> = {
  en: { name: 'English', words: en },
  fr: { name: 'Français', words: fr },
}

/** A language as pages offer it. */
interface Offered {
  readonly language: string
  /** Its name in itself. */
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
}

/** The language that a page is held in, and the others that it offers. */
export interface Speech {
  readonly language: string
  readonly direction: Offered['direction']
  readonly words: Words
  readonly others: readonly Offered[]
}

/** Texts in place of ours, by language. */
type TextsByLanguage = Readonly<Record<string, Texts>>

/** The texts of the languages that make one up, the most general first. */
const textsFor = (texts: TextsByLanguage, tag: string): readonly (Texts | undefined)[] =>
  lookupOrder(tag)
    .toReversed()
    .map((each) => Object.entries(texts).find(([language]) => language.toLowerCase() === each)?.[1])

/** All languages of a tenant, compiled once for each state of its translations. */
const languagesOf = memoizeWeak((translations: Translations) => {
  const builtIn = Object.entries(builtInLanguages).map(([language, { name }]): Offered => ({ language, name, direction: 'ltr' }))
  const own = [...translations.values()].map(({ language, name, direction }): Offered => ({ language, name, direction }))
  const compiled = new Map<string, Words>()
  const compile = (tag: string): Words => {
    const ours = lookupOrder(tag).find(isBuiltIn)
    // A language of the tenant falls back to English as the tenant has it.
    const beneath = ours === undefined ? translationsFor(translations, 'en') : []
    return withTexts(builtInLanguages[ours ?? 'en'].words, ...[...beneath, ...translationsFor(translations, tag)].map(({ words }) => words))
  }
  return {
    offered: [...builtIn.filter(({ language }) => !translations.has(language)), ...own],
    wordsIn(tag: string): Words {
      const words = compiled.get(tag) ?? compile(tag)
      compiled.set(tag, words)
      return words
    },
  }
})

/** The tags of an Accept-Language header, by descending weight (RFC 9110 §12.5.4). */
function rankLanguages(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.split(';')
      const quality = Number(/^\s*q=([\d.]+)/.exec(options.join(';'))?.[1] ?? '1')
      return { tag, quality: Number.isNaN(quality) ? 0 : quality }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
}

/** The languages that a reader wants: those of the client's request (`ui_locales`, OIDC Core §3.1.2.1), then those of the browser. */
export const wantedLanguages = (uiLocales: string | undefined, acceptLanguage: string | undefined): readonly string[] => [
  ...(uiLocales?.split(' ') ?? []),
  ...rankLanguages(acceptLanguage ?? ''),
]

/** The words of a form that is posted by its button where scripts do not run. A choice of the person on our pages stands in the query. */
export async function formWords(context: Context, { request, uiLocales }: FormReader): Promise<FormWords> {
  const chosen = new URLSearchParams(request.query).get('ui_locales') ?? uiLocales
  return formWordsOf(speak(await translationsOf(context), wantedLanguages(chosen, request.headers['accept-language'])))
}

export const formWordsOf = ({ language, direction, words: { goOn } }: Speech): FormWords => ({ language, direction, goOn })

/** The first wanted language that the pages have, else English, with the texts that an identity provider has in place of ours. */
export function speak(translations: Translations, wanted: readonly string[], texts: TextsByLanguage = {}): Speech {
  const { offered, wordsIn } = languagesOf(translations)
  const tags = offered.map(({ language }) => language)
  const language = findLanguage(wanted, tags) ?? 'en'
  return {
    language,
    direction: offered.find((each) => each.language === language)?.direction ?? 'ltr',
    words: withTexts(wordsIn(language), ...textsFor(texts, language)),
    others: offered.filter((each) => each.language !== language),
  }
}
