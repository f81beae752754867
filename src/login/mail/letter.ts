import { z } from 'zod'
import type { Context } from '#http/context.ts'
import type { Message } from '#kit/mail.ts'
import { renderHtml, renderText } from '#kit/template.ts'
import { en, type Letters } from './words/en.ts'
import { fr } from './words/fr.ts'

/** The languages that letters are written in. */
const languages: Readonly<Record<string, Letters>> = { en, fr }

/** An order of a letter: its template, recipient and values. */
export const letterSchema = z.object({
  letter: z.enum(Object.keys(en) as (keyof Letters)[]),
  to: z.string(),
  /** The backend of the recipient, whose mail server sends it. */
  backend_id: z.string().optional(),
  /** A language tag; English where there is no translation. */
  locale: z.string().optional(),
  /** The path of its link, below the issuer; the account page unless said. */
  path: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Letter = z.infer<typeof letterSchema>

/** Longer names are cut, because an attacker could write the text of a letter by choosing a long name. */
const LONGEST_NAME = 60
/** Mail programs turn a dot between letters into a link, so an attacker could put a link into a name. */
const unlinked = (value: string | number) =>
  typeof value === 'string'
    ? value
        .slice(0, LONGEST_NAME)
        .replace(/\p{Cc}/gu, ' ')
        .replace(/[:/.](?=\S)/gu, '$& ')
    : value

/** Renders a letter. `id` is that of the job that sends it. */
export function writeLetter(
  { tenant, issuer }: Context,
  { letter, to, locale = 'en', path = '/account', values }: Letter,
  { id, sender }: { readonly id: string; readonly sender: string },
): Message {
  const words = (languages[locale.slice(0, 2).toLowerCase()] ?? en)[letter]
  const told = { ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, unlinked(value)])), brand: tenant.name, link: `${issuer}${path}` }
  return {
    from: sender,
    to,
    id,
    subject: renderText(words.subject, told),
    text: renderText(words.body, told),
    html: framed(renderHtml(words.body, told)),
  }
}

/**
 * Renders a text as HTML: empty lines separate paragraphs, and a line with only an address of ours becomes a link. The values are escaped already.
 */
const framed = (text: string): string =>
  `<!doctype html><meta charset="utf-8">${text
    .split('\n\n')
    .map((part) => `<p>${/^https?:\/\/\S+$/.test(part) ? `<a href="${part}">${part}</a>` : part}</p>`)
    .join('\n')}`
