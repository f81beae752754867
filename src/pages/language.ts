import { en, type Words } from './words/en.ts'
import { fr } from './words/fr.ts'

/** The languages of the pages. A new one is a file of words and a name here. */
export const languages = { en, fr } as const satisfies Record<string, Words>
export type Language = keyof typeof languages

const spoken = (tag: string): Language | undefined => {
  const [primary = ''] = tag.trim().toLowerCase().split('-', 1)
  return Object.hasOwn(languages, primary) ? (primary as Language) : undefined
}

/** The tags of an Accept-Language header, by descending weight (RFC 9110 §12.5.4). */
function wanted(header: string): string[] {
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

/** The language of a page: that of the client's request (`ui_locales`, OIDC Core §3.1.2.1), else of the browser, else English. */
export function languageFor(uiLocales: string | undefined, acceptLanguage: string | undefined): Language {
  const tags = [...(uiLocales?.split(' ') ?? []), ...wanted(acceptLanguage ?? '')]
  return tags.map(spoken).find((language) => language !== undefined) ?? 'en'
}
