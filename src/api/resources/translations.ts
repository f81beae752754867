import type { JsonSchema } from '#fields/json-schema.ts'
import { conflict } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { readQuery } from '#http/request.ts'
import { letterTexts } from '#login/mail/letter.ts'
import { MOST_TRANSLATIONS } from '#login/translations/translations.ts'
import { textFaults } from '#model/text-faults.ts'
import { type Translation, translation } from '#model/translation.ts'
import { declared } from '../administered.ts'
import { refuseEscalation } from '../escalation.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import type { FieldErrors } from '../write/faults.ts'
import { mailPowers } from './mail-servers.ts'

/** The limit of a body in bytes: a text in a script of three bytes a character is three times as large as in English. */
const BODY_LIMIT = 1_048_576

type TranslatedTexts = Readonly<Record<string, string>>
/** The built-in texts of pages and letters; those in English where a language is not built in. */
const textsIn = ({ context }: Call, language: string): TranslatedTexts => ({ ...context.hosted.texts(language), ...letterTexts(language) })

/** The texts that an edit changes. Others are not looked at again, so that a text of an older version stands in nobody's way. */
const changedTexts = (was: Translation | undefined, draft: Partial<Translation>): readonly (readonly [string, string])[] =>
  Object.entries(draft.words ?? {}).filter(([name, text]) => was?.words[name] !== text)

function faultsOfTexts(was: Translation | undefined, draft: Partial<Translation>, call: Call): FieldErrors {
  const english = textsIn(call, 'en')
  const faults = changedTexts(was, draft).flatMap(([name, text]) => {
    const ours = Object.hasOwn(english, name) ? english[name] : undefined
    if (ours === undefined) return [`${name.slice(0, 64)}: there is no such text; GET /api/translations/built-in lists them`]
    return textFaults(ours, text).map((fault) => `${name}: ${fault}`)
  })
  return faults.length === 0 ? {} : { words: faults }
}

/** True when an edit touches letters. Their links open accounts, and whoever writes them could lead people elsewhere. */
const touchesLetters = (was: Translation | undefined, row: Translation | undefined): boolean =>
  [...new Set([...Object.keys(was?.words ?? {}), ...Object.keys(row?.words ?? {})])].some(
    (name) => name.startsWith('mail.') && was?.words[name] !== row?.words[name],
  )

/** @throws {Refusal} 403 */
const refuseLetters = (was: Translation | undefined, row: Translation | undefined, call: Call): Promise<void> =>
  refuseEscalation(call, touchesLetters(was, row) ? mailPowers : [])

const count = (description: string): JsonSchema => ({ type: 'integer', minimum: 0, description })

/** `/api/translations`: the languages that a tenant adds to those of the pages and letters. */
export const translations = declared(translation, {
  bodyLimit: BODY_LIMIT,
  extras: {
    translated: count('How many texts it has.'),
    missing: count('How many texts it lacks: they are shown in English, or in the language that it is a variety of.'),
  },
  faults: ({ was, draft }, call) => faultsOfTexts(was, draft, call),
  turn: ({ context }) => context.tenant.id,
  async plan({ was, draft }, call) {
    await refuseLetters(was, draft, call)
    if (!was && (await call.context.db.table(translation).count({}, { upTo: MOST_TRANSLATIONS })) >= MOST_TRANSLATIONS)
      throw conflict(`a tenant has at most ${MOST_TRANSLATIONS} translations: delete one that is not used any more`)
    return { row: draft }
  },
  async removal(row, call) {
    await refuseLetters(row, undefined, call)
    return {}
  },
  present: async (rows, call) => {
    const names = Object.keys(textsIn(call, 'en'))
    return rows.map(({ words }) => {
      const translated = names.filter((name) => Object.hasOwn(words, name)).length
      return { translated, missing: names.length - translated }
    })
  },
})

const text: JsonSchema = { type: 'string' }

/** `GET /api/translations/built-in`: the catalogue that a translation begins with. */
export const builtInTexts: Operation = {
  method: 'GET',
  path: '/api/translations/built-in',
  scopes: doorsOf('identity-providers').read,
  tag: 'translation',
  summary: 'Export the built-in texts of pages and letters, as a translation to begin with',
  query: [{ name: 'language', doc: 'A built-in language: `en` or `fr`; English by default, and where it is another one.', schema: text }],
  success: {
    status: 200,
    doc: 'The texts: with another language, name and words it is the body of a new translation.',
    schema: () =>
      dataSchema({
        type: 'object',
        required: ['language', 'name', 'direction', 'words'],
        properties: { language: text, name: text, direction: { enum: ['ltr', 'rtl'] }, words: { type: 'object', additionalProperties: text } },
      }),
  },
  run: (call) => {
    const isFrench = readQuery(call.request)['language'] === 'fr'
    const [language, name] = isFrench ? ['fr', 'Français'] : ['en', 'English']
    return json({ data: { language, name, direction: 'ltr', words: textsIn(call, language) } })
  },
}
