import { z } from 'zod'
import { integer, type Kind, shape, text, webUrl } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

const section = 'Branding'

/** A colour as a form writes it: `#12107c`. */
export const colour = (): Kind<string> => ({
  name: 'colour',
  schema: z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'must be a colour like #12107c'),
  column: 'text',
  widget: 'line',
  same: (a, b) => a.toLowerCase() === b.toLowerCase(),
})

/** True for a tag as browsers write it. Another spelling would be a second place for the same language, and what is no tag breaks the formatting of dates. */
const isLanguageTag = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag && tag.length <= 35
  } catch {
    return false
  }
}
/** A tag of a language (BCP 47). */
export const languageTag = () => z.string().refine(isLanguageTag, 'must be a language tag like de or pt-BR')
/** Texts of pages and letters, by their names. */
export const namedTexts = () => z.record(z.string().max(128), z.string().min(1).max(8192))

/**
 * The look of the pages of an identity provider, for those who write no templates. Nothing of it is markup or style: the style sheet is made of the
 * colours, which are checked, and every text is shown as text.
 */
export const look = {
  brand_name: field(text(64), { doc: 'The name that the pages show as their owner. If not set: that of the tenant.', optional: true, section }),
  page_title: field(text(64), { doc: "The words after the title of each page in the browser's tab. If not set: the name above.", optional: true, section }),
  logo_uri: field(webUrl(), {
    doc: 'The logo at the head of the pages: PNG, JPEG, WebP or GIF of at most 256 KiB, of which the server keeps a copy.',
    optional: true,
    section,
  }),
  background_uri: field(webUrl(), {
    doc: 'A picture behind the pages, of at most 512 KiB, of which the server keeps a copy.',
    optional: true,
    section,
  }),
  accent_color: field(colour(), {
    doc: 'The colour of buttons; links take it as far as they stay readable. It stands out from the card by 3:1 at least.',
    spec: 'WCAG 2.2 §1.4.11',
    optional: true,
    section,
  }),
  accent_color_dark: field(colour(), { doc: 'The same in dark mode. If not set: the accent colour, made as bright as it must be.', optional: true, section }),
  background_color: field(colour(), {
    doc: 'The colour behind the card. Text on it reaches 4.5:1 at least.',
    spec: 'WCAG 2.2 §1.4.3',
    optional: true,
    section,
  }),
  background_color_dark: field(colour(), { doc: 'The same in dark mode.', optional: true, section }),
  card_color: field(colour(), {
    doc: 'The colour of the card with the forms. Text on it reaches 4.5:1 at least.',
    spec: 'WCAG 2.2 §1.4.3',
    optional: true,
    section,
  }),
  card_color_dark: field(colour(), { doc: 'The same in dark mode.', optional: true, section }),
  corner_radius: field(integer(0, 24), { doc: 'How round buttons and inputs are, in pixels. Cards are rounder in proportion.', optional: true, section }),
  texts: field(shape('texts by language', z.record(languageTag(), namedTexts())), {
    doc: 'Words of the pages in place of ours: language → name of the text → text, such as `{"en": {"signIn": "Log in"}}`. `GET /api/page-texts` lists the names.',
    optional: true,
    section,
  }),
  help_uri: field(webUrl(), { doc: 'Where people find help: a link at the foot of the pages.', optional: true, section }),
  policy_uri: field(webUrl(), { doc: 'The privacy policy at the foot of the pages, where the application has none of its own.', optional: true, section }),
  tos_uri: field(webUrl(), { doc: 'The terms of service at the foot of the pages, where the application has none of its own.', optional: true, section }),
}
