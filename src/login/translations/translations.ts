import type { Context } from '#http/context.ts'
import { lookupOrder } from '#kit/language-tag.ts'
import { atHand } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { builtInTags, type Translation, translation } from '#model/translation.ts'
import { rememberedWhole } from '#store/remembered.ts'
import { Unavailable } from '#store/store.ts'

/** The most translations of a tenant: all of them are kept in memory. */
export const MOST_TRANSLATIONS = 100

/** The translations of a tenant by their tags, in lower case. */
export type Translations = ReadonlyMap<string, Translation>

const none: Translations = new Map()

const remembered = memoizeWeak((context: Context) =>
  rememberedWhole(context, {
    resources: [translation],
    load: async (): Promise<Translations> =>
      new Map((await context.db.table(translation).find({}, { limit: MOST_TRANSLATIONS })).map((row) => [row.language.toLowerCase(), row])),
  }),
)

/** The translations of a tenant. While the database is away and none were read, pages in the built-in languages serve people better than none. */
export async function translationsOf(context: Context): Promise<Translations> {
  try {
    return await remembered(context)()
  } catch (caught) {
    if (caught instanceof Unavailable) return none
    throw caught
  }
}

/** The translations that were read before. Nothing is waited for, so a page about a failure of the database can be drawn with them. */
export const translationsAtHand = (context: Context): Translations => atHand(remembered(context)()) ?? none

/** The translations that make up a language, the most general first: later ones replace texts of earlier ones. */
export const translationsFor = (translations: Translations, tag: string): readonly Translation[] =>
  lookupOrder(tag)
    .toReversed()
    .flatMap((each) => translations.get(each) ?? [])

/** The languages that a tenant speaks (`ui_locales_supported`, OIDC Discovery §3). */
export const spokenTags = (translations: Translations): readonly string[] => [
  ...builtInTags.filter((tag) => !translations.has(tag)),
  ...[...translations.values()].map(({ language }) => language),
]
