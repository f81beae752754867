import { z } from 'zod'
import type { Context } from '#http/context.ts'
import { findLanguage, lookupOrder } from '#kit/language-tag.ts'
import type { Message } from '#kit/mail.ts'
import type { TemplateValues } from '#kit/template.ts'
import { identityProvider } from '#model/identity-provider.ts'
import type { Template } from '#model/template.ts'
import { letterNames } from '#model/template-names.ts'
import { holdsMarkup } from '#model/text-faults.ts'
import { type BuiltInTag, isBuiltIn } from '#model/translation.ts'
import { noteTemplateFailure } from '../templates/failed-template.ts'
import { findTemplate, templatesOf } from '../templates/find-template.ts'
import { type LetterTemplate, type RenderedLetter, renderLetter } from '../templates/letter-template.ts'
import { TemplateFault } from '../templates/page-template.ts'
import { spokenTags, type Translations, translationsFor, translationsOf } from '../translations/translations.ts'
import { en, type Letters } from './words/en.ts'
import { fr } from './words/fr.ts'

/** The built-in letters. */
const builtInLetters: Readonly<Record<BuiltInTag, Letters>> = { en, fr }

/** An order of a letter: its template, recipient and values. */
export const letterSchema = z.object({
  letter: z.enum(Object.keys(en) as (keyof Letters)[]),
  to: z.string(),
  /** The backend of the recipient, whose mail server sends it. */
  backend_id: z.string().optional(),
  /** A language tag; English where the tenant does not speak it. */
  locale: z.string().optional(),
  /** The path of its link, below the issuer; the account page unless said. */
  path: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Letter = z.infer<typeof letterSchema>

/** Longer names are cut, because an attacker could write the text of a letter by choosing a long name. */
const LONGEST_NAME = 60
/** Mail programs turn a dot between letters into a link, so an attacker could put a link into a name. */
const breakLinks = (value: string | number) =>
  typeof value === 'string'
    ? value
        .slice(0, LONGEST_NAME)
        .replace(/\p{Cc}/gu, ' ')
        .replace(/[:/.](?=\S)/gu, '$& ')
    : value

/** The built-in template of a letter, in English where it is in no other language. */
export const builtInLetter = (letter: keyof Letters, locale: string): LetterTemplate => builtInLetters[lookupOrder(locale).find(isBuiltIn) ?? 'en'][letter]

/** The texts of all letters by name: `mail.password.subject`, `mail.password.body`. */
export const letterTexts = (locale: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    letterNames.flatMap((letter) => {
      const { subject, body } = builtInLetter(letter, locale)
      return [
        [`mail.${letter}.subject`, subject],
        [`mail.${letter}.body`, body],
      ]
    }),
  )

/** A letter as the tenant translates it. A text with markup is passed over: it would become markup of the letter. */
function translatedLetter(letter: keyof Letters, language: string, translations: Translations): LetterTemplate {
  const ours = builtInLetter(letter, language)
  const lists = translationsFor(translations, language)
  const textOf = (part: keyof LetterTemplate) =>
    lists.map(({ words }) => words[`mail.${letter}.${part}`]).findLast((text) => text !== undefined && !holdsMarkup(text)) ?? ours[part]
  return { subject: textOf('subject'), body: textOf('body') }
}

/** Finds the tenant's own template of a letter: that of an identity provider with the recipient's backend goes before one for everybody. */
async function findTenantTemplate(context: Context, { letter, backend_id }: Letter, language: string): Promise<Template | undefined> {
  const templates = await templatesOf(context)
  if (templates.size === 0) return undefined
  const providers = backend_id === undefined ? [] : await context.db.table(identityProvider).find({ backend_id }, { limit: 100 })
  const call = { name: `mail_${letter}`, language } as const
  const found = providers.map(({ id }) => findTemplate(templates, { ...call, identity_provider_id: id })).find((row) => row?.identity_provider_id !== undefined)
  return found ?? findTemplate(templates, call)
}

/** Draws a letter by the tenant's own template, else by its translation, else by the built-in one: whichever does not fail. */
async function drawLetter(context: Context, order: Letter, values: TemplateValues): Promise<RenderedLetter> {
  const translations = await translationsOf(context)
  const language = findLanguage([order.locale ?? 'en'], spokenTags(translations)) ?? 'en'
  const speech = { language, direction: translations.get(language.toLowerCase())?.direction ?? 'ltr' }
  const translated = translatedLetter(order.letter, language, translations)
  const own = await findTenantTemplate(context, order, language)
  if (own !== undefined)
    try {
      return renderLetter({ subject: own.subject ?? translated.subject, body: own.body }, values, speech)
    } catch (fault) {
      if (!(fault instanceof TemplateFault)) throw fault
      noteTemplateFailure(context, own, fault.message)
    }
  try {
    return renderLetter(translated, values, speech)
  } catch (fault) {
    if (!(fault instanceof TemplateFault)) throw fault
    context.log.warn({ err: fault, letter: order.letter, language }, 'the translation of a letter failed, so it is sent in a built-in language')
    return renderLetter(builtInLetter(order.letter, language), values)
  }
}

/** The page of the link: a letter about the console leads to the account where the console is switched off. */
const pathFor = ({ serverSettings }: Context, { path = '/account' }: Letter): string =>
  path.startsWith('/console/') && !serverSettings['console.enabled'] ? '/account' : path

/** Renders a letter. `id` is that of the job that sends it. */
export async function writeLetter(context: Context, order: Letter, { id, sender }: { readonly id: string; readonly sender: string }): Promise<Message> {
  const { to, values } = order
  const safe = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, breakLinks(value)]))
  const told = { ...safe, brand: context.tenant.name, link: `${context.issuer}${pathFor(context, order)}` }
  return { from: sender, to, id, ...(await drawLetter(context, order, told)) }
}
