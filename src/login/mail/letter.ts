import { z } from 'zod'
import type { Context } from '#http/context.ts'
import type { Message } from '#kit/mail.ts'
import { renderHtml, renderText } from '#kit/template.ts'
import { en, type Letters } from './words/en.ts'
import { fr } from './words/fr.ts'

/** The languages that letters are written in. */
const languages: Readonly<Record<string, Letters>> = { en, fr }

/** A letter that is to be written: which, to whom, and what it tells. */
export const letterSchema = z.object({
  letter: z.enum(Object.keys(en) as (keyof Letters)[]),
  to: z.string(),
  /** The backend of the person it is to, whose mail server it goes by. */
  backend_id: z.string().optional(),
  /** A language tag; English where nothing is written in it. */
  locale: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Letter = z.infer<typeof letterSchema>

/** Longer names than these are cut: whoever chooses one must not write the letter. */
const LONGEST_NAME = 60
/** A dot between letters would be made a link by mail programs, to a place that the chooser of a name likes. */
const unlinked = (value: string | number) =>
  typeof value === 'string'
    ? value
        .slice(0, LONGEST_NAME)
        .replace(/\p{Cc}/gu, ' ')
        .replace(/[:/.](?=\S)/gu, '$& ')
    : value

/** The letter in words. `id` is that of the job that sends it. */
export function writeLetter(
  { tenant, issuer }: Context,
  { letter, to, locale = 'en', values }: Letter,
  { id, sender }: { readonly id: string; readonly sender: string },
): Message {
  const words = (languages[locale.slice(0, 2).toLowerCase()] ?? en)[letter]
  const told = { ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, unlinked(value)])), brand: tenant.name, link: `${issuer}/account` }
  return {
    from: sender,
    to,
    id,
    subject: renderText(words.subject, told),
    text: renderText(words.body, told),
    html: framed(renderHtml(words.body, told)),
  }
}

/** Paragraphs of what stands between empty lines; a line that is an address of ours alone is a link. The values in it are escaped already. */
const framed = (text: string): string =>
  `<!doctype html><meta charset="utf-8">${text
    .split('\n\n')
    .map((part) => `<p>${/^https?:\/\/\S+$/.test(part) ? `<a href="${part}">${part}</a>` : part}</p>`)
    .join('\n')}`
